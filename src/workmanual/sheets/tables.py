"""A table: column heads, then rows to fill in, some with printed words, perhaps a last row of totals.

Takes the table of a block and how many blank rows it gets, gives a grid. Printed words come from the author, or from
the assessment scheme, one row for each of its indicators or vetoes; words that repeat down a column may stand once
beside all their rows. Columns without a width share what is left of the sheet; where authors' widths do not add up to
it, the columns give and take in proportion, so that the frame is always as wide as the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise, zip_longest
from typing import Final

from workmanual.model.assessment import Safeguard
from workmanual.model.record import FieldType, FormField, FormTable, Shown
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


def table_grid(table: FormTable, width: float, words: Vocabulary, blank_rows: int) -> Grid:
    """The table with its prefilled rows and then this many blank ones, without its title."""
    widths = column_widths(table, width)
    filled = [*_printed_rows(table, words), *([_BLANK_ROW] * blank_rows)]
    rows = [_row(table, widths, words, number, given) for number, given in enumerate(filled, start=1)]
    rows = _merged(table, rows)
    if table.total:
        rows.append(_totals(table, widths, words))
    return Grid(kind=GridKind.TABLE, widths=widths, head=(_head(table, widths, words),), rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class _Printed:
    """The printed words of one row."""

    cells: tuple[str, ...] = ()
    """Of each column; empty or missing where it is a blank."""
    points: float | None = None
    """Of the indicator in this row."""


_BLANK_ROW: Final = _Printed()


def _printed_rows(table: FormTable, words: Vocabulary) -> list[_Printed]:
    if table.each is None:
        return [_Printed(cells) for cells in table.prefilled]
    rows = words.scheme.rows[table.each] if words.scheme else ()
    return [
        _Printed(tuple(row.words.get(column.shows, "") if column.shows else "" for column in table.columns), row.points)
        for row in rows
    ]


def _merging(column: FormField) -> bool:
    """Whether printed words that repeat down this column stand once."""
    return column.merge or column.shows is Shown.CATEGORY


def _merged(table: FormTable, rows: list[Row]) -> list[Row]:
    """Rows in which printed words that repeat stand once, beside all of them; never across words at their left."""
    columns = tuple(str(column.id) for column in table.columns if _merging(column))
    texts = [tuple(_words_in(column, row) for column in columns) for row in rows]
    merged: list[Row] = rows
    for place, column in enumerate(columns):
        groups = [len(list(group)) for _, group in groupby(words[: place + 1] for words in texts)]
        ends = tuple(accumulate(groups, initial=0))
        merged = [row for start, end in pairwise(ends) for row in _once(merged[start:end], column)]
    return merged


def _words_in(column: str, row: Row) -> str:
    return next((cell.text for cell in row.cells if cell.field == column), "")


def _once(rows: list[Row], column: str) -> list[Row]:
    """Rows with the same words in a column: the first has them, over all; a blank is a blank of each row."""
    if not _words_in(column, rows[0]):
        return rows
    words = next(cell for cell in rows[0].cells if cell.field == column)
    short = _cell_needs(words).natural - sum(row.least for row in rows)
    rows = [_higher(row, short / len(rows)) for row in rows] if short > 0 else rows
    first = replace(
        rows[0],
        cells=tuple(replace(cell, rows=len(rows)) if cell.field == column else cell for cell in rows[0].cells),
    )
    others = [replace(row, cells=tuple(cell for cell in row.cells if cell.field != column)) for row in rows[1:]]
    return [first, *others]


def _higher(row: Row, more: float) -> Row:
    least = row.least + more
    return replace(row, least=least, height=max(row.height, least), most=max(row.most, least))


def _totals(table: FormTable, widths: tuple[float, ...], words: Vocabulary) -> Row:
    """The last row: words, then a total below each column that is added up."""
    inner = widths[len(widths) - len(table.columns) :]
    before = next((place for place, column in enumerate(table.columns) if column.sum), len(table.columns))
    lead = len(widths) - len(table.columns) + before
    cells: list[Cell] = []
    if lead:
        width = sum(widths[:lead])
        broken = words.broken(table.total, width)
        cells.append(
            Cell(role=CellRole.LABEL, width=width, columns=lead, text=table.total, broken=broken, align=Align.CENTER)
        )
    for column, width in zip(table.columns[before:], inner[before:], strict=True):
        cells.append(_total(table, column, width, words) if column.sum else Cell(role=CellRole.WORDS, width=width))
    return row_of(cells, writing(max(table.row_height, LOWEST_ROW)))


def _total(table: FormTable, column: FormField, width: float, words: Vocabulary) -> Cell:
    """A total to write; printed where all that it adds up is printed."""
    if column.shows is Shown.POINTS:
        total = sum(row.points or 0.0 for row in _printed_rows(table, words))
        text = f"{total:.10g}"
        return Cell(role=CellRole.WORDS, width=width, text=text, broken=(text,), number=total, align=Align.CENTER)
    return Cell(role=CellRole.TOTAL, width=width, field=column.id, type=FieldType.COMPUTED, decimals=column.decimals)


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


def _row(table: FormTable, widths: tuple[float, ...], words: Vocabulary, number: int, given: _Printed) -> Row:
    cells: list[Cell] = []
    if table.numbered:
        cells.append(Cell(role=CellRole.NUMBER, width=widths[0], text=str(number), align=Align.CENTER))
    needs = writing(max(table.row_height, LOWEST_ROW))
    inner = widths[len(cells) :]
    for column, width, text in zip_longest(table.columns, inner, given.cells[: len(inner)], fillvalue=None):
        assert column is not None and width is not None, "as many widths as columns"  # noqa: PT018  (one claim)
        cell = _printed(column, width, text, words) if text else _blank(column, width, words)
        if given.points is not None and column.shows is Shown.POINTS:
            cell = replace(cell, number=given.points)
        if given.points is not None and column.proves is Safeguard.SCORE:
            cell = replace(cell, most=given.points)
        cells.append(cell)
        if not (text and _merging(column)):  # those have room in all rows that they stand beside
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
    if cell.options and cell.options != ("",):
        return printed(options_height(cell))
    return printed(0.0)
