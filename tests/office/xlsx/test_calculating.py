# What workbooks calculate, calculated by LibreOffice: a score sheet at its limits, a counting sheet, and formulas of
# every kind with any entries, for which it must give what sheets.evaluation gives.

import random
from pathlib import Path

import pytest

from tests.office.xlsx.calculated import LABELS, Entry, calculated, shown, spots, written
from tests.sheets.forms import WRITTEN, sheet_of, with_blocks
from tests.sheets.formulas import blanks_and_formulas, sheet_with

SCORE = sheet_of(WRITTEN["score"])
COUNTING = sheet_of(WRITTEN["counting"])
FULL_MARKS = (6.0, 6.0, 4.5, 3.5)


def scored(marks: tuple[float, ...], veto: str = "无", **changes: list[Entry]) -> dict[str, Entry]:
    """A score sheet that is filled in completely, but for `changes`."""
    columns: dict[str, list[Entry]] = {
        "objective": ["MB-1"] * 4,
        "clause": ["1.2"] * 4,
        "facts": ["有记录"] * 4,
        "score": list(marks),
        "reason": [None if mark == full else "缺一份记录" for mark, full in zip(marks, FULL_MARKS, strict=True)],
        "triggered": [veto],
        "bonus": [0],
    }
    columns |= changes
    where = spots(SCORE)
    return {
        name: value
        for field, values in columns.items()
        for name, value in zip(where[field], values, strict=True)
        if value is not None
    }


CASES: dict[str, dict[str, Entry]] = {
    "nothing": {},
    "begun": {spots(SCORE)["score"][0]: 6.0},
    "full": scored(FULL_MARKS),
    "veto": scored(FULL_MARKS, veto="有"),
    "deducted": scored((6.0, 4.0, 4.5, 3.5)),
    "no reason": scored((6.0, 4.0, 4.5, 3.5), reason=[None] * 4),
    "spaces for a reason": scored((6.0, 4.0, 4.5, 3.5), reason=[None, "  ", None, None]),
    "veto not answered": scored(FULL_MARKS) | {spots(SCORE)["triggered"][0]: None},
    "a row left out": scored(FULL_MARKS) | {spots(SCORE)["score"][3]: None},
    "tenths": scored((6.0, 6.0, 2.7, 3.3)),
}


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[Entry]]]:
    """By case and field: what the cells of the score sheet show."""
    content = written(SCORE)
    found = calculated(tmp_path_factory.mktemp("score"), [(content, entries) for entries in CASES.values()])
    where = spots(SCORE)
    return {
        case: {field: [values[name] for name in names] for field, names in where.items()}
        for case, values in zip(CASES, found, strict=True)
    }


def said(score: dict[str, dict[str, list[Entry]]], case: str) -> tuple[Entry, Entry]:
    return score[case]["result"][0], score[case]["grade"][0]


def test_an_empty_score_sheet_has_no_result(score: dict[str, dict[str, list[Entry]]]) -> None:
    assert said(score, "nothing") == (None, None)
    assert score["nothing"]["lacking"] == [None] * 4
    assert score["nothing"]["deducted"] == [None] * 4


def test_the_five_checks_say_nothing_before_anything_is_entered(score: dict[str, dict[str, list[Entry]]]) -> None:
    assert {values[0] for field, values in score["nothing"].items() if field.startswith("_")} == {None}
    assert score["begun"]["_score"][0] == LABELS["sheet-status-missing"].format(count=3)


def test_full_marks_are_the_best_grade(score: dict[str, dict[str, list[Entry]]]) -> None:
    assert said(score, "full") == (20, "优秀")
    assert score["full"]["lacking"] == [LABELS["sheet-missing-none"]] * 4
    fine = LABELS["sheet-status-fine"]
    assert {values[0] for field, values in score["full"].items() if field.startswith("_")} == {fine}


def test_a_veto_takes_the_best_grade_away(score: dict[str, dict[str, list[Entry]]]) -> None:
    assert said(score, "veto") == (20, "合格")


def test_the_grade_waits_for_the_vetoes(score: dict[str, dict[str, list[Entry]]]) -> None:
    assert said(score, "veto not answered") == (20, None)


def test_a_deduction_with_a_reason_counts(score: dict[str, dict[str, list[Entry]]]) -> None:
    assert said(score, "deducted") == (18, "优秀")
    assert score["deducted"]["deducted"] == [0, 2, 0, 0]


@pytest.mark.parametrize("case", ["no reason", "spaces for a reason"])
def test_a_deduction_without_a_reason_stops_the_total_and_the_row_says_so(
    case: str, score: dict[str, dict[str, list[Entry]]]
) -> None:
    assert said(score, case) == (None, None)
    fine = LABELS["sheet-missing-none"]
    assert [one == fine for one in score[case]["lacking"]] == [True, False, True, True]
    assert "扣分原因" in str(score[case]["lacking"][1])
    assert score[case]["_reason"][0] == LABELS["sheet-status-missing"].format(count=1)


