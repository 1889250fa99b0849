"""A record form laid out on paper.

Takes a form, its imprint and the printed words of the locale; gives its `Sheet`. How a kind of form fills its pages is
the table at the bottom: a single sheet flows over as few pages as it needs; a register has as many full pages as its
author asked for, all with the same number of rows. Further kinds become rows there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import rjieba

from workmanual.model.record import FormKind, FormTable, RecordForm
from workmanual.sheets import typesetting
from workmanual.sheets.bands import bands, joined
from workmanual.sheets.pagination import fitted, spread
from workmanual.sheets.paper import CONTINUED, SPARE, TITLE, TITLE_SPACING, printable_height, printable_width
from workmanual.sheets.sheet import Band, BlankId, Grid, GridKind, HeadBlank, Heading, Imprint, Page, Sheet
from workmanual.sheets.tables import renumbered
from workmanual.sheets.vocabulary import Cut, Vocabulary
from workmanual.views.index import Index

_BELOW_TITLE: Final = 3.0
_NUMBERING_LINE: Final = 8.0
_STRETCH: Final = 1.4
"""Rows of a register grow by up to this factor where a facing page, which is fuller, has fewer."""
_ROWS_WITHOUT_COUNT: Final = 3
"""Blank rows of a table whose author gave no count (WM508)."""


def imprint(form: RecordForm, index: Index, state: str = "") -> Imprint:
    """What identifies this form's sheet; `state` is printed as it is: 草案, 作废."""
    manual = index.manual
    retention = index.retention.get(form.retention)
    return Imprint(
        code=str(form.code),
        full_code=index.full_code(form.code),
        revision=str(form.revision),
        organisation=manual.charter.organisation.name,
        system=manual.charter.system,
        edition=manual.edition.title,
        retention=retention.title if retention else "",
        unit=manual.charter.organisation.unit,
        state=state,
    )


def form_sheet(index: Index, form: RecordForm, labels: Mapping[str, str], mark: str) -> Sheet:
    """The form of this manual on paper; `mark` is the state that paper shows, if any."""
    return lay_out(form, imprint(form, index, mark), labels, _words)


def _words(text: str) -> Sequence[str]:
    """Words of Chinese as its dictionary has them; no guessing, which would depend on what stands around."""
    words: Sequence[str] = rjieba.cut(text, hmm=False)
    return words


def lay_out(form: RecordForm, imprint: Imprint, labels: Mapping[str, str], cut: Cut = tuple) -> Sheet:
    """The form on paper, with the locale's labels; `cut` finds the words inside a label that takes several lines."""
    words = Vocabulary(labels, cut, imprint.unit)
    return Sheet(
        imprint=imprint,
        title=str(form.title),
        kind=form.kind,
        orientation=form.paper.orientation,
        bound=form.paper.bind,
        pages=_PAGES[form.kind](form, words),
    )


def _single(form: RecordForm, words: Vocabulary) -> tuple[Page, ...]:
    """As few pages as hold everything."""
    first, further = _headings(form, words)
    room = printable_height(form.paper.orientation) - SPARE
    pages = spread(bands(form, words, _counted_rows), lambda number: room - (further if number else first).height)
    return tuple(Page(heading=further if number else first, bands=page) for number, page in enumerate(pages))


def _counted_rows(table: FormTable) -> int:
    if table.prefilled:
        return max(0, table.rows or 0)
    return table.rows if table.rows and table.rows > 0 else _ROWS_WITHOUT_COUNT


