"""Roles in words: an author names a role by id, title or synonym; a reader always sees its title.

Also where roles are named at all, text aside: heads, responsibilities, steps, forms and approvals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workmanual.span import Name
from workmanual.views.index import Index


def role_titles(index: Index, names: Iterable[str]) -> tuple[str, ...]:
    """The titles of these roles; an unknown one (already a finding) keeps its word."""
    return tuple(str(index.roles[name].title) if name in index.roles else str(name) for name in names)


def named_roles(index: Index) -> Iterator[Name]:
    """Every name of a role outside running text, as often as it is written, known or not."""
    for procedure in index.manual.procedures:
        head = procedure.head
        yield from (*head.owner, head.prepared, head.reviewed, head.approved)
        yield from (one.role for one in procedure.responsibilities)
        for step in procedure.steps:
            yield from step.who
    for form in index.manual.forms:
        yield from form.filled_by
    yield from (approval.role for approval in index.manual.edition.approvals)
