"""What is computed on a record form, as a tree.

Takes nothing, gives values. An author writes `satisfied / valid * 100`; `reading.formula` reads it into this tree,
`sheets.computing` fills in what only the whole form knows (grades, the five checks), a spreadsheet writes it as its
own formula, and `sheets.evaluation` computes it for the proof that both agree. There is no function that reaches
outside the form.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """What stands between two values."""

    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    OVER = "/"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    SAME = "=="
    NOT_SAME = "!="


COMPARISONS = frozenset({Sign.MORE, Sign.AT_LEAST, Sign.LESS, Sign.AT_MOST, Sign.SAME, Sign.NOT_SAME})
"""Signs that give true or false."""


class Gathering(StrEnum):
    """One value from all rows of a column."""

    SUM = "sum"
    AVERAGE = "average"
    LEAST = "min"
    MOST = "max"
    COUNT = "count"
    """How many rows are filled in, or say a certain word."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""

    value: float


@dataclass(frozen=True, slots=True)
class Text:
    """A word: 是, 优秀."""

    value: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A field; in a column of a table, the cell of the same row."""

    field: str


@dataclass(frozen=True, slots=True)
class Column:
    """All rows of a column, gathered into one value."""

    gathering: Gathering
    field: str
    word: str = ""
    """With `COUNT`: rows that say this word; empty counts all that are filled in."""
    every: bool = False
    """Whether the value waits until every row is filled in; set where all rows of the table are printed ones."""


@dataclass(frozen=True, slots=True)
class RowsWhere:
    """How many rows of a table meet a condition; its `Ref`s are columns of that table."""

    condition: Formula


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values with a sign between them."""

    left: Formula
    sign: Sign
    right: Formula


@dataclass(frozen=True, slots=True)
class IsBlank:
    """Whether a field has not been filled in."""

    field: str


@dataclass(frozen=True, slots=True)
class Not:
    """Whether this does not hold."""

    part: Formula


@dataclass(frozen=True, slots=True)
class All:
    """Whether all of these hold."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Whether one of these holds."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class If:
    """One value or the other."""

    condition: Formula
    then: Formula
    otherwise: Formula


@dataclass(frozen=True, slots=True)
class Joined:
    """Words one after the other."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the form's language that is not yet filled in: `round`, `average`, `grade`, `missing`."""

    name: str
    arguments: tuple[Formula, ...]


Formula = Number | Text | Ref | Column | RowsWhere | Pair | IsBlank | Not | All | AnyOf | If | Joined | Call


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula ready to be computed, and when.

    The result is blank while a field that it needs is blank (`needs`, `counted`; unless it does not wait), while
    `guard` does not hold, or where it would divide by zero. `Call` no longer occurs but for `round`.
    """

    formula: Formula
    guard: Formula | None = None
    """Must be true for a result: every line of a score sheet passes the five checks."""
    waits: bool = True
    """Whether the result is blank while `needs` are; what says what is missing does not wait."""


def needs(formula: Formula) -> tuple[Ref | Column, ...]:
    """What must be filled in before the formula gives a value: its fields and columns, but those asked `IsBlank`.

    A `Ref` must be filled in; a `Column` with `every` in every row, another in one row at least, unless it counts.
    Fields inside `RowsWhere` are not needed.
    """
    return tuple(need for need in _asked(formula) if not _counts(need))


def counted(formula: Formula) -> tuple[Column, ...]:
    """Columns of which one must have an entry before a formula that needs nothing else gives a value: it counts them.

    Beside other needs a count of nothing is 0, as it may be meant.
    """
    return tuple(one for one in _asked(formula) if isinstance(one, Column) and _counts(one))


def _counts(one: Ref | Column) -> bool:
    return isinstance(one, Column) and one.gathering is Gathering.COUNT and not one.every


def _asked(formula: Formula) -> tuple[Ref | Column, ...]:
    """Fields and columns that the formula takes its value from, each once."""
    match formula:
        case Ref() | Column():
            return (formula,)
        case Pair(left=left, right=right):
            parts: tuple[Formula, ...] = (left, right)
        case If(condition=condition, then=then, otherwise=otherwise):
            parts = (condition, then, otherwise)
        case Not(part=part):
            parts = (part,)
        case All(parts=inner) | AnyOf(parts=inner) | Joined(parts=inner) | Call(arguments=inner):
            parts = inner
        case _:
            return ()
    return tuple(dict.fromkeys(one for part in parts for one in _asked(part)))
