"""What need not be read one by one: the same wording replaced everywhere, numbers that followed, editorial changes.

Takes the changes of a pair, gives those to be read and those that are folded, each with its count. Nothing is lost:
a change is in exactly one of the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workmanual.comparison.limits import LimitReader, Measure
from workmanual.comparison.passages import Spot, spots
from workmanual.comparison.records import Change, Direction, FieldChange, Folded, Kind, Link, Sense
from workmanual.comparison.senses import ordered, sense_of

AT_LEAST: Final = 5
"""Places at which the same wording must have been replaced."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Everything that was linked or not, in one of three."""

    changes: tuple[Change, ...]
    folded: tuple[Folded, ...]
    equal: tuple[Link, ...]


def sorted_out(
    changes: Sequence[Change],
    equal: Sequence[Link],
    reader: LimitReader,
    baselines: Mapping[Pair, Direction],
    vocabulary: frozenset[str],
) -> Sorted:
    """Fold what can be folded; `vocabulary` are the names of things in both editions."""
    pairs = _replaced(changes, reader, baselines, vocabulary)
    shown: list[Change] = []
    hidden: dict[tuple[Sense, Pair], list[Change]] = {}
    places: dict[tuple[Sense, Pair], list[str]] = {}
    for change in changes:
        found = [pair for pair in _pairs(change) if pair in pairs]
        marked = _marked(change, pairs) if found else change
        keys: list[tuple[Sense, Pair]] = [(Sense.REPLACEMENT, pair) for pair in dict.fromkeys(found)]
        keys += [(sense, ("", "")) for sense in (Sense.RENUMBERING, Sense.EDITORIAL) if sense in marked.senses]
        for key in keys:
            places.setdefault(key, []).append(change.id)
        if keys and _says_nothing_else(marked):
            hidden.setdefault(keys[0], []).append(marked)
        else:
            shown.append(marked)
    folded = (
        Folded(sense=key[0], old=key[1][0], new=key[1][1], changes=tuple(hidden.get(key, ())), places=tuple(ids))
        for key, ids in places.items()
    )
    order = tuple(Sense)
    return Sorted(
        changes=tuple(shown),
        folded=tuple(sorted(folded, key=lambda one: (order.index(one.sense), -len(one.places), one.old, one.new))),
        equal=tuple(equal),
    )


def _replaced(
    changes: Sequence[Change],
    reader: LimitReader,
    baselines: Mapping[Pair, Direction],
    vocabulary: frozenset[str],
) -> frozenset[Pair]:
    """Wordings that were replaced in at least so many places, and mean the same at each."""
    counted = Counter(pair for change in changes for pair in _pairs(change))
    often = {pair for pair, count in counted.items() if count >= AT_LEAST}
    return frozenset(
        pair
        for pair in often
        if not _is_limit(pair, reader, baselines) and (vocabulary.issuperset(pair) or not _is_occasion(pair, changes))
    )


def _is_occasion(pair: Pair, changes: Sequence[Change]) -> bool:
    """Whether it says from when time is counted somewhere: 提出后 → 签收后 is a change of each of these times."""
    return any(
        (spot.old, spot.new) == pair
        for change in changes
        for one in change.fields
        if sense_of(change.item.family, one.name) is Sense.WHEN
        for spot in spots(one.passages)
    )


def _pairs(change: Change) -> Iterator[Pair]:
    """What stands for what, once for each place."""
    if Kind.CHANGED not in change.kinds:
        return
    for one in change.fields:
        yield from ((spot.old, spot.new) for spot in spots(one.passages) if _is_wording(spot))


def _is_wording(spot: Spot) -> bool:
    """Whether words stand for words; a bare figure means something where it stands."""
    return any(map(str.isalpha, spot.old)) and any(map(str.isalpha, spot.new))


def _is_limit(pair: Pair, reader: LimitReader, baselines: Mapping[Pair, Direction]) -> bool:
    """Whether a number changed that means something at each place."""
    moved = reader.moved(Spot(*pair, "", ""))
    return any(one.new.measure is not Measure.COUNT or one.said in baselines for one in moved)


def _marked(change: Change, pairs: frozenset[Pair]) -> Change:
    """The change with the sense of replacement where it has one; alone, where a field has nothing else."""
    fields = tuple(_marked_field(one, pairs) for one in change.fields)
    return replace(change, fields=fields, senses=ordered(sense for one in fields for sense in one.senses))


def _marked_field(field: FieldChange, pairs: frozenset[Pair]) -> FieldChange:
    found = [(spot.old, spot.new) in pairs for spot in spots(field.passages)]
    if not any(found):
        return field
    if all(found) and not any(passage.is_new or passage.is_gone for passage in field.passages):
        return replace(field, senses=(Sense.REPLACEMENT,), direction=None)
    return replace(field, senses=ordered((*field.senses, Sense.REPLACEMENT)))


def _says_nothing_else(change: Change) -> bool:
    """Whether the change may be folded: it only changed, and only so."""
    is_plain = change.kinds in ((), (Kind.CHANGED,))
    return is_plain and all(sense in (Sense.REPLACEMENT, Sense.RENUMBERING, Sense.EDITORIAL) for sense in change.senses)
