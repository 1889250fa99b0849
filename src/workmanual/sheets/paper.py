"""The sheet of paper: A4, bound at the left, and the sizes of what stands on it.

Takes nothing, gives measures; all in mm unless they say points. From records.md (Print defaults): 9 mm rows, ruled
lines of 8 mm, signatures 16 to 18 mm, seals 40 mm, about 5 mm a hand-written character. Writers take their sizes from
here and have none of their own; colours and weights of lines are theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workmanual.model.record import Orientation

WIDTH: Final = {Orientation.PORTRAIT: 210.0, Orientation.LANDSCAPE: 297.0}
HEIGHT: Final = {Orientation.PORTRAIT: 297.0, Orientation.LANDSCAPE: 210.0}
LEFT: Final = 25.0
"""Binding edge."""
RIGHT: Final = 14.0
TOP: Final = 18.0
BOTTOM: Final = 16.0
NARROWEST_COLUMN: Final = 20.0
"""What a table column without a width of its own gets at least."""
NUMBER_COLUMN: Final = 10.0
"""The column 序号."""

SPARE: Final = 1.0
"""What a page leaves empty at its foot, against rounding."""
PADDING: Final = 1.2
"""Inside a cell, at the left and right."""
INDENT: Final = 2
"""First line of a printed paragraph, in characters."""

ROW: Final = 9.0
"""A row to write in."""
LOWEST_ROW: Final = 8.0
"""No row gets lower than this, however full the page."""
RULED_LINE: Final = 8.0
BLOCK_TITLE_ROW: Final = 7.5
SIGN_ROW: Final = 18.0
"""Signature and date."""
SIGN_FIELD: Final = 12.0
"""A signature without a date, among fields."""
SEAL_ROW: Final = 40.0
SEAL_FLOOR: Final = 36.0
"""As low as a seal's row may get."""
NARROWEST_SIGN: Final = 40.0
"""Signatures stand side by side down to this width."""
PICTURE_WIDTH: Final = 35.0
PICTURE_HEIGHT: Final = 49.0
"""A portrait of two inches, as identity papers ask for."""

NARROWEST_LABEL: Final = 24.0
WIDEST_LABEL: Final = 33.0
"""Labels longer than this wrap."""
WIDEST_LABEL_OF_THREE: Final = 26.0
"""Where three pairs stand side by side on an upright sheet."""

BOX: Final = 3.6
"""A tick box."""
BOX_GAP: Final = 1.0
"""Between a tick box and its words."""
OPTION_GAP: Final = 5.0
"""Between two options."""
OPTION_LINE: Final = 6.5
STATUS_COLUMN: Final = 44.0
"""Beside each of the five checks: a box, or in a spreadsheet what is missing."""
HEAD_GAP: Final = 4.0
"""Between the blanks above the grid."""
HEAD_SHARES: Final[Mapping[str, float]] = {"unit": 5.0, "period": 3.0, "number": 3.0}
"""How the blanks above the grid share the line."""
QR: Final = 15.0
"""A QR code."""
QR_GAP: Final = 3.0
"""Between it and what stands at its left."""
COVER_TITLE: Final = 70.0
"""How far down the title of a book stands on its cover, mm."""
CUT_LINE: Final = 12.0
"""The band in which a slip is cut apart, seal words included."""

POINT: Final = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type."""

    points: float
    leading: float
    """Height of a line, in ems."""

    @property
    def em(self) -> float:
        """Width of a Chinese character, mm."""
        return self.points * POINT

    @property
    def line(self) -> float:
        """Height of a line, mm."""
        return self.em * self.leading


TITLE: Final = Type(18, 1.3)
TITLE_SPACING: Final = 0.06
"""Between the characters of the title, in ems."""
CONTINUED: Final = Type(12, 1.4)
"""The title on pages after the first."""
PART: Final = Type(11, 1.4)
LABEL: Final = Type(10, 1.15)
TEXT: Final = Type(10.5, 1.5)
CELL: Final = Type(10.5, 1.2)
"""Printed words in a cell."""
NOTE: Final = Type(9, 1.45)
HINT: Final = Type(8, 1.4)
"""Facts below the title, instructions at the foot."""
COVER: Final = Type(26, 1.4)
"""The title of a book on its cover."""
MARK: Final = Type(8, 1.15)
"""（必填） and units in column heads."""
RUNNING: Final = Type(8, 1.3)
"""Head and foot of the page."""

SPACES: Final[Mapping[str, tuple[float, float]]] = {
    "part": (3.5, 1.5),
    "text": (1.5, 1.5),
    "note": (1.2, 1.0),
    "clauses": (1.5, 1.5),
    "instructions": (1.6, 0.4),
    "guide": (2.0, 2.0),
}
"""Above and below unframed words, by their role."""

TYPES: Final[Mapping[str, Type]] = {
    "title": TITLE,
    "continued": CONTINUED,
    "part": PART,
    "label": LABEL,
    "text": TEXT,
    "cell": CELL,
    "note": NOTE,
    "hint": HINT,
    "cover": COVER,
    "mark": MARK,
    "running": RUNNING,
}
"""Every size of type, by the name that writers use."""


def printable_width(orientation: Orientation) -> float:
    """171 mm upright, 258 mm across."""
    return WIDTH[orientation] - LEFT - RIGHT


def printable_height(orientation: Orientation) -> float:
    """263 mm upright, 176 mm across."""
    return HEIGHT[orientation] - TOP - BOTTOM
