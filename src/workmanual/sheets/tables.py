"""A table: column heads, then rows to fill in, some with printed words in their first cells.

Takes the table of a block and how many blank rows it gets, gives a grid. Columns without a width share what is left of
the sheet; where authors' widths do not add up to it, the columns give and take in proportion, so that the frame is
always as wide as the sheet.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import Final

from workmanual.model.record import FieldType, FormField, FormTable
from workmanual.sheets import typesetting
from workmanual.sheets.entries import Needs, entry, label, label_needs, options_height, printed, writing
from workmanual.sheets.fields import row_of
from workmanual.sheets.paper import CELL, LOWEST_ROW, NARROWEST_COLUMN, NUMBER_COLUMN, PADDING
from workmanual.sheets.sheet import Align, Cell, CellRole, Grid, GridKind, Row
from workmanual.sheets.vocabulary import Vocabulary

_CENTRED_UP_TO: Final = 30.0
"""Printed words of a column no wider than this stand in its middle, mm."""
_EVEN_UP_TO: Final = 2
"""Printed words of more lines fill their lines like any text."""
_WITH_OPTIONS: Final = (FieldType.CHOICE, FieldType.CHECKS, FieldType.CHECK)


def table_grid(table: FormTable, width: float, words: Vocabulary, blank_rows: int) -> Grid:
    """The table with its prefilled rows and then this many blank ones, without its title."""
    widths = column_widths(table, width)
    filled = [*table.prefilled, *([()] * blank_rows)]
    rows = tuple(_row(table, widths, words, number, cells) for number, cells in enumerate(filled, start=1))
    return Grid(kind=GridKind.TABLE, widths=widths, head=(_head(table, widths, words),), rows=rows)


def renumbered(rows: tuple[Row, ...], first: int) -> tuple[Row, ...]:
    """The same rows with their printed numbers counted from `first`."""
    return tuple(
        replace(row, cells=tuple(_with_number(cell, number) for cell in row.cells))
        for number, row in enumerate(rows, start=first)
    )


def _with_number(cell: Cell, number: int) -> Cell:
    return replace(cell, text=str(number)) if cell.role is CellRole.NUMBER else cell


def column_widths(table: FormTable, width: float) -> tuple[float, ...]:
    """Widths of all columns, the printed number's first; they add up to `width`."""
    numbers = [NUMBER_COLUMN] if table.numbered else []
    available = width - sum(numbers)
    given = [column.width for column in table.columns]
    free = [one for one in given if one is None]
    taken = sum(one for one in given if one is not None)
    share = max(NARROWEST_COLUMN, (available - taken) / len(free)) if free else 0.0
    wanted = [share if one is None else one for one in given]
    factor = available / sum(wanted) if wanted and sum(wanted) > 0 else 1.0
    return (*numbers, *(one * factor for one in wanted))


def _head(table: FormTable, widths: tuple[float, ...], words: Vocabulary) -> Row:
    cells: list[Cell] = []
    if table.numbered:
        number = words["sheet-number"]
        cells.append(Cell(role=CellRole.HEAD, width=widths[0], text=number, broken=(number,), align=Align.CENTER))
    for column, width in zip(table.columns, widths[len(cells) :], strict=True):
        cells.append(_column_head(column, width, words))
    needs = printed(LOWEST_ROW)
    for cell in cells:
        needs = needs.and_also(label_needs(cell))
    return row_of(cells, needs)


def _column_head(column: FormField, width: float, words: Vocabulary) -> Cell:
    """A unit stands in the head, once, and not in every row."""
    made = label(column, width, words, CellRole.HEAD)
    unit = words["sheet-unit"].format(unit=column.unit) if column.unit else ""
    return replace(made, note=unit + made.note)


def _row(table: FormTable, widths: tuple[float, ...], words: Vocabulary, number: int, filled: tuple[str, ...]) -> Row:
    cells: list[Cell] = []
    if table.numbered:
        cells.append(Cell(role=CellRole.NUMBER, width=widths[0], text=str(number), align=Align.CENTER))
    needs = writing(max(table.row_height, LOWEST_ROW))
    inner = widths[len(cells) :]
    for column, width, text in zip_longest(table.columns, inner, filled[: len(inner)], fillvalue=None):
        assert column is not None and width is not None, "as many widths as columns"  # noqa: PT018  (one claim)
        cell = _printed(column, width, text, words) if text else _blank(column, width, words)
        cells.append(cell)
        needs = needs.and_also(_cell_needs(cell))
    return row_of(cells, needs)


def _printed(column: FormField, width: float, text: str, words: Vocabulary) -> Cell:
    align = Align.CENTER if width <= _CENTRED_UP_TO else Align.START
    broken = words.broken(text, width, CELL)
    if align is Align.START and len(broken) > _EVEN_UP_TO:
        broken = ()
    return Cell(role=CellRole.WORDS, width=width, text=text, broken=broken, field=column.id, align=align)


def _blank(column: FormField, width: float, words: Vocabulary) -> Cell:
    """Ruled lines and units are for fields; a row of a table is its own line."""
    made = entry(replace(column, unit=""), width, words)
    return replace(made, lines=0)


def _cell_needs(cell: Cell) -> Needs:
    if cell.text:
        lines = len(cell.broken) or typesetting.lines(cell.text, CELL, cell.width - 2 * PADDING)
        return printed(lines * CELL.line + 2 * 0.8)
    if cell.type in _WITH_OPTIONS and cell.options != ("",):
        return printed(options_height(cell))
    return printed(0.0)
