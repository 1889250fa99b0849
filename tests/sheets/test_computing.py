# What forms compute, with nothing left to look up: grades become questions of points, `missing()` a question to every
# column that serves one of the five checks, and totals wait for the rows that are printed. That the trees give the
# right values is tests/sheets/test_evaluation.py.

import pytest

from tests.sheets.forms import FORMS, SCHEME, imprint_of, sheet_of, with_blocks
from workmanual.ground import resources
from workmanual.model.formula import Column, Computed, Gathering, If, Number, Pair, Ref, Sign, Text, needs
from workmanual.sheets.layout import lay_out
from workmanual.sheets.printed import cells
from workmanual.sheets.sheet import Cell, CellRole, Sheet

COUNTED = "{table: {rows: 3, total: 合计, columns: [{id: name, label: 姓名}, {id: votes, label: 票, type: number, sum: true}]}}"
PRINTED = "{table: {prefilled: [[甲], [乙]], columns: [{id: name, label: 姓名}, {id: votes, label: 票, type: number}]}}"


def computed(formula: str, table: str = COUNTED, extra: str = "") -> Computed | None:
    field = f"{{id: result, label: 结果, type: computed, formula: {formula!r}{extra}}}"
    numbers = "{id: a, label: 甲, type: number}, {id: b, label: 乙, type: number}"
    sheet = sheet_of(with_blocks(f"[{table}, {{fields: [{numbers}, {field}]}}]"))
    return cell_of(sheet, "result").computed


def cell_of(sheet: Sheet, field: str) -> Cell:
    return next(cell for cell in cells(sheet) if cell.field == field and cell.role is CellRole.ENTRY)


def test_a_share_is_a_pair_that_needs_both() -> None:
    made = computed("a / b * 100")
    assert made is not None
    assert made.formula == Pair(Pair(Ref("a"), Sign.OVER, Ref("b")), Sign.TIMES, Number(100))
    assert needs(made.formula) == (Ref("a"), Ref("b"))


def test_a_sum_waits_for_every_row_only_where_rows_are_printed() -> None:
    blank, printed = computed("sum(votes)"), computed("sum(votes)", PRINTED)
    assert blank == Computed(Column(Gathering.SUM, "votes"))
    assert printed == Computed(Column(Gathering.SUM, "votes", every=True))


def test_an_average_of_values_is_their_sum_by_their_number() -> None:
    made = computed("average(a, b)")
    assert made == Computed(Pair(Pair(Ref("a"), Sign.PLUS, Ref("b")), Sign.OVER, Number(2)))


def test_a_grade_is_asked_from_the_best_on_and_a_veto_takes_the_best_away() -> None:
    assert computed("grade(a)") == Computed(
        If(
            Pair(Ref("a"), Sign.AT_LEAST, Number(18)),
            Text("优秀"),
            If(Pair(Ref("a"), Sign.AT_LEAST, Number(12)), Text("合格"), Text("不合格")),
        )
    )
    vetoed = computed("grade(a, b)")
    assert vetoed is not None
    assert isinstance(vetoed.formula, If)
    assert vetoed.formula.then == If(Pair(Ref("b"), Sign.MORE, Number(0)), Text("合格"), Text("优秀"))


def test_without_a_scheme_there_is_no_grade() -> None:
    form = with_blocks("[{fields: [{id: a, label: 甲, type: computed, formula: grade(3)}]}]")
    sheet = lay_out(form, imprint_of(form), resources.locale().labels)
    assert cell_of(sheet, "a").computed is None
    assert cell_of(sheet_of(form), "a").computed is not None


@pytest.mark.parametrize("formula", ["sum(", "1 +", "unknown(a)", "a b"])
def test_what_cannot_be_read_computes_nothing(formula: str) -> None:
    assert computed(formula) is None


def test_a_total_adds_up_its_column_and_needs_no_formula() -> None:
    sheet = sheet_of(with_blocks(f"[{COUNTED}]"))
    total = next(cell for cell in cells(sheet) if cell.role is CellRole.TOTAL)
    assert total.field == "votes"
    assert total.computed == Computed(Column(Gathering.SUM, "votes"))


def test_a_row_of_a_score_sheet_is_bounded_by_its_points() -> None:
    assert SCHEME is not None
    sheet = sheet_of(FORMS["score"])
    scores = [cell.most for cell in cells(sheet) if cell.field == "score" and cell.role is CellRole.ENTRY]
    points = [cell.number for cell in cells(sheet) if cell.field == "points" and cell.role is CellRole.WORDS]
    assert scores == points[:4] == [6, 6, 4.5, 3.5]
    whole = [cell.number for cell in cells(sheet) if cell.role is CellRole.WORDS and cell.number and not cell.field]
    assert whole == [20]


def test_totals_of_a_score_sheet_wait_until_every_row_passes_the_five_checks() -> None:
    sheet = sheet_of(FORMS["score"])
    total = next(cell for cell in cells(sheet) if cell.role is CellRole.TOTAL and cell.field == "score")
    assert total.computed is not None
    fine = resources.locale().labels["sheet-missing-none"]
    assert total.computed.guard == Pair(Column(Gathering.COUNT, "lacking", fine), Sign.SAME, Number(4))


def test_each_of_the_five_checks_has_a_box_that_says_what_is_missing() -> None:
    boxes = [cell for cell in cells(sheet_of(FORMS["score"])) if cell.role is CellRole.STATUS]
    assert [box.field for box in boxes] == ["_objective", "_facts", "_score", "_reason", "_clause"]
    assert all(box.computed is not None and not box.computed.waits for box in boxes)


def test_what_a_unit_gives_itself_need_not_pass_the_checks() -> None:
    totals = [cell for cell in cells(sheet_of(FORMS["score"])) if cell.role is CellRole.TOTAL]
    guarded = {cell.field for cell in totals if cell.computed and cell.computed.guard}
    assert guarded == {"score", "deducted"}
    assert {cell.field for cell in totals} == {"self_score", "score", "deducted"}
