"""The manual of one edition: what `edition.yml`, `manual.yml` and `basis.yml` say, and the whole put together."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from workmanual.model.assessment import Assessment
from workmanual.model.authored import AUTHORED
from workmanual.model.changes import Changes
from workmanual.model.procedure import Origin, Procedure
from workmanual.model.record import RecordForm
from workmanual.model.richtext import Block
from workmanual.model.standards import Standards
from workmanual.span import Name, Span


class ApprovalAction(StrEnum):
    """What was done to the edition before it was issued."""

    PREPARED = "prepared"
    REVIEWED = "reviewed"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One line of the approval record; a draft has none."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    action: ApprovalAction
    role: Name
    date: datetime.date


EDITION_FILE: Final = "edition.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """`edition.yml`."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    """The folder's name: `2004`."""
    title: str
    revision: Name
    """Revision of the edition as a whole: `A/0`. Each document has its own."""
    issued: datetime.date | None = None
    effective: datetime.date
    approvals: tuple[Approval, ...] = ()
    summary: Name


class EditionState(StrEnum):
    """Where an edition stands; derived from the register, never written by an author."""

    DRAFT = "draft"
    COMING = "coming"
    """Released, and not yet in force."""
    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


VOID: Final = (EditionState.SUPERSEDED, EditionState.WITHDRAWN)
"""States in which nobody may work by the edition."""


class Level(StrEnum):
    """Where a role sits."""

    SUPERIOR = "superior"
    WORKS = "works"
    BRANCH = "branch"
    GROUP = "group"
    MASSES = "masses"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Whose manual it is."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    name: str
    committee: str
    """Who issues the manual."""
    unit: str = ""
    """What every form asks for above its grid, where units fill them in: 支部（单位）."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualPart:
    """A part of the manual; its documents lie in one folder."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    title: str
    heading: str = ""
    """Name of the group of parts it belongs to, where it is not one of the three: 体系管理文件."""
    folder: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A document that the manual must have."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    code: Name
    title: Name
    origin: Origin
    part: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Someone, or a body, that acts."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    title: Name
    level: Level
    synonyms: tuple[Name, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksUnit:
    """A workshop or company of the works."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word with a fixed meaning."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    term: Name
    meaning: str
    avoid: tuple[Name, ...] = ()
    """Words not to write instead."""
    search: tuple[str, ...] = ()
    """Words people type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long a record is kept."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    title: str
    """Then: 永久, 长期, 短期."""
    meaning: str
    today: str
    """The class of today's scheme, for comparison: 永久, 30 年, 10 年."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePatterns:
    """How codes look; regular expressions that must match the whole short code."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    prefix: str
    """Put before a short code in control blocks: `DLC/DJ-`."""
    document: Name
    record: Name
    revision: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """`manual.yml`: what does not depend on a single document."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    organisation: Organisation
    title: str
    short_title: str
    system: str
    """Name of the management system, which is not the manual's name."""
    motto: str
    """One sentence under the title on the home page."""
    codes: CodePatterns
    parts: tuple[ManualPart, ...]
    documents: tuple[Expected, ...]
    assessment: Name | None = None
    """Code of the document whose tables come from `assessment.yml`; that file must be there when it is written."""
    roles: tuple[Role, ...]
    units: tuple[WorksUnit, ...] = ()
    terms: tuple[Term, ...] = ()
    retention: tuple[Retention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisRule:
    """A rule from outside that the manual cites."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    title: str
    number: str = ""
    issuer: str
    in_force_from: Name
    """A day, a month or a year: from its first day."""
    in_force_to: Name | None = None
    """Inclusive; a month or a year counts to its last day; None while in force."""
    source: str
    """Where the drafting group took it from (content.md §7)."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisList:
    """`basis.yml`."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    basis: tuple[BasisRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FreePage:
    """A page of `0-preface`: a title and free text."""

    at: Span
    id: str
    """File name without suffix and without its leading number."""
    title: str
    summary: str = ""
    """What a reader looks up here, in a few words."""
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual:
    """One edition, whole. Lookups by code and word are in `workmanual.views.index`."""

    edition: Edition
    charter: Charter
    basis: tuple[BasisRule, ...]
    preface: tuple[FreePage, ...]
    procedures: tuple[Procedure, ...]
    """In the order of the expected list; those outside it last, by code."""
    forms: tuple[RecordForm, ...]
    """By code."""
    pictures: tuple[str, ...]
    """Project paths of the picture files in the edition's folder."""
    assessment: Assessment | None = None
    """None where `assessment.yml` is missing or cannot be read."""
    standards: Standards | None = None
    """None where `standards.yml` is missing or cannot be read."""
    changes: Changes | None = None
    """None where `changes.yml` is missing or cannot be read."""
    unread: tuple[str, ...] = ()
    """Codes of documents and forms, `assessment.yml` and `standards.yml`, whose files are there and cannot be read:
    findings say why, and say nothing else."""
