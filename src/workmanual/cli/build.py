"""`workmanual build`: the site as plain `mkdocs build` makes it, then proved complete outside MkDocs' hooks."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workmanual.cli.outcome import outcome_of
from workmanual.cli.terminal import mkdocs, say, say_error, show
from workmanual.findings import has_errors
from workmanual.ground import resources
from workmanual.ground.project import SITE, checked_edition, edition_ids, find_root
from workmanual.ground.proof import missing_files
from workmanual.ground.publishing import recover
from workmanual.ground.stamp import is_current, remember
from workmanual.report.findings_text import closing, passages


@click.command()
def command() -> None:
    """Check, build, prove; nothing where nothing has changed."""
    root = find_root(Path.cwd())
    site = root / SITE
    locale = resources.locale()
    recover(site)
    if is_current(root, site):
        say(locale.labels["nothing-changed"].format(index=site / "index.html"))
        return
    checked = [checked_edition(root, edition) for edition in edition_ids(root)]
    outcome = outcome_of(checked)
    total = "\n".join(closing(outcome.findings, locale, outcome.loosenings))
    if has_errors(outcome.findings):
        show(passages(outcome.findings, locale, outcome.sources))
        say_error(total)
        sys.exit(1)
    say(total)
    if mkdocs("build", "--quiet", "--config-file", str(root / "mkdocs.yml")) != 0:
        sys.exit(1)
    missing = [path for edition in checked if edition.manual for path in missing_files(site, edition.manual)]
    if missing:
        say_error(locale.labels["incomplete-site"].format(files=" ".join(missing)))
        sys.exit(1)
    remember(root, site)
    say(locale.labels["built"].format(site=site, index=site / "index.html"))
