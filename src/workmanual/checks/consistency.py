"""Where a document contradicts itself: who answers for what, who acts, and who fills in the forms (WM701 to WM703).

Roles are compared, not words. Where a role is not known or a step names none, other findings say so; what cannot be
judged for that reason is left alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from workmanual.findings import Finding, finding
from workmanual.model.procedure import Procedure
from workmanual.span import Name
from workmanual.views.document import acting_roles
from workmanual.views.index import Index, PlacedStep
from workmanual.views.roles import role_titles


def duties(index: Index) -> Iterator[Finding]:
    """Roles that act have a responsibility (WM701), and those that have one act (WM702)."""
    for procedure in index.manual.procedures:
        written = [one.role for one in procedure.responsibilities]
        answerable = {index.roles[name].id: name for name in reversed(written) if name in index.roles}
        acting = _first_places(index, procedure)
        if written and all(name in index.roles for name in written):
            for id_, (name, placed) in acting.items():
                if id_ not in answerable:
                    yield finding("WM701", name.at, role=name, step=placed.step.title)
        if procedure.steps and all(_is_clear(index, placed) for placed in index.steps_of(procedure)):
            for id_, name in answerable.items():
                if id_ not in acting:
                    yield finding("WM702", name.at, role=name)


def _first_places(index: Index, procedure: Procedure) -> dict[str, tuple[Name, PlacedStep]]:
    """Where each role acts first, by its id."""
    found: dict[str, tuple[Name, PlacedStep]] = {}
    for placed in index.steps_of(procedure):
        for name in placed.step.who:
            if role := index.roles.get(name):
                found.setdefault(role.id, (name, placed))
    return found


def _is_clear(index: Index, placed: PlacedStep) -> bool:
    """Whether it is known who acts in this step."""
    return bool(placed.step.who) and all(name in index.roles for name in placed.step.who)


def fillers(index: Index) -> Iterator[Finding]:
    """A form that a step leaves is filled in by one of the step's roles at least (WM703)."""
    for procedure in index.manual.procedures:
        for placed in index.steps_of(procedure):
            if not _is_clear(index, placed):
                continue
            acting = acting_roles(index, placed)
            ids = {role.id for role in acting}
            for citation in placed.step.records:
                form = index.forms.get(citation.form or "")
                if form is None or _may_be_filled_in(index, form.filled_by, ids):
                    continue
                yield finding(
                    "WM703",
                    citation.at,
                    code=form.code,
                    fillers=" ".join(role_titles(index, form.filled_by)),
                    actors=" ".join(str(role.title) for role in acting),
                )


def _may_be_filled_in(index: Index, filled_by: tuple[Name, ...], acting: Collection[str]) -> bool:
    return not filled_by or any(name not in index.roles or index.roles[name].id in acting for name in filled_by)
