"""`workmanual check`: findings of the drafts."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workmanual.cli.terminal import say, say_error, show
from workmanual.findings import Finding, Severity, has_errors
from workmanual.ground import resources
from workmanual.ground.project import CheckedEdition, checked_edition, edition_ids, find_root
from workmanual.report import findings_json
from workmanual.report.findings_text import passages, summary


@click.command()
@click.argument("editions", nargs=-1)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.option("--strict", is_flag=True)
def command(editions: tuple[str, ...], format_: str, strict: bool) -> None:
    """Check the editions named, or every draft."""
    root = find_root(Path.cwd())
    checked = [checked_edition(root, edition) for edition in _wanted(root, editions)]
    findings = [found for edition in checked for found in edition.findings]
    if format_ == "json":
        click.echo(findings_json.dumps(findings_json.report(findings, resources.locale())), nl=False)
    else:
        _print(checked, findings)
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


def _print(checked: list[CheckedEdition], findings: list[Finding]) -> None:
    locale = resources.locale()
    for edition in checked:
        show(passages(edition.findings, locale, edition.lines()))
    say(summary(findings, locale))
