"""The bands of a form from top to bottom, before they are spread over pages.

Takes a form and the printed words, gives parts of bands in order. Which content of a block becomes what is the table at
the bottom. A table's blank rows are counted by the caller: a register does not know them before its page is measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from workmanual.model.record import Block, FieldType, FormTable, Part, RecordForm
from workmanual.sheets import typesetting
from workmanual.sheets.computing import Computing, status_field
from workmanual.sheets.drawings import drawings
from workmanual.sheets.entries import printed
from workmanual.sheets.fields import FieldColumns, field_columns, field_grid, row_of
from workmanual.sheets.filled import BLANK, Filled
from workmanual.sheets.paper import (
    BLOCK_TITLE_ROW,
    HINT,
    INDENT,
    LOWEST_ROW,
    NOTE,
    PART,
    SPACES,
    STATUS_COLUMN,
    TEXT,
    Type,
)
from workmanual.sheets.sheet import Align, Band, Cell, CellRole, Grid, GridKind, Imprint, Row, Words, WordsRole
from workmanual.sheets.signs import sign_grid
from workmanual.sheets.tables import table_grid
from workmanual.sheets.vocabulary import Vocabulary

_BLANK_LINE: Final = re.compile(r"\n\s*\n")
_LINE_FEED_IN_CHINESE: Final = re.compile(r"(?<=[^\x00-\u024f])\s*\n\s*|\s*\n\s*(?=[^\x00-\u024f])")
_LINE_FEED: Final = re.compile(r"\s*\n\s*")

BlankRows = Callable[[FormTable], int]
"""How many blank rows a table gets."""


@dataclass(frozen=True, slots=True)
class Making:
    """What all parts of a form share."""

    form: RecordForm
    words: Vocabulary
    blank_rows: BlankRows
    columns: FieldColumns
    imprint: Imprint
    filled: Filled

    @classmethod
    def of(
        cls, form: RecordForm, imprint: Imprint, words: Vocabulary, blank_rows: BlankRows, filled: Filled = BLANK
    ) -> Making:
        """What the parts of this form share."""
        return cls(form, words, blank_rows, field_columns(form, words), imprint, filled)

    @property
    def width(self) -> float:
        """Printable width, mm."""
        return self.columns.width


def bands(making: Making) -> tuple[Band, ...]:
    """All bands of all parts in order; grids that follow each other are joined."""
    return finished((band for part in making.form.parts for band in part_bands(part, making)), making)


def finished(given: Iterable[Band], making: Making) -> tuple[Band, ...]:
    """The same bands, joined, with what they compute."""
    computing = Computing(making.form, making.words.scheme, making.words)
    return joined(tuple(_computed(band, computing) if isinstance(band, Grid) else band for band in given))


def _computed(grid: Grid, computing: Computing) -> Grid:
    return replace(grid, rows=tuple(_computed_row(row, computing) for row in grid.rows))


def _computed_row(row: Row, computing: Computing) -> Row:
    if not any(cell.type is FieldType.COMPUTED or cell.role is CellRole.STATUS for cell in row.cells):
        return row
    return replace(row, cells=tuple(replace(cell, computed=computing.in_cell(cell)) for cell in row.cells))


def joined(given: tuple[Band, ...]) -> tuple[Band, ...]:
    """The same bands, each grid marked whether it stands directly below another."""
    above = (None, *given)
    return tuple(
        replace(band, joined=isinstance(before, Grid)) if isinstance(band, Grid) else band
        for before, band in zip(above, given, strict=False)
    )


def part_bands(part: Part, sheet: Making) -> Iterator[Band]:
    """The heading of a part and its blocks."""
    if part.title or part.keeper:
        yield part_heading(part, sheet)
    yield from block_bands(part, sheet)


def part_heading(part: Part, sheet: Making) -> Words:
    """The title of a part, and who keeps it."""
    return words_band(WordsRole.PART, part.title, PART, sheet.width, aside=kept_by(part, sheet.words))


def kept_by(part: Part, words: Vocabulary) -> str:
    """Who keeps this part, as it is printed."""
    return words["sheet-keeper"].format(keeper=part.keeper) if part.keeper else ""


def block_bands(part: Part, sheet: Making) -> Iterator[Band]:
    """The blocks of a part."""
    for block in part.blocks:
        yield from _block(block, sheet)


def _block(block: Block, sheet: Making) -> Iterator[Band]:
    """Every content that is there; that there is exactly one is a check (WM502)."""
    title = block.title
    for key in block.contents():
        for band in _CONTENTS[key](block, sheet):
            if isinstance(band, Grid):
                yield _titled(band, title)
            else:
                if title:
                    yield words_band(WordsRole.PART, title, PART, sheet.width)
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


def instructions(making: Making) -> Words | None:
    """How to fill the form in, in small print; nothing where nothing is said."""
    sentences = making.form.instructions
    if not sentences:
        return None
    text = making.words["sheet-instructions"] + "\u3000".join(_numbered(sentences, making.words))
    return words_band(WordsRole.INSTRUCTIONS, text, HINT, making.width)


def guide(making: Making) -> Words:
    """The same on a page of its own."""
    items = tuple(_numbered(making.form.instructions, making.words))
    return _listed(WordsRole.GUIDE, items, TEXT, making.width)


def _numbered(sentences: Iterable[str], words: Vocabulary) -> Iterator[str]:
    return (words["sheet-item"].format(number=number, text=text) for number, text in enumerate(sentences, start=1))


def _listed(role: WordsRole, items: tuple[str, ...], size: Type, width: float) -> Words:
    """Numbered paragraphs."""
    above, below = SPACES[role]
    lines = sum(typesetting.lines(one, size, width) for one in items)
    return Words(role=role, paragraphs=items, height=above + lines * size.line + below)


def _fields(block: Block, sheet: Making) -> Iterator[Band]:
    yield field_grid(block, sheet.columns, sheet.words)


def shared_fields(sheet: Making) -> Grid:
    """The fields that every part of a slip begins with."""
    at = sheet.form.at
    return field_grid(Block(at=at, fields=sheet.form.shared), sheet.columns, sheet.words)


def _table(block: Block, sheet: Making) -> Iterator[Band]:
    assert block.table is not None, "a block whose contents name a table has one"
    yield table_grid(block.table, sheet.width, sheet.words, sheet.blank_rows(block.table))


def _signs(block: Block, sheet: Making) -> Iterator[Band]:
    yield sign_grid(block.signs, sheet.columns.edges(), sheet.width, sheet.words)


def _text(block: Block, sheet: Making) -> Iterator[Band]:
    yield words_band(WordsRole.TEXT, block.text, TEXT, sheet.width)


def _clauses(block: Block, sheet: Making) -> Iterator[Band]:
    yield _listed(WordsRole.CLAUSES, tuple(_numbered(block.clauses, sheet.words)), TEXT, sheet.width)


def _note(block: Block, sheet: Making) -> Iterator[Band]:
    yield words_band(WordsRole.NOTE, block.note, NOTE, sheet.width)


def _chart(block: Block, sheet: Making) -> Iterator[Band]:
    assert block.chart is not None, "a block whose contents name a chart has one"
    yield from drawings(block.chart, sheet.width, sheet.words, sheet.filled)


def _safeguards(_block: Block, sheet: Making) -> Iterator[Band]:
    """The five checks, each with a box to tick."""
    scheme = sheet.words.scheme
    widths = (sheet.width - STATUS_COLUMN, STATUS_COLUMN)
    rows = []
    for safeguard, sentence in scheme.checks if scheme else ():
        sentence_cell = Cell(role=CellRole.WORDS, width=widths[0], text=sentence)
        status = Cell(
            role=CellRole.STATUS,
            width=widths[1],
            field=status_field(safeguard),
            type=FieldType.CHECK,
            options=("",),
            align=Align.CENTER,
        )
        rows.append(row_of([sentence_cell, status], printed(LOWEST_ROW)))
    if rows:
        yield Grid(kind=GridKind.FIELDS, widths=widths, rows=tuple(rows))


_CONTENTS: Final[Mapping[str, Callable[[Block, Making], Iterator[Band]]]] = {
    "fields": _fields,
    "table": _table,
    "signs": _signs,
    "text": _text,
    "clauses": _clauses,
    "note": _note,
    "chart": _chart,
    "safeguards": _safeguards,
}
"""What each content of a block becomes."""
