"""`workmanual compare`: what changed between two editions, as a table to publish or as data."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

FORMATS: Final = ("json", "md", "html", "pdf", "docx", "xlsx")


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="md", show_default=True)
@click.option("--role")
@click.option("--kind", "kinds", multiple=True)
@click.option("--output", type=click.Path(path_type=Path, file_okay=False))
def command(  # noqa: PLR0917  (one for each option)
    old: str, new: str, format_: str, role: str | None, kinds: tuple[str, ...], output: Path | None
) -> None:
    """Compare two editions."""
    from workmanual.cli import comparing  # noqa: PLC0415  (only this command loads what comparisons are written with)

    comparing.run(comparing.Asked(old=old, new=new, format=format_, role=role, kinds=kinds, output=output))
