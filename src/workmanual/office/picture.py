"""A chart as a picture, for documents that cannot draw it themselves.

Takes a drawing of the sheet and a face, gives a PNG: black on white at the printer's resolution, the words never
outside their boxes. The four frames differ by weight, dashes and a second line, so that a copy still tells them apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from workmanual.sheets.paper import PADDING, POINT
from workmanual.sheets.sheet import Box, BoxLine, Drawing, Frame, Line

DOTS_PER_INCH: Final = 200
_DOTS: Final = DOTS_PER_INCH / 25.4
"""Dots in a mm."""
_WHITE, _BLACK = 255, 0
_HAIR, _THICK = 0.25, 0.9
"""Widths of lines, mm."""
_DOUBLE_GAP: Final = 0.8
"""Between the two lines of a double frame."""
_DASH, _DASH_GAP = 2.0, 1.2
_ARROW_LENGTH, _ARROW_WIDTH = 2.6, 2.0
_INSET: Final = 0.15
"""Half a line, so that none is cut off at the edge of the picture."""
_WORDS_ON_LINE: Final = 8.0
"""Points."""
_LEGEND: Final = 9.0
"""Points."""
_LEGEND_BOX, _LEGEND_GAP, _LEGEND_HEIGHT = (9.0, 4.0), 6.0, 9.0
_TEXT_GAP: Final = 1.0
_LABEL_SHARE: Final = 0.6
"""Of a line, that a label leaves to its value or blank at the most."""

Point = tuple[float, float]


def drawn(drawing: Drawing, width_mm: float, face: bytes) -> bytes:
    """The drawing as PNG, `width_mm` wide and as high as the drawing, at 200 dots per inch; `face` is a TTF file."""
    pen = _Pen.on_paper(width_mm, drawing.height, face)
    for line in drawing.lines:
        _draw_line(line, pen)
    for box in drawing.boxes:
        _draw_box(box, pen)
    for line in drawing.lines:
        _draw_words_on(line, pen)
    _draw_legend(drawing, width_mm, pen)
    file = BytesIO()
    pen.image.save(file, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH), optimize=True)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws on an image in mm."""

    image: Image.Image
    draw: ImageDraw.ImageDraw
    face: bytes

    @classmethod
    def on_paper(cls, width: float, height: float, face: bytes) -> _Pen:
        """White paper of this size."""
        image = Image.new("L", (round(width * _DOTS), round(height * _DOTS)), _WHITE)
        return cls(image, ImageDraw.Draw(image), face)

    def stroke(self, start: Point, end: Point, width: float = _HAIR, *, dashed: bool = False) -> None:
        """A line."""
        for piece in _dashes(start, end) if dashed else ((start, end),):
            self.draw.line([self._dots(point) for point in piece], fill=_BLACK, width=max(1, round(width * _DOTS)))

    def frame(self, box: Box, inset: float, width: float, *, dashed: bool = False) -> None:
        """The outline of a box, drawn inside it."""
        left, top = box.left + inset, box.top + inset
        right, bottom = box.left + box.width - inset, box.top + box.height - inset
        if not dashed:
            dots = max(1, round(width * _DOTS))
            self.draw.rectangle((self._dots((left, top)), self._dots((right, bottom))), outline=_BLACK, width=dots)
            return
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        for start, end in pairwise(corners):
            self.stroke(start, end, width, dashed=True)

    def blank_out(self, left: float, top: float, right: float, bottom: float) -> None:
        """White again."""
        self.draw.rectangle((self._dots((left, top)), self._dots((right, bottom))), fill=_WHITE)

    def filled(self, corners: Sequence[Point]) -> None:
        """A black shape."""
        self.draw.polygon([self._dots(corner) for corner in corners], fill=_BLACK)

    def width_of(self, words: str, points: float) -> float:
        """mm."""
        return self._font(points).getlength(words) / _DOTS

    def write(self, words: str, place: Point, points: float, anchor: str, *, strong: bool = False) -> None:
        """Words at a place; the anchor is Pillow's: `lm` begins there, `mm` has its middle there."""
        x, y = self._dots(place)
        for shift in (-0.5, 0.5) if strong else (0.0,):
            self.draw.text((x + shift, y), words, fill=_BLACK, font=self._font(points), anchor=anchor)

    def fitting(self, words: str, room: float, points: float) -> float:
        """The size at which words fit into the room, mm: this one or smaller."""
        width = self.width_of(words, points)
        return points if width <= room else max(points * room / width * 0.99, 0.5)

    def _font(self, points: float) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(BytesIO(self.face), points * POINT * _DOTS)

    def _dots(self, point: Point) -> Point:
        return point[0] * _DOTS, point[1] * _DOTS


def _dashes(start: Point, end: Point) -> Iterator[tuple[Point, Point]]:
    length = math.dist(start, end)
    if length == 0:
        return
    unit = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    at = 0.0
    while at < length:
        to = min(at + _DASH, length)
        yield (start[0] + unit[0] * at, start[1] + unit[1] * at), (start[0] + unit[0] * to, start[1] + unit[1] * to)
        at += _DASH + _DASH_GAP


