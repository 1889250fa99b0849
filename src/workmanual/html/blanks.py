"""What is typed and ticked in the blanks of a sheet: their controls, for a form that is filled in on screen.

Takes a sheet, gives for each blank its controls: named by the field, so that what has one name is written once and
shown wherever it is printed; titled by the label, so that a screen reader and the pointer say what is asked. A date has
a control in front of each of its printed words 年 月 日: what is typed stands where a pen would have put it, and nobody
has to know how a program wants dates written. Signatures, seals and pictures have none: they are for ink and glue.
It deliberately knows no markup; that is `sheet_controls.html`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Final

from workmanual.model.record import FieldType
from workmanual.sheets import typesetting
from workmanual.sheets.paper import BOX, CELL, PADDING
from workmanual.sheets.printed import cells
from workmanual.sheets.sheet import Cell, CellRole, Grid, GridKind, HeadBlank, Mark, Row, Sheet

HEADING: Final = "heading-"
"""Begins the name of a blank above the grid; no id of a field has a hyphen."""
_ONE_LINE: Final = 5.2
"""Height of a control for one line, mm: a program that chooses the size of type by it chooses about 10.5 pt."""
_NARROWEST: Final = 6.0
"""Width of a control, mm, at least, however long the words behind it are."""
_EDGE: Final = 0.5
"""Between a control and the lines around its cell, mm."""
_LOW: Final = 16.0
"""A cell lower than this, mm, looks as if it had one line: a single word should stand near its middle."""
_ABOVE_MOST: Final = 2.0
"""Room above a control in a low cell, mm, at most: the lower a word stands, the less room has a second line."""
_FOR_INK: Final = frozenset({FieldType.SIGN, FieldType.SEAL, FieldType.PICTURE})
_TICKED: Final = frozenset({FieldType.CHECK, FieldType.CHECKS})
"""Types whose options are ticked one by one; of others one option excludes the rest."""
_WRAPPED: Final = frozenset({FieldType.TEXT, FieldType.TEXTAREA})
_BLANKS: Final = frozenset({CellRole.ENTRY, CellRole.TOTAL, CellRole.STATUS})
_IN_ROWS: Final = frozenset({CellRole.ENTRY, CellRole.WORDS})
"""Of a table's cells: those of its rows, with what is printed in some of them."""
_PARTS: Final[Mapping[FieldType | None, tuple[tuple[str, int], ...]]] = {
    FieldType.DATE: (("year", 4), ("month", 2), ("day", 2)),
    FieldType.MONTH: (("year", 4), ("month", 2)),
    FieldType.TIME: (("hour", 2), ("minute", 2)),
}
"""Of what is written between printed words: the name of each part and its most characters."""
_HINTS: Final[Mapping[FieldType | None, str]] = {
    FieldType.DATE: "fill-date",
    FieldType.MONTH: "fill-month",
    FieldType.TIME: "fill-time",
}
"""Labels that say how such a thing is written where no words are printed."""


class ControlKind(StrEnum):
    """How a control is used."""

    LINE = "line"
    LINES = "lines"
    """Words wrap and get smaller until they fit."""
    TICK = "tick"
    """Ticked by itself."""
    PICK = "pick"
    """One of those that share its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One thing to type or tick."""

    kind: ControlKind
    name: str
    """Field id; with a point and a part, a row or an option behind it."""
    title: str
    """What is asked, in words; of a `PICK` without the word that it stands for."""
    width: float
    """mm; 0 where it is as wide as its blank."""
    height: float
    """mm."""
    above: float = 0.0
    """Room between what stands above and the control, mm."""
    value: str = ""
    """What is written beforehand; of a `PICK` the word that it stands for."""
    is_ticked: bool = False
    is_required: bool = False
    length: int | None = None
    """Most characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A control and the printed words behind it."""

    control: Control | None
    text: str
    blank: float = 0.0
    """Width of the room between printed words in which the control stands, mm; 0 where it stands by itself."""


