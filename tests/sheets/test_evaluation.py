# What formulas give, by hand; that spreadsheets give the same is tests/office/xlsx/test_calculating.py.

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.sheets.formulas import filler, formula_cell, grid, number_cell, row, sheet_with, word_cell
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
from workmanual.model.record import FieldType
from workmanual.sheets.evaluation import Value, day_number, evaluated, rounded, written
from workmanual.sheets.places import Fields, Place
from workmanual.sheets.sheet import Cell, CellRole, Grid, Sheet

RESULT = Place(0, 2, 0, 0)
TOTAL = Cell(role=CellRole.TOTAL, width=30.0, field="p", type=FieldType.COMPUTED)


def sheet_of(computed: Computed, yes_no: tuple[str, ...] = ()) -> Sheet:
    """a, b and w; a table of p and r with a total below p; the result."""
    rows = [row(number_cell("p"), word_cell("r"), filler(111.0)) for _ in range(3)]
    return sheet_with(
        grid(row(number_cell("a"), number_cell("b"), word_cell("w"), filler(81.0))),
        grid(*rows, row(TOTAL, filler(141.0))),
        grid(row(formula_cell("x", computed, yes_no))),
    )


def result(formula: Formula, entries: Mapping[str, Value], **keys: object) -> Value:
    """The formula's value for entries by field; p1 is the first row of p."""
    guard, waits, yes_no = keys.get("guard"), bool(keys.get("waits", True)), keys.get("yes_no", ())
    assert isinstance(yes_no, tuple)
    sheet = sheet_of(Computed(formula, guard, waits), yes_no)  # type: ignore[arg-type]  # keys of several types
    fields = Fields(sheet)
    made: dict[Place, Value] = {}
    for name, value in entries.items():
        column = fields.column(name.rstrip("123"), RESULT)
        made[column[int(name[-1]) - 1 if name[-1].isdigit() else 0]] = value
    return evaluated(sheet, made)[RESULT]


A, B, W = Ref("a"), Ref("b"), Ref("w")
SUM = Column(Gathering.SUM, "p")
CASES: list[tuple[Formula, Mapping[str, Value], Value]] = [
    (Pair(A, Sign.OVER, B), {"a": 1.0, "b": 4.0}, 0.25),
    (Pair(A, Sign.OVER, B), {"a": 1.0, "b": 0.0}, None),
    (Pair(A, Sign.OVER, B), {"a": 1.0}, None),
    (Pair(A, Sign.PLUS, B), {"a": 0.1, "b": 0.2}, 0.3),
    (Pair(A, Sign.MINUS, B), {"a": 1.0, "b": "甲"}, None),
    (Pair(A, Sign.TIMES, W), {"a": 2.0, "w": "3"}, 6.0),
    (A, {"a": 0.0}, 0.0),
    (W, {"w": "  "}, None),
    (SUM, {}, None),
    (SUM, {"p1": 2.0, "p3": 3.0}, 5.0),
    (SUM, {"p1": 0.0}, 0.0),
    (Column(Gathering.SUM, "p", every=True), {"p1": 2.0, "p3": 3.0}, None),
    (Column(Gathering.AVERAGE, "p"), {"p1": 2.0, "p3": 3.0}, 2.5),
    (Column(Gathering.LEAST, "p"), {"p1": 2.0, "p3": 3.0}, 2.0),
    (Column(Gathering.MOST, "p"), {"p1": 2.0, "p3": 3.0}, 3.0),
    (Column(Gathering.COUNT, "r"), {}, None),
    (Column(Gathering.COUNT, "r", word="是"), {}, None),
    (Column(Gathering.COUNT, "r", word="是"), {"r2": "否"}, 0.0),
    (Pair(Column(Gathering.COUNT, "r"), Sign.PLUS, Column(Gathering.COUNT, "p")), {}, None),
    (Pair(Column(Gathering.COUNT, "r"), Sign.PLUS, Column(Gathering.COUNT, "p")), {"r2": "否"}, 1.0),
    (Pair(A, Sign.MINUS, Column(Gathering.COUNT, "r")), {"a": 9.0}, 9.0),
    (Column(Gathering.COUNT, "r"), {"r1": "是", "r2": "否"}, 2.0),
    (Column(Gathering.COUNT, "r", word="是"), {"r1": "是", "r2": "否"}, 1.0),
    (RowsWhere(All((Pair(Ref("p"), Sign.LESS, Number(5)), IsBlank("r")))), {"p1": 3.0, "p2": 3.0, "r2": "因"}, 1.0),
    (RowsWhere(Pair(Ref("p"), Sign.LESS, Number(5))), {}, 0.0),
    (RowsWhere(Not(IsBlank("r"))), {"r3": "因"}, 1.0),
    (If(IsBlank("w"), Text("没有写"), Text("写了")), {}, "没有写"),
    (If(AnyOf((IsBlank("w"), Pair(Number(1), Sign.SAME, Number(1)))), Text("甲"), Text("乙")), {"w": "x"}, "甲"),
    (Joined((Text("还有 "), Column(Gathering.COUNT, "r"), Text(" 行"))), {"r1": "是"}, "还有 1 行"),
    (Call("round", (A, Number(1))), {"a": 2.25}, 2.3),
    (Call("round", (A,)), {"a": -2.5}, -3.0),
    (Ref("nowhere"), {}, None),
]


