"""Whether two texts differ in width, spaces and punctuation only.

Between the letters and figures of a number or a code punctuation says something: 2.5 分 is not 25 分, and a share is no
number of things.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from unicodedata import category, normalize

_SHARES: Final = "%‰"
"""Punctuation by their category, and yet what a number counts."""
_DASH: Final = "Pd"


def is_editorial(old: Iterable[str], new: Iterable[str]) -> bool:
    """Whether the same words stand there."""
    return _words(old) == _words(new)


def _words(texts: Iterable[str]) -> str:
    """Letters, figures and signs of reckoning, full-width ones as half-width; punctuation only inside codes."""
    words: list[str] = []
    between = ""
    for char in normalize("NFKC", "\n".join(texts)):
        if category(char)[0] in "ZPC" and char not in _SHARES:
            between += char
            continue
        if between and words and _is_of_code(words[-1]) and _is_of_code(char):
            words.append(_joint(words[-1], between, char))
        words.append(char)
        between = ""
    return "".join(words)


def _is_of_code(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _joint(before: str, between: str, after: str) -> str:
    """What parts two figures or letters: any dash is as good as another, spaces part only figures."""
    marks = "".join("-" if category(char) == _DASH else char for char in between if not char.isspace())
    return marks or (" " if before[-1:].isdigit() and after.isdigit() else "")
