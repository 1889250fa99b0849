"""`workmanual explain`: what a code means."""

from __future__ import annotations

import sys

import click

from workmanual.cli.terminal import say_error
from workmanual.findings import CATALOGUE
from workmanual.ground import resources
from workmanual.report import explanation


@click.command()
@click.argument("code", required=False)
@click.option("--list", "list_", is_flag=True)
def command(code: str | None, list_: bool) -> None:
    """Explain one code, or list them all."""
    locale = resources.locale()
    if list_ or code is None:
        click.echo(explanation.listing(locale), nl=False)
        return
    known = code.upper()
    if known not in CATALOGUE:
        say_error(locale.labels["unknown-code"].format(code=code))
        sys.exit(2)
    click.echo(explanation.explain(known, locale), nl=False)
