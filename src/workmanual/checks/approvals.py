"""When, and by whom, an edition and its documents were made: order of dates and approvals (WM413 to WM415, WM419)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from workmanual.findings import Finding, finding
from workmanual.model.manual import ApprovalAction, Edition
from workmanual.span import NOWHERE, Day, Span
from workmanual.views.index import Index

_ACTIONS: Final = tuple(ApprovalAction)
"""In the order in which they are done."""
_ONCE: Final = (ApprovalAction.PREPARED, ApprovalAction.APPROVED)
"""What an issued edition needs exactly once; a review may be missing, and several may share it."""
Event = tuple[str, datetime.date, Span]


def dates(index: Index) -> Iterator[Finding]:
    """Prepared, reviewed, approved, issued, effective: none before the one it follows (WM413)."""
    latest: list[Event] = []
    for events in _events(index.manual.edition):
        for name, day, at in events:
            later = next((one for one in latest if one[1] > day), None)
            if later is not None:
                yield finding("WM413", at, event=name, found=str(day), after=later[0], date=str(later[1]))
        latest += events


def _events(edition: Edition) -> Iterator[list[Event]]:
    """What happened, in the order in which it should have; events of one kind together."""
    for action in _ACTIONS:
        yield [(one.action, one.date, one.at) for one in edition.approvals if one.action is action]
    if edition.issued is not None:
        yield [("issued", edition.issued, _place(edition.issued, edition))]
    yield [("effective", edition.effective, _place(edition.effective, edition))]


def _place(day: datetime.date, edition: Edition) -> Span:
    return day.at if isinstance(day, Day) and day.at != NOWHERE else edition.at


def approvals(index: Index) -> Iterator[Finding]:
    """An edition with an issue date was prepared and approved, each by one role once (WM414)."""
    edition = index.manual.edition
    if edition.issued is None:
        return
    for action in _ONCE:
        lines = [one for one in edition.approvals if one.action is action]
        if len(lines) != 1:
            at = lines[1].at if lines else _place(edition.issued, edition)
            yield finding("WM414", at, event=action, count=str(len(lines)))


def independent_approvals(index: Index) -> Iterator[Finding]:
    """Whoever approves a document, or the edition, did not prepare it (WM415)."""
    for procedure in index.manual.procedures:
        head = procedure.head
        if _role(index, head.prepared) == _role(index, head.approved):
            yield finding("WM415", head.approved.at, code=head.code, role=_title(index, head.approved))
    edition = index.manual.edition
    prepared = {_role(index, one.role) for one in edition.approvals if one.action is ApprovalAction.PREPARED}
    for one in edition.approvals:
        if one.action is ApprovalAction.APPROVED and _role(index, one.role) in prepared:
            yield finding("WM415", one.role.at, code=edition.title, role=_title(index, one.role))


def _role(index: Index, name: str) -> str:
    return str(index.roles[name].id) if name in index.roles else name


def _title(index: Index, name: str) -> str:
    return str(index.roles[name].title) if name in index.roles else name


def effective_date(index: Index) -> Iterator[Finding]:
    """An edition takes effect after the one before it (WM419)."""
    effective = index.manual.edition.effective
    before = index.previous.edition.effective if index.previous is not None else None
    if before is not None and effective <= before:
        at = _place(effective, index.manual.edition)
        yield finding("WM419", at, effective=effective.isoformat(), previous=before.isoformat())
