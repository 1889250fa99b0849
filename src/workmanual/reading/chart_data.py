"""The list that a chart is drawn from.

Takes a CSV file's bytes and the chart, gives rows of words, one for each of the chart's columns and in their order, or
what is wrong with it. Heads are the labels of the columns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import isfinite
from typing import Final

from workmanual.findings import Finding, finding
from workmanual.model.record import Chart, FieldType, FormField
from workmanual.reading.csv_table import Cell, Column, Row, read_csv
from workmanual.reading.unit_list import uncovered
from workmanual.span import Span

MOST: Final = 300
"""Rows; a sheet of A4 holds forty boxes, and three hundred are no longer one chart."""
LONGEST: Final = 60
"""Characters of a cell."""
_TARGET, _ABOVE = 3, 4
"""Columns of a network, 0-based: the number of the target in a row, and that of the row it hangs from."""


def read_chart_data(
    content: bytes, path: str, chart: Chart, covered: Collection[str]
) -> tuple[tuple[tuple[str, ...], ...], tuple[Finding, ...]]:
    """The rows, and findings WM130 to WM134 and WM136 to WM139; where one of them is an error there are no rows.

    A word with a character that our faces lack is left out (WM137).
    """
    columns = tuple(
        Column((str(field.label),), required=field.required or place == 0) for place, field in enumerate(chart.columns)
    )
    rows, found = read_csv(content, path, columns, MOST)
    found = (
        *found,
        *(one for row in rows for one in _wrong_numbers(row, chart.columns)),
        *_wrong_places(rows, chart),
        *(one for row in rows for cell in row for one in _unprintable(cell, covered)),
    )
    if any(one.code != "WM137" for one in found):
        return (), found
    return tuple(tuple(_printed(cell.text, covered) for cell in row) for row in rows), found


def _printed(text: str, covered: Collection[str]) -> str:
    return "" if set(text).difference(covered) else text


def _unprintable(cell: Cell, covered: Collection[str]) -> Iterator[Finding]:
    yield from uncovered(Cell(" ".join(cell.text.split()), cell.at), covered)


def _wrong_numbers(row: Row, fields: Sequence[FormField]) -> Iterator[Finding]:
    for cell, field in zip(row, fields, strict=True):
        if field.type is FieldType.NUMBER and cell.text and not _is_number(cell.text, field):
            yield finding("WM138", cell.at, column=str(field.label), found=cell.text[:LONGEST])


def _is_number(text: str, field: FormField) -> bool:
    try:
        number = float(text)
    except ValueError:
        return False
    least = 0.0 if field.min is None else field.min
    return isfinite(number) and least <= number and (field.max is None or number <= field.max)


def _wrong_places(rows: Sequence[Row], chart: Chart) -> Iterator[Finding]:
    """In a network: levels that it has not, targets named twice, and rows that hang from none."""
    if not chart.levels:
        return
    levels = [str(level.title) for level in chart.levels]
    for cell in (row[0] for row in rows):
        if cell.text and cell.text not in levels:
            yield _unknown(cell, chart.columns[0], levels)
    if len(chart.columns) <= _ABOVE:
        return
    targets: dict[str, Span] = {}
    for cell in (row[_TARGET] for row in rows):
        if cell.text in targets:
            yield finding("WM134", cell.at, name=cell.text, first=str(targets[cell.text].line))
        elif cell.text:
            targets[cell.text] = cell.at
    for cell in (row[_ABOVE] for row in rows):
        if cell.text and cell.text not in targets:
            yield _unknown(cell, chart.columns[_ABOVE], list(targets))


def _unknown(cell: Cell, column: FormField, known: Sequence[str]) -> Finding:
    return finding("WM139", cell.at, column=str(column.label), found=cell.text[:LONGEST], known=" ".join(known[:20]))
