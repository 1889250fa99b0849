"""`workmanual check`: findings of the drafts, and what the program puts right of them."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from workmanual import __version__
from workmanual.cli.mending import show_mending, write_mending
from workmanual.cli.outcome import Outcome, outcome_of
from workmanual.cli.progress import bar
from workmanual.cli.terminal import say, say_error, show
from workmanual.findings import Severity, has_errors
from workmanual.ground import resources
from workmanual.ground.examining import Progress
from workmanual.ground.mending import is_released
from workmanual.ground.project import CheckedEdition, checked_edition, edition_ids, find_root, guarded_edition
from workmanual.locale import Locale
from workmanual.report import findings_json, findings_sarif
from workmanual.report.findings_github import commands
from workmanual.report.findings_text import closing, passages, summary

TEXT: Final = "text"


def _text(outcome: Outcome, locale: Locale) -> None:
    show(passages(outcome.findings, locale, outcome.sources))
    for line in closing(outcome.findings, locale, outcome.loosenings, fixable=outcome.fixable):
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
    TEXT: _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
"""How an outcome is reported, by the name after --format."""


@click.command()
@click.argument("editions", nargs=-1)
@click.option("--diff", is_flag=True)
@click.option("--fix", is_flag=True)
@click.option("--format", "format_", type=click.Choice(tuple(FORMATS)), default=TEXT)
@click.option("--strict", is_flag=True)
def command(editions: tuple[str, ...], diff: bool, fix: bool, format_: str, strict: bool) -> None:
    """Check the editions named, or every draft and the integrity of what is released."""
    gc.disable()  # this process ends before its garbage could weigh anything
    root, locale = find_root(Path.cwd()), resources.locale()
    wanted = _wanted(root, editions)
    sealed = tuple(edition for edition in wanted if is_released(root, edition))
    guarded = () if editions else sealed
    if diff or fix:
        _mend(root, wanted, sealed, is_written=not diff, is_named=bool(editions), aside=format_ != TEXT)
    with bar(locale.labels["checking"]) as progress:
        checked = [_checked(root, edition, progress, is_guarded=edition in guarded) for edition in wanted]
    outcome = outcome_of(checked, sealed=sealed)
    if diff and format_ == TEXT:
        say(summary(outcome.findings, locale))
    else:
        FORMATS[format_](outcome if diff or not fix else replace(outcome, fixable=0), locale)
    findings = outcome.findings
    failed = has_errors(findings) or (strict and any(one.severity is Severity.WARNING for one in findings))
    sys.exit(1 if failed else 0)


def _checked(root: Path, edition: str, progress: Progress, *, is_guarded: bool) -> CheckedEdition:
    return guarded_edition(root, edition) if is_guarded else checked_edition(root, edition, progress)


def _mend(
    root: Path, wanted: Sequence[str], sealed: Sequence[str], *, is_written: bool, is_named: bool, aside: bool
) -> None:
    """Show what can be put right, or put it right, in every edition but released ones; to name one is wrong usage."""
    labels = resources.locale().labels
    if sealed:
        label = "released-refused" if is_named else "released-passed-over"
        say_error(labels[label].format(editions=labels["comma"].join(sealed)))
    if sealed and is_named:
        sys.exit(2)
    drafts = [edition for edition in wanted if edition not in sealed]
    (write_mending if is_written else show_mending)(root, drafts, aside=aside)


def _wanted(root: Path, editions: tuple[str, ...]) -> tuple[str, ...]:
    known = edition_ids(root)
    for edition in editions:
        if edition not in known:
            labels = resources.locale().labels
            say_error(labels["unknown-edition"].format(edition=edition, known=labels["comma"].join(known) or "—"))
            sys.exit(2)
    return editions or known
