"""Where an author's words stand.

Takes nothing, gives three values: `Span`, a place in a source file, and `Name` and `Day`, a string and a date that
remember their place.
It deliberately does not read files: whoever reads fills these in.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source file, as an editor shows it."""

    path: str
    """Path from the project's root, with `/` on every system."""
    line: int = 1
    """1-based; 1 for the file as a whole."""
    column: int = 1
    """1-based, counted in characters."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def __reduce__(self) -> tuple[type[Span], tuple[str, int, int]]:
        """Unpickled by its own making, which takes a third of the time; a manual has a hundred thousand places."""
        return Span, (self.path, self.line, self.column)


class Name(str):
    """A string an author wrote, with its place; equal to, and hashed like, the plain string."""

    __slots__ = ("at",)

    at: Span

    def __new__(cls, text: str, at: Span) -> Name:
        """Make `text` remember the place `at`."""
        name = super().__new__(cls, text)
        name.at = at
        return name

    def __getnewargs__(self) -> tuple[str, Span]:  # type: ignore[override]  # str's knows nothing of a place
        """What `__new__` needs again, so that a manual can be handed to a worker process."""
        return str(self), self.at


NOWHERE: Final = Span("")
"""Of what no author wrote."""


class Day(datetime.date):
    """A date an author wrote, with its place; equal to, and hashed like, the plain date.

    A day reckoned from it is one that nobody wrote.
    """

    at: Span = NOWHERE

    def __new__(cls, year: int, month: int, day: int, at: Span = NOWHERE) -> Day:
        """Make a day remember the place `at`; what the calendar reckons comes without one."""
        made = super().__new__(cls, year, month, day)
        made.at = at
        return made

    def __reduce__(self) -> tuple[type[Day], tuple[int, int, int, Span]]:
        """What `__new__` needs again, so that a manual can be handed to a worker process."""
        return Day, (self.year, self.month, self.day, self.at)
