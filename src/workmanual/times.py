"""The time grammar: from the words of 何时做 to times the program understands.

Takes words and the locale's phrases, gives `Time` values. The phrases are rows in the locale
(`times.phrases`), such as `每月 {day} 日前`; this module knows the slots and what they mean, and no language.
It does not compute dates: calendar and deadlines are views of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, ClassVar, Final

from workmanual.model.authored import AUTHORED
from workmanual.model.time import Deadline, Moment, OnOccasion, Period, Recurrence, Side, Time, Unit
from workmanual.reading.fit import OPEN
from workmanual.span import Span

_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month in a leap year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A way to write a time. What its slots do not say, the row says."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    written: str
    """Words with slots: `{period}至少 {count} 次`. A space stands for any space or none."""
    period: Period | None = None
    months: tuple[int, ...] = ()
    side: Side | None = None
    moment: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeWords:
    """The locale's words for times; each object is itself alone, so that its patterns are made once."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    joined_by: str
    """Between two times."""
    note_after: str
    """Characters any of which begins free words."""
    month: str
    """Behind the number of a month, where several are listed."""
    month_joined_by: str
    numerals: Annotated[Mapping[str, int], OPEN]
    periods: Annotated[Mapping[str, Period], OPEN]
    units: Annotated[Mapping[str, Unit], OPEN]
    phrases: tuple[Phrase, ...]


def read_times(words: str, language: TimeWords) -> tuple[Time, ...]:
    """The times of these words, in order; empty when one of them is not understood (WM302).

    Several times are joined by `；`; after `，` or `（` come free words. A piece that follows free words and is no time
    belongs to them.
    """
    times: list[Time] = []
    in_note = False
    for piece in words.split(language.joined_by):
        phrase, *note = re.split(f"[{re.escape(language.note_after)}]", piece, maxsplit=1)
        time = _read_one(phrase.strip(), language)
        if time is not None:
            times.append(time)
        elif not in_note:
            return ()
        in_note = in_note or bool(note)
    return tuple(times)


def _read_one(words: str, language: TimeWords) -> Time | None:
    for phrase, expression in _expressions(language):
        match = expression.fullmatch(words)
        if match:
            time = _value(phrase, match.groupdict(), language)
            if time is not None:
                return time
    return None


@cache
def _expressions(language: TimeWords) -> tuple[tuple[Phrase, re.Pattern[str]], ...]:
    return tuple((phrase, re.compile(_expression(phrase.written, language))) for phrase in language.phrases)


def _expression(written: str, language: TimeWords) -> str:
    """The regular expression of a phrase; the slots become groups of their names."""
    number = "|".join(("[0-9]{1,3}", *map(re.escape, language.numerals)))
    month = rf"[0-9]{{1,2}}\s*{re.escape(language.month)}"
    slots = {
        "count": number,
        "day": "[0-9]{1,2}",
        "first": "[0-9]{1,2}",
        "month": "[0-9]{1,2}",
        "months": rf"{month}(?:\s*{re.escape(language.month_joined_by)}\s*{month})*",
        "years": number,
        "or_years": number,
        "amount": number,
        "unit": "|".join(map(re.escape, sorted(language.units, key=len, reverse=True))),
        "period": "|".join(map(re.escape, sorted(language.periods, key=len, reverse=True))),
        "event": ".+?",
    }
    parts = re.split(r"(\{\w+\}| )", written)
    return "".join(
        r"\s*" if part == " " else f"(?P<{part[1:-1]}>{slots[part[1:-1]]})" if part.startswith("{") else re.escape(part)
        for part in parts
    )


def _value(phrase: Phrase, found: Mapping[str, str], language: TimeWords) -> Time | None:
    """What a matched phrase means; None where a number cannot be (the 32nd, month 13, zero times)."""
    if phrase.moment:
        return OnOccasion(phrase.moment)
    if phrase.side:
        event, amount = found["event"].strip(), _number(found["amount"], language)
        is_deadline = amount > 0 and event not in language.periods  # the first days of each month are no deadline
        return Deadline(event, phrase.side, amount, language.units[found["unit"]]) if is_deadline else None
    numbers = {slot: _number(text, language) for slot, text in found.items() if slot not in ("period", "months")}
    if not all(_possible(slot, value) for slot, value in numbers.items()):
        return None
    months = phrase.months or tuple(map(int, re.findall("[0-9]+", found.get("months", found.get("month", "")))))
    if any(not 1 <= month <= 12 for month in months):
        return None
    if "month" in numbers and numbers.get("day", 1) > _LONGEST[numbers["month"] - 1]:
        return None
    if numbers.get("first", 1) > numbers.get("day", 31):
        return None
    years = tuple(numbers[slot] for slot in ("years", "or_years") if slot in numbers)
    return Recurrence(
        period=phrase.period or language.periods[found["period"]],
        every=years or (1,),
        months=months,
        first_day=numbers.get("first"),
        last_day=numbers.get("day"),
        count=numbers.get("count"),
    )


def _number(text: str, language: TimeWords) -> int:
    return language.numerals[text] if text in language.numerals else int(text)


def _possible(slot: str, value: int) -> bool:
    limit = {"day": 31, "first": 31, "month": 12}.get(slot, 999)
    return 1 <= value <= limit
