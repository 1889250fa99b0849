"""Pages of the sheet as blocks of a document.

Takes a page, gives paragraphs and tables in its order. A page that begins by itself says so in its first paragraph;
tables that would touch are kept apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from workmanual.office.docx.grids import framed, names, on_lines
from workmanual.office.docx.headings import Block, heading_blocks
from workmanual.office.docx.markup import Face, Faces, Paragraph, Stop, run, tab
from workmanual.office.docx.package import Pictures
from workmanual.office.docx.tables import LOWEST, SEPARATOR, Table
from workmanual.sheets import paper
from workmanual.sheets.sheet import (
    Align,
    Band,
    CoverBand,
    CutLine,
    Drawing,
    Grid,
    GridKind,
    Heading,
    Page,
    Words,
    WordsRole,
)

_ABOVE_COVER: Final = 18.0
"""Of the words above a cover's title, mm."""
_ABOVE_COVER_GRID: Final = 45.0
_ABOVE_PICTURE: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What all pages of a document share."""

    width: float
    faces: Faces
    pictures: Pictures
    drawn: tuple[bytes, ...] = ()
    """PNG pictures of the drawings, in order."""
    is_exact: bool = False
    """Rows do not grow."""
    onward: tuple[Band, ...] = ()
    """On paper a page begins with each of these though it goes on from the page before."""

    def begins_page(self, band: Band) -> bool:
        """Whether a page is to begin here as on paper; rows of a grid fall as they fall."""
        return not isinstance(band, Grid) and any(band is one for one in self.onward)

    def begins_page_with(self, grid: Grid) -> bool:
        """Whether a page of paper begins with this grid."""
        starts = [one.rows[0] for one in self.onward if isinstance(one, Grid) and one.rows]
        return any(row is grid.rows[0] for row in starts)

    def is_cut(self, grid: Grid) -> bool:
        """Whether the grid goes over several pages on paper."""
        return any(isinstance(one, Grid) and one.continues and one.head is grid.head for one in self.onward)


def body(pages: Sequence[Page], making: Making) -> str:
    """Markup of all pages."""
    blocks: list[Block] = []
    pictures = iter(making.drawn)
    for number, page in enumerate(pages):
        if number:
            blocks.append(Paragraph(line=LOWEST, new_page=True))
        blocks += heading_blocks(page.heading, making.width, making.faces, making.pictures)
        for bands in _runs(page.bands, making):
            if making.begins_page(bands[0]):
                blocks.append(Paragraph(line=LOWEST, new_page=True))
            blocks += _blocks(bands, making, pictures)
        blocks += _names_behind(page, making)
    return "".join(block.markup() for block in _apart(blocks))


def _apart(blocks: Sequence[Block]) -> Iterator[Block]:
    """With something between two tables, and behind the last; where they touch on paper they share one line."""
    for block, after in zip_longest(blocks, blocks[1:]):
        assert block is not None, "there are fewer that come after"
        if isinstance(block, Table) and isinstance(after, Table):
            yield replace(block, is_touched=after.touches)
            yield SEPARATOR
        else:
            yield block
    if not isinstance(blocks[-1], Paragraph):
        yield SEPARATOR


def _runs(bands: Sequence[Band], making: Making) -> Iterator[tuple[Band, ...]]:
    """Grids that are one table, other bands alone.

    Word repeats the first rows of a table and on all its pages; so a grid of several pages is a table of its own,
    with what is signed below it.
    """
    run: list[Band] = []
    for band in bands:
        if run and not _goes_on(band, run, making):
            yield tuple(run)
            run = []
        run.append(band)
    if run:
        yield tuple(run)


def _goes_on(band: Band, run: Sequence[Band], making: Making) -> bool:
    """Whether the band belongs to the table of those above it; signatures always do."""
    first, before = run[0], run[-1]
    if not (isinstance(band, Grid) and isinstance(first, Grid) and isinstance(before, Grid) and band.joined):
        return False
    return band.kind is GridKind.SIGNS or not (making.is_cut(band) or making.is_cut(first))


def _blocks(bands: tuple[Band, ...], making: Making, pictures: Iterator[bytes]) -> Iterator[Block]:
    first = bands[0]
    match first:
        case Grid():
            grids = [band for band in bands if isinstance(band, Grid)]
            table = framed(grids, making.faces, is_exact=making.is_exact)
            if table.rows:
                yield replace(table, touches=first.joined and not making.begins_page_with(first))
        case Words():
            yield from _words(first, making)
        case Drawing():
            yield from _drawing(first, making, pictures)
        case CutLine():
            yield from _cut(first, making)
        case Heading():
            yield from heading_blocks(first, making.width, making.faces, making.pictures)
        case CoverBand():
            yield from _cover(first, making)


def _words(words: Words, making: Making) -> Iterator[Paragraph]:
    """Paragraphs; the aside at the end of the last line."""
    face = _FACES[words.role](making.faces)
    above, below = paper.SPACES[words.role]
    is_part = words.role is WordsRole.PART
    first = paper.INDENT * face.size.em if words.role is WordsRole.TEXT else 0.0
    texts = words.paragraphs or ("",)
    for number, text in enumerate(texts):
        is_last = number == len(texts) - 1
        aside = tab(making.faces.note) + run(words.aside, making.faces.note) if words.aside and is_last else ""
        yield Paragraph(
            runs=run(text, face) + aside,
            line=face.size.line,
            before=0.0 if number else above,
            after=below if is_last else 0.0,
            first=first,
            stops=(Stop(making.width),) if aside else (),
            style="Heading1" if is_part else "",
            keep_next=is_part,
        )


_FACES: Final[dict[WordsRole, Callable[[Faces], Face]]] = {
    WordsRole.PART: lambda faces: faces.part,
    WordsRole.TEXT: lambda faces: faces.text,
    WordsRole.CLAUSES: lambda faces: faces.text,
    WordsRole.GUIDE: lambda faces: faces.text,
    WordsRole.INSTRUCTIONS: lambda faces: faces.hint,
    WordsRole.NOTE: lambda faces: faces.note,
}
"""What unframed words are set in."""


def _drawing(drawing: Drawing, making: Making, pictures: Iterator[bytes]) -> Iterator[Block]:
    """The picture, or its names as a table."""
    if drawing.title:
        yield Paragraph(runs=run(drawing.title, making.faces.part), line=making.faces.part.size.line, keep_next=True)
    png = next(pictures, None)
    if png:
        shown = making.pictures.inline(png, making.width, drawing.height, drawing.title)
        yield Paragraph(runs=f"<w:r>{shown}</w:r>", line=drawing.height, before=_ABOVE_PICTURE, has_picture=True)
    elif table := names(drawing, making.faces):
        yield table


def _names_behind(page: Page, making: Making) -> Iterator[Block]:
    """Names of the drawings that are shown as pictures, on a page of their own, for what is drawn is not typed into."""
    for drawing in page.bands if making.drawn else ():
        if isinstance(drawing, Drawing) and (table := names(drawing, making.faces)):
            yield Paragraph(line=LOWEST, new_page=True)
            yield table


def _cut(cut: CutLine, making: Making) -> Iterator[Paragraph]:
    """A dashed line, what it is for at its left, and in its middle the words that the seal covers."""
    faces = making.faces
    half = cut.height / 2
    middle = Stop(making.width / 2, Align.CENTER)
    yield Paragraph(line=half - 1.0)
    yield Paragraph(
        runs=run(cut.label, faces.note) + tab(faces.label) + run(cut.seal, faces.label),
        line=half,
        stops=(middle,),
        is_cut=True,
    )


def _cover(cover: CoverBand, making: Making) -> Iterator[Block]:
    """Organisation and system, the title well above the middle, the fields below it."""
    faces = making.faces
    above = sum(faces.part.size.line for _ in cover.above)
    yield Paragraph(line=_ABOVE_COVER)
    for words in cover.above:
        yield Paragraph(runs=run(words, faces.above), line=faces.above.size.line, align=Align.CENTER)
    yield Paragraph(line=max(LOWEST, paper.COVER_TITLE - _ABOVE_COVER - above))
    yield Paragraph(runs=run(cover.title, faces.cover), line=faces.cover.size.line, align=Align.CENTER, style="Title")
    yield Paragraph(line=_ABOVE_COVER_GRID)
    if cover.grid.rows:
        yield on_lines(cover.grid, faces)
