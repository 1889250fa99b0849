"""Old and new clauses of one amendment as one row of paragraphs, whose pieces stayed, were deleted or inserted.

Takes clauses, gives lines without markup. Lines without what was inserted are the old clauses, exactly, and lines
without what was deleted the new ones: number, title, labels and the borders of paragraphs included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from workmanual.comparison.amendments import Clause, Words
from workmanual.comparison.inline import Kept

_GAP: Final = "\u3000"
"""Between a clause's number and its title."""


class Part(StrEnum):
    """What a piece is, and so what it is set in."""

    HEAD = "head"
    LABEL = "label"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one fate."""

    kept: Kept
    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; never without a piece."""

    pieces: tuple[Piece, ...]

    @property
    def kept(self) -> Kept:
        """Equal where both editions have this paragraph, with whatever words."""
        fates = {piece.kept for piece in self.pieces}
        return fates.pop() if len(fates) == 1 else Kept.EQUAL

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.text for piece in self.pieces)


def redline(old: Sequence[Clause], new: Sequence[Clause], label: str) -> tuple[Line, ...]:
    """The lines that lead from the old clauses to the new; `label` says how a label is printed: {label}：.

    Clauses that were split or merged are compared paragraph by paragraph, for they have no words in common.
    """
    if len(old) == len(new) == 1 and old[0].words == new[0].words:
        return _anchored((*_heading(old[0], new[0]), *_body(new[0].words, label)))
    return _anchored(tuple(_matched(one_sided(old, Kept.DELETED, label), one_sided(new, Kept.INSERTED, label))))


def one_sided(clauses: Sequence[Clause], side: Kept, label: str) -> tuple[Line, ...]:
    """The clauses as one edition has them: the old, whose words may be deleted, or the new, whose may be inserted."""
    lines = (line for clause in clauses for line in (*_heading(clause, clause), *_body(clause.words, label)))
    return tuple(read(lines, side))


def read(lines: Sequence[Line] | Iterator[Line], side: Kept) -> Iterator[Line]:
    """The lines as one edition has them, all equal."""
    for line in lines:
        pieces = tuple(replace(one, kept=Kept.EQUAL) for one in line.pieces if one.kept in (Kept.EQUAL, side))
        if pieces:
            yield Line(pieces)


def ends(lines: Sequence[Line]) -> tuple[Kept, ...]:
    """The fate of each line's end, so that neither taking nor refusing all leaves an empty paragraph.

    The end of a line that came or went goes with it. Behind the last line that stayed it goes with the next line
    instead, for the last end of a cell can be neither inserted nor deleted.
    """
    fates = [line.kept for line in lines]
    last = max((place for place, kept in enumerate(fates) if kept is Kept.EQUAL), default=0)
    return (*fates[:last], *fates[last + 1 :], Kept.EQUAL) if fates else ()


def _heading(old: Clause, new: Clause) -> Iterator[Line]:
    """Number and title; each stays, or is another as a whole."""
    pieces = tuple(
        piece
        for before, after in ((_number(old), _number(new)), (old.title, new.title))
        for piece in _either(before, after, Part.HEAD)
    )
    if pieces:
        yield Line(pieces)


def _number(clause: Clause) -> str:
    return clause.number + _GAP if clause.number and clause.title else clause.number


def _either(old: str, new: str, part: Part) -> Iterator[Piece]:
    fates = ((Kept.EQUAL, new),) if old == new else ((Kept.DELETED, old), (Kept.INSERTED, new))
    yield from (Piece(kept, part, text) for kept, text in fates if text)


def _body(words: Sequence[Words], label: str) -> Iterator[Line]:
    """Each paragraph; the label of a field before its first one, which may be another one in each edition."""
    for field in _fields(words):
        said = label.format(label=field[0].label) if field[0].label else ""
        first = {side: next((one for one in field if _has(one, side)), None) for side in (Kept.DELETED, Kept.INSERTED)}
        for one in field:
            old = said if one is first[Kept.DELETED] else ""
            new = said if one is first[Kept.INSERTED] else ""
            texts = (Piece(run.kept, Part.TEXT, run.text) for run in one.runs if run.text)
            if pieces := (*_either(old, new, Part.LABEL), *texts):
                yield Line(pieces)


def _fields(words: Sequence[Words]) -> Iterator[list[Words]]:
    """Paragraphs of one field together."""
    field: list[Words] = []
    for one in words:
        if field and one.label:
            yield field
            field = []
        field.append(one)
    if field:
        yield field


def _has(words: Words, side: Kept) -> bool:
    return any(run.text for run in words.runs if run.kept in (Kept.EQUAL, side))


def _matched(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Line]:
    """Lines that both have, and between them those that only one has, the old first."""
    matcher = SequenceMatcher(None, [line.text for line in old], [line.text for line in new], autojunk=False)
    for tag, old_begin, old_end, new_begin, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield from new[new_begin:new_end]
        else:
            yield from (_all(line, Kept.DELETED) for line in old[old_begin:old_end])
            yield from (_all(line, Kept.INSERTED) for line in new[new_begin:new_end])


def _all(line: Line, kept: Kept) -> Line:
    return Line(tuple(replace(piece, kept=kept) for piece in line.pieces))


def _anchored(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """With a line that both have: where there is none, the first of each are one, old words before new ones."""
    fates = [line.kept for line in lines]
    if Kept.EQUAL in fates or len(set(fates)) < 2:
        return lines
    gone, came = fates.index(Kept.DELETED), fates.index(Kept.INSERTED)
    joined = Line((*lines[gone].pieces, *lines[came].pieces))
    rest = [line for place, line in enumerate(lines) if place not in (gone, came)]
    return (joined, *rest)
