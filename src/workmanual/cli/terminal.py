"""What the commands share: plain lines, coloured only on a terminal, and how they run MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from typing import Final

import click

from workmanual.findings import Severity
from workmanual.report.difference import Line, Part
from workmanual.report.findings_text import Passage

_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_PARTS: Final = {Part.FILE: None, Part.PLACE: "cyan", Part.OLD: "red", Part.NEW: "green", Part.SAME: None}


def mkdocs(*arguments: str) -> int:
    """Run MkDocs in a process of its own, without the theme's notice about its future, and give its exit code."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False).returncode


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


def show_difference(lines: Iterable[Line], *, err: bool) -> None:
    """A difference, on standard output or standard error; what differs within a line stands out."""
    for line in lines:
        for words, differs in line.pieces:
            click.secho(words, nl=False, err=err, fg=_PARTS[line.part], bold=line.part is Part.FILE, reverse=differs)
        click.echo(err=err)
