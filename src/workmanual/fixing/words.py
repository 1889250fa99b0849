"""What fixes need besides the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workmanual.locale import Locale

Romanised = Callable[[str], str]
"""An id for a title: `queding-rudang-jijifenzi` for 确定入党积极分子."""


@dataclass(frozen=True, slots=True)
class Words:
    """The language, and how to make an id of it."""

    locale: Locale
    romanised: Romanised
