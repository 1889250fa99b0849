"""A cell of a sheet as tiles of a worksheet: what it says, how it looks, whether it is filled in.

Takes a cell and where it stands, gives one tile, for a signature three: its label, room to sign, its date. What each
role looks like is `Tiles.of`; sizes of words give way where a worksheet's narrower columns would break a label anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workmanual.model.record import FieldType
from workmanual.office.xlsx.entry_rules import decimal_format, number_format, unfilled
from workmanual.office.xlsx.style import (
    ENTRY,
    INDENT,
    INSIDE,
    LABEL,
    MARK,
    NARROWER,
    SMALLEST,
    WORDS,
    Face,
    Rule,
    Style,
)
from workmanual.sheets import paper, typesetting
from workmanual.sheets.places import Place
from workmanual.sheets.sheet import Align, Cell, CellRole, Grid, GridKind, Row

_HIGHEST_ROW: Final = 140.0
"""Spreadsheets know no higher row than 409 points."""
_DATE_ROW: Final = 7.0
_LEADING: Final = 1.3
"""Height of a line as spreadsheets set it, in ems."""
_ABOVE_WORDS: Final = 0.3
_LITTLE: Final = 0.5
"""Points that words may get smaller for being set in."""
_CENTRED_UP_TO: Final = 30.0
_CENTRED: Final = frozenset(
    {
        FieldType.NUMBER,
        FieldType.DATE,
        FieldType.MONTH,
        FieldType.TIME,
        FieldType.SIGN,
        FieldType.SEAL,
        FieldType.COMPUTED,
        FieldType.PICTURE,
    }
)
_SPACE: Final = "\u3000"
_HARD_SPACE: Final = "\u00a0\u00a0"
"""Keeps words from the edge at their right."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one size."""

    text: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A rectangle of cells with the same content; rows and columns are counted from 0."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    style: Style
    runs: tuple[Run, ...] = ()
    """Printed words, or what is written into a blank beforehand."""
    cell: Cell | None = None
    """The blank or computed cell of the sheet that it stands for."""
    name: str = ""
    """Its label, for messages."""
    place: Place | None = None
    """Of a cell of a grid."""
    copies: tuple[int, int] | None = None
    """Row and column of the blank that is filled in instead of this one."""

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Tiles:
    """What the cells of one page share."""

    labels: Mapping[str, str]
    names: Mapping[str, str]
    """Labels by field."""
    units: Mapping[str, str]
    """Words behind blanks, which a worksheet says with the label."""

    def of(self, tile: Tile, cell: Cell, grid: Grid) -> Iterator[Tile]:
        """The cell as it stands in this grid; `tile` says where, with its edges."""
        match cell.role:
            case CellRole.LABEL | CellRole.HEAD | CellRole.PICTURE:
                yield self._label(tile, cell)
            case CellRole.SIGN | CellRole.SEAL:
                yield from self._sign(tile, cell)
            case CellRole.ENTRY | CellRole.TOTAL | CellRole.STATUS:
                yield self._entry(tile, cell, grid)
            case _:
                yield self._printed(tile, cell)

    def _label(self, tile: Tile, cell: Cell) -> Tile:
        unit = self.units.get(cell.field, "") if cell.role is CellRole.LABEL else ""
        unit = self.labels["sheet-unit"].format(unit=unit) if unit else ""
        lines = cell.broken or (cell.text,)
        points = fitting(lines, LABEL, cell.width)
        marks = [mark for mark in (cell.note, cell.required, unit) if mark]
        fits = typesetting.width("".join(marks), paper.MARK) <= cell.width * NARROWER - INSIDE
        small = ("" if fits else "\n").join(marks)
        runs = (Run("\n".join(lines), points), *((Run(f"\n{small}", MARK),) if small else ()))
        return replace(tile, style=replace(tile.style, face=Face.HEI, points=points, across="center"), runs=runs)

    def _printed(self, tile: Tile, cell: Cell) -> Tile:
        is_title = cell.role is CellRole.TITLE
        lines = cell.broken or (cell.text,)
        points = LABEL + 0.5 if is_title else fitting(cell.broken, WORDS, cell.width) if cell.broken else WORDS
        indent = int(is_title)
        if cell.align is Align.START and not is_title:
            smaller = fitting(cell.broken, points, cell.width - INDENT / NARROWER) if cell.broken else points
            points = smaller if smaller >= points - _LITTLE else points
            indent = _indent("\n".join(lines), points, cell.width)
        style = replace(
            tile.style,
            face=Face.HEI if is_title else Face.SONG,
            bold=is_title,
            points=points,
            indent=indent,
            across=_ACROSS[Align.CENTER if cell.role is CellRole.NUMBER else cell.align],
        )
        if cell.number is not None:
            return replace(tile, style=replace(style, number_format="General"), cell=cell)
        return replace(tile, style=style, runs=(Run("\n".join(lines), points),) if cell.text else ())

    def _entry(self, tile: Tile, cell: Cell, grid: Grid) -> Tile:
        is_computed = cell.computed is not None or cell.role is CellRole.TOTAL
        written = cell.text or unfilled(cell, self.labels)
        narrow = grid.kind is GridKind.TABLE and cell.width <= _CENTRED_UP_TO
        centred = cell.type in _CENTRED or is_computed or cell.options == ("",) or cell.align is Align.CENTER
        in_the_middle = centred or (narrow and cell.lines <= 1 and "\n" not in written)
        points, indent = self._set_in(written, cell.width) if written else (ENTRY, int(not narrow))
        style = replace(
            tile.style,
            points=ENTRY if in_the_middle else points,
            across="center" if in_the_middle else "left",
            down="top" if cell.lines > 1 else "vcenter",
            is_entry=not is_computed,
            number_format=self._format(cell, is_computed),
            indent=0 if in_the_middle else indent,
        )
        runs = (Run(written, style.points),) if written and not cell.value else ()
        return replace(tile, style=style, runs=runs, cell=cell, name=self.names.get(cell.field, ""))

    def _set_in(self, written: str, width: float) -> tuple[float, int]:
        """Size and indent of what stands in a blank; a little smaller where that lets it be set in."""
        sizes = (ENTRY, ENTRY - _LITTLE)
        return next(((points, 1) for points in sizes if _indent(written, points, width)), (ENTRY, 0))

    def _format(self, cell: Cell, is_computed: bool) -> str:
        if is_computed:
            return "General" if cell.decimals is None else decimal_format(cell.decimals)
        return number_format(cell, self.labels)

    def _sign(self, tile: Tile, cell: Cell) -> Iterator[Tile]:
        """Its label, room to sign, its date; three rows where its row was cut, one where a neighbour's was not."""
        edges = tile.style.edges
        runs = [Run("".join(cell.broken) or cell.text, LABEL)]
        if cell.required:
            runs.append(Run(cell.required, MARK))
        top = replace(edges, bottom=Rule.NONE)
        style = Style(face=Face.HEI, points=LABEL, down="vcenter", indent=1, edges=top)
        yield replace(tile, rows=1, style=style, runs=tuple(runs), place=None)
        date = "".join(_SPACE * max(1, round(mark.blank / 4.5)) + mark.text for mark in cell.marks)
        date += _HARD_SPACE * bool(date)
        between = replace(edges, top=Rule.NONE, bottom=Rule.NONE if date else edges.bottom)
        room = replace(tile, row=tile.row + 1, rows=tile.rows - 1 - bool(date))
        yield replace(room, style=Style(across="center", edges=between, is_entry=True), cell=cell, name=cell.text)
        if date:
            style = Style(
                across="right",
                points=WORDS,
                edges=replace(edges, top=Rule.NONE),
                is_entry=True,
                number_format=number_format(replace(cell, type=FieldType.DATE), self.labels),
            )
            last = replace(room, row=tile.row + tile.rows - 1, rows=1, style=style, place=None)
            yield replace(last, cell=cell, runs=(Run(date, WORDS),), name=cell.text)


