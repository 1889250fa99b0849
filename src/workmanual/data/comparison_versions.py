"""Every wording that an item ever had, once: the versions of the items of all editions.

Takes the editions, numbers their items' versions within the document, form or list that they belong to, and gives the
data of what stands in which edition. What an item is called, whom it concerns and what it says make a version; its
printed number does not, for it follows its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from workmanual.comparison.edition_text import EditionText
from workmanual.comparison.naming import group_of
from workmanual.comparison.records import Family, Item
from workmanual.data.comparison_json import Json

_FAMILIES = tuple(Family)
Wording = tuple[object, ...]


@dataclass(slots=True)
class _Group:
    """The versions of one document, form or list, in the order in which they came."""

    numbers: dict[Wording, int] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Versions:
    """All versions of some editions' items, numbered from 0 within their group."""

    editions: tuple[EditionText, ...]
    groups: Mapping[str, tuple[Item, ...]]
    """By the code of a document or form, or by family; an item that says it for each version."""
    found: tuple[tuple[tuple[str, int], ...], ...]
    """For each edition, the group and version of each of its items."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The groups in their order."""
        return tuple(self.groups)

    def titles(self, key: str) -> Json:
        """What the document or form is called in each edition; empty where it is not there."""
        return [dict(edition.documents).get(key, "") for edition in self.editions]

    def edition(self, place: int) -> Json:
        """What stands in an edition, in its order."""
        numbers = {key: number for number, key in enumerate(self.groups)}
        placed = zip(self.editions[place].items, self.found[place], strict=True)
        stretches: Json = [
            [numbers[key], *([version, item.number] if item.number else version for item, (_, version) in stretch)]
            for key, stretch in groupby(placed, key=lambda one: one[1][0])
        ]
        return {"edition": self.editions[place].id, "items": stretches}

    def heads(self) -> Json:
        """What every version is called and whom it concerns, group after group."""
        return [
            [[_FAMILIES.index(one.family), one.id, one.title, *sorted(one.roles)] for one in items]
            for items in self.groups.values()
        ]

    def texts(self, key: str) -> Json:
        """What the versions of a group say; a field that says what it said in another version names this one."""
        first: dict[tuple[str, tuple[str, ...]], int] = {}
        texts: list[Json] = []
        for number, item in enumerate(self.groups[key]):
            said: dict[str, Json] = {}
            for one in item.fields:
                earlier = first.setdefault((one.name, one.shown), number)
                said[one.name] = list(one.shown) if earlier == number else earlier
            texts.append(said)
        return texts

    def roles(self) -> Json:
        """Ids and titles of all roles, as they are called where they stand last."""
        prefix = f"{Family.ROLE}:"
        titles = {
            item.id.removeprefix(prefix): item.title
            for edition in self.editions
            for item in edition.items
            if item.family is Family.ROLE
        }
        return [[id_, titles[id_]] for id_ in sorted(titles)]


def versions(editions: Sequence[EditionText]) -> Versions:
    """Number the versions of these editions' items."""
    groups: dict[str, _Group] = {}
    found = []
    for edition in editions:
        places = []
        for item in edition.items:
            key = group_of(item)
            group = groups.setdefault(key, _Group())
            number = group.numbers.setdefault(_wording(item), len(group.items))
            if number == len(group.items):
                group.items.append(item)
            places.append((key, number))
        found.append(tuple(places))
    return Versions(tuple(editions), {key: tuple(group.items) for key, group in groups.items()}, tuple(found))


def _wording(item: Item) -> Wording:
    said = tuple((one.name, one.said, one.shown) for one in item.fields)
    return item.family, item.id, item.title, tuple(sorted(item.roles)), said
