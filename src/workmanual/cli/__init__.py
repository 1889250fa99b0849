"""The command line: one table of subcommands.

Each row names a subcommand and the function that runs it; its help and examples are the locale's. Exit codes: 0 fine
(also with warnings), 1 errors found, 2 wrong usage. Nothing a user can do wrong ends in a traceback.
"""

from __future__ import annotations

import sys
from typing import Final

import click

from workmanual import __version__
from workmanual.cli import build, check, explain, serve
from workmanual.cli.terminal import say_error
from workmanual.ground import resources
from workmanual.ground.project import NotAProject

COMMANDS: Final[dict[str, click.Command]] = {
    "check": check.command,
    "explain": explain.command,
    "build": build.command,
    "serve": serve.command,
}
"""Every subcommand, in the order in which help lists them."""


class _Group(click.Group):
    """Lists the subcommands in the table's order."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click passes it)
        return list(COMMANDS)


def _group() -> click.Group:
    words = resources.locale().commands
    group = _Group("workmanual", help=words["group"].summary, epilog=words["group"].help)
    click.version_option(__version__, prog_name="workmanual", message="%(prog)s %(version)s")(group)
    for name, command in COMMANDS.items():
        said = words[name]
        command.name = name
        command.short_help = said.summary
        examples = "\n".join(("", "\b", *said.examples)) if said.examples else ""
        command.help = f"{said.summary}\n\n{said.help}\n\n{examples}"
        group.add_command(command)
    return group


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not be UTF-8; a character it lacks must not end the program.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # both are text files
    try:
        _group()(prog_name="workmanual")
    except NotAProject as problem:
        say_error(resources.locale().labels["not-a-project"].format(folder=problem))
        sys.exit(2)