def _draw_frame(box: Box, pen: _Pen) -> None:
    match box.frame:
        case Frame.SOLID:
            pen.frame(box, _INSET, _HAIR)
        case Frame.DASHED:
            pen.frame(box, _INSET + _HAIR / 2, _HAIR, dashed=True)
        case Frame.DOUBLE:
            pen.frame(box, _INSET, _HAIR)
            pen.frame(box, _INSET + _DOUBLE_GAP, _HAIR)
        case Frame.THICK:
            pen.frame(box, _INSET, _THICK)


def _draw_box(box: Box, pen: _Pen) -> None:
    pen.blank_out(box.left, box.top, box.left + box.width, box.top + box.height)
    _draw_frame(box, pen)
    inner = box.height - 2 * (_INSET + _DOUBLE_GAP)
    high = inner / max(1, len(box.lines))
    for number, line in enumerate(box.lines):
        _draw_box_line(line, box, box.top + _INSET + _DOUBLE_GAP + (number + 0.5) * high, high, pen)


def _draw_box_line(line: BoxLine, box: Box, middle: float, high: float, pen: _Pen) -> None:
    left, right = box.left + PADDING + _DOUBLE_GAP, box.left + box.width - PADDING - _DOUBLE_GAP
    room = right - left
    points = min(line.points, high / POINT)
    if line.strong:
        words = line.text + line.value
        pen.write(words, (box.left + box.width / 2, middle), pen.fitting(words, room, points), "mm", strong=True)
        return
    share = room * _LABEL_SHARE if line.blank else room
    size = pen.fitting(line.text, share, points)
    if line.value:
        size = pen.fitting(line.text + line.value, room - _TEXT_GAP, points)
    pen.write(line.text, (left, middle), size, "lm")
    after = left + pen.width_of(line.text, size) + _TEXT_GAP
    if line.value:
        pen.write(line.value, (after, middle), size, "lm")
    elif line.blank:
        foot = middle + size * POINT * 0.55
        pen.stroke((after, foot), (right, foot))


def _draw_line(line: Line, pen: _Pen) -> None:
    for start, end in pairwise(line.points):
        pen.stroke(start, end, dashed=line.dashed)
    if line.arrow and len(line.points) > 1:
        before, tip = line.points[-2:]
        length = math.dist(before, tip)
        if length:
            along = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
            foot = tip[0] - along[0] * _ARROW_LENGTH, tip[1] - along[1] * _ARROW_LENGTH
            side = -along[1] * _ARROW_WIDTH / 2, along[0] * _ARROW_WIDTH / 2
            pen.filled((tip, (foot[0] + side[0], foot[1] + side[1]), (foot[0] - side[0], foot[1] - side[1])))


def _draw_words_on(line: Line, pen: _Pen) -> None:
    """Words at the middle of a line: on white over it, beside it where it stands upright."""
    if not line.text:
        return
    (x, y), is_upright = _middle(line.points)
    width, height = pen.width_of(line.text, _WORDS_ON_LINE), _WORDS_ON_LINE * POINT
    if is_upright:
        pen.write(line.text, (x + _TEXT_GAP, y), _WORDS_ON_LINE, "lm")
        return
    pen.blank_out(x - width / 2 - 0.5, y - height / 2, x + width / 2 + 0.5, y + height / 2)
    pen.write(line.text, (x, y), _WORDS_ON_LINE, "mm")


def _middle(points: Sequence[Point]) -> tuple[Point, bool]:
    """Half the way along the line, and whether it is upright there."""
    left = sum(math.dist(start, end) for start, end in pairwise(points)) / 2
    for start, end in pairwise(points):
        length = math.dist(start, end)
        if left <= length and length:
            share = left / length
            place = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            return place, abs(end[0] - start[0]) < abs(end[1] - start[1])
        left -= length
    return points[-1], False


def _draw_legend(drawing: Drawing, width: float, pen: _Pen) -> None:
    """At the foot: each frame with what it means; smaller where the words would not fit side by side."""
    if not drawing.legend:
        return
    wide, high = _LEGEND_BOX
    middle = drawing.height - _LEGEND_HEIGHT / 2
    label = pen.width_of(drawing.legend_label, _LEGEND)
    pen.write(drawing.legend_label, (0.0, middle), _LEGEND, "lm")
    left = label + _TEXT_GAP if label else 0.0
    room = (width - left) / len(drawing.legend)
    sizes = (pen.fitting(words, room - wide - _TEXT_GAP - 1.0, _LEGEND) for _, words in drawing.legend)
    size = min(sizes)
    for frame, words in drawing.legend:
        sample = Box(left=left, top=middle - high / 2, width=wide, height=high, frame=frame, lines=())
        _draw_frame(sample, pen)
        pen.write(words, (left + wide + _TEXT_GAP, middle), size, "lm")
        left += min(room, wide + _TEXT_GAP + pen.width_of(words, size) + _LEGEND_GAP)
