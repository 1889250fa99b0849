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
    """Days and months of the calendar, years, and titles: no number in them is a limit."""
    times: str
    """Units of time, the whole of them."""
    periods: Annotated[Mapping[str, int], OPEN]
    """Words for how often, and how many days lie between."""
    limits: str
    """Units of limits that are no times: 分, %."""
    at_least: str
    """Words near a number that say that more is stricter."""
    at_most: str
    """Words near a number that say that less is stricter."""
    obligation: tuple[str, ...]
    """Words of obligation, from what may to what must be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryWords:
    """Sentences in the form of GB/T 1.1."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    opening: str
    """`{old}` and `{new}`: titles of the editions."""
    nothing: str
    editorial: str
    """Where everything that changed is folded."""
    item: str
    """`{letter}` and `{text}`."""
    further: str
    last: str
    """What ends an item, and the last of them."""
    kinds: Annotated[Mapping[str, str], OPEN]
    """By kind: `{what}`."""
    new: str
    old: str
    both: str
    same: str
    """Clauses of the editions, `{new}` and `{old}`, the latter of `{edition}`."""
    joined: str
    """Between things of several families."""
    itself: Annotated[Mapping[str, str], OPEN]
    """What a document or form is called within itself, its steps or fields aside."""
    of: str
    """`{what}` of a `{document}`."""
    quoted: str
    counted: str
    """A few things by their names."""
    units: Annotated[Mapping[str, str], OPEN]
    """By family: more than a few things by their `{count}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """Words of the official table."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    title: str
    pair: str
    edition: str
    some: str
    """Said of a table of only some of the changes."""
    notes: Annotated[Mapping[str, str], OPEN]
    """By what is folded: `{old}`, `{new}`, `{count}`."""
    renumbered: str
    stop: str
    authority: str
    moved: str
    """From `{old}` to `{new}`."""
    reordered: str
    """Of what was moved without being called otherwise."""
    parts: str
    """Before the fields of a form that came or went."""
    counted: str
    completeness: str
    nothing: str
    came: str
    baseline: str
    number: str
    score_of: str
    score_all: str
    score_points: str
    score_count: str
    score_sum: str


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
    names: Annotated[Mapping[str, str], OPEN]
    """What an item of a family is called above its text, where that is not its title alone."""
    parted: str
    """Between kinds and senses."""
    turned: str
    """`{text}` of a change that has a `{direction}`."""
    summary: SummaryWords
    table: TableWords
