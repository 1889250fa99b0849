"""One file's words, as the checks of language see it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

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

    def place(self, run: Prose, offset: int, words: str) -> Span:
        """Where these words of a run stand: at their offset, or further on where an escape stands before them."""
        column = run.at.column - 1 + offset
        found = self.lines[run.at.line - 1].find(words, column)
        return Span(self.path, run.at.line, (column if found < 0 else found) + 1)

    def before(self, run: Prose) -> str:
        """What stands on its line before a run."""
        return self.lines[run.at.line - 1][: run.at.column - 1]

    def behind(self, run: Prose) -> str:
        """What stands on its line behind a run."""
        return self.lines[run.at.line - 1][run.at.column - 1 + len(run.text) :]
