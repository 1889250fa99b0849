"""Charts: boxes and lines on the printable width, blank to be filled in by hand, or drawn from data.

Takes a chart and its data, gives drawings. Without levels the rows are boxes side by side that hang from the unit; with
levels each row is a box in its level, and a line leads to the box that it hangs from. What does not fit into the
chart's height goes on in another drawing, on another page. Frames and dashes tell apart what colours would: charts are
printed in black and white.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workmanual.model.record import Chart, ChartLevel
from workmanual.sheets import typesetting
from workmanual.sheets.filled import Filled
from workmanual.sheets.paper import PADDING, POINT
from workmanual.sheets.sheet import Box, BoxLine, Cell, CellRole, Drawing, Frame, Line
from workmanual.sheets.vocabulary import Vocabulary

_GAP: Final = 4.0
"""Between boxes side by side."""
_LINE: Final = 5.0
"""A line of words in a box."""
_PAD: Final = 1.5
"""Above and below the lines of a box together."""
_BETWEEN: Final = 9.0
"""Between two rows of boxes: the lines, and the words on them."""
_NARROWEST: Final = 34.0
_WIDEST: Final = 62.0
_UNIT_WIDTH: Final = 80.0
_LEVEL_WIDTH: Final = 34.0
"""The name of a level at the left."""
_LEGEND: Final = 9.0
_SMALLEST: Final = 5.0
"""Points."""
_USUAL: Final = 8.0
_FRAMES: Final = tuple(Frame)


def drawings(chart: Chart, width: float, words: Vocabulary, filled: Filled) -> tuple[Drawing, ...]:
    """The chart, blank without data; one drawing unless the data need more."""
    plan = _Plan(chart, width, words, filled)
    parts = plan.levels() if chart.levels else plan.boxes()
    return tuple(
        Drawing(
            boxes=boxes,
            lines=lines,
            legend=plan.legend() if number == 0 else (),
            legend_label=words["sheet-legend"] if number == 0 else "",
            columns=plan.heads() if number == 0 else (),
            data=filled.data if number == 0 else (),
            height=height,
        )
        for number, (boxes, lines, height) in enumerate(parts)
    )


_Part = tuple[tuple[Box, ...], tuple[Line, ...], float]
"""Boxes, lines and height of one drawing."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the boxes of one chart share."""

    chart: Chart
    width: float
    words: Vocabulary
    filled: Filled

    def heads(self) -> tuple[Cell, ...]:
        """Heads of the data, as wide as each other."""
        columns = self.chart.columns
        share = self.width / max(1, len(columns))
        return tuple(
            Cell(role=CellRole.HEAD, width=share, text=one.label, field=one.id, type=one.type) for one in columns
        )

    def legend(self) -> tuple[tuple[Frame, str], ...]:
        """What each frame means: what the author says, and further words of the data."""
        given = dict(zip(self.chart.legend, _FRAMES, strict=False)) | dict(self._frames())
        # Of words that share a frame the first stands for it; every box says its own.
        return tuple({frame: (frame, word) for word, frame in reversed(given.items()) if word}.values())[::-1]

    def _frames(self) -> Mapping[str, Frame]:
        """The frame of each word of the column that chooses it.

        Words of the legend have the frame that it gives them; others take what is left, in order of appearance, and
        where nothing is left the last.
        """
        place = next((at for at, one in enumerate(self.chart.columns) if one.id == self.chart.frame), None)
        if place is None:
            return {}
        legend = dict(zip(self.chart.legend, _FRAMES, strict=False))
        said = dict.fromkeys(row[place] for row in self.filled.data if len(row) > place and row[place])
        left = [frame for frame in _FRAMES if frame not in legend.values()] or [_FRAMES[-1]]
        others = [word for word in said if word not in legend]
        return {word: legend[word] for word in said if word in legend} | {
            word: left[min(number, len(left) - 1)] for number, word in enumerate(others)
        }

    def _frame_of(self, row: Sequence[str]) -> Frame:
        place = next((at for at, one in enumerate(self.chart.columns) if one.id == self.chart.frame), None)
        return self._frames().get(row[place], Frame.SOLID) if place is not None and len(row) > place else Frame.SOLID

    @property
    def _foot(self) -> float:
        return _LEGEND if self.chart.legend or self._frames() else 0.0

    # Boxes below the unit

    def boxes(self) -> Iterator[_Part]:
        """Boxes side by side in rows, hung from the unit's."""
        rows: list[Sequence[str]] = list(self.filled.data) or [()] * max(1, self.chart.boxes)
        high = len(self.chart.columns) * _LINE + _PAD
        room = self.chart.height - self._foot - (_LINE + 2 * _PAD)
        deep = max(1, math.floor(room / (high + _BETWEEN)))
        most = max(1, math.floor((self.width - _GAP) / (_NARROWEST + _GAP)))
        across = min(most, max(1, math.ceil(len(rows) / deep)))
        across = max(across, min(most, len(rows), math.floor((self.width - _GAP) / (_WIDEST + _GAP))))
        for start in range(0, len(rows), across * deep):
            yield self._hung(rows[start : start + across * deep], across, high)

    def _hung(self, rows: Sequence[Sequence[str]], across: int, high: float) -> _Part:
        unit = Box(
            left=(self.width - _UNIT_WIDTH) / 2,
            top=0.0,
            width=_UNIT_WIDTH,
            height=_LINE + 2 * _PAD,
            frame=Frame.DOUBLE,
            lines=(_line(self.words.unit, self.filled.unit, _UNIT_WIDTH, blank=not self.filled.unit),),
        )
        wide = (self.width - 2 * _GAP - (across - 1) * _GAP) / across
        boxes, lines = [unit], []
        trunk = _GAP / 2
        for number in range(math.ceil(len(rows) / across)):
            top = unit.height + number * (high + _BETWEEN) + _BETWEEN
            bus = top - _BETWEEN / 2
            group = rows[number * across : (number + 1) * across]
            lefts = [2 * _GAP + place * (wide + _GAP) for place in range(len(group))]
            boxes += [self._box(row, left, top, wide) for row, left in zip(group, lefts, strict=True)]
            middles = [left + wide / 2 for left in lefts]
            start = trunk if len(rows) > across else min(self.width / 2, middles[0])
            end = max(self.width / 2, middles[-1]) if number == 0 else middles[-1]
            lines.append(Line(points=((start, bus), (end, bus))))
            lines += [Line(points=((one, bus), (one, top))) for one in middles]
            if number == 0:
                lines.append(Line(points=((self.width / 2, unit.height), (self.width / 2, bus))))
            else:
                lines.append(Line(points=((trunk, bus - high - _BETWEEN), (trunk, bus))))
        bottom = unit.height + math.ceil(len(rows) / across) * (high + _BETWEEN)
        return tuple(boxes), tuple(lines), max(self.chart.height, bottom + self._foot)

    def _box(self, row: Sequence[str], left: float, top: float, width: float, skip: Iterable[int] = ()) -> Box:
        """One row of the data, or a blank one: a line for each column but those skipped."""
        skipped = frozenset(skip)
        lines = []
        for place, column in enumerate(self.chart.columns):
            if place in skipped:
                continue
            value = row[place] if len(row) > place else ""
            if place == 0 and value:
                lines.append(_strong(value, width))
            else:
                unit = column.unit if value else ""
                line = _line(column.label, value + unit, width, blank=not row)
                lines.append(replace(line, field=str(column.id)))
        height = len(lines) * _LINE + _PAD
        return Box(left=left, top=top, width=width, height=height, frame=self._frame_of(row), lines=tuple(lines))

    # Levels

    def levels(self) -> Iterator[_Part]:
        """Levels from top to bottom; what is too much for the height goes on in the next drawing."""
        placed = [(level, self._rows_of(level)) for level in self.chart.levels]
        first = True
        while first or any(rows for _, rows in placed):
            part, placed = self._network([one for one in placed if first or one[1]])
            yield part
            first = False

    def _rows_of(self, level: ChartLevel) -> list[Sequence[str]]:
        if not self.filled.data:
            return [()] * max(1, level.boxes)
        return [row for row in self.filled.data if row and row[0] == level.title]

    def _network(
        self, given: Sequence[tuple[ChartLevel, Sequence[Sequence[str]]]]
    ) -> tuple[_Part, list[tuple[ChartLevel, list[Sequence[str]]]]]:
        """One drawing, and what is left for the next."""
        skip = (0, 4) if self.filled.data else (0,)
        shown = sum(1 for place in range(len(self.chart.columns)) if place not in skip)
        high = shown * _LINE + _PAD
        left_edge = _LEVEL_WIDTH + _GAP
        most = max(1, math.floor((self.width - left_edge + _GAP) / (_NARROWEST - 6 + _GAP)))
        lines_of = _shared([math.ceil(len(rows) / most) or 1 for _, rows in given], self._deep(high))
        boxes: list[Box] = []
        lines: list[Line] = []
        ends: dict[str, Box] = {}
        left: list[tuple[ChartLevel, list[Sequence[str]]]] = []
        top = 0.0
        above: Box | None = None
        for (level, rows), count in zip(given, lines_of, strict=True):
            here, later = list(rows[: count * most]), list(rows[count * most :])
            left.append((level, later))
            name = self._level_box(level, top, count * (high + 3.0) - 3.0)
            boxes.append(name)
            if above is not None:
                lines.append(_between(above, name, level))
            above = name
            across = max(1, math.ceil(len(here) / count))
            wide = min(_WIDEST, (self.width - left_edge - (across - 1) * _GAP) / across)
            for number, row in enumerate(here):
                own = number % across
                inset = (self.width - left_edge - across * wide - (across - 1) * _GAP) / 2
                place = left_edge + inset + own * (wide + _GAP)
                box = self._box(row, place, top + number // across * (high + 3.0), wide, skip)
                boxes.append(box)
                if (parent := ends.get(row[4] if len(row) > 4 else "")) is not None:
                    lines.append(_elbow(parent, box, dashed=level.watches))
            ends |= {
                row[3]: box for row, box in zip(here, boxes[len(boxes) - len(here) :], strict=True) if len(row) > 3
            }
            top += count * (high + 3.0) - 3.0 + _BETWEEN
        height = max(self.chart.height, top - _BETWEEN + self._foot)
        return (tuple(boxes), tuple(lines), height), left

    def _deep(self, high: float) -> int:
        """How many lines of boxes the height holds, with their levels."""
        levels = len(self.chart.levels)
        return max(levels, math.floor((self.chart.height - self._foot - (levels - 1) * _BETWEEN) / (high + 3.0)))

    def _level_box(self, level: ChartLevel, top: float, height: float) -> Box:
        lines = [_strong(level.title, _LEVEL_WIDTH)]
        if level.part:
            lines.append(_plain(level.part, _LEVEL_WIDTH))
        frame = Frame.DASHED if level.watches else Frame.DOUBLE
        return Box(left=0.0, top=top, width=_LEVEL_WIDTH, height=height, frame=frame, lines=tuple(lines))


def _shared(wanted: Sequence[int], room: int) -> list[int]:
    """Lines of boxes for each level: one at least, the wanted ones as far as there is room."""
    given = [1] * len(wanted)
    spare = room - len(wanted)
    while spare > 0 and any(own < want for own, want in zip(given, wanted, strict=True)):
        for place, want in enumerate(wanted):
            if given[place] < want and spare > 0:
                given[place] += 1
                spare -= 1
    return given


def _between(above: Box, below: Box, level: ChartLevel) -> Line:
    """From a level to the next; who watches points upwards."""
    middle = above.left + above.width / 2
    down = (middle, above.top + above.height), (middle, below.top)
    points = (down[1], down[0]) if level.watches else down
    return Line(points=points, dashed=level.watches, arrow=True, text=level.line)


def _elbow(parent: Box, child: Box, *, dashed: bool) -> Line:
    """From the middle of the parent's lower edge to the middle of the child's upper one."""
    start = parent.left + parent.width / 2, parent.top + parent.height
    end = child.left + child.width / 2, child.top
    turn = end[1] - _BETWEEN / 3
    return Line(points=(start, (start[0], turn), (end[0], turn), end), dashed=dashed)


def _line(label: str, value: str, width: float, *, blank: bool) -> BoxLine:
    return BoxLine(text=label, value=value, blank=blank, points=_fitting(label + value + "\u3000", width))


def _strong(words: str, width: float) -> BoxLine:
    return BoxLine(text=words, strong=True, points=_fitting(words, width))


def _plain(words: str, width: float) -> BoxLine:
    return BoxLine(text=words, points=_fitting(words, width))


def _fitting(words: str, width: float) -> float:
    """Size of type with which the words fit on one line of the box, points."""
    room = width - 2 * PADDING
    ems = typesetting.ems(words)
    return max(_SMALLEST, min(_USUAL, math.floor(room / max(ems, 1.0) / POINT * 10) / 10))
