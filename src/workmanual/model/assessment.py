"""The assessment scheme as it is written in `assessment.yml`: what is scored, by which rule, against which proof.

The page, the score sheet and its formulas are derived from this; here is only what an author says. Letters and numbers
(A5) are rendered, never typed. From content.md §5.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from workmanual.model.authored import AUTHORED
from workmanual.span import Name, Span

ASSESSMENT_FILE: Final = "assessment.yml"


class Safeguard(StrEnum):
    """The five checks that every line of a score sheet must pass (seed line 37: 五不放过)."""

    OBJECTIVE = "objective"
    """It is measured against the objective agreed."""
    FACTS = "facts"
    """It names what was found in thought and work."""
    SCORE = "score"
    """It is scored in figures."""
    REASON = "reason"
    """A deduction has its reason."""
    CLAUSE = "clause"
    """It follows a clause of the standard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A class of indicators; its letter is its place: A, B, C."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    title: str
    points: float
    """What its indicators' points add up to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One line that is scored."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    """Unique in its document, steps included: `KP-01.meetings`."""
    category: Name
    title: str
    points: float
    """At full score; a multiple of 0.5."""
    baseline: str
    """What is reached at least (底线)."""
    deduction: str
    """What is taken off for what."""
    evidence: tuple[Name, ...] = ()
    """Codes of the record forms that prove it …"""
    outside: str = ""
    """… and proof that is not one of our forms: 厂经济承包考核通报."""
    procedure: Name
    """Code of the document that it measures."""
    serves: tuple[Name, ...] = ()
    """Which of the manual's standards it serves, by their numbers (`standards.yml`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """What undoes a result whatever the score."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    title: str
    rule: str
    """What sets it off."""
    effect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade and the score from which it is given; best first."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    title: str
    at_least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """How something is computed, in words and signs."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    title: str
    formula: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """What a result earns or costs."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    title: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCheck:
    """One of the five checks, as the score sheet prints it."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Safeguard
    sentence: str
    field: str
    """What of the sheet must be filled in."""
    otherwise: str
    """What becomes of a line that does not pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A part of the way that every assessment goes."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    title: str
    steps: tuple[Name, ...]
    """The steps that make it, as they are referred to: `KP-01.self-assess`; perhaps of another document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What the worked example takes off an indicator."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    indicator: Name
    facts: str
    """What was found."""
    reckoning: str = ""
    """How the points are reckoned from it, where that needs saying: `2×0.5＝1.0`."""
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedExample:
    """An assessment of an invented unit; every result is calculated from what stands here."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    unit: str
    period: str
    about: str = ""
    """What of the unit the figures need."""
    losses: tuple[Loss, ...]
    """Indicators that do not stand here have their full points."""
    extra: float = 0
    """Points added or taken off outside the indicators."""
    extra_reason: str = ""
    vetoed: Name | None = None
    """An indicator; what the result were, had a veto brought it to 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """`assessment.yml`."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    points: float
    """At full score."""
    fewest: int
    """The scheme has at least this many indicators."""
    categories: tuple[Category, ...]
    indicators: tuple[Indicator, ...]
    """In the order of their numbers within each category."""
    veto: tuple[Veto, ...] = ()
    grades: tuple[Grade, ...]
    formulas: tuple[Formula, ...] = ()
    rewards: tuple[Reward, ...] = ()
    checks: tuple[ScoreCheck, ...]
    """Each of `Safeguard` once (WM810)."""
    cycle: tuple[Stage, ...] = ()
    """From the unit's own assessment to what it reports back, in order."""
    example: WorkedExample | None = None
