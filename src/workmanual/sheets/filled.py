"""What is written into a form before it is handed out.

Takes nothing, gives one value, which the layout prints into the blanks above the grid and, for a chart, draws.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filled:
    """Entries of one copy of a form; what is empty stays a blank."""

    unit: str = ""
    period: str = ""
    """In words: 2004 年第 3 季度."""
    number: str = ""
    data: tuple[tuple[str, ...], ...] = ()
    """Of a chart: rows with one word for each of its columns."""
