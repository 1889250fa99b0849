"""Whether a standard can be measured: what an inspector counts or ticks off (度量性原则).

Takes the rich text of 做到什么程度 and the locale's patterns, says yes or no. It is generous: a figure, a measure, a
word that means all or none, or a signature will do, because a reminder that is wrong is not believed the next time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from workmanual.model.authored import AUTHORED
from workmanual.model.richtext import Block, Reference, Text, inlines_of
from workmanual.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureWords:
    """The locale's words for what can be counted or ticked off."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    idioms: tuple[str, ...]
    """Patterns that look like a measure and are none: 进一步, 十分."""
    patterns: tuple[str, ...]
    """Patterns any of which is a measure."""


def is_measurable(blocks: tuple[Block, ...], words: MeasureWords) -> bool:
    """Whether something in this text can be counted or ticked off; another step may be named for its standard."""
    parts = inlines_of(blocks)
    if any(isinstance(part, Reference) and "." in part.target for part in parts):
        return True
    return has_measure("".join(part.text for part in parts if isinstance(part, Text)), words)


def has_measure(text: str, words: MeasureWords) -> bool:
    """Whether something in these words can be counted or ticked off."""
    return _joined(words.patterns).search(_joined(words.idioms).sub(" ", text)) is not None


@cache
def _joined(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))
