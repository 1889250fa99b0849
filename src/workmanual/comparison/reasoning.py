"""Why something changed: the reasons that people wrote, found for one change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workmanual.comparison.records import Item
from workmanual.model.changes import Reason


def reasons_for(given: Sequence[Reason], items: Iterable[Item]) -> tuple[Reason, ...]:
    """The reasons that name these items; where none does, those of the document or form they belong to."""
    known = tuple(items)
    own = {item.id for item in known if item.id}
    found = tuple(reason for reason in given if own & _named(reason))
    if found:
        return found
    owners = {item.document for item in known}
    return tuple(reason for reason in given if owners & set(map(str, reason.ids)))


def _named(reason: Reason) -> set[str]:
    """Everything that a reason speaks of; an outside rule that came is a reason itself."""
    return {*map(str, reason.ids), f"basis:{reason.basis}"}
