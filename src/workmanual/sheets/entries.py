"""One field as cells: its label, and the blank that fits what is written into it.

Takes a field, the printed words of the locale and a width, gives cells and the heights they need. What a type of field
looks like is the table at the bottom. Nothing here knows about neighbours; those are `fields` and `table`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from workmanual.model.record import FieldType, FormField
from workmanual.sheets import typesetting
from workmanual.sheets.paper import (
    BOX,
    BOX_GAP,
    CELL,
    LABEL,
    LOWEST_ROW,
    MARK,
    OPTION_GAP,
    OPTION_LINE,
    PADDING,
    PICTURE_HEIGHT,
    ROW,
    RULED_LINE,
    SEAL_FLOOR,
    SEAL_ROW,
    SIGN_FIELD,
)
from workmanual.sheets.sheet import Align, Cell, CellRole, Mark
from workmanual.sheets.vocabulary import Vocabulary

NARROWEST_SHARE: Final = 0.55
"""Blanks between 年 月 日 get no narrower than this share of their natural width."""
STRETCH: Final = 1.15
"""A row grows by no more than this share where that fills a page."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Heights of a row, mm: as low as it may get, natural, as high as it may get."""

    least: float
    natural: float
    most: float

    def and_also(self, other: Needs) -> Needs:
        """What serves two cells of one row."""
        return Needs(max(self.least, other.least), max(self.natural, other.natural), max(self.most, other.most))


def writing(natural: float, floor: float = LOWEST_ROW) -> Needs:
    """Room to write in, which gives and takes a little."""
    return Needs(min(natural, max(floor, 0.9 * natural)), natural, natural * STRETCH)


def printed(natural: float) -> Needs:
    """Room for printed words: no less, more where a neighbour grows."""
    return Needs(natural, natural, natural)


def label(field: FormField, width: float, words: Vocabulary, role: CellRole = CellRole.LABEL) -> Cell:
    """The cell that names a blank, `width` mm wide."""
    return Cell(
        role=role,
        width=width,
        text=field.label,
        broken=words.broken(field.label, width),
        field=field.id,
        note=words["sheet-any"] if field.type is FieldType.CHECKS else "",
        required=words["sheet-required"] if field.required else "",
        align=Align.CENTER,
    )


def label_needs(cell: Cell) -> Needs:
    """Height of a label or column head with the small words below it."""
    inner = cell.width - 2 * PADDING
    below = sum(typesetting.height(small, MARK, inner) for small in (cell.note, cell.required) if small)
    return printed(len(cell.broken) * LABEL.line + below + 2 * 0.4)


def entry(field: FormField, width: float, words: Vocabulary) -> Cell:
    """The blank of a field beside its label, `width` mm wide."""
    made = _BLANKS[field.type].make(field, width, words)
    unit = (Mark(0, field.unit),) if field.unit else ()
    align = Align.END if unit and not made.marks else made.align
    number = field.type is FieldType.NUMBER
    return replace(
        made,
        field=field.id,
        type=field.type,
        marks=made.marks + unit,
        align=align,
        least=field.min if field.min is not None else 0.0 if number else None,
        most=field.max,
        decimals=field.decimals,
        hint=field.hint,
        is_required=field.required,
    )


def entry_needs(field: FormField, cell: Cell) -> Needs:
    """Height of the blank."""
    return _BLANKS[field.type].needs(field, cell)


def options_height(cell: Cell) -> float:
    """Height of the cell's tick boxes with their words."""
    inner = cell.width - 2 * PADDING
    widths = [_option_width(option, inner) for option in cell.options]
    if cell.required:
        widths.append(typesetting.width(cell.required, MARK))
    return typesetting.flow(widths, inner, OPTION_GAP) * OPTION_LINE + 2 * 0.8


def _option_width(option: str, available: float) -> float:
    """A tick box with its words; where they wrap, as many times the available width as they take lines."""
    whole = BOX + (BOX_GAP + typesetting.width(option, CELL) if option else 0.0)
    if whole <= available:
        return whole
    box = "\u3000" * math.ceil((BOX + BOX_GAP) / CELL.em)
    return typesetting.lines(box + option, CELL, available) * available


def date_marks(width: float, words: Vocabulary) -> tuple[Mark, ...]:
    """Blanks for 年 月 日 in `width` mm."""
    return _spread((("year", 16.0), ("month", 11.0), ("day", 11.0)), width, words)


