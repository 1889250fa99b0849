"""Headings and labels that are written otherwise and understood all the same.

Takes an author's words and the locale's spellings, gives what is meant: the section or item behind `一、目的` or
`谁 来 做`, the number typed before a step's title. The patterns are rows of the locale; this module knows no language.
It deliberately does not guess: words that are none of the known ones mean nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, ClassVar, Final, TypeVar

from workmanual.model.authored import AUTHORED
from workmanual.model.procedure import Section, StepItem
from workmanual.model.richtext import Inline, Strong, plain_text
from workmanual.reading.fit import OPEN
from workmanual.span import Span

Meaning = TypeVar("Meaning", Section, StepItem)
_LONGEST: Final = 60
"""Characters; a longer heading or label names nothing."""
_FOREIGN: Final = r"[A-Za-z][A-Za-z&/.,'-]*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spellings:
    """The locale's ways to write what has one right way."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    numeral: str
    """Pattern of a number in this language's or in our digits; `{n}` in the patterns below."""
    counted: str
    """Pattern of what can be counted, 个 or 小时; `{unit}` in the patterns below, for `3 个月` has no typed number."""
    numbers: tuple[str, ...]
    """Patterns of a number typed before a section or an item, in words without spaces."""
    step_numbers: tuple[str, ...]
    """Patterns of a number typed before a step's title; narrower, for a title may be any words."""
    brackets: str
    """Opening brackets, then the closing ones."""
    end: str
    """Characters any of which may stand before or behind the words."""
    sections: Annotated[Mapping[Section, tuple[str, ...]], OPEN]
    """Other names of the sections."""
    items: Annotated[Mapping[StepItem, tuple[str, ...]], OPEN]
    """Other names of the items."""


def meaning_of(
    words: str,
    names: Mapping[Meaning, str],
    others: Mapping[Meaning, tuple[str, ...]],
    spellings: Spellings,
) -> Meaning | None:
    """What these words name, once number, spaces, brackets and foreign words are taken off; None when nothing."""
    if not 0 < len(words) <= _LONGEST:
        return None
    known = _known(tuple(names.items()), tuple(others.items()))
    without_number = _number(spellings).sub("", _bare(words), count=1).strip(spellings.end)
    without_foreign = _foreign(spellings.brackets).sub("", without_number).strip(spellings.end)
    return known.get(without_number) or known.get(without_foreign)


def typed_number(title: str, spellings: Spellings) -> str:
    """The number typed before a step's title with the spaces behind it; empty where there is none, or nothing else."""
    match = _step_number(spellings).match(title)
    return match[0] if match and match.end() < len(title) else ""


def as_written(parts: tuple[Inline, ...]) -> str:
    """The words with the stars that make some of them strong."""
    return "".join(
        f"**{plain_text(part.parts)}**" if isinstance(part, Strong) else plain_text((part,)) for part in parts
    ).strip()


@cache
def _known(
    names: tuple[tuple[Meaning, str], ...], others: tuple[tuple[Meaning, tuple[str, ...]], ...]
) -> Mapping[str, Meaning]:
    return {_bare(name): meaning for meaning, more in others for name in more} | {name: one for one, name in names}


def _bare(words: str) -> str:
    return "".join(words.replace("*", "").split()).casefold()


def _number(spellings: Spellings) -> re.Pattern[str]:
    return _any_of(spellings.numbers, spellings.numeral, spellings.counted)


def _step_number(spellings: Spellings) -> re.Pattern[str]:
    return _any_of(spellings.step_numbers, spellings.numeral, spellings.counted)


@cache
def _any_of(patterns: tuple[str, ...], numeral: str, counted: str) -> re.Pattern[str]:
    joined = "|".join(patterns).replace("{n}", f"(?:{numeral})").replace("{unit}", f"(?:{counted})")
    return re.compile(f"^(?:{joined})")


@cache
def _foreign(brackets: str) -> re.Pattern[str]:
    """A foreign word in brackets at the end, or one before or behind the words of this language."""
    opening, closing = (re.escape(brackets[: len(brackets) // 2]), re.escape(brackets[len(brackets) // 2 :]))
    return re.compile(rf"[{opening}]{_FOREIGN}[{closing}]$|(?<=[^\x00-\x7f]){_FOREIGN}$|^{_FOREIGN}(?=[^\x00-\x7f])")
