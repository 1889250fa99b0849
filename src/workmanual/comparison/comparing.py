"""Two editions compared: every item is changed, folded or equal, and every change has its kinds, senses and reasons.

Takes the texts of two editions and the links between their items, gives a `Comparison`. An item is the same where it
says the same; a reference to something that only got another id says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from workmanual.comparison import passages as paragraph
from workmanual.comparison.alignment import align
from workmanual.comparison.edition_text import EditionText, edition_text
from workmanual.comparison.editorial import is_editorial
from workmanual.comparison.folding import Sorted, is_renumbered, sorted_out
from workmanual.comparison.limits import LimitReader
from workmanual.comparison.moving import moved
from workmanual.comparison.reasoning import reasons_for
from workmanual.comparison.records import (
    Change,
    Direction,
    Family,
    Field,
    FieldChange,
    Folded,
    Item,
    Kind,
    Link,
    Passage,
    Sense,
)
from workmanual.comparison.senses import Sensing, baseline_moves, direction, ordered, whole_direction, whole_senses
from workmanual.comparison.units import Cutter
from workmanual.comparison.words import ComparisonWords
from workmanual.model.changes import Reason
from workmanual.views.index import Index

_BASELINE: Final = "baseline"
_CAME: Final = (Kind.ADDED,)
_WENT: Final = (Kind.DELETED,)
_REFERENCE: Final = re.compile(r"\[\[([^\[\]]+)\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What lies between two editions."""

    old: EditionText
    new: EditionText
    links: tuple[Link, ...]
    changes: tuple[Change, ...]
    """To be read one by one, in the new edition's order; what was deleted stands where it stood."""
    folded: tuple[Folded, ...]
    equal: tuple[Link, ...]
    baselines: tuple[tuple[str, str, Direction], ...] = ()
    """Numbers of indicators' baselines that became others."""

    @property
    def old_items(self) -> tuple[Item, ...]:
        """Items of the old edition."""
        return self.old.items

    @property
    def new_items(self) -> tuple[Item, ...]:
        """Items of the new edition."""
        return self.new.items


def compare(old: Index, new: Index) -> Comparison:
    """Compare an edition with the one that follows it."""
    assert new.locale is not None, "texts are compared in a language"
    first, second = edition_text(old), edition_text(new)
    links = align(first.items, second.items, second.lineage)
    return compare_linked(first, second, links, Memory(new.locale.comparison))


@dataclass(slots=True)
class Memory:
    """Differences that were found once; pairs of editions have most of them in common."""

    words: ComparisonWords
    cutters: dict[frozenset[str], Cutter] = field(default_factory=dict)
    passages: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Passage, ...]] = field(default_factory=dict)


def compare_linked(
    old: EditionText,
    new: EditionText,
    links: Sequence[Link],
    memory: Memory,
    reasons: Mapping[str, tuple[Reason, ...]] | None = None,
) -> Comparison:
    """Compare two editions whose items are linked; `reasons` by id, where they are not those of the new edition."""
    comparing = _Comparing(old, new, tuple(links), memory, reasons)
    found = comparing.sorted_out()
    return Comparison(
        old=old,
        new=new,
        links=comparing.links,
        changes=found.changes,
        folded=found.folded,
        equal=found.equal,
        baselines=tuple((*pair, way) for pair, way in comparing.baselines.items()),
    )