def _headings(form: RecordForm, words: Vocabulary) -> tuple[Heading, Heading]:
    """The upper ends of the first page and of the others."""
    width = printable_width(form.paper.orientation)
    label = form.numbering.label if form.numbering else ""
    blanks = tuple(
        HeadBlank(id=id_, label=text) for id_, text in ((BlankId.UNIT, words.unit), (BlankId.NUMBER, label)) if text
    )
    title = typesetting.height(form.title, TITLE, width / (1 + TITLE_SPACING)) + _BELOW_TITLE
    small = max(typesetting.height(form.title + words["sheet-continued"], CONTINUED, width), _NUMBERING_LINE)
    line = _NUMBERING_LINE if label or words.unit else 0.0
    first = Heading(title=form.title, blanks=blanks, height=title + line)
    number = tuple(blank for blank in blanks if blank.id is BlankId.NUMBER)
    further = Heading(title=form.title, continued=words["sheet-continued"], blanks=number, height=small + 1.0)
    return first, further


def _register(form: RecordForm, words: Vocabulary) -> tuple[Page, ...]:
    """As many full pages as each table asks for; each page is whole, with heading, heads and signatures.

    A table's pages hold what stands around it, from the end of the table before. All tables of one row height have
    the same number of rows, so that facing pages match. Where what stands around leaves no room for a row, the form
    flows like a single sheet.
    """
    heading, _ = _headings(form, words)
    room = printable_height(form.paper.orientation) - SPARE - heading.height
    tables = [block.table for part in form.parts for block in part.blocks if block.table]
    groups = tuple(_around_tables(bands(form, words, lambda _table: 1))) if tables else ()
    fitting = [_rows_that_fit(group, room) for group in groups]
    if min(fitting, default=0) < 1:
        return _single(form, words)
    pages: list[Page] = []
    for group, table, most in zip(groups, tables, fitting, strict=True):
        alike = [rows for rows, other in zip(fitting, tables, strict=True) if other.row_height == table.row_height]
        pages += _register_pages(group, table, heading, min([most, *alike]), room)
    return tuple(pages)


def _around_tables(given: Sequence[Band]) -> Iterator[tuple[Band, ...]]:
    """Bands grouped so that each group has one table; what follows the last table belongs to it."""
    ends = [place for place, band in enumerate(given) if isinstance(band, Grid) and band.kind is GridKind.TABLE]
    starts = [0, *(end + 1 for end in ends[:-1])]
    stops = [*(start for start in starts[1:]), len(given)]
    for start, stop in zip(starts, stops, strict=True):
        yield joined(tuple(given[start:stop]))


def _rows_that_fit(group: Sequence[Band], room: float) -> int:
    """How many rows as high as its highest the group's table has on a page."""
    table = _table_of(group)
    around = sum(band.height for band in group) - sum(row.height for row in table.rows)
    highest = max(row.height for row in table.rows)
    return math.floor((room - around) / highest + 1e-9)


def _table_of(group: Sequence[Band]) -> Grid:
    return next(band for band in group if isinstance(band, Grid) and band.kind is GridKind.TABLE)


def _register_pages(
    group: Sequence[Band], table: FormTable, heading: Heading, rows: int, room: float
) -> Iterator[Page]:
    """Pages of `rows` rows each: the prefilled ones first, then blank ones, numbered through."""
    given = _table_of(group).rows
    prefilled, blank = given[:-1], given[-1]
    wanted = max(table.pages or 1, math.ceil(len(prefilled) / rows))
    filled = renumbered((*prefilled, *([blank] * (wanted * rows - len(prefilled)))), first=1)
    for start in range(0, wanted * rows, rows):
        own = tuple(replace(row, most=row.height * _STRETCH) for row in filled[start : start + rows])
        page = [replace(band, rows=own) if band is _table_of(group) else band for band in group]
        yield Page(heading=heading, bands=fitted(page, room))


_PAGES: Final[Mapping[FormKind, Callable[[RecordForm, Vocabulary], tuple[Page, ...]]]] = {
    FormKind.SINGLE: _single,
    FormKind.REGISTER: _register,
    FormKind.BOOK: _single,
    FormKind.CHART: _single,
    FormKind.SCORE: _single,
    FormKind.BALLOT: _single,
    FormKind.LETTER: _single,
    FormKind.SLIP: _single,
}
"""How each kind of form fills its pages."""
