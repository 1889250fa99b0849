"""`workmanual build`: the site as plain `mkdocs build` makes it, then proved complete outside MkDocs' hooks."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from workmanual.cli.outcome import outcome_of
from workmanual.cli.terminal import mkdocs, say, say_error, show
from workmanual.editions.states import States
from workmanual.findings import has_errors
from workmanual.ground import resources
from workmanual.ground.edition_states import DRAFTS, TODAY, edition_states, today, unread_editions, with_drafts
from workmanual.ground.project import SITE, checked_edition, edition_ids, find_root
from workmanual.ground.proof import missing_files
from workmanual.ground.publishing import AlreadyBuildingError, building, recover
from workmanual.ground.stamp import is_current, remember
from workmanual.locale import Locale
from workmanual.report.findings_text import closing, passages


@click.command()
@click.option("--drafts", is_flag=True)
@click.option("--today", "day", type=click.DateTime(["%Y-%m-%d"]))
def command(drafts: bool, day: datetime | None) -> None:
    """Check, build, prove; nothing where nothing has changed."""
    root = find_root(Path.cwd())
    locale = resources.locale()
    if drafts:
        os.environ[DRAFTS] = "1"
    if day is not None:
        os.environ[TODAY] = day.date().isoformat()
    try:
        with building(root):
            _build(root, locale)
    except AlreadyBuildingError:
        say_error(locale.labels["already-building"])
        sys.exit(1)


def _build(root: Path, locale: Locale) -> None:
    site = root / SITE
    recover(site)
    states = None if unread_editions(root) else _states(root, locale)
    if states is not None and is_current(root, site, states):
        say(locale.labels["nothing-changed"].format(index=site / "index.html"))
        return
    checked = [checked_edition(root, edition) for edition in edition_ids(root)]
    outcome = outcome_of(checked, sealed=tuple(one.id for one in checked if one.is_released))
    total = "\n".join(closing(outcome.findings, locale, outcome.loosenings))
    if states is None or has_errors(outcome.findings):
        show(passages(outcome.findings, locale, outcome.sources))
        say_error(total)
        sys.exit(1)
    say(total)
    if mkdocs("build", "--quiet", "--config-file", str(root / "mkdocs.yml")) != 0:
        sys.exit(1)
    built = (one.manual for one in checked if one.manual and one.id in states.published)
    missing = [path for manual in built for path in missing_files(site, manual)]
    if missing:
        say_error(locale.labels["incomplete-site"].format(files=" ".join(missing)))
        sys.exit(1)
    remember(root, site, states)
    say(locale.labels["built"].format(site=site, index=site / "index.html"))


def _states(root: Path, locale: Locale) -> States:
    try:
        return edition_states(root, today(), drafts=with_drafts())
    except LookupError:
        say_error(locale.labels["no-edition"])
    except ValueError:
        say_error(locale.labels["no-day"].format(name=TODAY, said=os.environ.get(TODAY, "")))
    sys.exit(1)
