"""What need not be read one by one: the same wording replaced everywhere, numbers that followed, editorial changes.

Takes the changes of a pair, gives those to be read and those that are folded, each with its count. Nothing is lost:
a change is in exactly one of the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workmanual.comparison.inline import new_text, old_text
from workmanual.comparison.limits import LimitReader, Measure
from workmanual.comparison.passages import Spot, spots
from workmanual.comparison.records import Change, Direction, Family, FieldChange, Folded, Item, Kind, Link, Sense
from workmanual.comparison.senses import direction, ordered, sense_of

AT_LEAST: Final = 5
"""Places at which the same wording must have been replaced."""
_NAMED: Final = (Family.TERM, Family.ROLE, Family.DOCUMENT, Family.FORM)
_NAMES: Final = ("title", "term")
_NUMBERED: Final = (Family.STEP, Family.INDICATOR)
_NOTHING: Final = ("", "")
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
    everywhere: dict[tuple[Sense, Pair], list[Change]] = {}
    for change in changes:
        found = [pair for spot in _wordings(change) for pair in pairs if _is_by(pair, spot)]
        marked = _marked(change, pairs) if found else change
        keys: list[tuple[Sense, Pair]] = [(Sense.REPLACEMENT, pair) for pair in dict.fromkeys(found)]
        if Sense.RENUMBERING in marked.senses or _has_followed(marked):
            keys.append((Sense.RENUMBERING, _NOTHING))
        if Sense.EDITORIAL in marked.senses:
            keys.append((Sense.EDITORIAL, _NOTHING))
        for key in keys:
            everywhere.setdefault(key, []).append(marked)
        if keys and _says_nothing_else(marked):
            hidden.setdefault(keys[0], []).append(marked)
        else:
            shown.append(marked)
    folded = (
        Folded(sense=key[0], old=key[1][0], new=key[1][1], changes=tuple(hidden.get(key, ())), everywhere=tuple(found))
        for key, found in everywhere.items()
    )
    order = tuple(Sense)
    return Sorted(
        changes=tuple(shown),
        folded=tuple(sorted(folded, key=lambda one: (order.index(one.sense), -len(one.everywhere), one.old, one.new))),
        equal=tuple(equal),
    )


def _replaced(
    changes: Sequence[Change],
    reader: LimitReader,
    baselines: Mapping[Pair, Direction],
    vocabulary: frozenset[str],
) -> tuple[Pair, ...]:
    """Wordings that were replaced in at least so many places, and mean the same at each."""
    spots_there = [spot for change in changes for spot in _wordings(change)]
    counted = Counter((spot.old, spot.new) for spot in spots_there)
    candidates = {pair for pair, count in counted.items() if count >= AT_LEAST} | set(_renamed(changes))
    return tuple(
        pair
        for pair in sorted(candidates, key=lambda pair: (-len(pair[0]), pair))
        if sum(_is_by(pair, spot) for spot in spots_there) >= AT_LEAST
        and not _is_limit(pair, reader, baselines)
        and (vocabulary.issuperset(pair) or not _is_occasion(pair, changes))
    )


def _renamed(changes: Sequence[Change]) -> Iterator[Pair]:
    """Names of terms, roles, documents and forms that became others."""
    for change in changes:
        if Kind.CHANGED not in change.kinds or change.item.family not in _NAMED:
            continue
        for one in change.fields:
            if one.name in _NAMES and len(one.passages) == 1:
                yield old_text(one.passages[0].runs), new_text(one.passages[0].runs)


def _is_by(pair: Pair, spot: Spot) -> bool:
    """Whether the one wording put for the other explains the spot."""
    return pair[0] in spot.old and spot.old.replace(*pair) == spot.new


def _is_occasion(pair: Pair, changes: Sequence[Change]) -> bool:
    """Whether it says from when time is counted somewhere: 提出后 → 签收后 is a change of each of these times."""
    return any(
        (spot.old, spot.new) == pair
        for change in changes
        for one in change.fields
        if sense_of(change.item.family, one.name) is Sense.WHEN
        for spot in spots(one.passages)
    )


def _wordings(change: Change) -> Iterator[Spot]:
    """The spots at which words stand for words."""
    if Kind.CHANGED in change.kinds:
        yield from (spot for one in change.fields for spot in spots(one.passages) if _is_wording(spot))


def _is_wording(spot: Spot) -> bool:
    """Whether words stand for words; a bare figure means something where it stands."""
    return any(map(str.isalpha, spot.old)) and any(map(str.isalpha, spot.new))


def _is_limit(pair: Pair, reader: LimitReader, baselines: Mapping[Pair, Direction]) -> bool:
    """Whether a number changed that means something at each place."""
    moved = reader.moved(Spot(*pair, "", ""))
    return any(one.new.measure is not Measure.COUNT or one.said in baselines for one in moved)


def _marked(change: Change, pairs: Sequence[Pair]) -> Change:
    """The change with the sense of replacement where it has one; alone, where a field has nothing else."""
    fields = tuple(_marked_field(one, pairs) for one in change.fields)
    return replace(
        change,
        fields=fields,
        senses=ordered(sense for one in fields for sense in one.senses),
        direction=direction([one.direction for one in fields if one.direction is not None]),
    )


def _marked_field(field: FieldChange, pairs: Sequence[Pair]) -> FieldChange:
    found = [any(_is_by(pair, spot) for pair in pairs) for spot in spots(field.passages)]
    if not any(found):
        return field
    if all(found) and not any(passage.is_new or passage.is_gone for passage in field.passages):
        return replace(field, senses=(Sense.REPLACEMENT,), direction=None)
    return replace(field, senses=ordered((*field.senses, Sense.REPLACEMENT)))


def _says_nothing_else(change: Change) -> bool:
    """Whether the change may be folded: it only changed, and only so."""
    is_plain = change.kinds in ((), (Kind.CHANGED,))
    return is_plain and all(sense in (Sense.REPLACEMENT, Sense.RENUMBERING, Sense.EDITORIAL) for sense in change.senses)


def is_renumbered(old: Item, new: Item) -> bool:
    """Whether its number is another one."""
    return old.number != new.number and old.family in _NUMBERED


def _has_followed(change: Change) -> bool:
    """Whether a change that is listed anyway has another number too, because its neighbours came or went."""
    is_in_place = len(change.old) == len(change.new) == 1 and Kind.MOVED not in change.kinds
    return is_in_place and is_renumbered(change.old[0], change.new[0])
