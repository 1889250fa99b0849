"""What stands in a cell: paragraphs to print and to type into.

Takes a cell of the sheet and its height, gives paragraphs. What a role of cell looks like is the table at the bottom.
Ruled lines are left out: what is typed never sits on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from workmanual.model.record import FieldType
from workmanual.office.docx.markup import Faces, Paragraph, Stop, run, tab, tick_box
from workmanual.office.docx.tables import PADDING
from workmanual.sheets import typesetting
from workmanual.sheets.paper import BOX, BOX_GAP, CELL, OPTION_GAP, OPTION_LINE, Type
from workmanual.sheets.sheet import Align, Cell, CellRole, Mark

_GAP: Final = "\u3000 "
"""Between two options: about `paper.OPTION_GAP`."""
_SIGN_ABOVE, _SIGN_BELOW = 1.4, 1.2
_RULED_ABOVE: Final = 1.5
"""Above the first line of a large blank."""
_EDGE: Final = 0.4
"""A tab stop keeps this far from the cell's edge, or the tab leaps to the next line."""
_AT_THE_TOP: Final = frozenset({CellRole.SIGN, CellRole.SEAL})

Contents = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class _Room:
    """Of a cell, mm."""

    width: float
    """Between its paddings."""
    height: float


def contents(cell: Cell, width: float, height: float, faces: Faces) -> Contents:
    """The paragraphs of a cell of these measures (mm), at least one."""
    return _CONTENTS[cell.role](cell, _Room(width - 2 * PADDING, height), faces)


def is_at_the_top(cell: Cell) -> bool:
    """Whether the cell's paragraphs begin at its upper edge and not in its middle."""
    return cell.role in _AT_THE_TOP or cell.lines > 1


def _lines(cell: Cell) -> str:
    return "\n".join(cell.broken) or cell.text


def _label(cell: Cell, _room: _Room, faces: Faces) -> Contents:
    """Its words, and small ones below."""
    first = Paragraph(runs=run(_lines(cell), faces.label), line=faces.label.size.line, align=cell.align)
    below = (
        Paragraph(runs=run(small, faces.mark), line=faces.mark.size.line, align=cell.align)
        for small in (cell.note, cell.required)
        if small
    )
    return (first, *below)


def _picture(cell: Cell, _room: _Room, faces: Faces) -> Contents:
    return (
        Paragraph(
            runs=run(_lines(cell), faces.label) + run(cell.note + cell.required, faces.mark),
            line=faces.label.size.line,
            align=Align.CENTER,
        ),
    )


def _title(cell: Cell, _room: _Room, faces: Faces) -> Contents:
    return (Paragraph(runs=run(_lines(cell), faces.block), line=faces.label.size.line, align=cell.align),)


def _words(cell: Cell, _room: _Room, faces: Faces) -> Contents:
    small = run(cell.note + cell.required, faces.mark)
    return (Paragraph(runs=run(_lines(cell), faces.cell) + small, line=faces.cell.size.line, align=cell.align),)


def _sign(cell: Cell, room: _Room, faces: Faces) -> Contents:
    """The label at the upper edge, the date at the lower one, room for the signature between them."""
    runs = run(_lines(cell), faces.label) + run(cell.note + cell.required, faces.mark)
    label = Paragraph(runs=runs, line=faces.label.size.line, before=_SIGN_ABOVE)
    if not cell.marks:
        return (label,)
    printed = _SIGN_ABOVE + max(1, len(cell.broken)) * faces.label.size.line
    start = room.width - _EDGE - _width(cell.marks)
    left = room.height - printed - faces.cell.size.line - _SIGN_BELOW
    return (label, _dated(cell, room, faces, start=max(0.0, start), before=max(0.0, left)))


