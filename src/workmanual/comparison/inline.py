"""What was deleted and inserted in one text.

Takes the units of the old and the new text, gives runs in order: equal, deleted, inserted. Equal and deleted runs put
together are the old text, equal and inserted ones the new, exactly. A sentence of which too little stayed is shown
as a whole, old and new, because scattered words would tell nobody anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

REWRITTEN_BELOW: Final = 0.45
"""Share of units that must be common for a difference inside a sentence …"""
_ALIKE_FROM: Final = 60
"""… unless this many per cent of the characters are: 2次；2004年 → 3次；2005年."""


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


@dataclass(frozen=True, slots=True)
class _Piece:
    """Units that stayed, or stand for each other."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    is_equal: bool


def difference(old: Sequence[str], new: Sequence[str], sentence_ends: str = "") -> tuple[Run, ...]:
    """The runs that lead from the old units to the new; a sentence ends with any of these characters."""
    numbers: dict[str, int] = {}
    first, second = ([numbers.setdefault(unit, len(numbers)) for unit in units] for units in (old, new))
    pieces = [
        _Piece(tuple(old[one.src_start : one.src_end]), tuple(new[one.dest_start : one.dest_end]), one.tag == "equal")
        for one in Indel.opcodes(first, second)
    ]
    runs: list[Run] = []
    for sentence in _sentences(pieces, sentence_ends):
        for piece in [_whole(sentence)] if _is_rewritten(sentence) else _joined(sentence):
            _add(runs, piece)
    return tuple(_deleted_first(runs))


def one_sided(text: str, kept: Kept) -> tuple[Run, ...]:
    """The runs of a text that came or went whole."""
    return (Run(kept, text),) if text else ()


def is_rewritten(runs: Sequence[Run]) -> bool:
    """Whether nothing of the text stayed, old and new."""
    return {run.kept for run in runs} == {Kept.DELETED, Kept.INSERTED}


def turned(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs that lead back."""
    other = {Kept.DELETED: Kept.INSERTED, Kept.INSERTED: Kept.DELETED, Kept.EQUAL: Kept.EQUAL}
    return tuple(_deleted_first([Run(other[run.kept], run.text) for run in runs]))


def old_text(runs: Sequence[Run]) -> str:
    """The text before."""
    return "".join(run.text for run in runs if run.kept is not Kept.INSERTED)


def new_text(runs: Sequence[Run]) -> str:
    """The text after."""
    return "".join(run.text for run in runs if run.kept is not Kept.DELETED)


def _sentences(pieces: Sequence[_Piece], ends: str) -> Iterator[list[_Piece]]:
    """The pieces of each sentence, cut behind a mark that stayed."""
    sentence: list[_Piece] = []
    for piece in pieces:
        if not piece.is_equal:
            sentence.append(piece)
            continue
        units: list[str] = []
        for unit in piece.old:
            units.append(unit)
            if ends and unit[-1:] in ends:
                sentence.append(_Piece(tuple(units), tuple(units), is_equal=True))
                yield sentence
                sentence, units = [], []
        if units:
            sentence.append(_Piece(tuple(units), tuple(units), is_equal=True))
    if sentence:
        yield sentence


def _is_rewritten(sentence: Sequence[_Piece]) -> bool:
    """Whether too little of a sentence stayed to show what changed in it."""
    old = sum(len(piece.old) for piece in sentence)
    new = sum(len(piece.new) for piece in sentence)
    equal = sum(len(piece.old) for piece in sentence if piece.is_equal)
    if not old or not new or not equal or 2 * equal >= REWRITTEN_BELOW * (old + new):
        return False
    whole = _whole(sentence)
    return fuzz.ratio("".join(whole.old), "".join(whole.new)) < _ALIKE_FROM


def _whole(sentence: Sequence[_Piece]) -> _Piece:
    """Old and new sentence, but for the mark at the end that stayed."""
    return _Piece(
        tuple(unit for piece in sentence for unit in piece.old),
        tuple(unit for piece in sentence for unit in piece.new),
        is_equal=False,
    )


def _joined(sentence: Sequence[_Piece]) -> list[_Piece]:
    """The pieces; a single character of a word that stayed between two changes is part of them."""
    joined: list[_Piece] = []
    for place, piece in enumerate(sentence):
        if not (joined and not joined[-1].is_equal):
            joined.append(piece)
            continue
        is_between = place + 1 < len(sentence) and piece.is_equal and _says_nothing(piece)
        if is_between or not piece.is_equal:
            before = joined.pop()
            joined.append(_Piece(before.old + piece.old, before.new + piece.new, is_equal=False))
        else:
            joined.append(piece)
    return joined


def _says_nothing(piece: _Piece) -> bool:
    return len(piece.old) == 1 and len(piece.old[0]) == 1 and piece.old[0].isalpha()


def _add(runs: list[Run], piece: _Piece) -> None:
    if piece.is_equal:
        runs.append(Run(Kept.EQUAL, "".join(piece.old)))
        return
    runs += [Run(kept, "".join(units)) for kept, units in ((Kept.DELETED, piece.old), (Kept.INSERTED, piece.new))]


def _deleted_first(runs: Sequence[Run]) -> list[Run]:
    """Neighbours of one fate in one run; between two equal runs all that was deleted, then all that was inserted."""
    ordered: list[Run] = []
    changed: dict[Kept, str] = {}
    equal = ""

    def close() -> None:
        ordered.extend(Run(kept, changed[kept]) for kept in (Kept.DELETED, Kept.INSERTED) if changed.get(kept))
        changed.clear()

    for run in runs:
        if run.kept is Kept.EQUAL:
            close()
            equal += run.text
            continue
        if equal:
            ordered.append(Run(Kept.EQUAL, equal))
            equal = ""
        changed[run.kept] = changed.get(run.kept, "") + run.text
    close()
    if equal:
        ordered.append(Run(Kept.EQUAL, equal))
    return ordered
