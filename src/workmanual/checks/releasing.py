"""What keeps an edition from being released, besides what any check finds (WM435 to WM437).

A draft may still lack all this: its approvals and its day of issue, the editions before it, a summary of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from workmanual.findings import Finding, Severity, finding
from workmanual.model.manual import ApprovalAction, Edition
from workmanual.span import NOWHERE, Day

GRAVE: Final = frozenset({"WM416", "WM431"})
"""What a draft may be told lightly, and a release never: a change without a reason, or without a new revision."""
_SEVERAL: Final = frozenset({ApprovalAction.REVIEWED})
"""What may be done by several roles."""


def obstacles(edition: Edition, before: Iterable[str], begun_with: str) -> Iterator[Finding]:
    """Of an edition: `before` are drafts that come before it, `begun_with` the summary of every new draft."""
    for action in ApprovalAction:
        lines = [one for one in edition.approvals if one.action is action]
        if not lines or (len(lines) > 1 and action not in _SEVERAL):
            at = lines[1].at if lines else edition.at
            yield finding("WM435", at, event=action, count=str(len(lines)))
    if edition.issued is None:
        yield finding("WM435", edition.at, event="issued", count="0")
    for previous in before:
        at = edition.effective.at if isinstance(edition.effective, Day) else NOWHERE
        yield finding("WM436", at if at != NOWHERE else edition.at, previous=previous)
    if edition.summary.strip() == begun_with:
        yield finding("WM437", edition.summary.at)


def drafts_before(edition: str, editions: Mapping[str, Edition | None], released: Iterable[str]) -> tuple[str, ...]:
    """The drafts that this edition would pass over: that before it by the day it takes effect, and any that stands
    before it by name and cannot be read."""
    own = editions[edition]
    known = set(released)
    unread = tuple(id_ for id_, one in editions.items() if one is None and id_ < edition and id_ not in known)
    if own is None:
        return unread
    earlier = {id_: one.effective for id_, one in editions.items() if one is not None and one.effective < own.effective}
    latest = max(earlier, key=lambda id_: earlier[id_], default=None)
    return (*unread, *([latest] if latest is not None and latest not in known else []))


def grave(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings as a release takes them, whatever the project takes lightly."""
    return tuple(replace(one, severity=Severity.ERROR) if one.code in GRAVE else one for one in findings)