class Blanks:
    """Gives a sheet's blanks their controls.

    It counts the rows of tables: ask for every cell once, in reading order.
    """

    def __init__(self, sheet: Sheet, words: Mapping[str, str]) -> None:
        self._labels = dict(reversed(tuple(_labels(sheet))))
        self._required = frozenset(cell.field for cell in cells(sheet) if cell.field and _must_be_filled_in(cell))
        self._words = words
        self._rows: Counter[str] = Counter()

    def heading(self, blank: HeadBlank) -> Control:
        """The control of a blank above the grid, as wide as the blank."""
        return Control(
            kind=ControlKind.LINE,
            name=f"{HEADING}{blank.id}",
            title=blank.label,
            width=0,
            height=_ONE_LINE,
            value=blank.value,
        )

    def pieces(self, cell: Cell, row: Row, grid: Grid) -> tuple[Piece, ...]:
        """What stands in a cell, from left to right; nothing where there is nothing to fill in."""
        if grid.kind is GridKind.TABLE and cell.role in _IN_ROWS:
            self._rows[cell.field] += cell.rows
        if cell.role not in _BLANKS or cell.type in _FOR_INK or cell.text or not cell.field:
            return ()
        asked = self._asked(cell, grid)
        height = row.height * cell.rows
        if cell.options:
            return tuple(asked.ticks(cell))
        if any(mark.blank for mark in cell.marks):
            return tuple(asked.parts(cell))
        return (asked.plain(cell, height),)

    def _asked(self, cell: Cell, grid: Grid) -> _Asked:
        """What this cell asks: by itself, in a row of a table, or as the sum of a column."""
        field, words = cell.field, self._words
        label = self._labels.get(field, "")
        if cell.role is CellRole.TOTAL:
            return _Asked(f"{field}.total", words["fill-total"].format(label=label), False, words)
        if grid.kind is GridKind.TABLE:
            row = self._rows[field]
            # Blank rows may stay blank: only a form's own fields are demanded.
            return _Asked(f"{field}.{row}", words["fill-row"].format(label=label, row=row), False, words)
        return _Asked(field, label, field in self._required, words)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The name and words of what a cell asks."""

    name: str
    label: str
    is_required: bool
    words: Mapping[str, str]

    def title(self, cell: Cell, detail: str = "") -> str:
        """The label, of which part or option, whether it must be filled in, how."""
        required = self.words["sheet-required"] if self.is_required else ""
        part = self.words["fill-part"].format(label=self.label, part=detail) if detail else self.label
        hint = self.words["fill-hint"].format(hint=cell.hint) if cell.hint else ""
        return f"{part}{required}{hint}"

    def ticks(self, cell: Cell) -> Iterator[Piece]:
        """A control at each tick box."""
        is_choice = cell.type not in _TICKED
        for number, option in enumerate(cell.options, start=1):
            yield Piece(
                Control(
                    kind=ControlKind.PICK if is_choice else ControlKind.TICK,
                    name=self.name if is_choice or len(cell.options) == 1 else f"{self.name}.{number}",
                    title=self.title(cell, "" if is_choice or option in ("", self.label) else option),
                    width=BOX,
                    height=BOX,
                    value=option,
                    is_ticked=cell.value != "" and cell.value == option,
                    is_required=self.is_required and (is_choice or len(cell.options) == 1),
                ),
                option,
            )

    def parts(self, cell: Cell) -> Iterator[Piece]:
        """A control in each blank between the printed words."""
        written = re.findall(r"\d+", cell.value)
        numbered = ((str(number), None) for number in range(1, len(cell.marks) + 1))
        known = _PARTS.get(cell.type) or numbered
        for mark, part, value in zip_longest(cell.marks, known, written):
            if mark is None:
                return
            if part is None or not mark.blank:
                yield Piece(None, mark.text)
                continue
            control = Control(
                kind=ControlKind.LINE,
                name=f"{self.name}.{part[0]}",
                title=self.title(cell, mark.text),
                width=mark.blank - 2 * _EDGE,
                height=_ONE_LINE,
                value=value or "",
                is_required=self.is_required,
                length=part[1],
            )
            yield Piece(control, mark.text, mark.blank)

    def plain(self, cell: Cell, height: float) -> Piece:
        """One control that fills the cell, but for what is printed behind it."""
        has_lines = cell.type in _WRAPPED
        above = _above(height) if has_lines and cell.type is not FieldType.TEXTAREA else 0.0
        hint = self.words[_HINTS[cell.type]] if cell.type in _HINTS else ""
        control = Control(
            kind=ControlKind.LINES if has_lines else ControlKind.LINE,
            name=self.name,
            title=self.title(cell, hint),
            width=max(_NARROWEST, cell.width - 2 * PADDING - _printed_behind(cell.marks)),
            height=height - 2 * _EDGE - above if has_lines else _ONE_LINE,
            above=above,
            value=cell.value,
            is_required=self.is_required,
        )
        return Piece(control, "".join(mark.text for mark in cell.marks))


def _labels(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Fields with their labels: of the cell that names them, else the words beside their own tick box."""
    before = ""
    for cell in cells(sheet):
        if cell.role is CellRole.STATUS:
            yield cell.field, before
        before = cell.text
        if cell.role in (CellRole.LABEL, CellRole.HEAD):
            yield cell.field, cell.text
        elif cell.role is CellRole.ENTRY and cell.type is FieldType.CHECK and cell.options != ("",):
            yield cell.field, "".join(cell.options)


def _must_be_filled_in(cell: Cell) -> bool:
    return cell.is_required or cell.required != ""


def _above(height: float) -> float:
    """Room above a control that takes lines, mm, so that a single line stands near the middle of a low cell."""
    return min(max(0.0, (height - _ONE_LINE) / 2 - 2 * _EDGE), _ABOVE_MOST) if height < _LOW else 0.0


def _printed_behind(marks: tuple[Mark, ...]) -> float:
    """Room for the printed words after the blank, mm."""
    return sum(typesetting.width(mark.text, CELL) for mark in marks) + 2 * _EDGE if marks else 0.0
