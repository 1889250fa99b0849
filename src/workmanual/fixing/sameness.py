"""Whether a mended file says what it said before.

Takes the bytes before and after, reads both, and compares their meaning; width and form of punctuation do not count,
nor do ids of steps that had none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from unicodedata import normalize

from workmanual.locale import Locale
from workmanual.model.procedure import Procedure
from workmanual.reading.edition import Value, read_file
from workmanual.views.meaning import Meaning, meaning

_FORMS: Final = str.maketrans(
    {"\u3002": ".", "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'", "\u3001": ","}
)
"""Punctuation of which Unicode does not say that it is another's wide form."""


def says_the_same(path: str, before: bytes, after: bytes, folder: str, locale: Locale) -> bool:
    """Whether both can be read and mean the same."""
    old, new = (read_file(path, content, folder, locale).value for content in (before, after))
    if old is None or new is None:
        return False
    return _folded(meaning(old)) == _folded(meaning(_without_new_ids(old, new)))


def _without_new_ids(old: Value, new: Value) -> Value:
    if not (isinstance(old, Procedure) and isinstance(new, Procedure)) or len(old.steps) != len(new.steps):
        return new
    pairs = zip(old.steps, new.steps, strict=True)
    return replace(new, steps=tuple(after if before.id else replace(after, id="") for before, after in pairs))


def _folded(said: Meaning) -> Meaning:
    if isinstance(said, str):
        return "".join(normalize("NFKC", said).translate(_FORMS).split())
    return tuple(map(_folded, said)) if isinstance(said, tuple) else said
