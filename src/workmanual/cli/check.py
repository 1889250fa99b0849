"""`workmanual check`: findings of the drafts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import click

from workmanual import __version__
from workmanual.cli.outcome import Outcome, outcome_of
from workmanual.cli.terminal import say, say_error, show
from workmanual.findings import Severity, has_errors
from workmanual.ground import resources
from workmanual.ground.project import checked_edition, edition_ids, find_root
from workmanual.locale import Locale
from workmanual.report import findings_json, findings_sarif
from workmanual.report.findings_github import commands
from workmanual.report.findings_text import closing, passages


def _text(outcome: Outcome, locale: Locale) -> None:
    show(passages(outcome.findings, locale, outcome.sources))
    for line in closing(outcome.findings, locale, outcome.loosenings):
        say(line)


def _json(outcome: Outcome, locale: Locale) -> None:
    report = findings_json.report(outcome.findings, locale, outcome.loosenings)
    click.echo(findings_json.dumps(report), nl=False)


def _github(outcome: Outcome, locale: Locale) -> None:
    click.echo(commands(outcome.findings, locale, outcome.loosenings), nl=False)


def _sarif(outcome: Outcome, locale: Locale) -> None:
    log = findings_sarif.log(outcome.findings, locale, outcome.sources, __version__, outcome.loosenings)
    click.echo(findings_sarif.dumps(log), nl=False)


FORMATS: Final[Mapping[str, Callable[[Outcome, Locale], None]]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
"""How an outcome is reported, by the name after --format."""


@click.command()
@click.argument("editions", nargs=-1)
@click.option("--format", "format_", type=click.Choice(tuple(FORMATS)), default="text")
@click.option("--strict", is_flag=True)
def command(editions: tuple[str, ...], format_: str, strict: bool) -> None:
    """Check the editions named, or every draft."""
    root = find_root(Path.cwd())
    outcome = outcome_of([checked_edition(root, edition) for edition in _wanted(root, editions)])
    FORMATS[format_](outcome, resources.locale())
    findings = outcome.findings
    failed = has_errors(findings) or (strict and any(one.severity is Severity.WARNING for one in findings))
    sys.exit(1 if failed else 0)


def _wanted(root: Path, editions: tuple[str, ...]) -> tuple[str, ...]:
    known = edition_ids(root)
    for edition in editions:
        if edition not in known:
            labels = resources.locale().labels
            say_error(labels["unknown-edition"].format(edition=edition, known=labels["comma"].join(known) or "—"))
            sys.exit(2)
    return editions or known
