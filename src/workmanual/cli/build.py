"""`workmanual build`: the site as plain `mkdocs build` makes it, then proved complete outside MkDocs' hooks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from workmanual.cli.terminal import say, say_error, show
from workmanual.findings import has_errors
from workmanual.ground import resources
from workmanual.ground.project import checked_edition, edition_ids, find_root
from workmanual.ground.proof import missing_files
from workmanual.report.findings_text import passages, summary


@click.command()
def command() -> None:
    """Check, build, prove."""
    root = find_root(Path.cwd())
    locale = resources.locale()
    checked = [checked_edition(root, edition) for edition in edition_ids(root)]
    for edition in checked:
        if has_errors(edition.findings):
            show(passages(edition.findings, locale, edition.lines()))
            say_error(summary(edition.findings, locale))
            sys.exit(1)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", str(root / "mkdocs.yml")],
        cwd=root,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(1)
    site = root / "site"
    missing = [path for edition in checked if edition.manual for path in missing_files(site, edition.manual)]
    if missing:
        say_error(locale.labels["incomplete-site"].format(files=" ".join(missing)))
        sys.exit(1)
    say(locale.labels["built"].format(site=site, index=site / "index.html"))
