"""Record forms on paper: what is measured and typed can be printed and written on (WM5xx). Measures in mm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from workmanual.checks.record_fields import Place, Placed, blocks_of, placed_fields, tables_of
from workmanual.findings import Finding, finding
from workmanual.model.record import Chart, FieldType, FormField, FormKind, FormTable, RecordForm, Shown
from workmanual.sheets.paper import (
    LOWEST_ROW,
    NARROWEST_COLUMN,
    NUMBER_COLUMN,
    RULED_LINE,
    printable_height,
    printable_width,
)
from workmanual.span import Span
from workmanual.views.index import Index

NARROWEST: Final = 5.0
"""One hand-written character (records.md)."""
MOST_ROWS: Final = 500
"""Blank rows; whoever asks for more made a slip of the pen."""
MOST_PAGES: Final = 200
_PAGES_COUNTED: Final = frozenset({FormKind.REGISTER})
"""Kinds that count their blank rows in pages; the others count rows."""
MOST_TIMES: Final = 60
"""Pages of one type in a book."""
MOST_DECIMALS: Final = 4
MOST_DIGITS: Final = 6
MOST_BOXES: Final = 60
"""Of a drawing."""
MOST_IN_A_LEVEL: Final = 20
LOWEST_CHART: Final = 40.0

_WRITTEN: Final = frozenset(
    {FieldType.TEXT, FieldType.TEXTAREA, FieldType.NUMBER, FieldType.DATE, FieldType.MONTH, FieldType.TIME}
)
_WITH_UNIT: Final = frozenset({FieldType.TEXT, FieldType.NUMBER, FieldType.COMPUTED})
_EVERY: Final = frozenset(FieldType)
_NONE: Final[frozenset[FieldType]] = frozenset()
_ENTERED: Final = frozenset({FieldType.NUMBER})
_FIGURES: Final = frozenset({FieldType.NUMBER, FieldType.COMPUTED})
_ANYWHERE: Final[Mapping[str, frozenset[FieldType]]] = {
    "unit": _WITH_UNIT,
    "lines": _NONE,
    "wide": _NONE,
    "width": _NONE,
    "formula": frozenset({FieldType.COMPUTED}),
    "min": _ENTERED,
    "max": _ENTERED,
    "decimals": _FIGURES,
    "shows": _NONE,
    "proves": _NONE,
    "sum": _NONE,
    "merge": _NONE,
}
_EFFECTS: Final[Mapping[Place, Mapping[str, frozenset[FieldType]]]] = {
    Place.SHARED: {**_ANYWHERE, "lines": _WRITTEN, "wide": _EVERY},
    Place.COVER: _ANYWHERE,
    Place.FIELDS: {**_ANYWHERE, "lines": _WRITTEN, "wide": _EVERY - {FieldType.PICTURE}},
    Place.TABLE: {**_ANYWHERE, "width": _EVERY},
    Place.CHART: _ANYWHERE,
    Place.SIGNS: {**_ANYWHERE, "unit": _NONE},
}
"""For each place of a field: which keys reach paper with which types; what depends on the table is below."""
_STUCK_OR_STAMPED: Final = frozenset({FieldType.SEAL, FieldType.PICTURE})
_TYPES: Final[Mapping[Place, frozenset[FieldType]]] = {
    Place.SHARED: _EVERY - _STUCK_OR_STAMPED - {FieldType.SIGN, FieldType.COMPUTED},
    Place.COVER: _EVERY - _STUCK_OR_STAMPED - {FieldType.COMPUTED},
    Place.FIELDS: _EVERY,
    Place.TABLE: _EVERY - _STUCK_OR_STAMPED,
    Place.CHART: _EVERY - _STUCK_OR_STAMPED - {FieldType.SIGN, FieldType.COMPUTED},
    Place.SIGNS: frozenset({FieldType.SIGN, FieldType.SEAL, FieldType.TEXT}),
}
"""For each place of a field: types that have room there. A signature without a type is a text to the reader."""


def places(index: Index) -> Iterator[Finding]:
    """What is written about a field reaches paper (WM518), and its type has room where it stands (WM519)."""
    for form in index.manual.forms:
        for placed in placed_fields(form):
            field = placed.field
            if field.type not in _TYPES[placed.place]:
                yield finding("WM519", field.at, label=field.label, type=field.type, place=placed.place)
                continue
            for key in _given(field):
                if not _has_effect(key, placed):
                    yield finding("WM518", field.at, label=field.label, key=key)


def _given(field: FormField) -> Iterator[str]:
    """Keys of which the author wrote something else than what goes without saying."""
    given = {
        "unit": bool(field.unit),
        "lines": field.lines != 1,
        "wide": field.wide,
        "width": field.width is not None,
        "formula": field.formula is not None,
        "min": field.min is not None,
        "max": field.max is not None,
        "decimals": field.decimals is not None,
        "shows": field.shows is not None,
        "proves": field.proves is not None,
        "sum": field.sum,
        "merge": field.merge,
    }
    return (key for key, is_given in given.items() if is_given)


def _has_effect(key: str, placed: Placed) -> bool:
    if placed.table is None or key not in _OF_THE_TABLE:
        return placed.field.type in _EFFECTS[placed.place][key]
    return _OF_THE_TABLE[key](placed.field, placed.table)


def _is_over_the_scheme(_column: FormField, table: FormTable) -> bool:
    return table.each is not None


def _can_be_added(column: FormField, _table: FormTable) -> bool:
    return column.type in _FIGURES or column.shows is Shown.POINTS


def _is_printed(column: FormField, table: FormTable) -> bool:
    """Whether some row has printed words in this column."""
    place = table.columns.index(column)
    return column.shows is not None or any(any(cells[place : place + 1]) for cells in table.prefilled)


_OF_THE_TABLE: Final[Mapping[str, Callable[[FormField, FormTable], bool]]] = {
    "shows": _is_over_the_scheme,
    "proves": _is_over_the_scheme,
    "sum": _can_be_added,
    "merge": _is_printed,
}
"""Keys whose effect depends on the column's table."""


