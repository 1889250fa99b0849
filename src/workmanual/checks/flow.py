"""Where the ways between steps lead (WM704, WM705).

A step without 去向 leads to the next one, a step with 去向 only to its targets. Whether a target exists is a matter of
references (WM304); in a document with a target that does not, or with a way that is not understood (WM216), what is
reached cannot be told and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from workmanual.findings import Finding, finding
from workmanual.model.procedure import Fork, Procedure
from workmanual.views.index import Index


def circles(index: Index) -> Iterator[Finding]:
    """No way leads back to its own step (WM704)."""
    for placed in (placed for procedure in index.manual.procedures for placed in index.steps_of(procedure)):
        for fork in placed.step.forks:
            if placed.step.id and _target(placed.procedure, fork) == placed.reference:
                yield finding("WM704", fork.at, step=placed.step.title)


def dead_ends(index: Index) -> Iterator[Finding]:
    """Every step is reached: from the first, or from a step that is named elsewhere in the manual (WM705)."""
    named = _named_steps(index)
    for procedure in index.manual.procedures:
        targets = {_target(procedure, fork) for step in procedure.steps for fork in step.forks}
        own = {target for target in targets if target.startswith(f"{procedure.code}.")}
        if "" in targets or not own <= index.steps.keys():
            continue
        reached = _reached(procedure, named)
        for place, step in enumerate(procedure.steps):
            if place not in reached and step.id:
                yield finding("WM705", step.at, step=step.title)


def _target(procedure: Procedure, fork: Fork) -> str:
    """As a reference from anywhere: `CX-02.publicity`."""
    return f"{procedure.code}.{fork.target[1:]}" if fork.target.startswith("#") else fork.target


def _named_steps(index: Index) -> frozenset[str]:
    """Steps that a reference names, or the way of another document."""
    texts = (*index.document_texts, *index.page_texts)
    named = {reference.target for one in texts for reference in one.references}
    for procedure in index.manual.procedures:
        ways = (_target(procedure, fork) for step in procedure.steps for fork in step.forks)
        named |= {target for target in ways if not target.startswith(f"{procedure.code}.")}
    return frozenset(named)


def _reached(procedure: Procedure, named: frozenset[str]) -> set[int]:
    """Places of the steps that are reached, 0-based."""
    places: dict[str, list[int]] = {}
    for place, step in enumerate(procedure.steps):
        places.setdefault(f"{procedure.code}.{step.id}", []).append(place)
    waiting = [0, *(place for target, found in places.items() if target in named for place in found)]
    reached: set[int] = set()
    while waiting:
        place = waiting.pop()
        if place in reached or place >= len(procedure.steps):
            continue
        reached.add(place)
        forks = procedure.steps[place].forks
        waiting += [place + 1] * (not forks)
        waiting += [found for fork in forks for found in places.get(_target(procedure, fork), ())]
    return reached
