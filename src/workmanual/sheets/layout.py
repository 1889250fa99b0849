"""A record form laid out on paper.

Takes a form, its imprint and the printed words of the locale; gives its `Sheet`. How a kind of form fills its pages is
the table at the bottom: most flow over as few pages as they need; a register has as many full pages as its author asked
for, all with the same number of rows; a book repeats its page types; a slip is one sheet with two heads.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import rjieba

from workmanual.model.record import FormKind, FormTable, Part, RecordForm
from workmanual.sheets.bands import Making, bands, finished, instructions, joined, part_bands, shared_fields
from workmanual.sheets.books import book
from workmanual.sheets.filled import BLANK, Filled
from workmanual.sheets.headings import Headings
from workmanual.sheets.pagination import fitted, spread
from workmanual.sheets.paper import CUT_LINE, SPARE, printable_height
from workmanual.sheets.results import with_results
from workmanual.sheets.scheme import Scheme, scheme
from workmanual.sheets.sheet import Band, CellRole, Code, CutLine, Grid, GridKind, Heading, Imprint, Page, Row, Sheet
from workmanual.sheets.tables import renumbered
from workmanual.sheets.vocabulary import Cut, Vocabulary
from workmanual.views.index import Index
from workmanual.views.roles import role_titles

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
        filled_by=tuple(role_titles(index, form.filled_by)),
        filled_when=str(form.filled_when),
        state=state,
    )


def form_sheet(
    index: Index,
    form: RecordForm,
    labels: Mapping[str, str],
    mark: str,
    *,
    site_url: str = "",
    filled: Filled = BLANK,
) -> Sheet:
    """The form of this manual on paper; `mark` is the state that paper shows, `site_url` where the site can be read."""
    return lay_out(
        form,
        imprint(form, index, mark),
        labels,
        _words,
        known=_known(index),
        scheme=scheme(index, labels),
        qr=_code(index, form, labels, site_url),
        filled=filled,
    )


def _code(index: Index, form: RecordForm, labels: Mapping[str, str], site_url: str) -> Code:
    """Where the procedure stands, or, where the site has no address, which form of which procedure this is."""
    written = form.procedure in index.procedures
    edition = index.manual.edition
    if site_url and written:
        address = f"{site_url.rstrip('/')}/{edition.id}/procedures/{form.procedure.lower()}.html"
        return Code(text=address, caption=labels["sheet-qr-page"])
    step = next((f".{placed.step.id} {placed.number}" for placed in index.citations.get(form.code, ())), "")
    text = labels["sheet-qr-text"].format(
        code=index.full_code(form.code),
        revision=form.revision,
        procedure=f"{form.procedure}{step}",
        edition=edition.title,
    )
    return Code(text=text, caption=labels["sheet-qr-words"])


def _words(text: str) -> Sequence[str]:
    """Words of Chinese as its dictionary has them; no guessing, which would depend on what stands around."""
    words: Sequence[str] = rjieba.cut(text, hmm=False)
    return words


def _known(index: Index) -> tuple[str, ...]:
    """Roles and terms by all their names, and the manual's name, of which forms say the last words."""
    charter = index.manual.charter
    names = [name for role in charter.roles for name in (role.title, *role.synonyms)]
    terms = [term.term for term in charter.terms]
    words = [_words(title) for title in (charter.title, charter.short_title)]
    tails = ["".join(title[-count:]) for title in words for count in range(2, len(title) + 1)]
    return tuple(dict.fromkeys(map(str, (*names, *terms, *tails))))


def lay_out(
    form: RecordForm,
    imprint: Imprint,
    labels: Mapping[str, str],
    cut: Cut = tuple,
    *,
    known: tuple[str, ...] = (),
    scheme: Scheme | None = None,
    qr: Code | None = None,
    filled: Filled = BLANK,
) -> Sheet:
    """The form on paper, with the locale's labels.

    `cut` finds the words inside a label that takes several lines, `known` are terms of several words.
    """
    words = Vocabulary(labels, cut, imprint.unit, scheme, known)
    making = Making.of(form, imprint, words, _counted_rows, filled)
    sheet = Sheet(
        imprint=imprint,
        title=str(form.title),
        kind=form.kind,
        orientation=form.paper.orientation,
        bound=form.paper.bind,
        pages=_PAGES[form.kind](making, Headings(form, imprint, words, qr, filled)),
    )
    return with_results(sheet)


def _room(form: RecordForm) -> float:
    return printable_height(form.paper.orientation) - SPARE


def _flowing(making: Making, headings: Headings) -> tuple[Page, ...]:
    """As few pages as hold everything, how to fill it in at the end."""
    given = (*bands(making), *_at_foot(making))
    return _pages(given, headings.first(making.form.title), headings.further(making.form.title), _room(making.form))


def _ballot(making: Making, headings: Headings) -> tuple[Page, ...]:
    """How to vote stands before the names."""
    given = (*_at_foot(making), *bands(making))
    return _pages(given, headings.first(making.form.title), headings.further(making.form.title), _room(making.form))


def _at_foot(making: Making) -> tuple[Band, ...]:
    said = instructions(making)
    return (said,) if said else ()


def _pages(given: Sequence[Band], first: Heading, further: Heading, room: float) -> tuple[Page, ...]:
    pages = spread(given, lambda number: room - (further if number else first).height)
    return tuple(
        Page(heading=further if number else first, bands=page, flows=number > 0) for number, page in enumerate(pages)
    )


