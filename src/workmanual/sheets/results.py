"""What a sheet whose data are known computes, written into its cells before it is printed.

Takes a sheet with a chart drawn from data, gives the same sheet with its statistics filled in; a sheet without data is
given back as it is, for its numbers are written by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workmanual.sheets.evaluation import Value, evaluated
from workmanual.sheets.name_table import name_table
from workmanual.sheets.places import Place
from workmanual.sheets.sheet import Band, Cell, CellRole, Drawing, Grid, Page, Sheet


def with_results(sheet: Sheet) -> Sheet:
    """The sheet with a value in every cell that is computed from a chart's data."""
    if not any(isinstance(band, Drawing) and band.data for page in sheet.pages for band in page.bands):
        return sheet
    listed = replace(sheet, pages=tuple(_listed(page) for page in sheet.pages))
    values = evaluated(listed, {})
    pages = (_page(page, number, values) for number, page in enumerate(sheet.pages))
    return replace(sheet, pages=tuple(pages))


def _listed(page: Page) -> Page:
    """The page with the table of names in place of each drawing, for formulas to gather."""
    bands = ((name_table(band, 1) or band) if isinstance(band, Drawing) else band for band in page.bands)
    return replace(page, bands=tuple(bands))


def _page(page: Page, number: int, values: Mapping[Place, Value]) -> Page:
    return replace(page, bands=tuple(_band(band, number, place, values) for place, band in enumerate(page.bands)))


def _band(band: Band, page: int, number: int, values: Mapping[Place, Value]) -> Band:
    if not isinstance(band, Grid):
        return band
    rows = (
        replace(
            row,
            cells=tuple(_cell(cell, values.get(Place(page, number, place, at))) for at, cell in enumerate(row.cells)),
        )
        for place, row in enumerate(band.rows)
    )
    return replace(band, rows=tuple(rows))


def _cell(cell: Cell, value: Value) -> Cell:
    if cell.computed is None or cell.role is not CellRole.ENTRY or value is None or cell.options:
        return cell
    return replace(cell, value=_shown(value, cell.decimals))


def _shown(value: Value, decimals: int | None) -> str:
    if not isinstance(value, float | int):
        return str(value)
    return f"{value:.10g}" if decimals is None else f"{value:.{decimals}f}"
