"""The sentence around a word, and what the locale knows of the words in it.

Takes a text and an offset, tells whether the sentence there only gives an example, or speaks of codes as such.
"""

from __future__ import annotations

from collections.abc import Iterable

from workmanual.locale import ControlWords
from workmanual.views.index import Index


def control_words(index: Index) -> ControlWords:
    """How texts of this language write codes, revisions and dates."""
    assert index.locale is not None, "whoever checks knows the language"
    return index.locale.control


def is_example(text: str, offset: int, words: ControlWords) -> bool:
    """Whether the sentence at this offset gives an example."""
    return _says(text, offset, words, words.examples)


def is_about_codes(text: str, offset: int, words: ControlWords) -> bool:
    """Whether the sentence at this offset gives an example, or says how codes are written."""
    return _says(text, offset, words, (*words.examples, *words.numbering))


def _says(text: str, offset: int, words: ControlWords, wanted: Iterable[str]) -> bool:
    begin, end = sentence_at(text, offset, words.sentence_ends)
    return any(text.find(word, begin, end) >= 0 for word in wanted)


def sentence_at(text: str, offset: int, marks: str) -> tuple[int, int]:
    """Where the sentence around this offset begins and ends, the mark that ends it left out; a line ends one too."""
    ends = (*marks, "\n")
    begin = max(text.rfind(end, 0, offset) for end in ends) + 1
    return begin, min((found for found in (text.find(end, offset) for end in ends) if found >= 0), default=len(text))
