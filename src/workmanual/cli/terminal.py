"""What the commands share: plain lines, coloured only on a terminal, and how they run MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from typing import Final

import click

from workmanual.findings import Severity
from workmanual.report.findings_text import Passage

_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


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
