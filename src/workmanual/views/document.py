"""What is shown after a document's four sections, and beside its responsibilities: all of it derived.

Takes the index and a procedure, gives related documents, records, rules, and each role's steps, in reading order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workmanual.model.manual import BasisRule, Role
from workmanual.model.procedure import Procedure, Responsibility
from workmanual.model.record import RecordForm
from workmanual.views.index import Index, PlacedStep
from workmanual.views.texts import document_texts


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record that the document's work leaves."""

    form: RecordForm | None
    """None for a paper that is not our form."""
    name: str
    steps: tuple[PlacedStep, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A responsibility with the steps in which its role acts."""

    responsibility: Responsibility
    role: Role | None
    steps: tuple[PlacedStep, ...]


def duties(index: Index, procedure: Procedure) -> tuple[Duty, ...]:
    """The responsibilities with each role's steps."""
    found = []
    for responsibility in procedure.responsibilities:
        role = index.roles.get(responsibility.role)
        steps = tuple(placed for placed in index.steps_of(procedure) if role in acting_roles(index, placed))
        found.append(Duty(responsibility, role, steps if role else ()))
    return tuple(found)


def acting_roles(index: Index, placed: PlacedStep) -> tuple[Role, ...]:
    """The roles under 谁来做."""
    return tuple(index.roles[name] for name in placed.step.who if name in index.roles)


def records_of(index: Index, procedure: Procedure) -> tuple[RecordLine, ...]:
    """Our forms and plain papers, each once, with the steps that leave them; forms first, by code."""
    steps: dict[tuple[str, str], list[PlacedStep]] = {}
    for placed in index.steps_of(procedure):
        for citation in placed.step.records:
            steps.setdefault((citation.form or "", citation.words), []).append(placed)
    lines = [
        RecordLine(form := index.forms.get(code), str(form.title) if form else code or words, tuple(places))
        for (code, words), places in steps.items()
    ]
    return tuple(sorted(lines, key=lambda line: (line.form is None, line.form.code if line.form else "")))


def related_documents(index: Index, procedure: Procedure) -> tuple[str, ...]:
    """Codes of the other documents that this one refers to, sorted."""
    codes = {reference.target.partition(".")[0] for reference in document_texts(procedure).references}
    codes |= {fork.target.partition(".")[0] for step in procedure.steps for fork in step.forks}
    return tuple(sorted(code for code in codes & index.expected.keys() if code != procedure.code))


def rules_of(index: Index, procedure: Procedure) -> tuple[BasisRule, ...]:
    """Outside rules named in the head, under 依据 or in a text, each once."""
    ids: list[str] = [*procedure.head.basis, *(name for step in procedure.steps for name in step.basis)]
    targets = (reference.target for reference in document_texts(procedure).references)
    ids += [target.removeprefix("basis:") for target in targets if target.startswith("basis:")]
    return tuple(index.basis[id_] for id_ in dict.fromkeys(ids) if id_ in index.basis)


def revision_summary(index: Index, code: str, labels: Mapping[str, str]) -> tuple[str, ...]:
    """What this edition says of a document's revision: its reasons, that it is the first, or that nothing changed."""
    changes = index.manual.changes
    if changes is None:
        return (labels["first-issue"],)
    reasons = (one for one in changes.changes if any(_belongs(str(id_), code) for id_ in one.ids))
    return tuple(one.why for one in reasons) or (labels["not-changed-here"],)


def _belongs(id_: str, code: str) -> bool:
    """Whether this is the document, or a step or an indicator of it."""
    return id_.partition(".")[0].partition(":")[0] == code
