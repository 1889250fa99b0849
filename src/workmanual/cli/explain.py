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
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
def command(code: str | None, list_: bool, format_: str) -> None:
    """Explain one code, or list them all."""
    locale = resources.locale()
    wanted = None if list_ or code is None else code.strip().upper()
    if wanted is not None and wanted not in CATALOGUE:
        say_error(_unknown(wanted, locale))
        sys.exit(2)
    if format_ == "json":
        text = explanation.dumps(explanation.explanations([wanted] if wanted else CATALOGUE, locale))
    else:
        text = explanation.explain(wanted, locale) if wanted else explanation.listing(locale)
    click.echo(text, nl=False)


def _unknown(code: str, locale: Locale) -> str:
    near = near_codes(code)
    if not near:
        return locale.labels["unknown-code"].format(code=code)
    return locale.labels["unknown-code-near"].format(code=code, near=locale.labels["comma"].join(near))
