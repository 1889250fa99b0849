"""What a list of the whole manual is made of, whatever the medium.

A listing is one or more tables; a table has columns, and rows that may stand in groups; a cell is pieces of words, each
of which may lead somewhere. Writers (site, paper, workbook) decide only how that looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a cell."""

    words: str
    target: str = ""
    """What they refer to, as an author would: `CX-02.publicity`, `basis:…`; empty where they are just words."""


Cell = tuple[Piece, ...]
"""Pieces of one kind, read with a comma between them; none is an empty cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column and what stands in it."""

    title: str
    target: str = ""
    """What the title refers to, if anything."""
    share: float
    """Its part of the table's width; all shares of a table are parts of their sum."""
    is_code: bool = False
    """Whether its words are codes, numbers or dates, none of which is broken over two lines."""
    is_stacked: bool = False
    """Whether its pieces stand one below the other: sentences, or names too long for a row."""
    is_expected: bool = False
    """Whether an empty cell is a gap that a reader should see."""
    is_mark: bool = False
    """Whether it takes a mark or a figure, in the middle of a narrow cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; its first cell says what it is about."""

    cells: tuple[Cell, ...]
    """As many as the table has columns."""
    reference: str = ""
    """What the row stands for, where something may refer to it: `KP-01.meetings`, `basis:…`, `term:…`."""
    is_result: bool = False
    """Whether it is what the rows above it come to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under a common heading."""

    title: str = ""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTable:
    """One table."""

    id: str
    """Unique in its listing; ASCII words."""
    title: str
    note: str = ""
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, groups aside."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of the manual: a page, a printed document and a workbook."""

    id: str
    title: str
    lead: str
    """One or two sentences: what stands here and how it is read."""
    tables: tuple[ListTable, ...]
    is_wide: bool = False
    """Whether its tables need the long side of the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListImprint:
    """What identifies the edition at head and foot of every page."""

    organisation: str
    system: str
    edition: str
    revision: str
    effective: str
    """The day in words: `2004-08-01 起施行`."""
    state: str = ""
    """Draft, superseded …: as printed; empty for the current edition."""


def words(text: object) -> Cell:
    """A cell of plain words; nothing where there are none."""
    return (Piece(str(text)),) if str(text) else ()


def pieces(texts: Iterable[str]) -> Cell:
    """A cell of several plain words."""
    return tuple(Piece(str(text)) for text in texts)
