"""Formulas of every kind, with blanks to compute them from, by chance."""

import random
from collections.abc import Sequence
from typing import Final

from tests.sheets.forms import WRITTEN, imprint_of
from workmanual.model.formula import (
    All,
    AnyOf,
    Call,
    Column,
    Computed,
    Formula,
    Gathering,
    If,
    IsBlank,
    Joined,
    Not,
    Number,
    Pair,
    Ref,
    RowsWhere,
    Sign,
    Text,
)
from workmanual.model.record import FieldType, FormKind, Orientation
from workmanual.sheets.sheet import Cell, CellRole, Grid, GridKind, Heading, Page, Row, Sheet

NUMBERS: Final = ("a", "b", "c", "d")
WORDS: Final = ("v", "w")
COLUMNS: Final = ("p", "q")
WORD_COLUMN: Final = "r"
TABLE_ROWS: Final = 6
SAID: Final = ("是", "否", "A", "a b", '"')
_COMPARING: Final = (Sign.MORE, Sign.AT_LEAST, Sign.LESS, Sign.AT_MOST, Sign.SAME, Sign.NOT_SAME)
_RECKONING: Final = (Sign.PLUS, Sign.MINUS, Sign.TIMES, Sign.OVER)


def number_cell(field: str, value: str = "") -> Cell:
    return Cell(role=CellRole.ENTRY, width=30.0, field=field, type=FieldType.NUMBER, value=value)


def word_cell(field: str, value: str = "") -> Cell:
    return Cell(role=CellRole.ENTRY, width=30.0, field=field, type=FieldType.TEXT, value=value)


def formula_cell(field: str, computed: Computed, yes_no: tuple[str, ...] = ()) -> Cell:
    return Cell(
        role=CellRole.ENTRY, width=171.0, field=field, type=FieldType.COMPUTED, computed=computed, yes_no=yes_no
    )


def row(*cells: Cell) -> Row:
    return Row(cells=cells, height=9.0, least=9.0, most=9.0)


def grid(*rows: Row) -> Grid:
    return Grid(kind=GridKind.TABLE, widths=tuple(cell.width for cell in rows[0].cells), rows=rows)


def sheet_with(*grids: Grid) -> Sheet:
    """A sheet of one page with these grids, all 171 mm wide."""
    page = Page(heading=Heading(title="算", height=20.0), bands=grids)
    return Sheet(
        imprint=imprint_of(WRITTEN["everything"]),
        title="算",
        kind=FormKind.SINGLE,
        orientation=Orientation.PORTRAIT,
        bound=False,
        pages=(page,),
    )


def filler(width: float) -> Cell:
    return Cell(role=CellRole.WORDS, width=width)


def blanks_and_formulas(chance: random.Random, count: int) -> tuple[Grid, Grid, Grid, Grid]:
    """Numbers, words, a table; then so many formulas. Some blanks stay blank."""
    share = chance.choice((0.1, 0.5, 0.95))

    def entry(value: str) -> str:
        return value if chance.random() < share else ""

    def number() -> str:
        return entry(f"{chance.choice((0, 1, 2, 2.5, 7, 0.1, 0.2, -3, 95.25))}")

    def word() -> str:
        return entry(chance.choice(SAID))

    numbers = grid(row(*(number_cell(field, number()) for field in NUMBERS), filler(51.0)))
    words = grid(row(*(word_cell(field, word()) for field in WORDS), filler(111.0)))
    table = grid(
        *(
            row(*(number_cell(field, number()) for field in COLUMNS), word_cell(WORD_COLUMN, word()), filler(81.0))
            for _ in range(TABLE_ROWS)
        )
    )
    cells = [_cell(chance, f"f{place}") for place in range(count)]
    return numbers, words, table, grid(*(row(cell) for cell in cells))


