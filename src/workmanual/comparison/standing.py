"""What became of one document over all editions: its revisions with their reasons, and since when each part stands so.

Takes the history of the editions, gives for each document and form a record of its revisions (修订记录) and, for each
edition, the edition since which every one of its steps has said what it says. A number that only followed its
neighbours is no change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from workmanual.comparison.comparing import Comparison
from workmanual.comparison.history import History
from workmanual.comparison.records import Change, Family, Kind
from workmanual.model.changes import Reason

_PARTS = (Family.STEP, Family.INDICATOR)
"""What shows since when it stands so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """One document or form in one edition."""

    edition: str
    revision: str
    is_first: bool
    """Whether it is there for the first time."""
    is_changed: bool
    """Whether anything of it differs from the edition before."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One document or form through all editions."""

    code: str
    revised: tuple[Revised, ...]
    """Of the editions that have it, oldest first."""
    since: Mapping[str, Mapping[str, str]]
    """By edition, by id of the step or indicator: the edition since which it stands so."""


def standings(history: History) -> tuple[Standing, ...]:
    """Every document and form that any edition has, in the order in which they first appear."""
    editions = history.editions
    steps = [history.compare(old.id, new.id) for old, new in pairwise(editions)]
    since = _since(history, steps)
    codes = dict.fromkeys(code for edition in editions for code, _ in edition.documents)
    return tuple(
        Standing(
            code=code,
            revised=_revised(code, history, steps),
            since={
                edition.id: {
                    item.id.partition(".")[2]: since[place][number]
                    for number, item in enumerate(edition.items)
                    if item.document == code and item.family in _PARTS and item.id
                }
                for place, edition in enumerate(editions)
                if code in edition.revisions
            },
        )
        for code in codes
    )


def _revised(code: str, history: History, steps: list[Comparison]) -> tuple[Revised, ...]:
    found: list[Revised] = []
    for place, edition in enumerate(history.editions):
        if code not in edition.revisions:
            continue
        changes = _changes(code, steps[place - 1]) if place else ()
        reasons = dict.fromkeys(reason for change in changes for reason in change.reasons)
        found.append(
            Revised(
                edition=edition.id,
                revision=edition.revisions[code],
                is_first=not found,
                is_changed=bool(changes),
                reasons=tuple(reasons),
            )
        )
    return tuple(found)


def _changes(code: str, comparison: Comparison) -> tuple[Change, ...]:
    """What changed of a document, what is folded too; numbers that only followed are no change."""
    folded = (change for one in comparison.folded for change in one.changes if change.kinds)
    return tuple(
        change
        for change in (*comparison.changes, *folded)
        if any(item.document == code for item in (*change.old, *change.new))
    )


def _since(history: History, steps: list[Comparison]) -> list[dict[int, str]]:
    """For each edition, by place of the item, the edition since which it says what it says."""
    found: list[dict[int, str]] = []
    for place, edition in enumerate(history.editions):
        since = dict.fromkeys(range(len(edition.items)), edition.id)
        if place:
            before, comparison = found[-1], steps[place - 1]
            same = _same_places(comparison)
            for link in comparison.links:
                if link.new[0] in same and len(link.old) == len(link.new) == 1:
                    since[link.new[0]] = before[link.old[0]]
        found.append(since)
    return found


def _same_places(comparison: Comparison) -> frozenset[int]:
    """Places of the new items that say what they said: all that is in no change but for its number or place."""
    items = {id(item): place for place, item in enumerate(comparison.new_items)}
    folded = (change for one in comparison.folded for change in one.changes)
    altered = {
        items[id(item)]
        for change in (*comparison.changes, *folded)
        if set(change.kinds) - {Kind.MOVED}
        for item in change.new
    }
    return frozenset(range(len(comparison.new_items))) - altered
