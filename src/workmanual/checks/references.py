"""References: roles, documents, steps, forms and outside rules that are named exist (WM3xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from workmanual.findings import Finding, finding
from workmanual.model.richtext import Block, Reference, inlines_of
from workmanual.span import Name, Span
from workmanual.views.dates import day_range
from workmanual.views.document import texts_of
from workmanual.views.index import Index
from workmanual.views.pictures import picture_path, shown_pictures

_ELSEWHERE = re.compile(r"/|[A-Za-z][A-Za-z0-9+.-]*:|(.*[/\\])?\.{2,}\\|\\")
"""An absolute path, a drive, an address, and a way up or from the root as Windows writes it."""
NEAR = 3
"""How many similar names a finding offers."""


def roles(index: Index) -> Iterator[Finding]:
    """Every role named is in `manual.yml` (WM301)."""
    for name in _named_roles(index):
        if name not in index.roles:
            near = get_close_matches(name, index.roles, n=NEAR, cutoff=0.3)
            yield finding("WM301", name.at, role=name, near=" ".join(near))


def _named_roles(index: Index) -> Iterator[Name]:
    for procedure in index.manual.procedures:
        head = procedure.head
        yield from (*head.owner, head.prepared, head.reviewed, head.approved)
        yield from (one.role for one in procedure.responsibilities)
        for step in procedure.steps:
            yield from step.who
    for form in index.manual.forms:
        yield from form.filled_by
    yield from (approval.role for approval in index.manual.edition.approvals)


def responsibilities(index: Index) -> Iterator[Finding]:
    """No role has two responsibilities in a document under two of its names (WM217); under one, the reader says so."""
    for procedure in index.manual.procedures:
        first: dict[str, Name] = {}
        for name in (one.role for one in procedure.responsibilities):
            role = index.roles.get(name)
            if role is not None and role.id in first:
                yield finding("WM217", name.at, role=name, first=str(first[role.id].at.line))
            elif role is not None:
                first[role.id] = name


def targets(index: Index) -> Iterator[Finding]:
    """References point to something (WM303 document, WM304 step, WM305 form, WM306 basis)."""
    for procedure in index.manual.procedures:
        for block in texts_of(procedure):
            yield from _references(index, (block,))
        for step in procedure.steps:
            for citation in step.records:
                if citation.form and citation.form not in index.forms and citation.form not in index.manual.unread:
                    yield finding("WM305", citation.at, code=citation.form)
            for fork in step.forks:
                target = f"{procedure.code}{fork.target.replace('#', '.')}" if fork.target[0] == "#" else fork.target
                yield from _target(index, target, fork.at)
    for page in index.manual.preface:
        yield from _references(index, page.body)
    for form in index.manual.forms:
        if form.procedure not in index.procedures and not index.may_come(form.procedure):
            yield finding("WM303", form.procedure.at, code=form.procedure)


def _references(index: Index, blocks: tuple[Block, ...]) -> Iterator[Finding]:
    for part in inlines_of(blocks):
        if isinstance(part, Reference):
            yield from _target(index, part.target, part.at)


def _target(index: Index, target: str, at: Span) -> Iterator[Finding]:
    if target.startswith("basis:"):
        yield from _basis(index, target.removeprefix("basis:"), at)
        return
    code, dot, _step = target.partition(".")
    if not dot:
        yield from _form_or_document(index, code, at)
    elif code in index.procedures:
        if target not in index.steps:
            steps = (f"#{step.id}" for step in index.procedures[code].steps if step.id)
            yield finding("WM304", at, target=target, known=" ".join(steps))
    elif not index.may_come(code):
        yield finding("WM303", at, code=code)


def _form_or_document(index: Index, code: str, at: Span) -> Iterator[Finding]:
    """Forms and documents share the way they are written; the patterns of `manual.yml` tell which is meant."""
    if code in index.forms or code in index.procedures or index.may_come(code):
        return
    yield finding("WM305" if index.names_form(code) else "WM303", at, code=code)


def _basis(index: Index, id_: str, at: Span) -> Iterator[Finding]:
    if id_ not in index.basis:
        yield finding("WM306", at, id=id_, known=" ".join(index.basis))


def basis(index: Index) -> Iterator[Finding]:
    """Outside rules cited exist (WM306) and are in force on the edition's effective date (WM307)."""
    effective = index.manual.edition.effective
    for id_, at in _cited_basis(index):
        rule = index.basis.get(id_)
        if rule is None:
            continue
        first = day_range(rule.in_force_from)
        last = day_range(rule.in_force_to) if rule.in_force_to else None
        if (first and effective < first[0]) or (last and effective > last[1]):
            yield finding(
                "WM307",
                at,
                title=rule.title,
                effective=effective.isoformat(),
                **{"from": str(rule.in_force_from), "to": str(rule.in_force_to or "—")},
            )
    for procedure in index.manual.procedures:
        for name in (*procedure.head.basis, *(one for step in procedure.steps for one in step.basis)):
            yield from _basis(index, name, name.at)


def _cited_basis(index: Index) -> Iterator[tuple[str, Span]]:
    for procedure in index.manual.procedures:
        for name in (*procedure.head.basis, *(one for step in procedure.steps for one in step.basis)):
            yield name, name.at
        for block in texts_of(procedure):
            yield from _basis_references((block,))
    for page in index.manual.preface:
        yield from _basis_references(page.body)


def _basis_references(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Span]]:
    for part in inlines_of(blocks):
        if isinstance(part, Reference) and part.target.startswith("basis:"):
            yield part.target.removeprefix("basis:"), part.at


def pictures(index: Index) -> Iterator[Finding]:
    """Every picture shown is in the edition's folder (WM309), and its path leads nowhere else (WM116)."""
    folder = index.manual.edition.at.path.rpartition("/")[0]
    for image in shown_pictures(index):
        path = picture_path(image)
        if _ELSEWHERE.match(image.path) or not path.startswith(f"{folder}/"):
            yield finding("WM116", image.at, path=image.path)
        elif path not in index.manual.pictures:
            yield finding("WM309", image.at, path=image.path)
