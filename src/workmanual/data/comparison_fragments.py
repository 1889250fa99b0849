"""Every difference between two versions, once.

Takes changes of any pairs of editions, gives each the number of its fragment. A fragment holds the fields that differ
and no paragraph that stayed: those are in the versions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from workmanual.comparison.inline import Kept
from workmanual.comparison.naming import group_of
from workmanual.comparison.records import Change, Direction, FieldChange, Passage, Sense
from workmanual.data.comparison_json import Json

_SIGNS: Final = {Kept.EQUAL: "=", Kept.DELETED: "-", Kept.INSERTED: "+"}
_SENSES: Final = tuple(Sense)
_DIRECTIONS: Final = (None, *Direction)


@dataclass(slots=True)
class Fragments:
    """The differences found so far, by the group that they belong to; numbers begin at 1."""

    found: dict[str, list[Json]] = field(default_factory=dict)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _written: dict[int, tuple[Sequence[Passage], Json]] = field(default_factory=dict)

    def number(self, change: Change) -> int:
        """The number of the change's fragment among those of its group; 0 where the versions tell everything."""
        if not (change.old and change.new and change.fields):
            return 0
        key = group_of(change.item)
        written: Json = [self._field(one) for one in change.fields]
        fragments = self.found.setdefault(key, [])
        number = self._numbers.setdefault((key, json.dumps(written)), len(fragments) + 1)
        if number > len(fragments):
            fragments.append(written)
        return number

    def _field(self, change: FieldChange) -> Json:
        # Pairs of editions share passages; the passages are kept with what was written, so that no id is used again.
        if id(change.passages) not in self._written:
            self._written[id(change.passages)] = change.passages, list(_passages(change.passages))
        return [
            change.name,
            senses_number(change.senses),
            direction_number(change.direction),
            self._written[id(change.passages)][1],
        ]


def senses_number(senses: Iterable[Sense]) -> int:
    """A bit for each sense, the first of `Sense` the lowest."""
    return sum(1 << _SENSES.index(one) for one in senses)


def direction_number(direction: Direction | None) -> int:
    """0 where there is none, else the place in `Direction`, from 1."""
    return _DIRECTIONS.index(direction)


def _passages(passages: Sequence[Passage]) -> Iterator[Json]:
    stayed = 0
    for one in passages:
        if _has_stayed(one):
            stayed += 1
            continue
        if stayed:
            yield stayed
            stayed = 0
        runs = [f"{_SIGNS[run.kept]}{run.text}" for run in one.runs]
        if one.is_new or one.is_gone:
            yield "".join(runs) or ("+" if one.is_new else "-")
        else:
            yield [*runs]
    if stayed:
        yield stayed


def _has_stayed(passage: Passage) -> bool:
    return not (passage.is_new or passage.is_gone) and all(run.kept is Kept.EQUAL for run in passage.runs)
