"""Revisions against the previous edition: raised when the text changed, and only then (WM416 to WM418).

Which revision may follow which is said in `workmanual.editions.revision`. The text of a form is everything in it; that
of a document is everything a reader sees of its work. Signatories, search words and the seed line are neither: when
they change alone, the revision may stay or be raised. A document or form that is new begins anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workmanual.editions.revision import following, shape
from workmanual.findings import Finding, finding
from workmanual.model.manual import Manual
from workmanual.model.procedure import Procedure
from workmanual.model.record import RecordForm
from workmanual.span import Name
from workmanual.views.index import Index
from workmanual.views.meaning import same

_REVISION: Final = frozenset({"revision"})
_ASIDE: Final = frozenset({"revision", "prepared", "reviewed", "approved", "keywords", "seed"})
"""Of a head: what may change without a new revision."""
_HEAD: Final = frozenset({"head"})
_APART: Final = frozenset({"edition", "unread", "pictures", "procedures", "forms"})
"""Of a manual: what differs between any two editions, and what is compared one by one."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What two editions say of a thing that both have."""

    code: str
    before: str
    """Its revision in the previous edition."""
    revision: Name
    has_changed: bool
    """In its text."""
    is_same: bool
    """In all that is seen here; False also where it shows what lies in other files."""


def revisions(index: Index) -> Iterator[Finding]:
    """A changed text has a new revision (WM416), the same text the old one (WM417), and none is left out (WM418)."""
    if index.previous is None:
        return
    kept = [*_kept_documents(index, index.previous), *_kept_forms(index, index.previous)]
    for one in (*kept, _kept_edition(index, index.previous, kept)):
        yield from _compared(one, index.manual.charter.codes.revision)


def _compared(kept: _Kept, pattern: str) -> Iterator[Finding]:
    found, at = kept.revision, kept.revision.at
    next_ones = following(kept.before, pattern)
    if found == kept.before:
        if kept.has_changed:
            yield finding("WM416", at, code=kept.code, found=found, next=next_ones[0])
    elif kept.is_same:
        yield finding("WM417", at, code=kept.code, found=found, previous=kept.before)
    elif shape(found) == shape(kept.before) and found not in next_ones:
        yield finding("WM418", at, code=kept.code, found=found, previous=kept.before, next=next_ones[0])


def _kept_documents(index: Index, previous: Manual) -> Iterator[_Kept]:
    before = {str(one.code): one for one in previous.procedures}
    for procedure, texts in zip(index.manual.procedures, index.document_texts, strict=True):
        if procedure.code in before:
            shows_more = bool(texts.images) or procedure.code == index.manual.charter.assessment
            yield _kept_document(procedure, before[procedure.code], shows_more=shows_more)


def _kept_document(new: Procedure, old: Procedure, *, shows_more: bool) -> _Kept:
    is_same_work = same(new, old, without=_HEAD)
    is_same_text = is_same_work and same(new.head, old.head, without=_ASIDE)
    is_same = is_same_text and same(new.head, old.head, without=_REVISION)
    return _Kept(new.code, old.head.revision, new.head.revision, not is_same_text, is_same and not shows_more)


def _kept_forms(index: Index, previous: Manual) -> Iterator[_Kept]:
    before: dict[str, RecordForm] = {str(one.code): one for one in previous.forms}
    for form in index.manual.forms:
        old = before.get(form.code)
        if old is not None:
            is_same = same(form, old, without=_REVISION)
            yield _Kept(form.code, old.revision, form.revision, not is_same, is_same)


def _kept_edition(index: Index, previous: Manual, kept: list[_Kept]) -> _Kept:
    """The edition as a whole; one in which nothing has changed yet is a draft that was just begun, and no fault."""
    manual = index.manual
    has_changed = (
        any(one.has_changed for one in kept)
        or _codes(manual) != _codes(previous)
        or not same(manual, previous, without=_APART)
    )
    return _Kept(manual.edition.title, previous.edition.revision, manual.edition.revision, has_changed, is_same=False)


def _codes(manual: Manual) -> set[str]:
    return {*(one.code for one in manual.procedures), *(one.code for one in manual.forms)}
