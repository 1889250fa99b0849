"""The locale's words about comparisons: what stays whole in a difference, what a limit is, what things are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from workmanual.model.authored import AUTHORED
from workmanual.reading.fit import OPEN
from workmanual.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitWords:
    """What tells a limit and which way it goes; patterns are regular expressions."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    number: str
    """A number, in figures or in words; its value is in the group `value`, what is counted in `unit`."""
    numerals: Annotated[Mapping[str, int], OPEN]
    """Values of numerals in words."""
    dates: str
    """Days and months of the calendar, and years, which are no limits."""
    times: str
    """Units of time, the whole of them."""
    periods: Annotated[Mapping[str, int], OPEN]
    """Words for how often, and how many days lie between."""
    limits: str
    """Units of limits that are no times: 分, %."""
    counted: str
    """Units of which no limit can be told from the words alone: 22 个子项."""
    at_least: str
    """Words near a number that say that more is stricter."""
    at_most: str
    """Words near a number that say that less is stricter."""
    obligation: tuple[str, ...]
    """Words of obligation, from what may to what must be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonWords:
    """Everything that is said about comparisons."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    whole: tuple[str, ...]
    """Patterns of what is never split: titles, codes, dates, numbers with their units; the first that fits wins."""
    numerals: tuple[str, ...]
    """The same for numbers in words, after the manual's own vocabulary: 三会一课 is a term."""
    sentence_ends: str
    clause_ends: str
    labelled: str
    """`{label}` and `{text}`: what somebody answers for."""
    limit: LimitWords
    fields: Annotated[Mapping[str, str], OPEN]
    """What the fields of items are called, by their names in the model."""
    values: Annotated[Mapping[str, str], OPEN]
    """Values of closed sets and of what is said of forms."""
    kinds: Annotated[Mapping[str, str], OPEN]
    senses: Annotated[Mapping[str, str], OPEN]
    directions: Annotated[Mapping[str, str], OPEN]
    families: Annotated[Mapping[str, str], OPEN]
