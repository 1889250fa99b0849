"""A record book on paper: cover, instructions with the list of its pages, and page types that repeat.

Takes what the parts of a form share, gives its pages. Every page type begins a page each time; page numbers run
through the whole book, so that a leaf torn out is missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workmanual.model.record import Block, Cover, Part
from workmanual.sheets.bands import Making, block_bands, finished, guide, kept_by, title_row
from workmanual.sheets.entries import printed
from workmanual.sheets.fields import field_columns, field_grid, row_of
from workmanual.sheets.headings import Headings
from workmanual.sheets.pagination import filled_up, spread
from workmanual.sheets.paper import COVER_TITLE, LOWEST_ROW, SPARE, printable_height
from workmanual.sheets.sheet import Align, Band, Cell, CellRole, CoverBand, Grid, GridKind, Heading, Page

_COVER_ROW: Final = 14.0
_NUMBER_COLUMNS: Final = 30.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """The pages of one part."""

    part: Part
    pages: tuple[Page, ...]
    times: int


def book(making: Making, headings: Headings) -> tuple[Page, ...]:
    """All pages of the book in order."""
    placed = [_Placed(part, *_part(part, making, headings)) for part in making.form.parts]
    pages: list[Page] = []
    for one in placed:
        if one.part.instructions:
            pages += _guide_pages(making, headings, placed)
        else:
            pages += one.pages
    return tuple(pages) or (Page(heading=headings.first(making.form.title), bands=()),)


def _part(part: Part, making: Making, headings: Headings) -> tuple[tuple[Page, ...], int]:
    if part.cover:
        return (_cover(part.cover, making),), 1
    if part.instructions:
        return _guide_pages(making, headings, ()), 1
    names = (part.pages.names if part.pages else ()) or ("",) * (part.pages.count if part.pages else 1)
    once = _page_type(part, making, headings)
    pages = tuple(_named(page, name, headings) for name in names for page in once)
    return pages, len(names)


def _named(page: Page, name: str, headings: Headings) -> Page:
    """The page with which of its type it is: 3 月."""
    aside = "\u3000".join(filter(None, (name, page.heading.aside)))
    heading = headings.further(page.type, aside) if page.flows else headings.page(page.type, aside)
    return replace(page, heading=heading)


def _page_type(part: Part, making: Making, headings: Headings) -> tuple[Page, ...]:
    """Its pages once, each filled to the foot."""
    given = finished(block_bands(part, making), making)
    aside = kept_by(part, making.words)
    first, further = headings.page(part.title, aside), headings.further(part.title)
    room = printable_height(making.form.paper.orientation) - SPARE

    def capacity(number: int) -> float:
        return room - (further if number else first).height

    pages = spread(given, capacity)
    return tuple(
        Page(
            heading=further if number else first,
            bands=filled_up(page, capacity(number)),
            flows=number > 0,
            type=part.title,
        )
        for number, page in enumerate(pages)
    )


def _cover(cover: Cover, making: Making) -> Page:
    """Organisation, title, and blanks for whose book of which year it is."""
    height = printable_height(making.form.paper.orientation) - SPARE
    block = Block(at=cover.at, columns=1, fields=cover.fields)
    grid = field_grid(block, field_columns(making.form, making.words), making.words)
    rows = tuple(replace(row, height=_COVER_ROW, least=_COVER_ROW, most=_COVER_ROW) for row in grid.rows)
    imprint = making.imprint
    band = CoverBand(
        above=(imprint.organisation, imprint.system),
        title=making.form.title,
        grid=replace(grid, rows=rows),
        height=max(height, COVER_TITLE + 60.0 + _COVER_ROW * len(rows)) if len(rows) > 8 else height,
    )
    return Page(heading=Heading(title="", height=0.0), bands=(band,))


def _guide_pages(making: Making, headings: Headings, placed: Sequence[_Placed]) -> tuple[Page, ...]:
    """How to use the book, and where its page types begin."""
    heading = headings.first(making.words["sheet-guide"])
    bands: list[Band] = [guide(making)] if making.form.instructions else []
    if any(one.part.blocks for one in placed):
        bands.append(_contents(making, placed))
    return (Page(heading=heading, bands=tuple(bands)),)


def _contents(making: Making, placed: Sequence[_Placed]) -> Grid:
    """Page types with how many pages they have and on which the first stands."""
    words = making.words
    widths = (making.width - 2 * _NUMBER_COLUMNS, _NUMBER_COLUMNS, _NUMBER_COLUMNS)
    heads = [words[key] for key in ("sheet-page-type", "sheet-page-count", "sheet-page-from")]
    head = row_of(
        [
            Cell(role=CellRole.HEAD, width=width, text=text, broken=(text,), align=Align.CENTER)
            for text, width in zip(heads, widths, strict=True)
        ],
        printed(LOWEST_ROW),
    )
    rows = tuple(row_of(_line(cells, widths), printed(LOWEST_ROW)) for cells in _listed(placed))
    title = title_row(words["sheet-guide-contents"], widths)
    return Grid(kind=GridKind.TABLE, widths=widths, head=(title, head), rows=rows)


def _listed(placed: Sequence[_Placed]) -> Iterator[tuple[str, str, str]]:
    number = 1
    for one in placed:
        if one.part.blocks:
            yield one.part.title, str(len(one.pages)), str(number)
        number += len(one.pages)


def _line(texts: Sequence[str], widths: Sequence[float]) -> list[Cell]:
    aligns = (Align.START, Align.CENTER, Align.CENTER)
    return [
        Cell(role=CellRole.WORDS, width=width, text=text, broken=(text,), align=align)
        for text, width, align in zip(texts, widths, aligns, strict=True)
    ]
