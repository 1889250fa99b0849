"""Lookups in one manual: by code, by word, by reference.

Takes a `Manual`, gives an `Index` that checks and writers share. Where two things have one name the first stands
here; that there are two is a finding of the checks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from workmanual.locale import Locale
from workmanual.model.assessment import Assessment, Indicator
from workmanual.model.manual import BasisRule, Expected, Manual, ManualPart, Retention, Role
from workmanual.model.procedure import Procedure, Step
from workmanual.model.record import RecordForm
from workmanual.model.register import Register
from workmanual.views.texts import Texts, document_texts, form_texts, page_texts

T = TypeVar("T")
WORKFLOW_NUMBER = 4
"""工作程序 is the fourth section, so its steps are 4.1, 4.2 …"""


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step with its document and number."""

    procedure: Procedure
    step: Step
    number: str
    """Rendered, never typed: `4.3`."""

    @property
    def reference(self) -> str:
        """How an author refers to it: `CX-02.publicity`."""
        return f"{self.procedure.code}.{self.step.id}"


@dataclass(frozen=True, slots=True)
class PlacedIndicator:
    """An indicator of the assessment scheme with its number."""

    indicator: Indicator
    number: str
    """Rendered, never typed: `A5`; empty where its category does not exist (WM811)."""


@dataclass(frozen=True)  # without slots, so that texts are gathered once, and only where someone looks through them
class Index:
    """Everything in the manual that has a name."""

    manual: Manual
    procedures: Mapping[str, Procedure]
    """Written documents by short code."""
    expected: Mapping[str, Expected]
    forms: Mapping[str, RecordForm]
    steps: Mapping[str, PlacedStep]
    """By reference: `CX-02.publicity`."""
    indicators: Mapping[str, PlacedIndicator]
    """By reference to the assessment document: `KP-01.meetings`."""
    roles: Mapping[str, Role]
    """By id, title and synonym."""
    basis: Mapping[str, BasisRule]
    retention: Mapping[str, Retention]
    parts: Mapping[str, ManualPart]
    citations: Mapping[str, tuple[PlacedStep, ...]]
    """By form code: the steps that leave this record."""
    previous: Manual | None = None
    """The edition before this one, for what is said of changes."""
    locale: Locale | None = None
    """The language of its texts, for checks of what they say."""
    register: Register | None = None
    """What happened to the editions, for what is said of this one."""

    @cached_property
    def document_texts(self) -> tuple[Texts, ...]:
        """What each document says, in the order of `manual.procedures`."""
        return tuple(document_texts(procedure) for procedure in self.manual.procedures)

    @cached_property
    def page_texts(self) -> tuple[Texts, ...]:
        """What each free page says, in the order of `manual.preface`."""
        return tuple(page_texts(page) for page in self.manual.preface)

    @cached_property
    def form_texts(self) -> tuple[Texts, ...]:
        """What each form says, in the order of `manual.forms`."""
        return tuple(form_texts(form) for form in self.manual.forms)

    def steps_of(self, procedure: Procedure) -> tuple[PlacedStep, ...]:
        """The document's steps in order, those without an id included."""
        return placed_steps(procedure)

    def awaited(self, code: str) -> bool:
        """Whether this document is expected and not written yet (WM405 says so once)."""
        return code in self.expected and code not in self.procedures and code not in self.manual.unread

    def may_come(self, code: str) -> bool:
        """Whether nothing can be said of this document or form yet: it is awaited, or its file cannot be read."""
        return self.awaited(code) or code in self.manual.unread

    def may_grow(self) -> bool:
        """Whether a document that could name things is still to come, so that nothing can be called unused yet."""
        return bool(self.manual.unread) or any(self.awaited(code) for code in self.expected)

    def names_form(self, code: str) -> bool:
        """Whether this is how the codes of record forms look (`manual.yml`)."""
        expression = compiled(self.manual.charter.codes.record)
        return not isinstance(expression, str) and expression.fullmatch(code) is not None

    def full_code(self, code: str) -> str:
        """`DLC/DJ-CX-02` for `CX-02`."""
        return f"{self.manual.charter.codes.prefix}{code}"


def placed_steps(procedure: Procedure) -> tuple[PlacedStep, ...]:
    """Number the steps of one document."""
    return tuple(
        PlacedStep(procedure, step, f"{WORKFLOW_NUMBER}.{place}") for place, step in enumerate(procedure.steps, start=1)
    )


def placed_indicators(assessment: Assessment) -> tuple[PlacedIndicator, ...]:
    """Number the indicators: the letter of their category, then their place in it."""
    letters = {str(one.id): chr(ord("A") + place) for place, one in enumerate(assessment.categories)}
    placed, counted = [], Counter[str]()
    for one in assessment.indicators:
        counted[one.category] += 1
        number = f"{letters[one.category]}{counted[one.category]}" if one.category in letters else ""
        placed.append(PlacedIndicator(one, number))
    return tuple(placed)


def index(manual: Manual, previous: Manual | None = None, locale: Locale | None = None) -> Index:
    """Make the lookups of this manual, which came after `previous` and is written in the language of `locale`."""
    charter = manual.charter
    steps = [placed for procedure in manual.procedures for placed in placed_steps(procedure)]
    citations: dict[str, list[PlacedStep]] = {}
    for placed in steps:
        for form in dict.fromkeys(citation.form for citation in placed.step.records if citation.form):
            citations.setdefault(form, []).append(placed)
    indicators = placed_indicators(manual.assessment) if manual.assessment and charter.assessment else ()
    role_words = [(word, role) for role in charter.roles for word in (role.id, role.title, *role.synonyms)]
    return Index(
        manual=manual,
        procedures=_first((str(one.code), one) for one in manual.procedures),
        expected=_first((str(one.code), one) for one in charter.documents),
        forms=_first((str(one.code), one) for one in manual.forms),
        steps=_first((placed.reference, placed) for placed in steps if placed.step.id),
        indicators=_first((f"{charter.assessment}.{placed.indicator.id}", placed) for placed in indicators),
        roles=_first((str(word), role) for word, role in role_words),
        basis=_first((str(one.id), one) for one in manual.basis),
        retention=_first((str(one.id), one) for one in charter.retention),
        parts=_first((str(one.id), one) for one in charter.parts),
        citations={code: tuple(places) for code, places in citations.items()},
        previous=previous,
        locale=locale,
    )


def compiled(pattern: str) -> re.Pattern[str] | str:
    r"""An author's pattern, or what is wrong with it (WM412); `\d` is 0 to 9 and no full-width digit."""
    try:
        return re.compile(pattern, re.ASCII)
    except (re.error, OverflowError, RecursionError) as error:
        return str(error)


def _first(pairs: Iterable[tuple[str, T]]) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for name, value in pairs:
        found.setdefault(name, value)
    return found
