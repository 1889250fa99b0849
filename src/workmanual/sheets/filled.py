"""What is filled in before a form is printed: the head of a form in a pack, the data of a chart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Values for the blanks that every form has, and the rows of a chart; what is empty stays blank."""

    unit: str = ""
    period: str = ""
    number: str = ""
    """The record's running number."""
    data: tuple[tuple[str, ...], ...] = ()
    """Rows of a chart's data, in the order of its columns."""


BLANK = Filled()