def measures(index: Index) -> Iterator[Finding]:
    """Widths, heights and numbers of things can be printed (WM512)."""
    for form in index.manual.forms:
        width = printable_width(form.paper.orientation)
        height = printable_height(form.paper.orientation)
        for field in form.fields():
            yield from _measured(field.at, "lines", field.lines, 1, height // RULED_LINE)
            yield from _measured(field.at, "decimals", field.decimals, 0, MOST_DECIMALS)
        for table in tables_of(form):
            for column in table.columns:
                yield from _measured(column.at, "width", column.width, NARROWEST, width)
            if table.row_height >= LOWEST_ROW:  # a lower one is WM506
                yield from _measured(table.at, "row_height", table.row_height, LOWEST_ROW, height)
            yield from _measured(table.at, "rows", table.rows, 1, MOST_ROWS)
            yield from _measured(table.at, "pages", table.pages, 1, MOST_PAGES)
        for part in form.parts:
            if part.pages is not None:
                yield from _measured(part.pages.at, "count", part.pages.count, 1, MOST_TIMES)
        if form.numbering is not None:
            yield from _measured(form.numbering.at, "digits", form.numbering.digits, 1, MOST_DIGITS)
        for chart in (block.chart for block in blocks_of(form) if block.chart is not None):
            yield from _chart(chart, height)


def _chart(chart: Chart, height: float) -> Iterator[Finding]:
    yield from _measured(chart.at, "height", chart.height, LOWEST_CHART, height)
    if not chart.levels:
        yield from _measured(chart.at, "boxes", chart.boxes, 1, MOST_BOXES)
    for level in chart.levels:
        yield from _measured(level.at, "boxes", level.boxes, 1, MOST_IN_A_LEVEL)


def _measured(at: Span, key: str, given: float | None, least: float, most: float) -> Iterator[Finding]:
    if given is not None and not least <= given <= most:
        yield finding("WM512", at, key=key, found=f"{given:.10g}", least=f"{least:g}", most=f"{most:g}")


def limits(index: Index) -> Iterator[Finding]:
    """The least number that may be entered is not above the greatest (WM538)."""
    for form in index.manual.forms:
        for field in form.fields():
            least = field.min or 0.0
            if field.max is not None and least > field.max:
                yield finding("WM538", field.at, label=field.label, least=f"{least:.10g}", most=f"{field.max:.10g}")


def tables(index: Index) -> Iterator[Finding]:
    """Tables fit the sheet (WM505), can be written in (WM506), and count their rows as their kind does (WM508);

    totals have words and something to add up (WM537).
    """
    for form in index.manual.forms:
        for table in tables_of(form):
            yield from _widths(form, table)
            if table.row_height < LOWEST_ROW:
                yield finding("WM506", table.at, height=f"{table.row_height:g}")
            yield from _rows(form, table)
            yield from _totals(table)
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
    """A register counts pages, every other kind rows (or has them prefilled); how many of them is WM512.

    Rows of the assessment scheme are counted there (WM534).
    """
    if table.each is not None:
        return
    wanted = "pages" if form.kind in _PAGES_COUNTED else "rows"
    given = {"rows": table.rows, "pages": table.pages}
    other = next(name for name in given if name != wanted)
    is_counted = given[wanted] is not None or (wanted == "rows" and bool(table.prefilled))
    if not is_counted or given[other] is not None:
        yield finding("WM508", table.at, kind=form.kind, wanted=wanted)


def _totals(table: FormTable) -> Iterator[Finding]:
    added = [column for column in table.columns if column.sum]
    if table.total and not added:
        yield finding("WM537", table.at, given="total", missing="sum")
    if added and not table.total:
        yield finding("WM537", added[0].at, given="sum", missing="total")