def _blank(cell: Cell, room: _Room, faces: Faces) -> Contents:
    """Room to type in, with what is printed there."""
    if cell.options:
        return tuple(_ticking(cell, room, faces))
    if any(mark.blank for mark in cell.marks):
        return (_dated(cell, room, faces),)
    printed = run(_lines(cell), faces.cell) + run(cell.value, faces.cell)
    behind = run(cell.note + cell.required, faces.mark) + "".join(run(mark.text, faces.cell) for mark in cell.marks)
    if cell.lines <= 1:
        return (Paragraph(runs=printed + behind, line=faces.cell.size.line, align=cell.align),)
    blank = Paragraph(runs=printed, line=faces.text.size.line, before=_RULED_ABOVE)
    return (blank, Paragraph(runs=behind, line=faces.cell.size.line, align=Align.END)) if behind else (blank,)


def _dated(cell: Cell, room: _Room, faces: Faces, *, start: float = 0.0, before: float = 0.0) -> Paragraph:
    """Marks behind blanks that start here. Each mark ends at a stop, so that what is typed before it moves none."""
    ends = accumulate((mark.blank + _width((Mark(0, mark.text),)) for mark in cell.marks), initial=start)
    next(ends)
    runs = run(cell.value, faces.cell)
    stops: list[Stop] = []
    for mark, end in zip(cell.marks, ends, strict=True):
        if mark.blank:
            stops.append(Stop(min(end, room.width - _EDGE)))
            runs += tab(faces.cell)
        runs += run(mark.text, faces.cell)
    return Paragraph(runs=runs, line=faces.cell.size.line, stops=tuple(stops), before=before)


def _width(marks: tuple[Mark, ...]) -> float:
    return sum(mark.blank + typesetting.width(mark.text, CELL) for mark in marks)


def _ticking(cell: Cell, room: _Room, faces: Faces) -> Iterator[Paragraph]:
    """Options in lines as paper fills them, so that no box is parted from its words."""
    if cell.options == ("",):
        runs = tick_box(faces.box, cell.field, ticked=bool(cell.value)) + run(cell.note + cell.required, faces.mark)
        yield _option_line(runs, cell, faces, hanging=0.0)
        return
    words = faces.label if cell.type is FieldType.CHECK else faces.cell
    lines = list(_packed(cell, room, words.size))
    for number, line in enumerate(lines):
        runs = run(_GAP, faces.cell).join(
            tick_box(faces.box, cell.field, ticked=option == cell.value) + run(option, words) for option in line
        )
        if number == len(lines) - 1:
            small = cell.note + cell.required
            runs += run(" " + small if small else "", faces.mark)
            runs += "".join(run(mark.text, faces.cell) for mark in cell.marks)
        yield _option_line(runs, cell, faces, hanging=BOX + BOX_GAP)


def _option_line(runs: str, cell: Cell, faces: Faces, *, hanging: float) -> Paragraph:
    """In the middle of its line; a fixed line alone would set it low."""
    line = faces.box.size.line
    beside = (OPTION_LINE - line) / 2
    return Paragraph(runs=runs, line=line, align=cell.align, before=beside, after=beside, left=hanging, first=-hanging)


def _packed(cell: Cell, room: _Room, size: Type) -> Iterator[tuple[str, ...]]:
    """Options of one line after the other."""
    line: list[str] = []
    used = 0.0
    for option in cell.options:
        width = BOX + BOX_GAP + typesetting.width(option, size)
        if line and used + OPTION_GAP + width > room.width:
            yield tuple(line)
            line, used = [], 0.0
        used += width + (OPTION_GAP if line else 0.0)
        line.append(option)
    yield tuple(line)


_CONTENTS: Final[Mapping[CellRole, Callable[[Cell, _Room, Faces], Contents]]] = {
    CellRole.LABEL: _label,
    CellRole.HEAD: _label,
    CellRole.TITLE: _title,
    CellRole.NUMBER: _words,
    CellRole.WORDS: _words,
    CellRole.ENTRY: _blank,
    CellRole.SIGN: _sign,
    CellRole.SEAL: _sign,
    CellRole.PICTURE: _picture,
    CellRole.TOTAL: _blank,
    CellRole.STATUS: _blank,
}
"""Every role of cell."""
