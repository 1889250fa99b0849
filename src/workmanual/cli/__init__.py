"""The command line: one table of subcommands.

Each row names a subcommand and the function that runs it; its help and examples are the locale's. Exit codes: 0 fine
(also with warnings), 1 errors found, 2 wrong usage. Nothing a user can do wrong ends in a traceback.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Final

import click

from workmanual import __version__
from workmanual.cli import build, check, compare, draft, erratum, explain, forms, release, serve, verify, withdraw
from workmanual.cli.terminal import say_error
from workmanual.ground import resources
from workmanual.ground.project import NotAProject

COMMANDS: Final[dict[str, click.Command]] = {
    "check": check.command,
    "explain": explain.command,
    "build": build.command,
    "serve": serve.command,
    "forms": forms.command,
    "compare": compare.command,
    "draft": draft.command,
    "release": release.command,
    "withdraw": withdraw.command,
    "erratum": erratum.command,
    "verify": verify.command,
}
"""Every subcommand, in the order in which help lists them."""


class _Group(click.Group):
    """Lists the subcommands in the table's order."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click passes it)
        return list(COMMANDS)


@cache  # the commands get their words once
def _group() -> click.Group:
    locale = resources.locale()
    words = locale.commands
    group = _Group("workmanual", help=words["group"].summary, epilog=words["group"].help)
    version = click.version_option(
        __version__, message="%(prog)s %(version)s", help=locale.labels["version-option"], prog_name="workmanual"
    )
    version(group)
    help_option = click.help_option(help=locale.labels["help-option"])
    help_option(group)
    for name, command in COMMANDS.items():
        said = words[name]
        command.name = name
        command.short_help = said.summary
        examples = "\n".join(("", "\b", *said.examples)) if said.examples else ""
        command.help = f"{said.summary}\n\n{said.help}\n\n{examples}"
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.name:
                parameter.help = said.options[parameter.name]
        help_option(command)
        group.add_command(command)
    return group


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not be UTF-8; a character it lacks must not end the program.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # both are text files
    labels = resources.locale().labels
    try:
        sys.exit(_group().main(prog_name="workmanual", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as problem:
        say_error(problem.format_message())
        sys.exit(2)
    except click.UsageError as problem:
        command = problem.ctx.command_path if problem.ctx else "workmanual"
        say_error(labels["wrong-usage"].format(problem=problem.format_message().rstrip("."), command=command))
        sys.exit(2)
    except click.Abort:
        say_error(labels["interrupted"])
        sys.exit(1)
    except NotAProject as problem:
        say_error(labels["not-a-project"].format(folder=problem))
        sys.exit(2)
