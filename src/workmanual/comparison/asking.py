"""Some of the changes of a comparison: those that concern a role, and those of a kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workmanual.comparison.comparing import Comparison
from workmanual.comparison.records import Change, Family, Kind, Sense
from workmanual.comparison.words import ComparisonWords


def asked(comparison: Comparison, role: str | None = None, kinds: Collection[Kind | Sense] = ()) -> tuple[Change, ...]:
    """The changes that concern the role of this id, and are of one of these kinds or senses, where any are given."""
    return tuple(
        change
        for change in comparison.changes
        if (role is None or concerns(change, role))
        and (not kinds or any(one in kinds for one in (*change.kinds, *change.senses)))
    )


def concerns(change: Change, role: str) -> bool:
    """Whether the role acts, or acted, in what changed, answers for it, or is the role that changed."""
    return any(role in item.roles for item in (*change.old, *change.new))


def roles_known(comparison: Comparison) -> dict[str, str]:
    """Ids of the roles of both editions by id and by title."""
    known: dict[str, str] = {}
    for item in (*comparison.old_items, *comparison.new_items):
        if item.family is Family.ROLE:
            id_ = item.id.partition(":")[2]
            known |= {item.title: id_, id_: id_}
    return known


def kinds_known(words: ComparisonWords) -> dict[str, Kind | Sense]:
    """Kinds and senses by their names in programs and in words."""
    kinds: Sequence[tuple[Kind | Sense, str]] = [
        *((kind, words.kinds[kind]) for kind in Kind),
        *((sense, words.senses[sense]) for sense in Sense),
    ]
    return {name: kind for kind, word in kinds for name in (str(kind), word)}