def _spread(parts: tuple[tuple[str, float], ...], width: float, words: Vocabulary) -> tuple[Mark, ...]:
    """Marks with these blanks before them, all narrower in a narrow cell; none where figures would have no room."""
    texts = [words[f"sheet-{name}"] for name, _ in parts]
    room = width - 2 * PADDING - sum(typesetting.width(text, CELL) for text in texts)
    share = min(1.0, room / sum(blank for _, blank in parts))
    if share < NARROWEST_SHARE:
        return ()
    return tuple(Mark(round(blank * share, 2), text) for (_, blank), text in zip(parts, texts, strict=True))


def _plain(_field: FormField, width: float, _words: Vocabulary) -> Cell:
    return Cell(role=CellRole.ENTRY, width=width)


def _plain_needs(field: FormField, _cell: Cell) -> Needs:
    return writing(ROW * max(1, field.lines))


def _ruled(field: FormField, width: float, _words: Vocabulary) -> Cell:
    return Cell(role=CellRole.ENTRY, width=width, lines=max(1, field.lines))


def _ruled_needs(field: FormField, _cell: Cell) -> Needs:
    return writing(max(ROW, RULED_LINE * max(1, field.lines)))


def _date(_field: FormField, width: float, words: Vocabulary) -> Cell:
    return Cell(role=CellRole.ENTRY, width=width, marks=date_marks(width, words))


def _month(_field: FormField, width: float, words: Vocabulary) -> Cell:
    marks = _spread((("year", 16.0), ("month", 11.0)), width, words)
    return Cell(role=CellRole.ENTRY, width=width, marks=marks)


def _time(_field: FormField, width: float, words: Vocabulary) -> Cell:
    marks = _spread((("hour", 11.0), ("minute", 11.0)), width, words)
    return Cell(role=CellRole.ENTRY, width=width, marks=marks)


def _options(field: FormField, width: float, _words: Vocabulary) -> Cell:
    return Cell(role=CellRole.ENTRY, width=width, options=tuple(field.options))


def _check(_field: FormField, width: float, _words: Vocabulary) -> Cell:
    """A box alone; among fields its words stand behind it (`fields`)."""
    return Cell(role=CellRole.ENTRY, width=width, options=("",), align=Align.CENTER)


def _options_needs(_field: FormField, cell: Cell) -> Needs:
    height = options_height(cell)
    return writing(ROW) if height <= LOWEST_ROW + 0.2 else Needs(height, max(ROW, height), height * STRETCH)


def _computed(field: FormField, width: float, _words: Vocabulary) -> Cell:
    """A blank by hand; a yes or no is ticked."""
    return Cell(role=CellRole.ENTRY, width=width, options=tuple(field.options), yes_no=tuple(field.options))


def _computed_needs(field: FormField, cell: Cell) -> Needs:
    return _options_needs(field, cell) if cell.options else _plain_needs(field, cell)


def _sign_needs(_field: FormField, _cell: Cell) -> Needs:
    return writing(SIGN_FIELD)


def _seal_needs(_field: FormField, _cell: Cell) -> Needs:
    return writing(SEAL_ROW, SEAL_FLOOR)


def _picture_needs(_field: FormField, _cell: Cell) -> Needs:
    return printed(PICTURE_HEIGHT)


@dataclass(frozen=True, slots=True)
class _Blank:
    """What the blank of one type of field looks like."""

    make: Callable[[FormField, float, Vocabulary], Cell]
    needs: Callable[[FormField, Cell], Needs]


_BLANKS: Final[Mapping[FieldType, _Blank]] = {
    FieldType.TEXT: _Blank(_plain, _plain_needs),
    FieldType.TEXTAREA: _Blank(_ruled, _ruled_needs),
    FieldType.NUMBER: _Blank(_plain, _plain_needs),
    FieldType.DATE: _Blank(_date, _plain_needs),
    FieldType.MONTH: _Blank(_month, _plain_needs),
    FieldType.TIME: _Blank(_time, _plain_needs),
    FieldType.CHOICE: _Blank(_options, _options_needs),
    FieldType.CHECKS: _Blank(_options, _options_needs),
    FieldType.CHECK: _Blank(_check, _options_needs),
    FieldType.SIGN: _Blank(_plain, _sign_needs),
    FieldType.SEAL: _Blank(_plain, _seal_needs),
    FieldType.PICTURE: _Blank(_plain, _picture_needs),
    FieldType.COMPUTED: _Blank(_computed, _computed_needs),
}
"""Every type of field."""