def _cell(chance: random.Random, field: str) -> Cell:
    guard = _claim(chance, 2) if chance.random() < 0.3 else None
    waits = chance.random() < 0.85
    match chance.randrange(4):
        case 0:
            return formula_cell(field, Computed(_claim(chance, 2), guard, waits), ("是", "否"))
        case 1:
            return formula_cell(field, Computed(_words(chance, 2), guard, waits))
        case _:
            return formula_cell(field, Computed(_number(chance, 3), guard, waits=True))


def _parts(chance: random.Random, depth: int) -> tuple[Formula, ...]:
    return tuple(_claim(chance, depth - 1) for _ in range(chance.randrange(1, 4)))


def _number(chance: random.Random, depth: int) -> Formula:
    if depth <= 0 or chance.random() < 0.2:
        if chance.random() < 0.5:
            return Ref(chance.choice(NUMBERS))
        return Number(chance.choice((0.0, 1.0, 3.0, 0.5, -2.0, 100.0)))
    match chance.randrange(6):
        case 0:
            word = chance.choice(("", "是"))
            return Column(Gathering.COUNT, WORD_COLUMN, word, every=chance.random() < 0.2)
        case 1:
            gathering = chance.choice([one for one in Gathering if one is not Gathering.COUNT])
            return Column(gathering, chance.choice(COLUMNS), every=chance.random() < 0.2)
        case 2:
            return RowsWhere(_row_claim(chance, 2))
        case 3:
            return Call("round", (_number(chance, depth - 1), Number(float(chance.randrange(3)))))
        case 4:
            return If(_claim(chance, depth - 1), _number(chance, depth - 1), _number(chance, depth - 1))
        case _:
            return Pair(_number(chance, depth - 1), chance.choice(_RECKONING), _number(chance, depth - 1))


def _claim(chance: random.Random, depth: int) -> Formula:
    if depth <= 0:
        return IsBlank(chance.choice((*NUMBERS, *WORDS)))
    match chance.randrange(6):
        case 0:
            return All(_parts(chance, depth))
        case 1:
            return AnyOf(_parts(chance, depth))
        case 2:
            return Not(_claim(chance, depth - 1))
        case 3:
            return Pair(Ref(chance.choice(WORDS)), chance.choice((Sign.SAME, Sign.NOT_SAME)), Text(chance.choice(SAID)))
        case 4:
            return IsBlank(chance.choice((*NUMBERS, *WORDS)))
        case _:
            return Pair(_number(chance, depth - 1), chance.choice(_COMPARING), _number(chance, 0))


def _row_claim(chance: random.Random, depth: int) -> Formula:
    """A condition on a row of the table."""
    match chance.randrange(5 if depth > 0 else 3):
        case 0:
            return IsBlank(chance.choice((*COLUMNS, WORD_COLUMN)))
        case 1:
            right: Sequence[Formula] = (Ref("q"), Number(2.0), Pair(Ref("q"), Sign.PLUS, Number(1.0)))
            return Pair(Ref("p"), chance.choice(_COMPARING), chance.choice(right))
        case 2:
            return Pair(Ref(WORD_COLUMN), chance.choice((Sign.SAME, Sign.NOT_SAME)), Text(chance.choice(SAID)))
        case 3:
            return Not(_row_claim(chance, depth - 1))
        case _:
            parts = tuple(_row_claim(chance, depth - 1) for _ in range(chance.randrange(1, 4)))
            return All(parts) if chance.random() < 0.5 else AnyOf(parts)


def _words(chance: random.Random, depth: int) -> Formula:
    if depth <= 0:
        return Text(chance.choice(SAID)) if chance.random() < 0.6 else Ref(chance.choice(WORDS))
    if chance.random() < 0.5:
        return If(_claim(chance, 1), _words(chance, depth - 1), _words(chance, depth - 1))
    parts = (_words(chance, depth - 1), Column(Gathering.COUNT, WORD_COLUMN), _words(chance, depth - 1))
    return Joined(parts)
