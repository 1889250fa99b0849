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
    ends = (*words.sentence_ends, "\n")
    begin = max(text.rfind(end, 0, offset) for end in ends) + 1
    stop = min((stop for stop in (text.find(end, offset) for end in ends) if stop >= 0), default=len(text))
    return any(text.find(word, begin, stop) >= 0 for word in wanted)
