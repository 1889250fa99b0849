"""Texts cut into units that a difference never splits.

Takes a text, the locale's patterns of what stays whole (numbers with their units, dates, numbers of clauses, codes,
titles) and the manual's own vocabulary; gives the text as a row of units that, put together again, are the text.
What none of these knows is cut by the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import rjieba

from workmanual.comparison.words import ComparisonWords


@dataclass(frozen=True)  # without slots, so that the pattern is put together once
class Cutter:
    """How texts of one pair of editions are cut."""

    words: ComparisonWords
    vocabulary: frozenset[str]
    """Roles, terms, titles of documents and forms of both editions."""
    known: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """Texts that were cut already; many stand in several editions."""

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        own = sorted((word for word in self.vocabulary if len(word) > 1), key=lambda word: (-len(word), word))
        return re.compile("|".join((*self.words.whole, *map(re.escape, own), *self.words.numerals)))

    def units(self, text: str) -> tuple[str, ...]:
        """The units of the text, in order."""
        if text not in self.known:
            self.known[text] = tuple(self._units(text))
        return self.known[text]

    def _units(self, text: str) -> Iterator[str]:
        begin = 0
        for match in self._whole.finditer(text):
            yield from _words(text[begin : match.start()])
            yield match[0]
            begin = match.end()
        yield from _words(text[begin:])


def _words(text: str) -> Iterable[str]:
    return rjieba.cut(text, hmm=False) if text else ()
