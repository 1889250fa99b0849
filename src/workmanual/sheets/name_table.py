"""The table of names that a chart is drawn from, for media that do not draw, or that somebody fills in first.

Takes a drawing, gives a grid: its columns as heads, a row for each row of its data, blank rows where it has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workmanual.sheets.paper import LOWEST_ROW, ROW
from workmanual.sheets.sheet import Align, Cell, CellRole, Drawing, Grid, GridKind, Row


def name_table(drawing: Drawing, blank_rows: int) -> Grid | None:
    """The table, as wide as the drawing; None for a drawing that goes on from another, which has the table."""
    heads = tuple(replace(cell, role=CellRole.HEAD, columns=1, rows=1, align=Align.CENTER) for cell in drawing.columns)
    if not heads:
        return None
    widths = tuple(cell.width for cell in heads)
    data = drawing.data or ((),) * blank_rows
    title = Cell(role=CellRole.TITLE, width=sum(widths), columns=len(widths), text=drawing.title)
    head = ((_row((title,), LOWEST_ROW),) if drawing.title else ()) + (_row(heads, ROW),)
    return Grid(kind=GridKind.TABLE, widths=widths, head=head, rows=tuple(_named(heads, one) for one in data))


def _named(heads: Sequence[Cell], values: Sequence[str]) -> Row:
    given = (*values, *("" for _ in heads[len(values) :]))
    cells = (
        replace(head, role=CellRole.ENTRY, text="", broken=(), note="", required="", value=value, align=Align.START)
        for head, value in zip(heads, given, strict=False)
    )
    return _row(tuple(cells), ROW)


def _row(cells: tuple[Cell, ...], height: float) -> Row:
    return Row(cells=cells, height=height, least=height, most=height)
