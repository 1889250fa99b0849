"""What mending changes, as a unified difference, and in words what it came to.

Takes files before and after, gives lines for the terminal; colours are added by whoever prints them. Characters that
show nothing and spaces that look like others are made visible, or both lines would look the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Final

from workmanual.checks.width import ODD_SPACES
from workmanual.findings import Finding
from workmanual.fixing.edition import KeptBack
from workmanual.locale import Locale
from workmanual.reading.source_text import lines_to_show
from workmanual.wording import visible

_ODD_SPACE: Final = re.compile(f"[{''.join(sorted(ODD_SPACES))}]")
_SEEN: Final = "\u2423"
"""An open box stands for a space that is not the one of the space bar."""


class Part(StrEnum):
    """What a line of a difference is."""

    FILE = "file"
    PLACE = "place"
    OLD = "old"
    NEW = "new"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a difference."""

    part: Part
    pieces: tuple[tuple[str, bool], ...]
    """Its words in turn, and whether these are what differs."""

    def __str__(self) -> str:
        return "".join(words for words, _ in self.pieces)


def difference(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[Line]:
    """How the files `after` differ from those of the same paths before."""
    for path, content in after.items():
        name = visible(path)
        lines = unified_diff(_lines(before[path]), _lines(content), name, name, lineterm="")
        yield Line(Part.FILE, ((next(lines), False),))
        yield Line(Part.FILE, ((next(lines), False),))
        yield from _body(list(lines))


def _lines(content: bytes) -> list[str]:
    lines = [_ODD_SPACE.sub(_SEEN, visible(line)) for line in lines_to_show(content)]
    return lines[:-1] if lines[-1:] == [""] else lines


_PARTS: Final = {"@": Part.PLACE, "-": Part.OLD, "+": Part.NEW, " ": Part.SAME}


def _body(lines: Sequence[str]) -> Iterator[Line]:
    runs = [list(run) for _, run in groupby(lines, key=lambda line: line[:1])]
    pieces: dict[int, list[tuple[tuple[str, bool], ...]]] = {}
    for place, (one, other) in enumerate(pairwise(runs)):
        if (one[0][:1], other[0][:1], len(one)) == ("-", "+", len(other)):
            pairs = [_compared(old, new) for old, new in zip(one, other, strict=True)]
            pieces[place], pieces[place + 1] = [old for old, _ in pairs], [new for _, new in pairs]
    for place, run in enumerate(runs):
        told = pieces.get(place, [((line, False),) for line in run])
        yield from (Line(_PARTS[line[:1]], one) for line, one in zip(run, told, strict=True))


def _compared(old: str, new: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    """Both lines in pieces, the first of which is their sign."""
    steps = SequenceMatcher(None, old[1:], new[1:], autojunk=False).get_opcodes()
    return (
        ((old[:1], False), *((old[1:][begin:end], kind != "equal") for kind, begin, end, _, _ in steps if end > begin)),
        ((new[:1], False), *((new[1:][begin:end], kind != "equal") for kind, _, _, begin, end in steps if end > begin)),
    )


def kept_back(one: KeptBack, locale: Locale) -> str:
    """What in a file stays as it is, and why, in one line."""
    places = dict.fromkeys(_place(found, one.path, locale) for found in one.findings)
    named = locale.labels["comma"].join(places)
    return locale.labels[f"kept-back-{one.reason}"].format(path=visible(one.path), places=named)


def _place(found: Finding, path: str, locale: Locale) -> str:
    place = locale.labels["kept-back-place"].format(line=found.at.line, code=found.code)
    return place if found.at.path == path else f"{visible(found.at.path)} {place}"
