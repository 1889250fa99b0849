"""How high a row must be for its words, and where words that would need too high a row are cut.

Takes texts and widths in pixels, gives points and pieces. Not every program finds out itself how high a row of wrapped
words is; and none shows a row higher than `HIGHEST`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final
from unicodedata import east_asian_width

HIGHEST: Final = 409.0
"""Points that a row may have."""
LONGEST: Final = 32_767
"""UTF-16 units that a cell may hold."""
_EM: Final = 14
"""Pixels of a full-width character of a list's size, and a little; half of it for a letter or figure."""
_INSIDE: Final = 10
"""Pixels that a cell leaves empty at its sides."""
_LINE_HEIGHT: Final = 14.25
"""Points from one line to the next."""
_ABOVE: Final = 3
_MOST_LINES: Final = int((HIGHEST - _ABOVE) / _LINE_HEIGHT)
_BACK: Final = 0.25
"""Part of a piece that may stay empty for a cut at a better place."""


def height(cells: Sequence[tuple[str, int]]) -> float:
    """Points that the highest of these texts needs in its width, pixels."""
    return _ABOVE + _LINE_HEIGHT * max(lines(text, width) for text, width in cells)


def lines(text: str, width: int) -> int:
    """How many lines the text takes in this width."""
    room = max(width - _INSIDE, _EM)
    return sum(max(1, ceil(_pixels(part) / room)) for part in text.split("\n"))


def cuts(text: str, width: int, stops: str) -> tuple[int, ...]:
    """Where pieces of the text end that each fit a row, the last at its end; none for a text without characters.

    A piece ends after a line feed or one of the `stops` where there is one in its last quarter, else where it must.
    """
    found: list[int] = []
    begin = 0
    while begin < len(text):
        end = _end(text, begin, width)
        if end < len(text):
            end = _better(text, begin, end, stops)
        found.append(end)
        begin = end
    return tuple(found)


def _end(text: str, begin: int, width: int) -> int:
    """Where a piece from here must end at the latest, one character on at least."""
    room = max(width - _INSIDE, _EM)
    line, filled, units = 1, 0.0, 0
    for place in range(begin, len(text)):
        one = text[place]
        units += 2 if ord(one) > 0xFFFF else 1
        if one == "\n":
            line, filled = line + 1, 0.0
        else:
            filled += _pixels(one)
            if filled > room:
                line, filled = line + 1, _pixels(one)
        if (line > _MOST_LINES or units > LONGEST) and place > begin:
            return place
    return len(text)


def _better(text: str, begin: int, end: int, stops: str) -> int:
    least = end - int((end - begin) * _BACK)
    for marks in ("\n", stops):
        for place in range(end, least, -1):
            if text[place - 1] in marks:
                return place
    return end


def _pixels(text: str) -> float:
    return sum(_EM if east_asian_width(one) in "FWA" else _EM / 2 for one in text)
