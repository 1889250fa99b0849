"""What happened to the editions, as it is written in `procedures/register.yml`: released, withdrawn, put right.

The register is only ever added to. Each entry carries the digest of the register's text before it, so that an entry
that was changed or taken out shows in the one after it.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from workmanual.model.authored import AUTHORED
from workmanual.span import Name, Span

REGISTER_FILE: Final = "register.yml"


class Event(StrEnum):
    """What can happen to an edition."""

    RELEASED = "released"
    WITHDRAWN = "withdrawn"
    ERRATUM = "erratum"
    """A fault of a released edition was put right; what it changed stands in the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDifference:
    """What an erratum changed in one file."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    path: Name
    """Inside the edition's folder."""
    difference: str
    """Lines taken out begin with `-`, lines put in with `+`, as in a unified difference; empty for a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the register."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    event: Event
    edition: Name
    date: datetime.date
    who: str
    """The role that did it; never a person."""
    why: str
    digest: str = ""
    """SHA-256 of the edition's SHA256SUMS from now on; none for a withdrawal."""
    files: tuple[FileDifference, ...] = ()
    """Of an erratum: the files that it put right."""
    before: str
    """SHA-256 of the register's text before this entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """`procedures/register.yml`; empty while nothing has been released."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    entries: tuple[Entry, ...] = ()
