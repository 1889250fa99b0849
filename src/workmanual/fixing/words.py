"""What fixes need besides the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workmanual.locale import Locale


@dataclass(frozen=True, slots=True)
class Words:
    """The language, and how to make an id of it."""

    locale: Locale
    romanised: Callable[[str], str]
    """An id for a title: `queding-jiji-fenzi` for 确定积极分子."""