def _counted_rows(table: FormTable) -> int:
    if table.each is not None:
        return 0
    if table.prefilled:
        return max(0, table.rows or 0)
    return table.rows if table.rows and table.rows > 0 else _ROWS_WITHOUT_COUNT


def _slip(making: Making, headings: Headings) -> tuple[Page, ...]:
    """Parts one below the other, each with its own head, the shared fields, and the record's number."""
    form = making.form
    given: list[Band] = []
    heads: list[Heading] = []
    for part in form.parts:
        if part.cut:
            given.append(CutLine(label=part.cut.label, seal=part.cut.seal, height=CUT_LINE))
            continue
        head = headings.first(part.title or form.title, _beside_title(part, headings, making))
        if heads:
            given.append(replace(head, facts=(), fact_lines=(), qr=None))
        heads.append(head)
        own = (
            *((shared_fields(making),) if form.shared else ()),
            *part_bands(replace(part, title="", keeper=""), making),
        )
        given += finished(own, making)
    first = heads[0] if heads else headings.first(form.title)
    return _pages((*given, *_at_foot(making)), first, headings.further(form.title), _room(form))


def _beside_title(part: Part, headings: Headings, making: Making) -> str:
    """The code of a part, where it has one of its own, and who keeps it."""
    code = headings.imprint.full_code.replace(headings.imprint.code, part.code) if part.code else ""
    keeper = making.words["sheet-keeper"].format(keeper=part.keeper) if part.keeper else ""
    return "\u3000".join(filter(None, (code, keeper)))


def _register(making: Making, headings: Headings) -> tuple[Page, ...]:
    """As many full pages as each table asks for; each page is whole, with heading, heads, signatures, instructions.

    A table's pages hold what stands around it, from the end of the table before. All tables of one row height have
    the same number of rows, so that facing pages match. Where what stands around leaves no room for a row, the form
    flows like a single sheet.
    """
    form = making.form
    heading = headings.first(form.title)
    foot = _at_foot(making)
    room = _room(form) - heading.height - sum(band.height for band in foot)
    tables = [block.table for part in form.parts for block in part.blocks if block.table]
    groups = tuple(_around_tables(bands(replace(making, blank_rows=lambda _table: 1)))) if tables else ()
    fitting = [_rows_that_fit(group, room) for group in groups]
    if min(fitting, default=0) < 1:
        return _flowing(making, headings)
    pages: list[Page] = []
    for group, table, most in zip(groups, tables, fitting, strict=True):
        alike = [rows for rows, other in zip(fitting, tables, strict=True) if other.row_height == table.row_height]
        for page in _register_pages(group, table, heading, min([most, *alike]), room):
            pages.append(replace(page, bands=(*page.bands, *foot)))
    return tuple(pages)


def _around_tables(given: Sequence[Band]) -> Iterator[tuple[Band, ...]]:
    """Bands grouped so that each group has one table; what follows the last table belongs to it."""
    ends = [place for place, band in enumerate(given) if isinstance(band, Grid) and band.kind is GridKind.TABLE]
    starts = [0, *(end + 1 for end in ends[:-1])]
    stops = [*(start for start in starts[1:]), len(given)]
    for start, stop in zip(starts, stops, strict=True):
        yield joined(tuple(given[start:stop]))


def _rows_that_fit(group: Sequence[Band], room: float) -> int:
    """How many rows as high as its highest the group's table has on a page, besides its totals."""
    table = _table_of(group)
    rows, _ = _without_totals(table)
    around = sum(band.height for band in group) - sum(row.height for row in rows)
    highest = max(row.height for row in rows)
    return math.floor((room - around) / highest + 1e-9)


def _table_of(group: Sequence[Band]) -> Grid:
    return next(band for band in group if isinstance(band, Grid) and band.kind is GridKind.TABLE)


def _without_totals(table: Grid) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows to fill in, and the row of totals if there is one."""
    has_totals = any(cell.role is CellRole.TOTAL for cell in table.rows[-1].cells)
    return (table.rows[:-1], table.rows[-1:]) if has_totals else (table.rows, ())


def _register_pages(
    group: Sequence[Band], table: FormTable, heading: Heading, rows: int, room: float
) -> Iterator[Page]:
    """Pages of `rows` rows each: the prefilled ones first, then blank ones, numbered through."""
    given, totals = _without_totals(_table_of(group))
    prefilled, blank = given[:-1], given[-1]
    wanted = max(table.pages or 1, math.ceil(len(prefilled) / rows))
    filled = renumbered((*prefilled, *([blank] * (wanted * rows - len(prefilled)))), first=1)
    for start in range(0, wanted * rows, rows):
        own = tuple(replace(row, most=row.height * _STRETCH) for row in filled[start : start + rows])
        page = [replace(band, rows=(*own, *totals)) if band is _table_of(group) else band for band in group]
        yield Page(heading=heading, bands=fitted(page, room))


_PAGES: Final[Mapping[FormKind, Callable[[Making, Headings], tuple[Page, ...]]]] = {
    FormKind.SINGLE: _flowing,
    FormKind.REGISTER: _register,
    FormKind.BOOK: book,
    FormKind.CHART: _flowing,
    FormKind.SCORE: _flowing,
    FormKind.BALLOT: _ballot,
    FormKind.LETTER: _flowing,
    FormKind.SLIP: _slip,
}
"""How each kind of form fills its pages."""