_ACROSS: Final[Mapping[Align, str]] = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}


def pieces(row: Row) -> tuple[float, ...]:
    """Heights of the worksheet's rows for one of paper: a signature's label and date have rows of their own."""
    signs = [cell for cell in row.cells if cell.role in (CellRole.SIGN, CellRole.SEAL)]
    if signs:
        label = max(len(cell.broken) or 1 for cell in signs) * paper.LABEL.line + 1.6
        date = _DATE_ROW if any(cell.marks for cell in signs) else 0.0
        middle = max(1.0, row.height - label - date)
        return tuple(height for height in (label, middle, date) if height)
    count = int(row.height // _HIGHEST_ROW) + 1
    return (row.height / count,) * count


def height_of(runs: Sequence[Run], width: float) -> float:
    """What words need, mm, in a cell as wide as this on paper; a run goes on in the line of the one before."""
    height = 2 * _ABOVE_WORDS if runs else 0.0
    for number, run in enumerate(runs):
        size = paper.Type(run.points, _LEADING)
        for line in run.text.split("\n")[bool(number) :]:
            height += typesetting.lines(line, size, width * NARROWER - INSIDE) * size.line
    return height


def _indent(text: str, points: float, width: float) -> int:
    """Words are set in a little where that does not break them into more lines."""
    runs = (Run(text, points),)
    return int(height_of(runs, width - INDENT / NARROWER) == height_of(runs, width))


def fitting(lines: Sequence[str], points: float, width: float) -> float:
    """The size at which these lines are not broken again in a cell as wide as this, mm of paper."""
    room = width * NARROWER - INSIDE
    widest = max(typesetting.ems(one) for one in lines) * points * paper.POINT
    return points if widest <= room else max(SMALLEST, int(2 * points * room / widest) / 2)
