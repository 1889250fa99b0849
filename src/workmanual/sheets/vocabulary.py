"""The words that a sheet prints of its own, and where labels may be broken.

Takes the locale's labels and a function that cuts a text into words, gives both to the modules that lay out. Nothing
here knows Chinese: without such a function a label may break before any character.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workmanual.sheets import typesetting
from workmanual.sheets.paper import LABEL, PADDING, Type
from workmanual.sheets.scheme import Scheme

Cut = Callable[[str], Sequence[str]]
"""A text to its words, which together are the text; `jieba.lcut` is one."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is printed beside an author's words."""

    labels: Mapping[str, str]
    cut: Cut
    unit: str = ""
    """Label of the blank for the unit that fills the form in; empty where forms do not ask for it."""
    scheme: Scheme | None = None
    """The assessment scheme, for tables that have its rows."""
    known: tuple[str, ...] = ()
    """The manual's own words, which a break should not part: its roles and terms, its name."""

    def __getitem__(self, key: str) -> str:
        """The locale's label of this key."""
        return self.labels[key]

    def broken(self, text: str, width: float, size: Type = LABEL) -> tuple[str, ...]:
        """The lines of a label, or of other words, in a cell of this width, mm."""
        return self.lines(text, width - 2 * PADDING, size)

    def lines(self, text: str, available: float, size: Type) -> tuple[str, ...]:
        """The lines of words that have so much room, mm."""
        return typesetting.even_lines(text, size, available, self.cut, self.known)
