"""How much room printed words take.

Takes a text, a size of type and a width, gives lines and heights in mm, estimated without a font: a Chinese character
is as wide as the type is high, other letters are taken a little wider than they are, so that the estimate errs on the
side of too much. Lines break before any Chinese character and between words; a mark that may not begin a line takes a
character along, which half a character of spare width pays for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final
from unicodedata import category, east_asian_width

from workmanual.sheets.paper import Type

_FULL_WIDTH: Final = frozenset("WFA")
"""Wide, full-width and ambiguous characters (UAX 11): quotation marks and dashes are full-width in our faces."""
_CAPITAL, _OTHER = 0.75, 0.62
"""Widths in ems."""
_CHUNK: Final = re.compile(r"[\x21-\u024f]+|.", re.DOTALL)
"""What is not broken: a run of Latin letters and figures, else one character."""
_FIRST_WIDE: Final = "\u0250"
_NEVER_FIRST: Final = frozenset({"Pe", "Pf", "Po"})
"""General categories of closing brackets and quotation marks, commas and stops."""
_NEVER_LAST: Final = frozenset({"Ps", "Pi"})
"""Of opening ones."""
_SPARE: Final = 0.5
"""Ems that each line loses to marks that may not begin it."""


def ems(text: str) -> float:
    """Width of a text on one line, in ems."""
    return sum(_ems_of(character) for character in text)


def width(text: str, size: Type) -> float:
    """Width of a text on one line, mm."""
    return ems(text) * size.em


def lines(text: str, size: Type, available: float) -> int:
    """How many lines the text takes in this width (mm); at least 1."""
    room = available / size.em
    if ems(text) <= room:
        return 1
    return max(1, sum(1 for _ in _broken(text, max(room - _SPARE, 1.0))))


def even_lines(
    text: str, size: Type, available: float, cut: Callable[[str], Sequence[str]], known: Sequence[str] = ()
) -> tuple[str, ...]:
    """The text in as few lines as fit into this width (mm), evenly filled; together they are the text.

    Words, as `cut` finds them, and then `known` terms of several words stay whole where that takes no more lines;
    brackets, commas and spaces invite a break; no mark stands where it may not.
    """
    room = available / size.em
    if ems(text) <= room:
        return (text,)
    breaks = _Breaks.of(text, cut, known)
    ways = {0: _Way(0, 0, 0, 0.0, ())}
    while ways and len(text) not in ways:
        ways = _with_a_line_more(ways, text, room, breaks)
    return ways[len(text)].lines if ways else (text,)


@dataclass(frozen=True, slots=True)
class _Breaks:
    """Where words end, and where a break would part a known term."""

    ends: frozenset[int]
    inside: frozenset[int]

    @classmethod
    def of(cls, text: str, cut: Callable[[str], Sequence[str]], known: Sequence[str]) -> _Breaks:
        """Of this text; of terms that begin at one place the longest counts."""
        terms: list[tuple[int, int]] = []
        place = 0
        while place < len(text):
            longest = max((len(term) for term in known if text.startswith(term, place)), default=0)
            if longest > 1:
                terms.append((place, place + longest))
            place += max(1, longest)
        ends = {*accumulate(len(word) for word in cut(text)), *(place for term in terms for place in term)}
        return cls(frozenset(ends), frozenset(place for start, end in terms for place in range(start + 1, end)))


@dataclass(frozen=True, slots=True, order=True)
class _Way:
    """The beginning of a text in lines; the least is the best."""

    torn: int
    """Words broken inside."""
    parted: int
    """Known terms broken between their words."""
    uninvited: int
    """Breaks at no bracket or comma."""
    unevenness: float
    """Sum of the squares of the lines' widths: the smaller, the more equal they are."""
    lines: tuple[str, ...]


def _with_a_line_more(ways: Mapping[int, _Way], text: str, room: float, breaks: _Breaks) -> dict[int, _Way]:
    """The best way to each place that one more line reaches, from the best ways to the places before."""
    found: dict[int, _Way] = {}
    for start, way in ways.items():
        wide = 0.0
        for end in range(start + 1, len(text) + 1):
            wide += _ems_of(text[end - 1])
            if wide > room:
                break
            is_last = end == len(text)
            if not is_last and not _may_break(text, end):
                continue
            torn = way.torn + (0 if is_last or end in breaks.ends else 1)
            parted = way.parted + (end in breaks.inside)
            uninvited = way.uninvited + (0 if is_last or _invited(text, end) else 1)
            longer = _Way(torn, parted, uninvited, way.unevenness + wide * wide, (*way.lines, text[start:end]))
            found[end] = min(longer, found.get(end, longer))
    return found


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    inside_latin = before < _FIRST_WIDE and after < _FIRST_WIDE and not (before.isspace() or after.isspace())
    return not inside_latin and category(after) not in _NEVER_FIRST and category(before) not in _NEVER_LAST


def _invited(text: str, place: int) -> bool:
    before = text[place - 1]
    return before.isspace() or category(before) in _NEVER_FIRST or category(text[place]) in _NEVER_LAST


def height(text: str, size: Type, available: float) -> float:
    """Height of the wrapped text, mm."""
    return lines(text, size, available) * size.line


def flow(widths: Iterable[float], available: float, gap: float) -> int:
    """How many lines these unbreakable things take, mm, with a gap between two on a line."""
    count, used = 1, 0.0
    for one in widths:
        if used and used + gap + one > available:
            count, used = count + 1, 0.0
        used += one + (gap if used else 0.0)
        count += max(0, math.ceil(one / available) - 1)
    return count


def _ems_of(character: str) -> float:
    if east_asian_width(character) in _FULL_WIDTH:
        return 1.0
    return _CAPITAL if character.isupper() else _OTHER


def _broken(text: str, room: float) -> Iterator[float]:
    """Widths of the lines, in ems."""
    used = 0.0
    for chunk in _CHUNK.findall(text):
        wide = ems(chunk)
        if used and used + wide > room:
            yield used
            used = 0.0
        while wide > room:
            yield room
            wide -= room
        used += wide
    if used:
        yield used