def test_a_row_without_a_score_stops_the_total(score: dict[str, dict[str, list[Entry]]]) -> None:
    assert said(score, "a row left out") == (None, None)
    assert score["a row left out"]["_score"][0] == LABELS["sheet-status-missing"].format(count=1)


def test_tenths_add_up_where_a_grade_begins(score: dict[str, dict[str, list[Entry]]]) -> None:
    assert 6.0 + 6.0 + 2.7 + 3.3 == 18
    assert said(score, "tenths") == (18, "优秀")


def test_votes_are_counted(tmp_path: Path) -> None:
    where = spots(COUNTING)
    numbers = {"due": 20, "present": 18, "given": 18, "returned": 17, "void": 1}
    entries: dict[str, Entry] = {where[field][0]: number for field, number in numbers.items()}
    for row, votes in enumerate(((12, 3, 1), (10, 6, 0), (16, 0, 0))):
        entries |= {where[field][row]: vote for field, vote in zip(("agree", "against", "abstain"), votes, strict=True)}
    content = written(COUNTING)
    blank, filled = calculated(tmp_path, [(content, {}), (content, entries)])
    assert [blank[where[field][0]] for field in ("quorum", "valid", "rate", "most", "mean", "middle", "chosen")] == [
        None
    ] * 7
    results = {field: filled[where[field][0]] for field in where}
    assert (results["quorum"], results["valid"], results["holds"]) == ("是", 16, "有效")
    assert results["rate"] == pytest.approx(94.4)
    assert [filled[name] for name in where["votes"]] == [16, 16, 16, *[None] * 5]
    assert [filled[name] for name in where["elected"]] == ["是", "否", "是", *[None] * 5]
    assert (results["most"], results["least"], results["chosen"]) == (16, 10, 2)


CHOOSING = """[
  {table: {rows: 3, columns: [
    {id: name, label: 姓名}, {id: grade, label: 等次, type: choice, options: [很好, 还可以, 差], width: 24},
    {id: open, label: 未了, type: check, width: 20}, {id: good, label: 好, type: computed, formula: 'grade == "很好"', options: [是, 否]}]}},
  {fields: [
    {id: ruling, label: 意见, type: choice, options: [同意, 退回]},
    {id: graded, label: 评了, type: computed, formula: count(grade)},
    {id: best, label: 很好, type: computed, formula: 'count(grade, "很好")'},
    {id: left, label: 未了数, type: computed, formula: count(open)},
    {id: word, label: 结论, type: computed, formula: 'if_(ruling == "同意", "行", "不行")'}]}]"""


def test_boxes_that_are_not_chosen_from_are_blank(tmp_path: Path) -> None:
    sheet = sheet_of(with_blocks(CHOOSING))
    where, content = spots(sheet), written(sheet)
    entries: dict[str, Entry] = {where["grade"][0]: "很好", where["grade"][2]: "差", where["open"][1]: "√"}
    entries[where["ruling"][0]] = "退回"
    blank, filled = calculated(tmp_path, [(content, {}), (content, entries)])
    assert "\n" in str(blank[where["grade"][0]]), "boxes on several lines"
    results = ("graded", "best", "left", "word", "good")
    assert [blank[where[field][0]] for field in results] == [None] * 5
    assert [filled[where[field][0]] for field in results] == [2, 1, 1, "不行", "是"]
    assert [filled[name] for name in where["good"]] == ["是", None, "否"]


BOOKS, FORMULAS = 12, 60


def test_any_formula_with_any_entries_gives_what_the_evaluation_gives(tmp_path: Path) -> None:
    """The values that the file has are the evaluation's; LibreOffice forgets them and calculates."""
    chance = random.Random(9001)  # the same formulas every time: a failure can be looked at
    sheets = [sheet_with(*blanks_and_formulas(chance, FORMULAS)) for _ in range(BOOKS)]
    contents = [written(sheet) for sheet in sheets]
    filled = 0
    for sheet, content, found in zip(
        sheets, contents, calculated(tmp_path, [(content, {}) for content in contents]), strict=True
    ):
        expected = shown(content)
        for field, names in spots(sheet).items():
            for name in names:
                want, got = expected[name], found[name]
                if isinstance(want, float | int) and not isinstance(want, bool):
                    assert got == pytest.approx(want, rel=1e-9, abs=1e-8), (field, name)
                else:
                    assert got == want, (field, name)
                filled += field.startswith("f") and want is not None
    assert filled > BOOKS * FORMULAS / 4, "many formulas have values"
