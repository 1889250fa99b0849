"""Numbers that somebody is held to: read from words, compared, and which way is stricter.

Takes words of the manual, gives the limits in them: an amount with its unit, or how often. From the words around a
number follows whether more or less is stricter; where they do not say, nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from workmanual.comparison.passages import Spot
from workmanual.comparison.records import Direction
from workmanual.comparison.words import LimitWords

_NEAR: Final = 8
"""Characters around a number in which words say which way it goes."""


class Measure(StrEnum):
    """What a limit is of."""

    TIME = "time"
    OFTEN = "often"
    AMOUNT = "amount"
    """Of points, per cent, hours of training."""
    COUNT = "count"
    """Of things: their number is a limit only where words say so."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A number and what it counts."""

    said: str
    """Without white space: `10个工作日`, `每季度`."""
    value: float
    """In its own unit; of how often, the days between."""
    unit: str
    measure: Measure
    begin: int
    end: int
    """Where it stands in its text, 0-based, end exclusive."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A limit that became another."""

    old: Limit
    new: Limit
    direction: Direction

    @property
    def said(self) -> tuple[str, str]:
        """Both in words."""
        return self.old.said, self.new.said


@dataclass(frozen=True)  # without slots, so that patterns are put together once
class LimitReader:
    """Reads limits in the words of one language."""

    words: LimitWords

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        often = "|".join(sorted(map(re.escape, self.words.periods), key=len, reverse=True))
        return re.compile(f"(?P<often>{often})|{self.words.number}")

    @cached_property
    def _times(self) -> re.Pattern[str]:
        return re.compile(self.words.times)

    @cached_property
    def _limits(self) -> re.Pattern[str]:
        return re.compile(self.words.limits)

    @cached_property
    def _days(self) -> re.Pattern[str]:
        return re.compile(self.words.dates)

    @cached_property
    def _more(self) -> re.Pattern[str]:
        return re.compile(self.words.at_least)

    @cached_property
    def _less(self) -> re.Pattern[str]:
        return re.compile(self.words.at_most)

    def limits(self, text: str) -> tuple[Limit, ...]:
        """Every number with a unit, and every word for how often."""
        return tuple(self._limits_in(text))

    def _limits_in(self, text: str) -> Iterator[Limit]:
        days_named = tuple(self._days.finditer(text))
        for found in self._pattern.finditer(text):
            said = "".join(found[0].split())
            if found["often"]:
                days = float(self.words.periods[found["often"]])
                yield Limit(said, days, "", Measure.OFTEN, found.start(), found.end())
                continue
            if any(day.start() <= found.start() < day.end() for day in days_named):
                continue
            value, unit = found["value"], found["unit"]
            number = float(value) if value[0].isdigit() else float(self.words.numerals.get(value[-1], 0) or 0.5)
            yield Limit(said, number, unit, self._measure(unit), found.start(), found.end())

    def _measure(self, unit: str) -> Measure:
        if self._times.fullmatch(unit):
            return Measure.TIME
        return Measure.AMOUNT if self._limits.fullmatch(unit) else Measure.COUNT

    def moved(self, spot: Spot) -> tuple[Moved, ...]:
        """Limits at one spot that became others, in their order; none where they do not answer each other."""
        old, new = self.limits(spot.old), self.limits(spot.new)
        if len(old) != len(new) or any(one.measure is not other.measure for one, other in zip(old, new, strict=True)):
            return ()
        return tuple(
            Moved(one, other, self._direction(spot, one, other))
            for one, other in zip(old, new, strict=True)
            if one.said != other.said
        )

    def _direction(self, spot: Spot, old: Limit, new: Limit) -> Direction:
        if old.measure is Measure.OFTEN:
            return _direction(old.value, new.value, is_more_stricter=False)
        if old.unit != new.unit:
            return Direction.UNKNOWN
        before = (spot.before + spot.new[: new.begin])[-_NEAR:]
        after = (spot.new[new.end :] + spot.after)[:_NEAR]
        more = bool(self._more.search(before) or self._more.match(after.lstrip()))
        less = bool(self._less.search(before) or self._less.match(after.lstrip()))
        if more == less:
            return Direction.UNKNOWN
        return _direction(old.value, new.value, is_more_stricter=more)

    def obligation(self, spot: Spot) -> Direction | None:
        """Which way a word of obligation went; None where none became another."""
        old, new = self._duty(spot.old), self._duty(spot.new)
        if old is None or new is None or old == new:
            return None
        return Direction.STRICTER if new > old else Direction.LOOSER

    def _duty(self, text: str) -> int | None:
        return self.words.obligation.index(text) if text in self.words.obligation else None


def _direction(old: float, new: float, *, is_more_stricter: bool) -> Direction:
    if old == new:
        return Direction.UNKNOWN
    return Direction.STRICTER if (new > old) is is_more_stricter else Direction.LOOSER

