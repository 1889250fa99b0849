"""What differs between two editions, by id and by what is said: places, white space and line breaks do not count.

Takes two manuals, gives each id that was added, deleted or changed. Documents are taken apart from their steps, the
assessment scheme from its indicators. The comparison of editions refines this; here it decides what needs a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workmanual.model.manual import Manual
from workmanual.model.procedure import Procedure
from workmanual.span import Span
from workmanual.views.meaning import Meaning, meaning

REVISION: Final = frozenset({"revision"})
_ASIDE: Final = frozenset({"revision", "prepared", "reviewed", "approved", "keywords", "seed"})
"""Of a document's head: what is not its text."""
_INDICATORS: Final = frozenset({"indicators"})


class Difference(StrEnum):
    """How something differs."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that has an id in every edition."""

    id: str
    owner: str
    """Id of what it belongs to, whose reason may stand for it; its own where it belongs to nothing."""
    needs_reason: bool
    """Whether a change of it has to be explained."""
    said: Meaning
    at: Span


@dataclass(frozen=True, slots=True)
class Changed:
    """One difference."""

    item: Item
    """Of the new edition, or where it was deleted, of the old one."""
    difference: Difference


def items(manual: Manual) -> Mapping[str, Item]:
    """Everything in the manual that has an id, in the manual's order."""
    return {one.id: one for one in _items(manual)}


def _items(manual: Manual) -> Iterator[Item]:
    for procedure in manual.procedures:
        yield from _document(manual, procedure)
    for form in manual.forms:
        code = str(form.code)
        yield Item(code, code, needs_reason=True, said=meaning(form, without=REVISION), at=form.code.at)
    for page in manual.preface:
        yield Item(f"page:{page.id}", f"page:{page.id}", needs_reason=True, said=meaning(page), at=page.at)
    charter = manual.charter
    for kind, things in (("term", charter.terms), ("role", charter.roles), ("basis", manual.basis)):
        for one in things:
            yield Item(f"{kind}:{one.id}", f"{kind}:{one.id}", needs_reason=False, said=meaning(one), at=one.id.at)


def _document(manual: Manual, procedure: Procedure) -> Iterator[Item]:
    code = str(procedure.code)
    is_assessment = code == manual.charter.assessment and manual.assessment is not None
    said = (
        meaning(procedure.head, without=_ASIDE),
        meaning((procedure.purpose, procedure.scope, procedure.responsibilities, procedure.introduction)),
        meaning(manual.assessment, without=_INDICATORS) if is_assessment else None,
    )
    yield Item(code, code, needs_reason=True, said=said, at=procedure.code.at)
    for step in procedure.steps:
        if step.id:
            yield Item(f"{code}.{step.id}", code, needs_reason=True, said=meaning(step), at=step.at)
    if is_assessment and manual.assessment is not None:
        for one in manual.assessment.indicators:
            yield Item(f"{code}.{one.id}", code, needs_reason=True, said=meaning(one), at=one.at)


def changed(old: Manual, new: Manual) -> tuple[Changed, ...]:
    """Every difference: of the new edition in its order, then what was deleted."""
    before, after = items(old), items(new)
    found = [
        Changed(one, Difference.CHANGED if id_ in before else Difference.ADDED)
        for id_, one in after.items()
        if id_ not in before or before[id_].said != one.said
    ]
    moved = {code for code in _reordered(old, new) if code in after and not any(one.item.id == code for one in found)}
    found += [Changed(after[code], Difference.CHANGED) for code in sorted(moved)]
    found += [Changed(one, Difference.DELETED) for id_, one in before.items() if id_ not in after]
    return tuple(found)


def _reordered(old: Manual, new: Manual) -> Iterator[str]:
    """Documents whose steps stand in another order."""
    before = {str(one.code): [str(step.id) for step in one.steps] for one in old.procedures}
    for procedure in new.procedures:
        steps = [str(step.id) for step in procedure.steps]
        earlier = before.get(str(procedure.code), [])
        if [one for one in steps if one in earlier] != [one for one in earlier if one in steps]:
            yield str(procedure.code)
