"""Texts cut into units that a difference never splits.

Takes a text, the locale's patterns of what stays whole (numbers with their units, dates, numbers of clauses, codes,
titles) and the manual's own vocabulary; gives the text as a row of units that, put together again, are the text.
What none of these knows is cut by the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import rjieba


@dataclass(frozen=True)  # without slots, so that the pattern is put together once
class Cutter:
    """How texts of one pair of editions are cut."""

    patterns: tuple[str, ...]
    """Regular expressions of what stays whole, the first that fits at a place wins."""
    vocabulary: frozenset[str]
    """Roles, terms, titles of documents and forms of both editions."""

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        words = sorted((word for word in self.vocabulary if len(word) > 1), key=lambda word: (-len(word), word))
        return re.compile("|".join((*self.patterns, *map(re.escape, words))))

    def units(self, text: str) -> tuple[str, ...]:
        """The units of the text, in order."""
        return tuple(self._units(text))

    def _units(self, text: str) -> Iterator[str]:
        begin = 0
        for match in self._whole.finditer(text):
            yield from _words(text[begin : match.start()])
            yield match[0]
            begin = match.end()
        yield from _words(text[begin:])


def _words(text: str) -> Iterable[str]:
    return rjieba.cut(text, hmm=False) if text else ()
