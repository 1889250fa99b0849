"""Reasons for what an edition changes (WM431 to WM434), and ids that became something else (WM438)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workmanual.comparison.alignment import REUSED_BELOW, likeness
from workmanual.comparison.items import items_of
from workmanual.comparison.records import Family
from workmanual.comparison.records import Item as ComparedItem
from workmanual.editions.changed import Changed, Difference, changed, items
from workmanual.findings import Finding, finding
from workmanual.model.assessment import ASSESSMENT_FILE
from workmanual.model.changes import CHANGES_FILE, Reason
from workmanual.span import Span
from workmanual.views.index import Index
from workmanual.views.index import index as lookups

_WITH_TEXT: Final = (Family.DOCUMENT, Family.STEP, Family.FORM, Family.INDICATOR, Family.PAGE, Family.TERM)
"""What says enough to tell whether it is the same."""
_TELLING: Final = 30
"""Characters from which a text tells."""


def reasons(index: Index) -> Iterator[Finding]:
    """Every change has a reason (WM431), every reason a change (WM432) and an id that is known (WM433).

    The reason of a document speaks for its steps and indicators too. An outside rule named is in `basis.yml` (WM306).
    """
    manual, previous = index.manual, index.previous
    given = manual.changes.changes if manual.changes else ()
    for basis in (reason.basis for reason in given):
        if basis is not None and basis not in index.basis:
            yield finding("WM306", basis.at, id=basis, known=" ".join(index.basis))
    if previous is None:
        return
    unread = _unread(index)
    differences = tuple(one for one in changed(previous, manual) if one.item.owner not in unread)
    named = {str(id_) for reason in given for id_ in reason.ids}
    for one in differences:
        if one.item.needs_reason and named.isdisjoint({one.item.id, one.item.owner}):
            yield finding("WM431", _place(index, one), id=one.item.id, difference=one.difference)
    known = items(previous).keys() | items(manual).keys()
    touched = {id_ for one in differences for id_ in (one.item.id, one.item.owner)} | unread
    yield from _idle(given, known, touched)


def _unread(index: Index) -> set[str]:
    """Codes of which nothing can be said, because their files cannot be read, or the scheme's."""
    unread = set(index.manual.unread)
    return unread | {str(index.manual.charter.assessment)} if ASSESSMENT_FILE in unread else unread


def _idle(given: tuple[Reason, ...], known: set[str], touched: set[str]) -> Iterator[Finding]:
    for id_ in (id_ for one in given for id_ in one.ids):
        if id_ not in known:
            yield finding("WM433", id_.at, id=id_)
        elif id_ not in touched:
            yield finding("WM432", id_.at, id=id_)


def _place(index: Index, one: Changed) -> Span:
    """Where it stands now; of what is gone, `changes.yml`, where the reason belongs."""
    return one.item.at if one.difference is not Difference.DELETED else _file(index)


def _file(index: Index) -> Span:
    folder = index.manual.edition.at.path.rpartition("/")[0]
    return Span(f"{folder}/{CHANGES_FILE}")


def lineage(index: Index) -> Iterator[Finding]:
    """What is said to have become of something was there before, and is there now (WM434)."""
    manual, previous = index.manual, index.previous
    if manual.changes is None or previous is None:
        return
    before, after = items(previous).keys(), items(manual).keys()
    for one in manual.changes.lineage:
        for ids, there, edition in ((one.old, before, previous.edition), (one.new, after, manual.edition)):
            for id_ in ids:
                if id_ not in there:
                    yield finding("WM434", id_.at, id=id_, edition=edition.title)


def reused(index: Index) -> Iterator[Finding]:
    """An id that says something quite else than in the edition before, and nobody says that it is the same (WM438)."""
    previous = index.previous
    if previous is None:
        return
    lineage = index.manual.changes.lineage if index.manual.changes else ()
    known = {str(id_) for one in lineage for id_ in one.new}
    before = {(one.family, one.id): one for one in items_of(lookups(previous, None, index.locale)) if one.id}
    for item in items_of(index):
        earlier = before.get((item.family, item.id))
        if earlier is None or item.id in known or not (_tells(item) and _tells(earlier)):
            continue
        alike = likeness(earlier, item)
        if alike < REUSED_BELOW:
            yield finding("WM438", item.at, id=item.id, previous=previous.edition.title, alike=f"{alike:.0%}")


def _tells(item: ComparedItem) -> bool:
    """Whether there is enough text to tell whether it is the same."""
    return item.family in _WITH_TEXT and sum(len(one.text) for one in item.fields) >= _TELLING
