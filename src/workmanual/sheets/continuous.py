"""A sheet for spreadsheets: what goes on over pages of paper is one long page, with its page ends remembered.

Takes a sheet laid out on paper, gives long pages. Pages that only go on stand one below the other, each with its small
heading, and a table that goes on with its head: what a spreadsheet repeats would stand above the next part as well. In
a register, all of whose pages are alike, the pages of one table become one table, whose fields and heads, which a
spreadsheet repeats, stand once. A book keeps each page type once and loses its cover; a chart is given as the table of
names that it is drawn from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, chain, repeat
from typing import Final

from workmanual.model.record import FormKind
from workmanual.sheets.name_table import name_table
from workmanual.sheets.pagination import spread
from workmanual.sheets.paper import SPARE, printable_height
from workmanual.sheets.sheet import Band, BlankId, CoverBand, Drawing, Grid, GridKind, Heading, Page, Sheet

_BLANK_NAMES: Final = range(30, 23, -1)
"""Rows of a chart's table of names where there are no data: as many of these as take the fewest pages."""
_GOING_ON: Final = 9.0
"""Height of the heading of a page that only goes on, mm."""


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


def continuous(sheet: Sheet, mark: str) -> tuple[LongPage, ...]:
    """The sheet's long pages, at least one; `mark` stands behind the title of pages that only go on."""
    sheet = replace(sheet, pages=tuple(_without_drawings(sheet, mark)))
    kept = list(_once(_that_flow(sheet.pages)))
    inner = [pages for pages in kept if not any(isinstance(band, CoverBand) for band in pages[0].bands)] or kept
    is_register = sheet.kind is FormKind.REGISTER and all(len(pages) == 1 for pages in inner)
    if is_register:
        return tuple(_registers([pages[0] for pages in inner]))
    return tuple(_below_each_other(pages) for pages in inner)


def as_sheet(sheet: Sheet, long: Sequence[LongPage]) -> Sheet:
    """The same sheet with the long pages as its pages."""
    return replace(sheet, pages=tuple(one.page for one in long))


def _that_flow(pages: Sequence[Page]) -> Iterator[tuple[Page, ...]]:
    """Pages grouped: each first one with those that go on from it."""
    starts = [number for number, page in enumerate(pages) if number == 0 or not page.flows]
    for start, stop in zip(starts, [*starts[1:], len(pages)], strict=True):
        yield tuple(pages[start:stop])


def _once(groups: Iterable[tuple[Page, ...]]) -> Iterator[tuple[Page, ...]]:
    """Each page type of a book once; what is of no type always."""
    seen: set[str] = set()
    for pages in groups:
        if pages[0].type not in seen:
            yield pages
        seen |= {pages[0].type} - {""}


def _below_each_other(pages: Sequence[Page]) -> LongPage:
    bands = list(pages[0].bands)
    ends: list[PageEnd] = []
    for page in pages[1:]:
        ends.append(PageEnd(len(bands) - 1, len(bands[-1].rows) if isinstance(bands[-1], Grid) else 0))
        bands += [page.heading, *page.bands]
    return LongPage(replace(pages[0], bands=tuple(bands)), tuple(ends), repeats=False)


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


def _without_drawings(sheet: Sheet, mark: str) -> Iterator[Page]:
    """The sheet's pages with names listed instead of drawn, on as many pages as the list takes."""
    room = printable_height(sheet.orientation) - SPARE
    for page in sheet.pages:
        if not any(isinstance(band, Drawing) for band in page.bands):
            yield page
            continue
        further = _going_on(page.heading, mark)
        capacity = partial(_capacity, room, page.heading, further)
        ways = [spread([_names(band, rows) for band in page.bands], capacity) for rows in _BLANK_NAMES]
        pages = min(ways, key=len)
        headings = chain((page.heading,), repeat(further))
        for number, (heading, bands) in enumerate(zip(headings, pages, strict=False)):
            yield replace(page, heading=heading, bands=bands, flows=page.flows or number > 0)


def _capacity(room: float, first: Heading, further: Heading, number: int) -> float:
    return room - (further if number else first).height


def _going_on(heading: Heading, mark: str) -> Heading:
    """The heading of a page that goes on from a page with this one."""
    number = tuple(blank for blank in heading.blanks if blank.id is BlankId.NUMBER)
    return Heading(title=heading.title, continued=mark, aside=heading.aside, blanks=number, height=_GOING_ON)


def _names(band: Band, rows: int) -> Band:
    """The drawing as a table of names, with so many blank rows where there are no data; other bands as they are."""
    return (name_table(band, rows) or band) if isinstance(band, Drawing) else band
