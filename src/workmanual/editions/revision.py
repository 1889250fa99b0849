"""Revisions and what may follow them: letters and numbers in order, A/0 or V1.0.

The next one raises its last part by one, or an earlier part and sets those behind it back to their first value.
"""

from __future__ import annotations

import re
from typing import Final

from workmanual.views.index import compiled

_PART: Final = re.compile(r"\d+|[A-Z]", re.ASCII)


def following(revision: str, pattern: str) -> tuple[str, ...]:
    """The revisions that may follow this one, smallest step first; at least one."""
    parts = list(_PART.finditer(revision))
    raised = [_raised(revision, parts, place) for place in reversed(range(len(parts)))] or [revision]
    expression = compiled(pattern)
    fitting = [one for one in raised if not isinstance(expression, str) and expression.fullmatch(one)]
    return tuple(fitting or raised)


def _raised(revision: str, parts: list[re.Match[str]], place: int) -> str:
    """The revision with one part raised by one and those behind it at their first value."""
    words = revision[: parts[place].start()] + _next(parts[place][0])
    for part, following in zip(parts[place:], parts[place + 1 :], strict=False):
        words += revision[part.end() : following.start()] + ("A" if following[0].isalpha() else "0" * len(following[0]))
    return words + revision[parts[-1].end() :]


def _next(part: str) -> str:
    return chr(ord(part) + 1) if part.isalpha() else f"{int(part) + 1:0{len(part)}}"


def shape(revision: str) -> str:
    """The revision without its values: only those of one shape follow each other."""
    return _PART.sub(lambda part: "A" if part[0].isalpha() else "0", revision)
