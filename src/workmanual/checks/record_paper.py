"""Record forms on paper: what is measured and typed can be printed and written on (WM5xx). Measures in mm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workmanual.checks.records import blocks_of
from workmanual.findings import Finding, finding
from workmanual.model.record import FieldType, FormField, FormKind, FormTable, RecordForm
from workmanual.sheets.paper import (
    LOWEST_ROW,
    NARROWEST_COLUMN,
    NUMBER_COLUMN,
    RULED_LINE,
    printable_height,
    printable_width,
)
from workmanual.views.index import Index

NARROWEST: Final = 5.0
"""One hand-written character (records.md)."""
MOST_ROWS: Final = 500
"""Blank rows; whoever asks for more made a slip of the pen."""
MOST_PAGES: Final = 200
_ROWS_BY_KIND: Final = {FormKind.SINGLE: "rows", FormKind.REGISTER: "pages"}
"""How a kind counts its blank rows."""

_WRITTEN: Final = frozenset(
    {FieldType.TEXT, FieldType.TEXTAREA, FieldType.NUMBER, FieldType.DATE, FieldType.MONTH, FieldType.TIME}
)
_WITH_UNIT: Final = frozenset({FieldType.TEXT, FieldType.NUMBER})
_EVERY: Final = frozenset(FieldType)
_NONE: Final[frozenset[FieldType]] = frozenset()
_EFFECTS: Final[Mapping[str, Mapping[str, frozenset[FieldType]]]] = {
    "fields": {"unit": _WITH_UNIT, "lines": _WRITTEN, "wide": _EVERY - {FieldType.PICTURE}, "width": _NONE},
    "table": {"unit": _WITH_UNIT, "lines": _NONE, "wide": _NONE, "width": _EVERY},
    "signs": {"unit": _NONE, "lines": _NONE, "wide": _NONE, "width": _NONE},
}
"""For each place of a field: which keys reach paper with which types."""
_TYPES: Final[Mapping[str, frozenset[FieldType]]] = {
    "fields": _EVERY,
    "table": _EVERY - {FieldType.SEAL, FieldType.PICTURE},
    "signs": frozenset({FieldType.SIGN, FieldType.SEAL, FieldType.TEXT}),
}
"""For each place of a field: types that have room there. A signature without a type is a text to the reader."""


def places(index: Index) -> Iterator[Finding]:
    """What is written about a field reaches paper (WM518), and its type has room where it stands (WM519)."""
    for form in index.manual.forms:
        for place, field in _placed(form):
            if field.type not in _TYPES[place]:
                yield finding("WM519", field.at, label=field.label, type=field.type, place=place)
                continue
            for key in _given(field):
                if field.type not in _EFFECTS[place][key]:
                    yield finding("WM518", field.at, label=field.label, key=key)


def _placed(form: RecordForm) -> Iterator[tuple[str, FormField]]:
    for block in blocks_of(form):
        yield from (("fields", field) for field in block.fields)
        yield from (("table", field) for field in (block.table.columns if block.table else ()))
        yield from (("signs", field) for field in block.signs)


def _given(field: FormField) -> Iterator[str]:
    """Keys of which the author wrote something else than what goes without saying."""
    given = {"unit": bool(field.unit), "lines": field.lines != 1, "wide": field.wide, "width": field.width is not None}
    return (key for key, is_given in given.items() if is_given)


def measures(index: Index) -> Iterator[Finding]:
    """Widths, heights and numbers of lines and rows can be printed (WM512)."""
    for form in index.manual.forms:
        width = printable_width(form.paper.orientation)
        height = printable_height(form.paper.orientation)
        for field in form.fields():
            yield from _measured(field, "lines", field.lines, 1, height // RULED_LINE)
        for table in _tables(form):
            for column in table.columns:
                yield from _measured(column, "width", column.width, NARROWEST, width)
            if table.row_height >= LOWEST_ROW:  # a lower one is WM506
                yield from _measured(table, "row_height", table.row_height, LOWEST_ROW, height)
            yield from _measured(table, "rows", table.rows, 1, MOST_ROWS)
            yield from _measured(table, "pages", table.pages, 1, MOST_PAGES)


def _measured(
    thing: FormField | FormTable, key: str, given: float | None, least: float, most: float
) -> Iterator[Finding]:
    if given is not None and not least <= given <= most:
        yield finding("WM512", thing.at, key=key, found=f"{given:.10g}", least=f"{least:g}", most=f"{most:g}")


def _tables(form: RecordForm) -> Iterator[FormTable]:
    return (block.table for block in blocks_of(form) if block.table is not None)


def tables(index: Index) -> Iterator[Finding]:
    """Tables fit the sheet (WM505), can be written in (WM506), and count their rows as their kind does (WM508)."""
    for form in index.manual.forms:
        for table in _tables(form):
            yield from _widths(form, table)
            if table.row_height < LOWEST_ROW:
                yield finding("WM506", table.at, height=f"{table.row_height:g}")
            yield from _rows(form, table)
            for row, cells in enumerate(table.prefilled, start=1):
                if len(cells) > len(table.columns):
                    yield finding("WM510", table.at, row=str(row), columns=str(len(table.columns)))


def _widths(form: RecordForm, table: FormTable) -> Iterator[Finding]:
    available = printable_width(form.paper.orientation)
    widths = [NARROWEST_COLUMN if column.width is None else column.width for column in table.columns]
    if any(not NARROWEST <= width <= available for width in widths):  # WM512 says so
        return
    width = sum(widths) + (NUMBER_COLUMN if table.numbered else 0)
    if width > available:
        yield finding("WM505", table.at, width=f"{width:g}", available=f"{available:g}")


def _rows(form: RecordForm, table: FormTable) -> Iterator[Finding]:
    """A single sheet counts rows (or has them prefilled), a register pages; how many of them is WM512."""
    wanted = _ROWS_BY_KIND[form.kind]
    given = {"rows": table.rows, "pages": table.pages}
    other = next(name for name in given if name != wanted)
    is_counted = given[wanted] is not None or (wanted == "rows" and bool(table.prefilled))
    if not is_counted or given[other] is not None:
        yield finding("WM508", table.at, kind=form.kind, wanted=wanted)
