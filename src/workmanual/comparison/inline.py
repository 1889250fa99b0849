"""What was deleted and inserted in one text.

Takes the units of the old and the new text, gives runs in order: equal, deleted, inserted. Equal and deleted runs put
together are the old text, equal and inserted ones the new, exactly. A text of which too little stayed is shown as a
whole, old and new, because scattered words would tell nobody anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import Indel

REWRITTEN_BELOW: Final = 0.45
"""Share of units that must be common for a difference inside the text."""


class Kept(StrEnum):
    """What became of a run of units."""

    EQUAL = "equal"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Run:
    """Units of one fate, put together."""

    kept: Kept
    text: str


def difference(old: Sequence[str], new: Sequence[str]) -> tuple[Run, ...]:
    """The runs that lead from the old units to the new."""
    if not old and not new:
        return ()
    first, second = _coded(old, new)
    if Indel.normalized_similarity(first, second) < REWRITTEN_BELOW:
        return _rewritten(old, new)
    runs: list[Run] = []
    for tag, old_begin, old_end, new_begin, new_end in Indel.opcodes(first, second):
        if tag == "equal":
            _add(runs, Kept.EQUAL, "".join(old[old_begin:old_end]))
        else:
            _add(runs, Kept.DELETED, "".join(old[old_begin:old_end]))
            _add(runs, Kept.INSERTED, "".join(new[new_begin:new_end]))
    return tuple(_deleted_first(runs))


def is_rewritten(runs: Sequence[Run]) -> bool:
    """Whether nothing of the text stayed."""
    return bool(runs) and all(run.kept is not Kept.EQUAL for run in runs)


def _coded(old: Sequence[str], new: Sequence[str]) -> tuple[list[int], list[int]]:
    numbers: dict[str, int] = {}
    return tuple([numbers.setdefault(unit, len(numbers)) for unit in units] for units in (old, new))  # type: ignore[return-value]  # two of them


def _rewritten(old: Sequence[str], new: Sequence[str]) -> tuple[Run, ...]:
    runs: list[Run] = []
    _add(runs, Kept.DELETED, "".join(old))
    _add(runs, Kept.INSERTED, "".join(new))
    return tuple(runs)


def _add(runs: list[Run], kept: Kept, text: str) -> None:
    if text:
        runs.append(Run(kept, text))


def _deleted_first(runs: Sequence[Run]) -> list[Run]:
    """Neighbours of one fate in one run; between two equal runs all that was deleted, then all that was inserted."""
    ordered: list[Run] = []
    changed: dict[Kept, str] = {}
    for run in (*runs, Run(Kept.EQUAL, "")):
        if run.kept is not Kept.EQUAL:
            changed[run.kept] = changed.get(run.kept, "") + run.text
            continue
        ordered += [Run(kept, changed[kept]) for kept in (Kept.DELETED, Kept.INSERTED) if kept in changed]
        changed = {}
        if run.text:
            ordered.append(run)
    return ordered