@pytest.mark.parametrize(("formula", "entries", "wanted"), CASES)
def test_a_formula_gives_this(formula: Formula, entries: Mapping[str, Value], wanted: Value) -> None:
    assert result(formula, entries) == wanted


COMPARED = [(1.0, Sign.LESS, 2.0), (2.0, Sign.MORE, 1.0), (2.0, Sign.AT_LEAST, 2.0), (2.0, Sign.AT_MOST, 2.0),
            (2.0, Sign.SAME, 2.0), (2.0, Sign.NOT_SAME, 1.0), (9.0, Sign.LESS, "甲"), ("AB", Sign.SAME, "ab")]  # fmt: skip


@pytest.mark.parametrize(("left", "sign", "right"), COMPARED)
def test_a_comparison_is_said_in_words(left: Value, sign: Sign, right: Value) -> None:
    formula = Pair(A, sign, B)
    assert result(formula, {"a": left, "b": right}, yes_no=("是", "否")) == "是"
    assert result(Not(formula), {"a": left, "b": right}, yes_no=("是", "否")) == "否"
    assert result(formula, {"a": left}, yes_no=("是", "否")) is None


def test_a_comparison_with_what_is_blank_does_not_hold() -> None:
    for sign in (Sign.LESS, Sign.SAME, Sign.NOT_SAME, Sign.AT_LEAST):
        assert result(Pair(A, sign, Number(0)), {}, waits=False, yes_no=("是", "否")) == "否"


def test_a_guard_that_fails_gives_nothing() -> None:
    assert result(A, {"a": 1.0}, guard=IsBlank("b")) == 1.0
    assert result(A, {"a": 1.0, "b": 1.0}, guard=IsBlank("b")) is None
    assert result(A, {"a": 1.0}, guard=Pair(Pair(A, Sign.OVER, Number(0)), Sign.MORE, Number(0))) is None


def test_what_does_not_wait_says_something_of_what_is_blank() -> None:
    formula = If(IsBlank("a"), Text("缺"), W)
    assert result(formula, {}) is None
    assert result(formula, {}, waits=False) == "缺"
    assert result(formula, {"a": 1.0}, waits=False) is None


def test_a_total_adds_up_its_column_and_is_no_row_of_it() -> None:
    sheet = sheet_of(Computed(SUM))
    fields = Fields(sheet)
    first = fields.column("p", RESULT)[0]
    values = evaluated(sheet, {first: 4.0})
    assert values[Place(0, 1, 3, 0)] == values[RESULT] == 4.0


def test_a_column_goes_on_where_its_grid_goes_on() -> None:
    whole = sheet_of(Computed(SUM))
    (page,) = whole.pages
    above, table, below = page.bands
    assert isinstance(table, Grid)
    first = replace(page, bands=(above, replace(table, rows=table.rows[:2])))
    second = replace(page, bands=(replace(table, rows=table.rows[2:], continues=True), below), flows=True)
    values = evaluated(replace(whole, pages=(first, second)), {Place(0, 1, 0, 0): 4.0, Place(1, 0, 0, 0): 3.0})
    assert values[Place(1, 0, 1, 0)] == values[Place(1, 1, 0, 0)] == 7.0


def test_a_formula_that_comes_back_to_itself_is_blank() -> None:
    assert result(Pair(Ref("x"), Sign.PLUS, Number(1)), {}) is None


def test_what_is_not_filled_in_cannot_be_computed() -> None:
    with pytest.raises(AssertionError, match="filled in before"):
        result(Call("grade", (A,)), {"a": 1.0})


def test_what_a_cell_says_beforehand() -> None:
    assert written(number_cell("a", "3.5")) == 3.5
    assert written(number_cell("a", "三")) == "三"
    assert written(word_cell("w", "3.5")) == "3.5"
    assert written(word_cell("w")) is None
    assert written(Cell(role=CellRole.WORDS, width=1, text="6", number=6.0)) == 6.0
    assert written(Cell(role=CellRole.ENTRY, width=1, type=FieldType.DATE, value="2004-08-01")) == 38200.0
    assert written(Cell(role=CellRole.ENTRY, width=1, type=FieldType.MONTH, value="2004-08")) == 38200.0


def test_a_day_that_is_none_stays_as_it_is() -> None:
    assert day_number("八月一日") == "八月一日"
    assert day_number("2004-13-01") == "2004-13-01"


def test_numbers_are_rounded_away_from_zero_as_they_are_read() -> None:
    assert [rounded(value, 2) for value in (2.675, -2.675, 1.005, 0.0)] == [2.68, -2.68, 1.01, 0.0]
