"""The comparison of one pair of editions as rows of numbers, which lead to versions, fragments and reasons.

Takes a comparison forwards (the older edition first), gives its data; what the columns are stands in
`comparison_store`, and how the pair is read backwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workmanual.comparison.baselines import baseline_words
from workmanual.comparison.comparing import Comparison
from workmanual.comparison.counting import Count, completeness
from workmanual.comparison.inverting import inverse
from workmanual.comparison.naming import anchors
from workmanual.comparison.records import Change, Folded, FoundBy, Item, Kind, Sense
from workmanual.comparison.scores import score_rows
from workmanual.comparison.summary import summary_items
from workmanual.comparison.words import ComparisonWords
from workmanual.data.comparison_fragments import Fragments, direction_number, senses_number
from workmanual.data.comparison_json import Json
from workmanual.model.changes import Reason

_KINDS: Final = tuple(Kind)
_FOUND_BY: Final = (None, *FoundBy)
_SENSES: Final = tuple(Sense)
_PRECISION: Final = 3
"""Decimals of similarities."""


@dataclass(slots=True)
class Reasons:
    """Reasons of all pairs, each once."""

    numbers: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def number(self, reason: Reason) -> int:
        """Its place in the table, from 0."""
        told = (reason.why, reason.authority, str(reason.basis or ""))
        return self.numbers.setdefault(told, len(self.numbers))

    def table(self) -> Json:
        """Why, on whose word, and the outside rule, of each."""
        return [list(told) for told in self.numbers]


def pair_data(
    comparison: Comparison,
    fragments: Fragments,
    reasons: Reasons,
    words: ComparisonWords,
    groups: Sequence[str],
) -> Json:
    """The data of this pair; `groups` are documents, forms and lists in the order by which they are numbered."""
    return _Pair(comparison, fragments, reasons, words, groups).data()


class _Pair:
    """One pair being written."""

    def __init__(
        self,
        comparison: Comparison,
        fragments: Fragments,
        reasons: Reasons,
        words: ComparisonWords,
        groups: Sequence[str],
    ) -> None:
        self.comparison = comparison
        self.back = inverse(comparison)
        self.groups = groups
        self.fragments = fragments
        self.reasons = reasons
        self.words = words
        self.old_places = _places(comparison.old_items)
        self.new_places = _places(comparison.new_items)

    def data(self) -> Json:
        rows = self._listed()
        folded = [self._folded(one, rows) for one in self.comparison.folded]
        counted = completeness(self.comparison)
        return {
            "old": self.comparison.old.id,
            "new": self.comparison.new.id,
            "listed": len(self.comparison.changes),
            "rows": rows,
            "folded": folded,
            "equal": _runs((one.old[0], one.new[0], one.found_by, one.similarity) for one in self.comparison.equal),
            "baselines": [[old, new, direction_number(way)] for old, new, way in self.comparison.baselines],
            "summary": [self._summary(one) for one in (self.comparison, self.back)],
            "scores": [_table(score_rows(one, self.words.table)) for one in (self.comparison, self.back)],
            "counts": [_count(counted.old), _count(counted.new)],
            "digests": [counted.digest, completeness(self.back).digest],
        }

    def _listed(self) -> list[Json]:
        """A row for each change that is listed, with what needs both directions."""
        forwards, backwards = self.comparison.changes, self.back.changes
        return [
            self._row(change, self._baselines(change, turned), _anchors(change, names))
            for change, turned, names in zip(
                forwards, backwards, zip(anchors(forwards), anchors(backwards), strict=True), strict=True
            )
        ]

    def _row(self, change: Change, baselines: Json = 0, names: Json = 0) -> Json:
        is_old = bool(change.old) and not change.new
        parts = self.old_places if is_old else self.new_places
        row: list[Json] = [
            [self.old_places[id(one)] for one in change.old],
            [self.new_places[id(one)] for one in change.new],
            sum(1 << _KINDS.index(kind) for kind in change.kinds),
            senses_number(change.senses),
            direction_number(change.direction),
            self.fragments.number(change),
            _FOUND_BY.index(change.found_by),
            round(change.similarity, _PRECISION) or 0,
            [self.reasons.number(one) for one in change.reasons] or 0,
            [parts[id(one)] for one in change.parts] or 0,
            baselines,
            names,
        ]
        while not row[-1]:
            row.pop()
        return row

    def _baselines(self, change: Change, turned: Change) -> Json:
        if Sense.BASELINE not in change.senses:
            return 0
        told = [baseline_words(change, self.comparison, self.words), baseline_words(turned, self.back, self.words)]
        return [*told] if any(told) else 0

    def _folded(self, folded: Folded, rows: list[Json]) -> Json:
        """What is folded; changes of which there is more to say than that a number is another become rows."""
        begin = len(rows)
        plain = [one for one in folded.changes if _is_bare(one)]
        rows.extend(self._row(one) for one in folded.changes if not _is_bare(one))
        return {
            "sense": _SENSES.index(folded.sense),
            "old": folded.old,
            "new": folded.new,
            "rows": [begin, len(rows) - begin],
            "bare": _runs(
                (self.old_places[id(one.old[0])], self.new_places[id(one.new[0])], one.found_by, one.similarity)
                for one in plain
            ),
            "places": _stretches(self.new_places[id(one.new[0])] for one in folded.everywhere),
        }

    def _summary(self, comparison: Comparison) -> Json:
        rows = {id(change): number for number, change in enumerate(comparison.changes)}
        return [
            [
                _KINDS.index(one.kind),
                self.groups.index(one.code) if one.code else -1,
                [rows[id(change)] for change in one.changes],
            ]
            for one in summary_items(comparison)
        ]


def _places(items: Sequence[Item]) -> Mapping[int, int]:
    """Where each item stands, by its identity: what is not there twice need not be compared."""
    return {id(item): place for place, item in enumerate(items)}


def _anchors(change: Change, names: tuple[str, str]) -> Json:
    """Both names of the change; 0 where they are what its items are called, with points for colons."""
    items = (change.new or change.old)[0], (change.old or change.new)[0]
    return 0 if names == tuple(item.id.replace(":", ".") for item in items) else list(names)


def _is_bare(change: Change) -> bool:
    """Whether only its number is another."""
    return not change.kinds and not change.fields and change.senses == (Sense.RENUMBERING,)


def _runs(linked: Iterable[tuple[int, int, FoundBy | None, float]]) -> Json:
    """Items of which one is linked to one, as stretches in which both editions go on in step."""
    runs: list[list[int | float]] = []
    last: tuple[int, int, int, float] | None = None
    for old, new, found_by, similarity in linked:
        own = _FOUND_BY.index(found_by), round(similarity, _PRECISION)
        if last == (old - 1, new - 1, *own):
            runs[-1][2] += 1
        else:
            runs.append([old, new, 1, own[0], *([own[1]] if own[1] != 1 else [])])
        last = (old, new, *own)
    return [[*run] for run in runs]


def _stretches(places: Iterable[int]) -> Json:
    """Places as stretches: the first, and how many."""
    found: list[list[int]] = []
    for place in places:
        if found and sum(found[-1]) == place:
            found[-1][1] += 1
        else:
            found.append([place, 1])
    return [[*one] for one in found]


def _table(rows: Iterable[Iterable[str]]) -> Json:
    return [list(row) for row in rows]


def _count(count: Count) -> Json:
    return [count.items, count.listed, count.folded, count.equal]
