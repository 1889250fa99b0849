"""Times the program understands: what a step's 何时做 means.

Values only; `workmanual.times` reads them from words. Days and months are 1-based. The closed sets here are the
rows of the grammar in design.md §3; a new kind of time is a new value here, a row in the locale and a case.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Period(StrEnum):
    """What a recurrence repeats with."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


class Unit(StrEnum):
    """What a deadline is counted in."""

    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Side(StrEnum):
    """Where a deadline lies, seen from its event."""

    BEFORE = "before"
    AFTER = "after"


class Moment(StrEnum):
    """Times that need no calendar."""

    ON_DEMAND = "on-demand"
    SAME_DAY = "same-day"
    ON_THE_SPOT = "on-the-spot"
    AT_THE_MEETING = "at-the-meeting"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Comes again: at least `count` times, or by a day, or within a window of days, each `period`."""

    period: Period
    every: tuple[int, ...] = (1,)
    """Each so many periods; more than one number where the rule leaves a choice (every two or three years)."""
    months: tuple[int, ...] = ()
    """The months meant, 1 to 12; empty for all. With `QUARTER`, the month within the quarter, 1 to 3."""
    first_day: int | None = None
    """First day of the window in its month, 1 to 31."""
    last_day: int | None = None
    """Last day, 1 to 31, inclusive."""
    count: int | None = None
    """How many times at least."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """So long before or after an event."""

    event: str
    """The event in the author's words."""
    side: Side
    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class OnOccasion:
    """On demand, the same day, on the spot, at the meeting."""

    moment: Moment


Time = Recurrence | Deadline | OnOccasion
