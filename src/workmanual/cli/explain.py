"""`workmanual explain`: what a code means."""

from __future__ import annotations

import sys

import click

from workmanual.cli.terminal import say_error
from workmanual.findings import CATALOGUE, near_codes
from workmanual.ground import resources
from workmanual.locale import Locale
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
    known = code.strip().upper()
    if known not in CATALOGUE:
        say_error(_unknown(code, locale))
        sys.exit(2)
    click.echo(explanation.explain(known, locale), nl=False)


def _unknown(code: str, locale: Locale) -> str:
    near = near_codes(code)
    if not near:
        return locale.labels["unknown-code"].format(code=code)
    return locale.labels["unknown-code-near"].format(code=code, near=locale.labels["comma"].join(near))
