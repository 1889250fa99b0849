"""The bands of a form from top to bottom, before they are spread over pages.

Takes a form and the printed words, gives parts of bands in order. Which content of a block becomes what is the table at
the bottom. A table's blank rows are counted by the caller: a register does not know them before its page is measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from workmanual.model.record import Block, FormTable, Part, RecordForm
from workmanual.sheets import typesetting
from workmanual.sheets.entries import printed
from workmanual.sheets.fields import FieldColumns, field_columns, field_grid, row_of
from workmanual.sheets.paper import BLOCK_TITLE_ROW, INDENT, NOTE, PART, SPACES, TEXT, Type
from workmanual.sheets.sheet import Band, Cell, CellRole, Grid, Row, Words, WordsRole
from workmanual.sheets.signs import sign_grid
from workmanual.sheets.tables import table_grid
from workmanual.sheets.vocabulary import Vocabulary

_BLANK_LINE: Final = re.compile(r"\n\s*\n")
_LINE_FEED_IN_CHINESE: Final = re.compile(r"(?<=[^\x00-\u024f])\s*\n\s*|\s*\n\s*(?=[^\x00-\u024f])")
_LINE_FEED: Final = re.compile(r"\s*\n\s*")

BlankRows = Callable[[FormTable], int]
"""How many blank rows a table gets."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all blocks of a form share."""

    columns: FieldColumns
    words: Vocabulary
    blank_rows: BlankRows


def bands(form: RecordForm, words: Vocabulary, blank_rows: BlankRows) -> tuple[Band, ...]:
    """All bands of the form in order; grids that follow each other are joined."""
    sheet = _Sheet(field_columns(form, words), words, blank_rows)
    return joined(tuple(band for part in form.parts for band in _part(part, sheet)))


def joined(given: tuple[Band, ...]) -> tuple[Band, ...]:
    """The same bands, each grid marked whether it stands directly below another."""
    above = (None, *given)
    return tuple(
        replace(band, joined=isinstance(before, Grid)) if isinstance(band, Grid) else band
        for before, band in zip(above, given, strict=False)
    )


def _part(part: Part, sheet: _Sheet) -> Iterator[Band]:
    if part.title or part.keeper:
        keeper = sheet.words["sheet-keeper"].format(keeper=part.keeper) if part.keeper else ""
        yield words_band(WordsRole.PART, part.title, PART, sheet.columns.width, aside=keeper)
    for block in part.blocks:
        yield from _block(block, sheet)


def _block(block: Block, sheet: _Sheet) -> Iterator[Band]:
    """Every content that is there; that there is exactly one is a check (WM502)."""
    title = block.title
    for key in block.contents():
        band = _CONTENTS[key](block, sheet)
        if isinstance(band, Grid):
            yield _titled(band, title)
        else:
            if title:
                yield words_band(WordsRole.PART, title, PART, sheet.columns.width)
            yield band
        title = ""


def _titled(grid: Grid, title: str) -> Grid:
    """The grid with its title in a row across all columns."""
    return replace(grid, head=(title_row(title, grid.widths), *grid.head)) if title else grid


def title_row(title: str, widths: tuple[float, ...]) -> Row:
    """A grid's title."""
    cell = Cell(role=CellRole.TITLE, width=sum(widths), columns=len(widths), text=title)
    return row_of([cell], printed(BLOCK_TITLE_ROW))


def words_band(role: WordsRole, text: str, size: Type, width: float, aside: str = "") -> Words:
    """Unframed words; a blank line starts a new paragraph, a single line feed does not."""
    paragraphs = tuple(_unfolded(one) for one in _BLANK_LINE.split(text) if one.strip())
    indent = INDENT * size.em if role is WordsRole.TEXT else 0.0
    lines = sum(_lines(one, size, width, indent) for one in paragraphs or ("",))
    above, below = SPACES[role]
    return Words(role=role, paragraphs=paragraphs, aside=aside, height=above + lines * size.line + below)


def _unfolded(paragraph: str) -> str:
    """Lines put together, with a space only where Latin letters would touch."""
    return _LINE_FEED.sub(" ", _LINE_FEED_IN_CHINESE.sub("", paragraph.strip()))


def _lines(paragraph: str, size: Type, width: float, indent: float) -> int:
    return typesetting.lines("\u3000" * round(indent / size.em) + paragraph, size, width)


def _fields(block: Block, sheet: _Sheet) -> Band:
    return field_grid(block, sheet.columns, sheet.words)


def _table(block: Block, sheet: _Sheet) -> Band:
    assert block.table is not None, "a block whose contents name a table has one"
    return table_grid(block.table, sheet.columns.width, sheet.words, sheet.blank_rows(block.table))


def _signs(block: Block, sheet: _Sheet) -> Band:
    return sign_grid(block.signs, sheet.columns.edges(), sheet.columns.width, sheet.words)


def _text(block: Block, sheet: _Sheet) -> Band:
    return words_band(WordsRole.TEXT, block.text, TEXT, sheet.columns.width)


def _note(block: Block, sheet: _Sheet) -> Band:
    return words_band(WordsRole.NOTE, block.note, NOTE, sheet.columns.width)


_CONTENTS: Final[Mapping[str, Callable[[Block, _Sheet], Band]]] = {
    "fields": _fields,
    "table": _table,
    "signs": _signs,
    "text": _text,
    "note": _note,
}
"""What each content of a block becomes."""
