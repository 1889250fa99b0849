# Borders as lines: what becomes one, what is left to WeasyPrint, and that lines run on from box to box. Boxes are
# stand-ins with the attributes that are asked for; what is printed is read back in test_writer and tests/html.

from dataclasses import dataclass, field
from typing import Any

import pytest

from workmanual.pdf.rules import take_rules


@dataclass(frozen=True, slots=True)
class Ink:
    alpha: float = 1


INK = Ink()


@dataclass(slots=True, eq=False)
class Box:
    """A box that has been laid out; px."""

    x: float = 0
    y: float = 0
    width: float = 10
    height: float = 10
    borders: dict[str, float] = field(default_factory=dict)
    children: list["Box"] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)
    radius: float = 0
    transformation_matrix: object = None

    def __getattr__(self, name: str) -> float:
        side = name.removeprefix("border_").removesuffix("_width")
        if side in ("top", "right", "bottom", "left"):
            return self.borders.get(side, 0)
        raise AttributeError(name)

    def __setattr__(self, name: str, value: Any) -> None:
        side = name.removeprefix("border_").removesuffix("_width")
        if side != name:
            self.borders[side] = value
        else:
            object.__setattr__(self, name, value)

    @property
    def style(self) -> dict[str, Any]:
        sides = {
            f"border_{side}_{what}": value
            for side in ("top", "right", "bottom", "left")
            for what, value in (("style", "solid"), ("color", "currentcolor"))
        }
        return {"opacity": 1, "visibility": "visible", "color": INK} | sides | self.said

    def border_box_x(self) -> float:
        return self.x

    def border_box_y(self) -> float:
        return self.y

    def border_width(self) -> float:
        return self.width

    def border_height(self) -> float:
        return self.height

    def rounded_border_box(self) -> tuple[Any, ...]:
        return (self.x, self.y, self.width, self.height, *((self.radius, self.radius),) * 4)


def page(*boxes: Box) -> Box:
    return Box(children=list(boxes))


def lines(*pages: Box) -> list[list[tuple[tuple[float, float], tuple[float, float]]]]:
    return [[(rule.start, rule.end) for rule in rules] for rules in take_rules(pages)]


@pytest.mark.parametrize(
    ("side", "line"),
    [
        ("top", ((5, 8), (25, 8))),
        ("bottom", ((5, 35), (25, 35))),
        ("left", ((6, 7), (6, 36))),
        ("right", ((24, 7), (24, 36))),
    ],
)
def test_a_side_is_a_line_along_the_middle_of_its_border(side: str, line: tuple[tuple[float, float], ...]) -> None:
    box = Box(5, 7, 20, 29, {side: 2})
    assert lines(page(box)) == [[line]]
    assert box.borders == {side: 0}


def test_lines_that_go_on_are_one() -> None:
    cells = [Box(x, 0, 10, 10, {"top": 1, "left": 1}) for x in (20, 0, 10)]
    below = [Box(x, 10, 10, 10, {"left": 1}) for x in (0, 10)]
    apart = Box(40, 0, 10, 10, {"top": 1})
    (found,) = lines(page(*cells, *below, apart))
    assert sorted(found) == [
        ((0, 0.5), (30, 0.5)),
        ((0.5, 0), (0.5, 20)),
        ((10.5, 0), (10.5, 20)),
        ((20.5, 0), (20.5, 10)),
        ((40, 0.5), (50, 0.5)),
    ]


def test_a_box_on_two_pages_has_its_lines_on_both() -> None:
    shared = Box(0, 0, 10, 10, {"top": 1})
    assert lines(page(shared), page(shared)) == [[((0, 0.5), (10, 0.5))]] * 2


def test_lines_of_other_width_or_colour_are_drawn_apart() -> None:
    boxes = (
        Box(0, 0, 10, 10, {"top": 1}),
        Box(10, 0, 10, 10, {"top": 2}),
        Box(20, 0, 10, 10, {"top": 1}, said={"border_top_color": Ink()}),
        Box(30, 0, 10, 10, {"top": 1}, said={"color": "red ink", "border_top_color": Ink(1.0)}),
    )
    (rules,) = take_rules([page(*boxes)])
    assert [(rule.pen.width, rule.start[0], rule.end[0]) for rule in rules] == [(1, 0, 10), (1, 20, 40), (2, 10, 20)]


FRAME = dict.fromkeys(("top", "right", "bottom", "left"), 1.0)
LEFT_ALONE = {
    "a frame": Box(borders=dict(FRAME)),
    "round": Box(borders={"top": 1}, radius=3),
    "dashed": Box(borders={"top": 1}, said={"border_top_style": "dashed"}),
    "pale": Box(borders={"top": 1}, said={"border_top_color": Ink(0.5)}),
    "hidden": Box(borders={"top": 1}, said={"visibility": "hidden"}),
    "in what is turned": Box(children=[Box(borders={"top": 1})], transformation_matrix=object()),
    "in what is faded": Box(children=[Box(borders={"top": 1})], said={"opacity": 0.5}),
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_left_to_weasyprint(name: str) -> None:
    box = LEFT_ALONE[name]
    assert lines(page(box)) == [[]]
    assert all((box.children or [box])[0].borders.values())
