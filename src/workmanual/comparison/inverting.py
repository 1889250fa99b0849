"""A comparison read backwards: what was added was deleted, what was split was merged, stricter is looser."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from workmanual.comparison.comparing import Comparison
from workmanual.comparison.composition import turned
from workmanual.comparison.passages import back
from workmanual.comparison.records import Change, Direction, FieldChange, Folded, Kind

_KINDS: Final = {
    Kind.ADDED: Kind.DELETED,
    Kind.DELETED: Kind.ADDED,
    Kind.SPLIT: Kind.MERGED,
    Kind.MERGED: Kind.SPLIT,
    Kind.CHANGED: Kind.CHANGED,
    Kind.MOVED: Kind.MOVED,
}
_DIRECTIONS: Final = {
    Direction.STRICTER: Direction.LOOSER,
    Direction.LOOSER: Direction.STRICTER,
    Direction.UNKNOWN: Direction.UNKNOWN,
}


def inverse(comparison: Comparison) -> Comparison:
    """The same differences, from the new edition to the old one."""
    return Comparison(
        old=comparison.new,
        new=comparison.old,
        links=turned(comparison.links),
        changes=tuple(_change(one) for one in comparison.changes),
        folded=tuple(_folded(one) for one in comparison.folded),
        equal=turned(comparison.equal),
        baselines=tuple((new, old, _DIRECTIONS[way]) for old, new, way in comparison.baselines),
    )


def _change(change: Change) -> Change:
    kinds = {_KINDS[kind] for kind in change.kinds}
    return replace(
        change,
        old=change.new,
        new=change.old,
        kinds=tuple(kind for kind in Kind if kind in kinds),
        direction=_back(change.direction),
        fields=tuple(_field(one) for one in change.fields),
    )


def _field(field: FieldChange) -> FieldChange:
    return replace(field, passages=tuple(back(one) for one in field.passages), direction=_back(field.direction))


def _folded(folded: Folded) -> Folded:
    return replace(
        folded,
        old=folded.new,
        new=folded.old,
        changes=tuple(_change(one) for one in folded.changes),
        everywhere=tuple(_change(one) for one in folded.everywhere),
    )


def _back(direction: Direction | None) -> Direction | None:
    return None if direction is None else _DIRECTIONS[direction]
