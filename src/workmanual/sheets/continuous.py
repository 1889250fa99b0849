"""A sheet for spreadsheets: what goes on over pages of paper is one long page, with its page ends remembered.

Takes a sheet laid out on paper, gives long pages. Pages that only go on are put together (`flowing`); in a register the
pages of one table become one table, whose fields and heads, which a spreadsheet repeats, stand once. A book keeps each
page type once and loses its cover; a chart is given as the table of names that it is drawn from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from workmanual.model.record import FormKind
from workmanual.sheets.flowing import flowing, without_repeats
from workmanual.sheets.name_table import name_table
from workmanual.sheets.sheet import Band, CoverBand, Drawing, Grid, GridKind, Page, Sheet

_BLANK_NAMES: Final = 30
"""Rows of a chart's table of names where there are no data."""


@dataclass(frozen=True, slots=True)
class PageEnd:
    """Where the paper's page ends, after so many rows of a band."""

    band: int
    rows: int
    """0 after a band that has no rows."""


@dataclass(frozen=True, slots=True)
class LongPage:
    """What fills one worksheet."""

    page: Page
    ends: tuple[PageEnd, ...]
    """Of all its pages of paper but the last, in order."""
    repeats: bool
    """Everything down to the head of its table is printed again on every page."""


def continuous(sheet: Sheet) -> tuple[LongPage, ...]:
    """The sheet's long pages; at least one."""
    ends = {pages[0].heading: _ends(sheet, pages) for pages in _that_flow(sheet.pages)}
    long = [LongPage(page, ends.get(page.heading, ()), repeats=False) for page in without_repeats(sheet).pages]
    inner = [one for one in long if not any(isinstance(band, CoverBand) for band in one.page.bands)]
    if sheet.kind is FormKind.REGISTER:
        inner = list(_registers([one.page for one in inner]))
    return tuple(replace(one, page=_without_drawings(one.page)) for one in inner or long)


def as_sheet(sheet: Sheet, long: Sequence[LongPage]) -> Sheet:
    """The same sheet with the long pages as its pages."""
    return replace(sheet, pages=tuple(one.page for one in long))


def _that_flow(pages: Sequence[Page]) -> Iterator[tuple[Page, ...]]:
    """Pages grouped: each first one with those that go on from it."""
    starts = [number for number, page in enumerate(pages) if number == 0 or not page.flows]
    for start, stop in zip(starts, [*starts[1:], len(pages)], strict=True):
        yield tuple(pages[start:stop])


def _ends(sheet: Sheet, pages: Sequence[Page]) -> tuple[PageEnd, ...]:
    return tuple(_end(flowing(replace(sheet, pages=tuple(pages[:count]))).pages[0]) for count in range(1, len(pages)))


def _end(page: Page) -> PageEnd:
    last = page.bands[-1]
    return PageEnd(len(page.bands) - 1, len(last.rows) if isinstance(last, Grid) else 0)


def _registers(pages: Sequence[Page]) -> Iterator[LongPage]:
    """Pages whose tables differ in nothing but their rows, as one."""
    group: list[Page] = []
    for page in pages:
        if group and _without_rows(page) != _without_rows(group[0]):
            yield _register(group)
            group = []
        group.append(page)
    if group:
        yield _register(group)


def _register(pages: Sequence[Page]) -> LongPage:
    first = pages[0]
    place = _table(first.bands)
    if place is None:
        return LongPage(first, (), repeats=False)
    tables = [band for page in pages for band in page.bands[place : place + 1] if isinstance(band, Grid)]
    whole = replace(tables[0], rows=tuple(row for table in tables for row in table.rows))
    counts = accumulate(len(table.rows) for table in tables[:-1])
    bands = (*first.bands[:place], whole, *first.bands[place + 1 :])
    return LongPage(replace(first, bands=bands), tuple(PageEnd(place, count) for count in counts), repeats=True)


def _table(bands: Sequence[Band]) -> int | None:
    places = [place for place, band in enumerate(bands) if isinstance(band, Grid) and band.kind is GridKind.TABLE]
    return places[0] if places else None


def _without_rows(page: Page) -> tuple[object, ...]:
    """What pages of one table have in common: heights differ where pages are filled."""
    return (page.heading.title, page.type, *(_shape(band) for band in page.bands))


def _shape(band: Band) -> object:
    if not isinstance(band, Grid):
        return band
    rows = () if band.kind is GridKind.TABLE else tuple(row.cells for row in band.rows)
    return (band.kind, band.widths, tuple(row.cells for row in band.head), rows)


def _without_drawings(page: Page) -> Page:
    listed = (_names(band) if isinstance(band, Drawing) else band for band in page.bands)
    return replace(page, bands=tuple(listed))


def _names(drawing: Drawing) -> Band:
    return name_table(drawing, _BLANK_NAMES) or drawing
