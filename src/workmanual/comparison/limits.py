"""Numbers that somebody is held to: read from words, compared, and which way is stricter.

Takes words of the manual, gives the limits in them: an amount with its unit, or how often. From the words around a
number follows whether more or less is stricter; where they do not say, nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
        """Limits at one spot that became others; those of one unit answer each other where they are as many."""
        old, new = self.limits(spot.old), self.limits(spot.new)
        moved: list[Moved] = []
        for key in dict.fromkeys(map(_counting, old)):
            before = [one for one in old if _counting(one) == key]
            after = [one for one in new if _counting(one) == key]
            if len(before) == len(after):
                pairs = zip(before, after, strict=True)
                moved += [Moved(*pair, self._direction(spot, *pair)) for pair in pairs if pair[0].said != pair[1].said]
        return tuple(moved)

    def came(self, spot: Spot) -> tuple[Limit, ...]:
        """Limits of the new text that answer none of the old one, and are limits by the words around them."""
        old = {_counting(one) for one in self.limits(spot.old)}
        return tuple(one for one in self.limits(spot.new) if _counting(one) not in old and self._is_limit(spot, one))

    def _is_limit(self, spot: Spot, limit: Limit) -> bool:
        return limit.measure is not Measure.COUNT or any(self._ways(spot, limit))

    def _ways(self, spot: Spot, limit: Limit) -> tuple[bool, bool]:
        """Whether the words around say that more is stricter, and that less is."""
        before = (spot.before + spot.new[: limit.begin])[-_NEAR:]
        after = (spot.new[limit.end :] + spot.after)[:_NEAR].lstrip()
        return (
            bool(self._more.search(before) or self._more.match(after)),
            bool(self._less.search(before) or self._less.match(after)),
        )

    def _direction(self, spot: Spot, old: Limit, new: Limit) -> Direction:
        if old.measure is Measure.OFTEN:
            return _direction(old.value, new.value, is_more_stricter=False)
        more, less = self._ways(spot, new)
        if more == less:
            return Direction.UNKNOWN
        return _direction(old.value, new.value, is_more_stricter=more)

    def oftener(self, old: Sequence[str], new: Sequence[str]) -> Direction:
        """Which way a time went that says how often; unknown where one of both does not."""
        before, after = (
            [one.value for text in texts for one in self.limits(text) if one.measure is Measure.OFTEN]
            for texts in (old, new)
        )
        if len(before) == len(after) == 1:
            return _direction(before[0], after[0], is_more_stricter=False)
        return Direction.UNKNOWN

    def is_dated(self, text: str) -> bool:
        """Whether the text is a day, a month or a year, or a number made of them."""
        return self._days.search(text) is not None and not any(map(str.isalnum, self._days.sub("", text)))

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


def _counting(limit: Limit) -> tuple[Measure, str]:
    """What must be the same of two limits for one to answer the other."""
    return limit.measure, limit.unit
