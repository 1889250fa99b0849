"""All editions of a manual, and the comparison of any two of them.

Takes the texts of the editions in their order, gives comparisons: neighbours are aligned once, all other pairs are
composed of them. Backwards is the inverse of forwards, by construction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workmanual.comparison.alignment import align
from workmanual.comparison.comparing import Comparison, Memory, compare_linked
from workmanual.comparison.composition import completed, composed, turned
from workmanual.comparison.edition_text import EditionText
from workmanual.comparison.inverting import inverse
from workmanual.comparison.records import Change, Link
from workmanual.comparison.words import ComparisonWords
from workmanual.model.changes import Reason

Pair = tuple[int, int]


@dataclass(slots=True)
class History:
    """Editions in the order in which they took effect, and what has been compared already."""

    editions: Sequence[EditionText]
    words: ComparisonWords
    _links: dict[Pair, tuple[Link, ...]] = field(default_factory=dict)
    _compared: dict[Pair, Comparison] = field(default_factory=dict)
    _names: dict[Pair, Mapping[str, set[str]]] = field(default_factory=dict)
    _memory: Memory | None = None

    def compare(self, old: str, new: str) -> Comparison:
        """The comparison of the editions of these ids, in this direction; each known to the history."""
        places = [edition.id for edition in self.editions]
        first, last = places.index(old), places.index(new)
        if first > last:
            return inverse(self._forwards(last, first))
        return self._forwards(first, last)

    def _forwards(self, first: int, last: int) -> Comparison:
        pair = first, last
        if pair not in self._compared:
            memory = self._memory = self._memory or Memory(self.words)
            reasons = self._reasons(first, last) if last - first > 1 else None
            links = self._linked(first, last)
            self._compared[pair] = compare_linked(self.editions[first], self.editions[last], links, memory, reasons)
        return self._compared[pair]

    def _linked(self, first: int, last: int) -> tuple[Link, ...]:
        pair = first, last
        if pair not in self._links:
            old, new = self.editions[first], self.editions[last]
            if last - first <= 1:
                lineage = new.lineage if last > first else ()
                self._links[pair] = align(old.items, new.items, lineage)
            else:
                chain = composed(self._linked(first, last - 1), self._linked(last - 1, last))
                self._links[pair] = completed(old.items, new.items, chain)
        return self._links[pair]

    def _reasons(self, first: int, last: int) -> dict[str, tuple[Reason, ...]]:
        """Reasons of every change on the way, under the ids that the item has at the ends of the chain."""
        found: dict[str, list[Reason]] = {}
        for place in range(first, last):
            step = self._forwards(place, place + 1)
            for change in (*step.changes, *(one for folded in step.folded for one in folded.changes)):
                for id_ in self._ids(change, place, first, last):
                    found.setdefault(id_, []).extend(change.reasons)
        return {id_: tuple(dict.fromkeys(reasons)) for id_, reasons in found.items()}

    def _ids(self, change: Change, place: int, first: int, last: int) -> set[str]:
        """What the items of this change are called in the first and in the last edition, where they are there."""
        ids = {item.id for item in (*change.old, *change.new)} - {""}
        before = self._named(place, first) if place > first else {}
        after = self._named(place + 1, last) if place + 1 < last else {}
        return ids.union(*(before.get(id_, ()) for id_ in ids), *(after.get(id_, ()) for id_ in ids))

    def _named(self, here: int, there: int) -> Mapping[str, set[str]]:
        """What items of one edition are called in another, by their ids in the first."""
        pair = here, there
        if pair not in self._names:
            links = self._linked(here, there) if here < there else turned(self._linked(there, here))
            items, others = self.editions[here].items, self.editions[there].items
            found: dict[str, set[str]] = {}
            for link in links:
                for place in link.old:
                    found.setdefault(items[place].id, set()).update(others[other].id for other in link.new)
            self._names[pair] = {id_: ids - {""} for id_, ids in found.items() if id_}
        return self._names[pair]
