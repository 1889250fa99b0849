"""What each of the two columns of the official table prints, for every medium the same.

Takes the clauses of a row and a side, gives their headings and paragraphs: in the old column what stayed and what was
deleted, in the new one what stayed and what was inserted, neighbours of one fate put together. `fragments` gives the
whole of a column as one text in pieces that look alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workmanual.comparison.amendments import AmendmentRow, Clause, Words
from workmanual.comparison.inline import Kept, Run


class Side(StrEnum):
    """A column of the table."""

    OLD = "old"
    NEW = "new"


_SHOWN: Final = {Side.OLD: (Kept.EQUAL, Kept.DELETED), Side.NEW: (Kept.EQUAL, Kept.INSERTED)}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a column."""

    label: str
    """Of its field, with the first of the field's paragraphs that this column has."""
    runs: tuple[Run, ...]
    """None empty, no neighbours of one fate."""


class Look(StrEnum):
    """What a piece of a column is."""

    HEADING = "heading"
    LABEL = "label"
    NOTHING = "nothing"
    """That there is no such clause."""
    EQUAL = "equal"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a column that looks the same throughout."""

    look: Look
    text: str


def clauses(row: AmendmentRow, side: Side) -> tuple[Clause, ...]:
    """The clauses of this column; none where the change added or deleted it."""
    return row.old if side is Side.OLD else row.new


def named(clause: Clause) -> str:
    """`4.3 公示`."""
    return " ".join(filter(None, (clause.number, clause.title)))


def place(row: AmendmentRow) -> str:
    """The row's name where one line must do: the clause that was split, else the new one, else the old."""
    is_split = len(row.old) == 1 < len(row.new)
    return named((row.old if is_split else row.new or row.old)[0])


def elsewhere(row: AmendmentRow, side: Side) -> str:
    """What stands beside the clause's name about its other place: in the new column, where there is one."""
    return row.elsewhere if side is (Side.NEW if row.new else Side.OLD) else ""


def paragraphs(words: Sequence[Words], side: Side) -> tuple[Paragraph, ...]:
    """The paragraphs that this column has, in order."""
    return tuple(_paragraphs(words, side))


def _paragraphs(words: Sequence[Words], side: Side) -> Iterator[Paragraph]:
    label = ""
    for one in words:
        label = one.label or label
        if runs := _joined(run for run in one.runs if run.kept in _SHOWN[side] and run.text):
            yield Paragraph(label, runs)
            label = ""


def _joined(runs: Iterator[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].kept is run.kept:
            joined[-1] = Run(run.kept, joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def fragments(row: AmendmentRow, side: Side, labels: Mapping[str, str]) -> tuple[Fragment, ...]:
    """All that this column prints, paragraphs parted by line feeds; put together the pieces are its text."""
    found = clauses(row, side)
    if not found:
        return (Fragment(Look.NOTHING, labels[f"amend-no-{side}"]),)
    lines = [line for clause in found for line in _lines(clause, elsewhere(row, side), side, labels)]
    return tuple(_parted(lines))


def _lines(clause: Clause, beside: str, side: Side, labels: Mapping[str, str]) -> Iterator[tuple[Fragment, ...]]:
    heading = named(clause)
    if beside:
        heading += labels["amend-elsewhere"].format(where=beside)
    if heading:
        yield (Fragment(Look.HEADING, heading),)
    for one in paragraphs(clause.words, side):
        label = (Fragment(Look.LABEL, labels["amend-label"].format(label=one.label)),) if one.label else ()
        yield (*label, *(Fragment(Look(run.kept.value), run.text) for run in one.runs))


def _parted(lines: Sequence[tuple[Fragment, ...]]) -> Iterator[Fragment]:
    """The lines with a line feed between them, which is neither deleted nor inserted."""
    for number, line in enumerate(lines):
        if number:
            yield Fragment(Look.EQUAL, "\n")
        yield from line
