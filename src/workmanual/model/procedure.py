"""A document of the manual: procedure (CX), management document (GL, KP) or work document (ZY).

All have the same four sections. Parts an author left out are empty or None here: the reader has said so in a
finding, and the checks can still look at the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from workmanual.model.authored import AUTHORED
from workmanual.model.richtext import Block
from workmanual.model.time import Time
from workmanual.span import Name, Span


class Origin(StrEnum):
    """How far the seed article vouches for a document (content.md §2.1)."""

    NAMED = "named"
    TOUCHED = "touched"
    COMPLETED = "completed"


class Serves(StrEnum):
    """Which of the two lines of work a document serves (seed L23)."""

    BRANCH_BUILDING = "branch-building"
    MEMBER_BUILDING = "member-building"


class Stage(StrEnum):
    """Stage of the PDCA circle."""

    PLAN = "P"
    DO = "D"
    CHECK = "C"
    ACT = "A"


class Section(StrEnum):
    """The four sections, in their order."""

    PURPOSE = "purpose"
    SCOPE = "scope"
    RESPONSIBILITIES = "responsibilities"
    WORKFLOW = "workflow"


class StepItem(StrEnum):
    """The items of a step besides its heading, in the order in which they are written."""

    WHY = "why"
    WHO = "who"
    WHEN = "when"
    HOW = "how"
    STANDARD = "standard"
    RECORDS = "records"
    FORKS = "forks"
    PITFALLS = "pitfalls"
    BASIS = "basis"


REQUIRED_ITEMS = (StepItem.WHY, StepItem.WHO, StepItem.WHEN, StepItem.HOW, StepItem.STANDARD)
"""With the heading (做什么) the seed's six (L23)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The head of a document's file."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    code: Name
    title: Name
    summary: str
    """One sentence for someone who has never heard of it."""
    revision: Name
    """The document's own, raised only when its text changed: `A/0`."""
    origin: Origin
    seed: str = ""
    """Line of the seed article that names it: `L25`."""
    owner: tuple[Name, ...]
    """Roles that answer for the document."""
    serves: Serves
    stage: Stage
    cycle: str
    """How often the work comes, in words."""
    duration: str = ""
    """How long one run takes, in words."""
    basis: tuple[Name, ...] = ()
    keywords: tuple[str, ...] = ()
    """Words people type who do not know the title."""
    prepared: Name
    reviewed: Name
    approved: Name


@dataclass(frozen=True, slots=True)
class Responsibility:
    """What one role answers for; its id is its role's."""

    at: Span
    role: Name
    """As written: a role's title or one of its synonyms."""
    text: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class When:
    """何时做: the words, and what the program understands of them."""

    at: Span
    text: str
    times: tuple[Time, ...]
    """Empty when not understood (WM302)."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A record that a step leaves: one of our forms, or the plain name of a paper that is not our form."""

    at: Span
    form: str | None
    """Code of a record form; None for a plain name."""
    words: str
    """The plain name, or what stands beside the form's reference."""


@dataclass(frozen=True, slots=True)
class Fork:
    """One way on from a step."""

    at: Span
    condition: str
    """Empty where the author gave none (WM224)."""
    target: str
    """`#id` in the same document, or `CX-05.id`; empty where the way is not understood (WM216)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the workflow: the seed's six items and what hangs on them."""

    at: Span
    id: str
    """Empty when the author gave none (WM207)."""
    title: str
    """做什么."""
    why: tuple[Block, ...] = ()
    who: tuple[Name, ...] = ()
    """Roles as written."""
    when: When | None = None
    how: tuple[Block, ...] = ()
    standard: tuple[Block, ...] = ()
    """做到什么程度."""
    records: tuple[Citation, ...] = ()
    forks: tuple[Fork, ...] = ()
    pitfalls: tuple[Block, ...] = ()
    basis: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A document of the manual with its four sections."""

    at: Span
    head: FrontMatter
    purpose: tuple[Block, ...] = ()
    scope: tuple[Block, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    introduction: tuple[Block, ...] = ()
    """Paragraphs of 工作程序 before its first step."""
    steps: tuple[Step, ...] = ()

    @property
    def code(self) -> Name:
        """Short code: `CX-02`."""
        return self.head.code

    @property
    def title(self) -> str:
        """Title as it stands on the page."""
        return str(self.head.title)
