"""References: roles, documents, steps, forms and outside rules that are named exist (WM3xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Final

from workmanual.findings import Finding, finding
from workmanual.model.manual import BasisRule
from workmanual.model.procedure import Citation
from workmanual.model.richtext import Reference
from workmanual.span import Name, Span
from workmanual.views.dates import day_range
from workmanual.views.index import Index
from workmanual.views.pictures import picture_path, shown_pictures
from workmanual.views.roles import named_roles

_ELSEWHERE: Final = re.compile(r"/|[A-Za-z][A-Za-z0-9+.-]*:|(.*[/\\])?\.{2,}\\|\\")
"""An absolute path, a drive, an address, and a way up or from the root as Windows writes it."""
NEAR: Final = 3
"""How many similar names a finding offers."""
BASIS: Final = "basis:"
"""What a reference to an outside rule begins with."""


def roles(index: Index) -> Iterator[Finding]:
    """Every role named is in `manual.yml` (WM301)."""
    for name in named_roles(index):
        if name not in index.roles:
            near = get_close_matches(name, index.roles, n=NEAR, cutoff=0.3)
            yield finding("WM301", name.at, role=name, near=" ".join(near))


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
    """References point to something: WM303 document, WM304 step, WM305 form, WM306 basis, WM310 indicator.

    What a step names in brackets as its record is a form (WM318).
    """
    for procedure in index.manual.procedures:
        for step in procedure.steps:
            for citation in step.records:
                yield from _record(index, citation)
            for fork in (fork for fork in step.forks if fork.target):
                target = f"{procedure.code}{fork.target.replace('#', '.')}" if fork.target[0] == "#" else fork.target
                yield from _target(index, target, fork.at)
    for texts in (*index.document_texts, *index.page_texts):
        for reference in texts.references:
            yield from _in_text(index, reference)
    for form in index.manual.forms:
        if form.procedure not in index.procedures and not index.may_come(form.procedure):
            yield finding("WM303", form.procedure.at, code=form.procedure)


def _in_text(index: Index, reference: Reference) -> Iterator[Finding]:
    check = _into_assessment if _is_into_assessment(index, reference.target) else _target
    yield from check(index, reference.target, reference.at)


def _is_into_assessment(index: Index, target: str) -> bool:
    code, dot, _id = target.partition(".")
    return bool(dot) and code == index.manual.charter.assessment and code in index.procedures


def _into_assessment(index: Index, target: str, at: Span) -> Iterator[Finding]:
    """A step or an indicator; while the indicators cannot be read, nothing is said (WM406 and the reader do)."""
    if index.manual.assessment is not None and target not in index.steps and target not in index.indicators:
        code = target.partition(".")[0]
        known = (name for name in (*index.steps, *index.indicators) if name.startswith(f"{code}."))
        yield finding("WM310", at, target=target, known=" ".join(known))


def _record(index: Index, citation: Citation) -> Iterator[Finding]:
    """What a step names in brackets as its record is a form (WM305) and nothing else (WM318)."""
    code = citation.form
    if not code or code in index.forms or code in index.manual.unread:
        return
    document = code.partition(".")[0]
    is_something_else = code.startswith(BASIS) or document in index.procedures or document in index.expected
    yield finding("WM318" if is_something_else else "WM305", citation.at, code=code)


def _target(index: Index, target: str, at: Span) -> Iterator[Finding]:
    if target.startswith(BASIS):
        yield from _basis(index, target.removeprefix(BASIS), at)
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
    not_in_force = {id_: rule for id_, rule in index.basis.items() if not _is_in_force(rule, effective)}
    for id_, at in cited_basis(index):
        if rule := not_in_force.get(id_):
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


def _is_in_force(rule: BasisRule, day: date) -> bool:
    """Whether the rule holds on this day; a date that is none is WM410's business."""
    first = day_range(rule.in_force_from)
    last = day_range(rule.in_force_to) if rule.in_force_to else None
    return not ((first and day < first[0]) or (last and day > last[1]))


def cited_basis(index: Index) -> Iterator[tuple[str, Span]]:
    """Ids of outside rules cited in heads, under the steps' items and in texts, and where."""
    for procedure in index.manual.procedures:
        for name in (*procedure.head.basis, *(one for step in procedure.steps for one in step.basis)):
            yield name, name.at
    for texts in (*index.document_texts, *index.page_texts):
        for reference in texts.references:
            if reference.target.startswith(BASIS):
                yield reference.target.removeprefix(BASIS), reference.at


def pictures(index: Index) -> Iterator[Finding]:
    """Every picture shown is in the edition's folder (WM309), and its path leads nowhere else (WM116)."""
    folder = index.manual.edition.at.path.rpartition("/")[0]
    for image in shown_pictures(index):
        path = picture_path(image)
        if _ELSEWHERE.match(image.path) or not path.startswith(f"{folder}/"):
            yield finding("WM116", image.at, path=image.path)
        elif path not in index.manual.pictures:
            yield finding("WM309", image.at, path=image.path)
