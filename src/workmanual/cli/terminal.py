"""What the commands print: plain lines, coloured only on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import click

from workmanual.findings import Severity
from workmanual.report.findings_text import Passage

_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def say(text: str = "") -> None:
    """A line on standard output."""
    click.echo(text)


def say_error(text: str) -> None:
    """A line on standard error."""
    click.echo(text, err=True)


def show(passages: Iterable[Passage]) -> None:
    """Findings, one below the other."""
    for passage in passages:
        click.secho(passage.headline, fg=_COLOURS[passage.severity], bold=passage.severity is Severity.ERROR)
        for line in passage.below:
            click.secho(line, dim=line.lstrip().startswith("="))
