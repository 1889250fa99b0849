"""One file's words, as the checks of language see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache

from workmanual.checks.lexicon import Lexicon
from workmanual.locale import Locale
from workmanual.reading.prose import Prose
from workmanual.span import Span

Simplify = Callable[[str], str]
"""Traditional characters to simplified ones."""


@dataclass(frozen=True, slots=True)
class FileText:
    """A file of an edition, whatever the others say."""

    path: str
    lines: tuple[str, ...]
    """As every editor counts them."""
    prose: tuple[Prose, ...]
    """The author's words without markup; none in a file that could not be read."""
    lexicon: Lexicon
    locale: Locale
    covered: Collection[str]
    """Characters that our own faces have."""
    simplify: Simplify

    @property
    def text(self) -> str:
        """The whole file."""
        return "\n".join(self.lines)

    def runs_with(self, *patterns: str) -> Iterator[Prose]:
        """The runs on lines in which one of the regular expressions is found.

        Most files have none: they are searched as a whole, and by one expression after the other, since one of them
        alone is searched by its first character, and all as alternatives are not.
        """
        text, numbers = self.text, set[int]()
        for pattern in patterns:
            line, reached = 1, 0
            for match in any_of((pattern,)).finditer(text):
                line += text.count("\n", reached, match.end())
                reached = match.end()
                numbers.add(line)
        return (run for run in self.prose if run.at.line in numbers) if numbers else iter(())

    def place(self, run: Prose, offset: int, words: str) -> Span:
        """Where these words of a run stand: at their offset, or further on where an escape stands before them."""
        line, column = self.lines[run.at.line - 1], run.at.column - 1 + offset
        found = line.find(words, column)
        return Span(self.path, run.at.line, (min(column, len(line)) if found < 0 else found) + 1)

    def before(self, run: Prose) -> str:
        """What stands on its line before a run."""
        return self.lines[run.at.line - 1][: run.at.column - 1]

    def behind(self, run: Prose) -> str:
        """What stands on its line behind a run."""
        return self.lines[run.at.line - 1][run.at.column - 1 + len(run.text) :]


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One regular expression for several."""
    return re.compile("|".join(patterns))
