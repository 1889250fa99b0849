"""What making a file gave."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file that has been made."""

    content: bytes
    page_counts: tuple[int, ...] = ()
    """Of a PDF: pages of each document in it."""
    warnings: tuple[str, ...] = ()
    """What went wrong without stopping it; a file with warnings may not be handed out, and is not remembered."""
