"""The standards of work as they are written in `standards.yml`: sentences that a unit's work is held against.

They are few and known by heart (seed line 35: six sentences, 72 characters), so the file may say how many they are.
Their numbers are their places; an indicator of the assessment scheme says by number which of them it serves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from workmanual.model.authored import AUTHORED
from workmanual.span import Name, Span

STANDARDS_FILE: Final = "standards.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standards:
    """`standards.yml`."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    title: str
    """What they are standards of."""
    sentences: int | None = None
    """How many there are; None where nobody counts."""
    characters: int | None = None
    """How many Chinese characters they have together, without punctuation."""
    standards: tuple[Name, ...]
    """One sentence each, in the order of their numbers."""
