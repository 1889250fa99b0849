"""What of one edition is found again in the next, and as what.

Takes the items of two neighbouring editions and what people said of their lineage, gives links; an item in no link
came or went. In order: what people say, stable ids, equal content, similarity of what is left, split and merged. Text
is compared in one family only. Weights and borders are those measured in compare.md on hand-written pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from workmanual.comparison.parting import parted
from workmanual.comparison.records import Family, FoundBy, Item, Link
from workmanual.model.changes import Lineage

_TEXT, _PLACE, _POSITION = 0.78, 0.14, 0.08
"""What weighs how much: what is said, the same document, where in it."""
_ACCEPTED: Final = 0.60
_TEXT_ALONE: Final = 0.70
"""Below this similarity of text items of different documents are strangers, and so are items that both have ids."""
_EVERYWHERE: Final = frozenset({"who", "when", "records", "forks", "basis", "owner", "filled_by", "filled_when"})
REUSED_BELOW: Final = 0.25
"""An item of the same id that says so little of the same is probably another."""


def align(old: Sequence[Item], new: Sequence[Item], lineage: Iterable[Lineage] = ()) -> tuple[Link, ...]:
    """The links between two neighbouring editions, in the order of the old one."""
    aligning = _Aligning(old, new)
    aligning.by_people(lineage)
    aligning.by_id()
    aligning.by_content()
    aligning.by_similarity()
    aligning.by_neighbours()
    links = parted(old, new, aligning.links)
    return tuple(sorted(links, key=lambda link: (link.old, link.new)))


def similarity(old: Item, new: Item) -> float:
    """How alike two items are in what they say, 0 to 1."""
    return fuzz.ratio(_text(old), _text(new)) / 100


def likeness(old: Item, new: Item) -> float:
    """How alike two items are in their own words, 0 to 1: roles, times and records are alike everywhere."""
    return fuzz.ratio(_own_words(old), _own_words(new)) / 100


def _own_words(item: Item) -> str:
    return "\n".join(one.text for one in item.fields if one.name not in _EVERYWHERE)


@dataclass(slots=True)
class _Aligning:
    """What has been found so far, and what is left."""

    old: Sequence[Item]
    new: Sequence[Item]
    links: list[Link] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    """Documents and forms by their old code, where people gave them another."""
    taken_old: set[int] = field(default_factory=set)
    taken_new: set[int] = field(default_factory=set)

    def by_people(self, lineage: Iterable[Lineage]) -> None:
        before, after = _places(self.old), _places(self.new)
        for one in lineage:
            old = tuple(before[id_] for id_ in dict.fromkeys(map(str, one.old)) if id_ in before)
            new = tuple(after[id_] for id_ in dict.fromkeys(map(str, one.new)) if id_ in after)
            if not old or not new or self.taken_old & set(old) or self.taken_new & set(new):
                continue
            self._link(old, new, FoundBy.HUMAN)
            if len(old) == len(new) == 1:
                self.renamed[self.old[old[0]].id] = self.new[new[0]].id

    def by_id(self) -> None:
        after = _places(self.new)
        for place, item in self._left_old():
            found = after.get(self._expected_id(item), -1)
            if found >= 0 and found not in self.taken_new and self.new[found].family is item.family:
                self._link((place,), (found,), FoundBy.ID, similarity(item, self.new[found]))

    def by_content(self) -> None:
        """The same words: within one document in their order, elsewhere where only one item says it."""
        old, new = _by_document(self._left_old()), _by_document(self._left_new())
        for (family, document), items in old.items():
            others = new.get((family, self.renamed.get(document, document)), [])
            for one in Indel.opcodes(*_coded([said for _, said in items], [said for _, said in others])):
                if one.tag == "equal":
                    for step in range(one.src_end - one.src_start):
                        place, found = items[one.src_start + step][0], others[one.dest_start + step][0]
                        self._link((place,), (found,), FoundBy.HASH)
        before, after = _alone(self._left_old()), _alone(self._left_new())
        for said, place in before.items():
            if said in after:
                self._link((place,), (after[said],), FoundBy.HASH)

    def by_neighbours(self) -> None:
        """Fields of a form without ids: what stands alone between the same two is the same, however it is called."""
        at = {link.old[0]: link.new[0] for link in self.links}
        for place, item in list(self._left_old()):
            before, behind = at.get(place - 1), at.get(place + 1)
            if item.family is not Family.FORM_FIELD or before is None or behind != before + 2:
                continue
            other = self.new[before + 1]
            is_known = bool(item.id and other.id) or before + 1 in self.taken_new
            if not is_known and other.family is item.family and other.document == item.document:
                self._link((place,), (before + 1,), FoundBy.SIMILAR, similarity(item, other))

    def by_similarity(self) -> None:
        scored = sorted(self._scores(), key=lambda one: (-one[0], one[2], one[3]))
        for _, text, place, found in scored:
            if place not in self.taken_old and found not in self.taken_new:
                self._link((place,), (found,), FoundBy.SIMILAR, text)

    def _scores(self) -> Iterator[tuple[float, float, int, int]]:
        """Weighted similarity, that of the text, and both places, of every pair that may be one."""
        left = defaultdict(list)
        for found, item in self._left_new():
            left[item.family].append((found, item, _text(item)))
        for place, item in self._left_old():
            text = _text(item)
            for found, other, said in left[item.family]:
                is_near = self.renamed.get(item.document, item.document) == other.document
                least = _TEXT_ALONE if not is_near or (item.id and other.id) else 0.0
                alike = fuzz.ratio(text, said, score_cutoff=max(least, _least_text(is_near=is_near)) * 100) / 100
                score = _TEXT * alike + _PLACE * is_near + _POSITION * self._nearness(place, found)
                if alike and score >= _ACCEPTED:
                    yield score, alike, place, found

    def _nearness(self, place: int, found: int) -> float:
        return 1 - abs(place / len(self.old) - found / len(self.new))

    def _expected_id(self, item: Item) -> str:
        """Its id in the new edition, where its document was given another code."""
        for joint in (".", ":"):
            document, found, name = item.id.partition(joint)
            if found and document in self.renamed:
                return f"{self.renamed[document]}{joint}{name}"
        return item.id

    def _link(self, old: tuple[int, ...], new: tuple[int, ...], found_by: FoundBy, alike: float = 1.0) -> None:
        self.links.append(Link(old=old, new=new, found_by=found_by, similarity=alike))
        self.taken_old.update(old)
        self.taken_new.update(new)

    def _left_old(self) -> Iterator[tuple[int, Item]]:
        return ((place, item) for place, item in enumerate(self.old) if place not in self.taken_old)

    def _left_new(self) -> Iterator[tuple[int, Item]]:
        return ((place, item) for place, item in enumerate(self.new) if place not in self.taken_new)


def _places(items: Sequence[Item]) -> Mapping[str, int]:
    """Where each id stands first."""
    places: dict[str, int] = {}
    for place, item in enumerate(items):
        if item.id:
            places.setdefault(item.id, place)
    return places


def _least_text(*, is_near: bool) -> float:
    """Below this similarity of text the weighted one is never enough."""
    return (_ACCEPTED - _POSITION - _PLACE * is_near) / _TEXT


def _by_document(items: Iterable[tuple[int, Item]]) -> dict[tuple[str, str], list[tuple[int, object]]]:
    """Places and what is said there, by family and document."""
    found: dict[tuple[str, str], list[tuple[int, object]]] = defaultdict(list)
    for place, item in items:
        found[item.family, "" if item.document == item.id else item.document].append((place, _said(item)))
    return found


def _alone(items: Iterable[tuple[int, Item]]) -> dict[object, int]:
    """The places of what only one item says."""
    places: dict[object, list[int]] = defaultdict(list)
    for place, item in items:
        places[item.family, _said(item)].append(place)
    return {said: found[0] for said, found in places.items() if len(found) == 1}


def _coded(old: Sequence[object], new: Sequence[object]) -> tuple[list[int], list[int]]:
    numbers: dict[object, int] = {}
    return (
        [numbers.setdefault(said, len(numbers)) for said in old],
        [numbers.setdefault(said, len(numbers)) for said in new],
    )


def _said(item: Item) -> object:
    return tuple((one.name, one.shown) for one in item.fields)


def _text(item: Item) -> str:
    return "\n".join(one.text for one in item.fields)
