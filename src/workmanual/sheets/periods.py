"""The period that a pack of forms is for, and the running numbers made with it.

Takes `2004`, `2004-Q3` or `2004-07`, gives a `Period`; its words and the patterns of numbers come from elsewhere. It
deliberately knows no calendar: a period is what people write on a form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workmanual.model.record import Numbering

_WRITTEN: Final = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?:[Qq](?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")
_BLANK: Final = re.compile(r"\{([a-z]+)\}")
_MONTHS_OF_A_QUARTER: Final = 3


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a quarter or a month."""

    year: int
    quarter: int | None = None
    month: int | None = None

    def words(self, labels: Mapping[str, str]) -> str:
        """As it is written on a form."""
        key = "year" if self.quarter is None else "quarter" if self.month is None else "month"
        return labels[f"period-{key}"].format(year=self.year, quarter=self.quarter, month=self.month)


def read_period(words: str) -> Period | None:
    """The period written as `2004`, `2004-Q3` or `2004-07`; None for anything else. A month knows its quarter."""
    match = _WRITTEN.fullmatch(words.strip())
    if match is None:
        return None
    quarter, month = (int(match[name]) if match[name] else None for name in ("quarter", "month"))
    if month is not None:
        quarter = (month - 1) // _MONTHS_OF_A_QUARTER + 1
    return Period(int(match["year"]), quarter, month)


def running_number(numbering: Numbering | None, place: int, unit: str, period: Period | None) -> str:
    """The number of the unit at this place (1-based) of the list.

    Empty where the form has none that counts, or where its pattern asks for what the period does not say.
    """
    pattern = str(numbering.pattern or "") if numbering else ""
    if numbering is None or "{number}" not in pattern:
        return ""
    known = {"number": f"{place:0{max(1, numbering.digits)}}", "unit": unit}
    if period is not None:
        known |= {"year": str(period.year)}
        known |= {"quarter": str(period.quarter)} if period.quarter else {}
        known |= {"month": f"{period.month:02}"} if period.month else {}
    if any(not known.get(name) for name in _BLANK.findall(pattern)):
        return ""
    return _BLANK.sub(lambda blank: known[blank[1]], pattern)
