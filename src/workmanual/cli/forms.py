"""`workmanual forms`: record forms as files, blank or in packs for the units of a list."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from workmanual.model.record import FormFormat

FORMATS: Final[Mapping[str, FormFormat]] = {
    "pdf": FormFormat.PDF,
    "fill": FormFormat.FILLABLE,
    "xlsx": FormFormat.XLSX,
    "docx": FormFormat.DOCX,
}
"""By the name after --format."""
MOST_WORKERS: Final = 32


@click.command()
@click.argument("codes", nargs=-1)
@click.option("--edition")
@click.option("--format", "formats", type=click.Choice(tuple(FORMATS)), multiple=True)
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), default=Path("forms"), show_default=True)
@click.option("--unit-list", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--period")
@click.option("--data", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--workers", type=click.IntRange(1, MOST_WORKERS))
@click.option("--list", "list_", is_flag=True)
def command(  # noqa: PLR0917  (one for each option)
    codes: tuple[str, ...],
    edition: str | None,
    formats: tuple[str, ...],
    output: Path,
    unit_list: Path | None,
    period: str | None,
    data: Path | None,
    workers: int | None,
    list_: bool,
) -> None:
    """Make the forms named, or all of them."""
    from workmanual.cli import form_making  # noqa: PLC0415  (only this command loads what forms are made with)

    asked = form_making.Asked(
        codes=codes,
        edition=edition,
        formats=tuple(FORMATS[name] for name in formats),
        output=output,
        unit_list=unit_list,
        period=period,
        data=data,
        workers=workers,
    )
    if list_:
        form_making.list_forms(asked)
    else:
        form_making.make(asked)
