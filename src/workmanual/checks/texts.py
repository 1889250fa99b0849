"""Checks of one file's words: they need nothing of any other file but the manual's vocabulary.

A check is a function from `FileText` to findings and one row of `TEXT_CHECKS`. Because nothing else is looked at, what
was found in a file stays true while the file and the vocabulary stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from workmanual.checks import characters, numbering, persons, placeholders, punctuation, vocabulary, width
from workmanual.checks.file_text import FileText
from workmanual.findings import Finding

TextCheck = Callable[[FileText], Iterable[Finding]]

TEXT_CHECKS: Final[tuple[TextCheck, ...]] = (
    placeholders.placeholders,
    characters.unusual,
    punctuation.half_width,
    vocabulary.words_to_avoid,
    vocabulary.vague_words,
    numbering.typed_numbers,
    persons.names,
    width.wrong_width,
)
"""Every check of a single file's words."""


def check_text(file: FileText) -> tuple[Finding, ...]:
    """Every finding of every check of this file's words."""
    return tuple(found for one in TEXT_CHECKS for found in one(file))
