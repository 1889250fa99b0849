"""Whether two texts differ in width, spaces and punctuation only."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category, normalize


def is_editorial(old: Iterable[str], new: Iterable[str]) -> bool:
    """Whether the same words stand there."""
    return _words(old) == _words(new)


def _words(texts: Iterable[str]) -> str:
    """Letters, figures and signs of reckoning, full-width ones as half-width; no space and no punctuation."""
    return "".join(char for char in normalize("NFKC", "".join(texts)) if category(char)[0] not in "ZPC")
