"""How a cell of a worksheet looks: faces, sizes and lines, all black on white.

Takes nothing, gives values. Sizes follow the sheet of paper, a little smaller for printed words, because a worksheet's
table is a little narrower than paper's (`NARROWER`) and lines should break where they break there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

NARROWER: Final = 0.955
"""The table's width in that of paper's: fit-to-width, which would shrink the writing rows, then never has to shrink."""
TITLE, CONTINUED, PART, ENTRY, TEXT, WORDS, LABEL, NOTE, MARK = 18.0, 12.0, 11.0, 10.5, 10.0, 10.0, 9.5, 8.5, 8.0
"""Points."""
SMALLEST: Final = 7.5
INSIDE: Final = 1.8
"""What a spreadsheet leaves empty at the left and right of a cell, together, mm."""

INDENT: Final = 3.0
"""What one step of indent takes away, mm; spreadsheets differ, this is the most."""


class Face(StrEnum):
    """A face, by the key of its name among the locale's labels."""

    SONG = "office-song"
    HEI = "office-hei"


class Rule(IntEnum):
    """A line at a cell's edge, by its number in spreadsheets."""

    NONE = 0
    THIN = 1
    MEDIUM = 2
    DASHED = 3


@dataclass(frozen=True, slots=True)
class Edges:
    """Lines around a cell."""

    left: Rule = Rule.NONE
    right: Rule = Rule.NONE
    top: Rule = Rule.NONE
    bottom: Rule = Rule.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a cell looks, and whether it may be changed."""

    face: Face = Face.SONG
    points: float = ENTRY
    bold: bool = False
    across: str = "left"
    down: str = "vcenter"
    indent: int = 0
    """From the side where the words begin or end, in steps of the spreadsheet's own."""
    edges: Edges = Edges()
    is_entry: bool = False
    number_format: str = "@"
