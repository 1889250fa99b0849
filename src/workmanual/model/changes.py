"""Why an edition differs from the one before it, as it is written in `changes.yml`, and what became of what.

Ids are those that the editions share: `CX-17` (a document without its steps, and whatever of it has no reason of its
own), `CX-17.assign` (a step), `KP-01.meetings` (an indicator), `JL-1702` (a form), `page:parameters` (a free page),
`term:…`, `role:…`, `basis:…`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from workmanual.model.authored import AUTHORED
from workmanual.span import Name, Span

CHANGES_FILE: Final = "changes.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something was changed, added or deleted, and on whose word."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    ids: tuple[Name, ...]
    """What changed for this reason."""
    why: str
    authority: str
    """Who asked for it, or what rule: 基层意见, 考核发现, the name of a rule."""
    basis: Name | None = None
    """The outside rule behind it, if one: an id of `basis.yml`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What became of what, where ids do not tell: renamed, split, put together."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    old: tuple[Name, ...]
    """Ids of the edition before."""
    new: tuple[Name, ...]
    """Ids of this edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """`changes.yml`."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    changes: tuple[Reason, ...] = ()
    lineage: tuple[Lineage, ...] = ()
