"""One file's words, as the checks of language see it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workmanual.checks.lexicon import Lexicon
from workmanual.locale import Locale
from workmanual.reading.prose import Prose


@dataclass(frozen=True, slots=True)
class FileText:
    """A file of an edition, whatever the others say."""

    path: str
    lines: tuple[str, ...]
    """As every editor counts them."""
    prose: tuple[Prose, ...]
    """The author's words without markup; none in a file that could not be read."""
    lexicon: Lexicon
    locale: Locale
    covered: Collection[str]
    """Characters that our own faces have."""
