"""The lines of tables and blanks, drawn as lines.

Takes pages that have been laid out, gives the straight borders on them as few long strokes, and takes them off the
boxes. WeasyPrint fills every side of every cell as a shape of its own inside a clip: of a form that is half of what is
drawn, and most of what is seen uneven on a screen. Frames of one width all around stay WeasyPrint's, and so do dashed,
double and round ones. It deliberately imports nothing of WeasyPrint: a box is what has these attributes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

SIDES: Final = ("top", "right", "bottom", "left")
_TOUCHING: Final = 0.05
"""Lines that come as near as this to each other are one, px."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What a line is drawn with."""

    color: Any
    """As WeasyPrint gives it."""
    width: float
    """px."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, by its middle; px from the upper left corner of the page."""

    pen: Pen
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Edge:
    """One side of one box: across is the coordinate that stays the same."""

    pen: Pen
    is_level: bool
    across: float
    start: float
    end: float


def take_rules(pages: Sequence[Any]) -> tuple[tuple[Rule, ...], ...]:
    """The lines of each page, root boxes given; the boxes have none afterwards. A box may stand on several pages."""
    sides = [[(box, side) for box in _boxes(page) for side in _ruled_sides(box)] for page in pages]
    rules = tuple(tuple(_joined([_edge(box, side) for box, side in found])) for found in sides)
    for box, side in (pair for found in sides for pair in found):
        setattr(box, f"border_{side}_width", 0)
    return rules


def _boxes(box: Any) -> Iterator[Any]:
    """The box and those inside, in no order, but for what is turned or faded as a whole."""
    waiting = [box]
    while waiting:
        box = waiting.pop()
        if not (box.transformation_matrix or box.style["opacity"] < 1):
            yield box
            waiting += getattr(box, "children", ())


def _ruled_sides(box: Any) -> list[str]:
    if not hasattr(box, "border_top_width"):
        return []
    sides = [side for side in SIDES if getattr(box, f"border_{side}_width")]
    if not sides or len(sides) == len(SIDES) or box.style["visibility"] != "visible" or _is_round(box):
        return []
    return [side for side in sides if box.style[f"border_{side}_style"] == "solid" and _color(box, side).alpha == 1]


def _is_round(box: Any) -> bool:
    return any(radius for corner in box.rounded_border_box()[4:] for radius in corner)


def _color(box: Any, side: str) -> Any:
    color = box.style[f"border_{side}_color"]
    return box.style["color"] if color == "currentcolor" else color


def _edge(box: Any, side: str) -> _Edge:
    x, y, width, height = box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height()
    pen = Pen(_color(box, side), getattr(box, f"border_{side}_width"))
    half = pen.width / 2
    across = {"top": y + half, "bottom": y + height - half, "left": x + half, "right": x + width - half}[side]
    is_level = side in ("top", "bottom")
    start, length = (x, width) if is_level else (y, height)
    return _Edge(pen, is_level, across, start, start + length)


def _joined(edges: Sequence[_Edge]) -> Iterator[Rule]:
    """Edges that go on from each other as one line."""
    lines: defaultdict[tuple[Pen, bool, float], list[_Edge]] = defaultdict(list)
    for edge in edges:
        lines[edge.pen, edge.is_level, round(edge.across, 1)].append(edge)
    for (pen, is_level, _), members in lines.items():
        members.sort(key=lambda edge: edge.start)
        start, end = members[0].start, members[0].end
        for edge in members[1:]:
            if edge.start > end + _TOUCHING:
                yield _rule(pen, is_level, members[0].across, start, end)
                start = edge.start
            end = max(end, edge.end)
        yield _rule(pen, is_level, members[0].across, start, end)


def _rule(pen: Pen, is_level: bool, across: float, start: float, end: float) -> Rule:
    return Rule(pen, (start, across), (end, across)) if is_level else Rule(pen, (across, start), (across, end))


def draw_rules(stream: Any, rules: Sequence[Rule]) -> None:
    """Draw the lines on a page's stream, beside what is read: to its tags they are nothing."""
    pens: defaultdict[Pen, list[Rule]] = defaultdict(list)
    for rule in rules:
        pens[rule.pen].append(rule)
    with stream.artifact():
        for pen, drawn in pens.items():
            stream.set_color(pen.color, stroke=True)
            stream.set_line_width(pen.width)
            for rule in drawn:
                stream.move_to(*rule.start)
                stream.line_to(*rule.end)
            stream.stroke()