@dataclass(frozen=True)  # without slots, so that what all changes need is made once
class _Comparing:
    """One pair of editions at work."""

    old: EditionText
    new: EditionText
    links: tuple[Link, ...]
    memory: Memory
    reasons: Mapping[str, tuple[Reason, ...]] | None

    def sorted_out(self) -> Sorted:
        places = moved(self.old.items, self.new.items, self.links)
        found: list[tuple[tuple[int, int], Change]] = []
        equal: list[Link] = []
        for place, link in enumerate(self.links):
            change = self._linked(link, is_moved=place in places)
            if change is None:
                equal.append(link)
            else:
                found.append((_place_of(link), change))
        found += self._one_sided()
        ordered_changes = _absorbed([change for _, change in sorted(found, key=lambda pair: pair[0])])
        return sorted_out(ordered_changes, equal, self._reader, self.baselines, self._cutter.vocabulary)

    @cached_property
    def _reader(self) -> LimitReader:
        return LimitReader(self.memory.words.limit)

    @cached_property
    def _cutter(self) -> Cutter:
        vocabulary = self.old.vocabulary | self.new.vocabulary
        return self.memory.cutters.setdefault(vocabulary, Cutter(self.memory.words, vocabulary))

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        """Ids that became others."""
        pairs = ((self.old.items[link.old[0]].id, self.new.items[link.new[0]].id) for link in self.links)
        return {before: after for before, after in pairs if before != after and before and after}

    @cached_property
    def baselines(self) -> Mapping[tuple[str, str], Direction]:
        """Numbers of indicators' baselines that became others."""
        changed = []
        for link in self.links:
            before, after = self.old.items[link.old[0]], self.new.items[link.new[0]]
            if after.family is Family.INDICATOR:
                first, second = before.field(_BASELINE), after.field(_BASELINE)
                if first and second and first.said != second.said:
                    changed.append(self._passages(first, second))
        return baseline_moves(self._reader, changed)

    @cached_property
    def _sensing(self) -> Sensing:
        return Sensing(reader=self._reader, baselines=self.baselines)

    def _linked(self, link: Link, *, is_moved: bool) -> Change | None:
        """What happened to linked items; None where nothing did."""
        old = tuple(self.old.items[place] for place in link.old)
        new = tuple(self.new.items[place] for place in link.new)
        fields = tuple(self._fields(old, new))
        kinds = [Kind.CHANGED] if fields else []
        kinds += [Kind.MOVED] if is_moved else []
        kinds += [Kind.SPLIT] if len(new) > 1 else []
        kinds += [Kind.MERGED] if len(old) > 1 else []
        senses = ordered(sense for one in fields for sense in one.senses)
        if not kinds:
            if not is_renumbered(old[0], new[0]):
                return None
            senses = (Sense.RENUMBERING,)
        return Change(
            old=old,
            new=new,
            kinds=tuple(kind for kind in Kind if kind in kinds),
            senses=senses or (Sense.CONTENT,),
            direction=direction([one.direction for one in fields if one.direction is not None]),
            fields=fields,
            reasons=self._reasons(old, new) if kinds else (),
            found_by=link.found_by,
            similarity=link.similarity,
        )

    def _one_sided(self) -> Iterator[tuple[tuple[int, int], Change]]:
        linked_old = {place for link in self.links for place in link.old}
        linked_new = {place for link in self.links for place in link.new}
        before = _following(self.links, len(self.old.items))
        for place, item in enumerate(self.old.items):
            if place not in linked_old:
                yield (before[place], place + 1), self._whole(item, is_new=False)
        for place, item in enumerate(self.new.items):
            if place not in linked_new:
                yield (place, 0), self._whole(item, is_new=True)

    def _whole(self, item: Item, *, is_new: bool) -> Change:
        """An item that came or went."""
        told = paragraph.came if is_new else paragraph.went
        senses = whole_senses(item)
        old, new = ((), (item,)) if is_new else ((item,), ())
        return Change(
            old=old,
            new=new,
            kinds=(Kind.ADDED if is_new else Kind.DELETED,),
            senses=senses,
            direction=whole_direction(item, is_new=is_new),
            fields=tuple(
                FieldChange(name=one.name, passages=told(one.shown), senses=senses, direction=None)
                for one in item.fields
            ),
            reasons=self._reasons(old, new),
            found_by=None,
            similarity=0.0,
        )

    def _fields(self, old: Sequence[Item], new: Sequence[Item]) -> Iterator[FieldChange]:
        if len(old) == len(new) == 1 and old[0].fields == new[0].fields:
            return  # nearly all items of nearly all pairs
        names = dict.fromkeys(one.name for item in (*new, *old) for one in item.fields)
        for name in names:
            before, after = _joined(old, name), _joined(new, name)
            if before.said == after.said or self._followed(before.said) == after.said:
                continue
            given = self._passages(before, after)
            senses, way = self._sensing.field(new[0], name, given)
            if len(old) == len(new) == 1 and is_editorial(before.said, after.said):
                senses, way = (Sense.EDITORIAL,), None
            yield FieldChange(name=name, passages=given, senses=senses, direction=way)

    def _followed(self, said: Iterable[str]) -> tuple[str, ...]:
        """Old words with references to what the new edition calls otherwise."""
        renamed = self._renamed
        if not renamed:
            return tuple(said)

        def named(match: re.Match[str]) -> str:
            return f"[[{renamed.get(match[1], match[1])}]]"

        return tuple(_REFERENCE.sub(named, one) for one in said)

    def _passages(self, old: Field, new: Field) -> tuple[Passage, ...]:
        key = old.shown, new.shown
        known = self.memory.passages
        if key not in known:
            known[key] = paragraph.passages(*key, self._cutter)
        return known[key]

    def _reasons(self, old: Sequence[Item], new: Sequence[Item]) -> tuple[Reason, ...]:
        if self.reasons is None:
            return reasons_for(self.new.reasons, (*new, *old))
        ids = dict.fromkeys(one.id for one in (*old, *new))
        return tuple(dict.fromkeys(reason for id_ in ids for reason in self.reasons.get(id_, ())))


def _absorbed(changes: Sequence[Change]) -> list[Change]:
    """The changes; fields of a form that came or went as a whole are parts of its change."""
    whole = {
        (change.item.document, change.kinds)
        for change in changes
        if change.item.family is Family.FORM and change.kinds in (_CAME, _WENT)
    }
    parts: dict[tuple[str, tuple[Kind, ...]], list[Item]] = {}
    left: list[Change] = []
    for change in changes:
        key = change.item.document, change.kinds
        if change.item.family is Family.FORM_FIELD and key in whole:
            parts.setdefault(key, []).append(change.item)
        else:
            left.append(change)
    return [
        replace(change, parts=tuple(parts.get((change.item.document, change.kinds), ())))
        if change.item.family is Family.FORM
        else change
        for change in left
    ]


def _joined(items: Sequence[Item], name: str) -> Field:
    """The field of all these items; of what was split or merged, one after the other."""
    found = [field for item in items if (field := item.field(name)) is not None]
    if len(found) == 1:
        return found[0]
    return Field(
        name=name,
        said=tuple(text for one in found for text in one.said),
        shown=tuple(text for one in found for text in one.shown),
    )


def _place_of(link: Link) -> tuple[int, int]:
    return link.new[0], 0


def _following(links: Sequence[Link], count: int) -> list[int]:
    """For each old place, the new place of the nearest linked item before it."""
    at = {place: link.new[0] for link in links for place in link.old}
    places, last = [], -1
    for place in range(count):
        last = at.get(place, last)
        places.append(last)
    return places
