"""How much a comparison recognises again without ids: pairs of items found against pairs that belong together.

Takes the two editions of a revision as they are read for comparing, gives them without ids of steps, form fields,
indicators and terms, and counts pairs of places (old item, new item). That equal words are found equal is no feat, so
pairs of which something was changed are counted apart.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workmanual.comparison.comparing import Comparison
from workmanual.comparison.edition_text import EditionText
from workmanual.comparison.records import Family, Field, Item, Link
from workmanual.model.changes import Lineage

Pair = tuple[int, int]
STRIPPED: Final = (Family.STEP, Family.FORM_FIELD, Family.INDICATOR, Family.TERM)
_NAMED: Final = re.compile(r"\b([A-Z]{2}-\d+)\.[a-z0-9-]+")
"""How a text names a step or an indicator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """Pairs of items whose ids were taken away."""

    true: int
    found: int
    both: int

    def __add__(self, other: "Recognised") -> "Recognised":
        return Recognised(true=self.true + other.true, found=self.found + other.found, both=self.both + other.both)

    @property
    def recall(self) -> float:
        return self.both / self.true

    @property
    def precision(self) -> float:
        return self.both / self.found


NONE: Final = Recognised(true=0, found=0, both=0)


def without_ids(edition: EditionText) -> EditionText:
    """The edition as if its authors had given no ids, and nobody had said what became of what."""
    return replace(edition, items=tuple(map(_bare, edition.items)), lineage=())


def _bare(item: Item) -> Item:
    fields = tuple(_bare_field(field) for field in item.fields)
    return replace(item, id="" if item.family in STRIPPED else item.id, fields=fields)


def _bare_field(field: Field) -> Field:
    return replace(field, said=tuple(_NAMED.sub(r"\1", text) for text in field.said))


def recognised(known: Comparison, bare: Comparison, lineage: Sequence[Lineage]) -> tuple[Recognised, Recognised]:
    """Of all items that lost their ids, and of those alone that do not say the same or stand in another document."""
    old, new = known.old_items, known.new_items
    true, found = _true(old, new, lineage), _found(bare.links)
    true, found = (frozenset(pair for pair in pairs if old[pair[0]].family in STRIPPED) for pairs in (true, found))
    altered = frozenset((i, j) for i, j in true | found if _words(bare.old_items[i]) != _words(bare.new_items[j]))
    return _counted(true, found), _counted(true & altered, found & altered)


def _counted(true: frozenset[Pair], found: frozenset[Pair]) -> Recognised:
    return Recognised(true=len(true), found=len(found), both=len(true & found))


def _true(old: Sequence[Item], new: Sequence[Item], lineage: Sequence[Lineage]) -> frozenset[Pair]:
    before, after = _places(old), _places(new)
    pairs = {(place, after[id_]) for id_, place in before.items() if id_ in after}
    for one in lineage:
        pairs |= {(before[str(i)], after[str(j)]) for i in one.old for j in one.new}
    return frozenset(pairs)


def _places(items: Sequence[Item]) -> Mapping[str, int]:
    return {item.id: place for place, item in enumerate(items)}


def _found(links: Sequence[Link]) -> frozenset[Pair]:
    return frozenset((i, j) for link in links for i in link.old for j in link.new)


def _words(item: Item) -> object:
    """What it says, and in which document."""
    document = "" if item.family is Family.TERM else item.document
    return document, tuple((one.name, one.said) for one in item.fields)
