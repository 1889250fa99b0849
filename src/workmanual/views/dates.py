"""Days, months and years as an author writes them: `2004-08-01`, `2004-08`, `2004`.

A month or a year stands for all its days: from its first, to its last.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date


def day_range(written: str) -> tuple[date, date] | None:
    """First and last day of what is written; None when it is no date."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", written, re.ASCII)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None, "the pattern has a year"
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None
