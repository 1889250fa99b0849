# The assessment scheme as a list: every indicator once, the cycle from its steps, the example calculated.

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.views.lists.scored import scored
from workmanual.locale import Locale
from workmanual.model.manual import Manual
from workmanual.views.index import Index, index
from workmanual.views.lists.listing import Listing
from workmanual.views.lists.scheme import grade_of, scheme


def listing(lookups: Index, locale: Locale) -> Listing:
    made = scheme(lookups, locale.labels)
    assert made is not None
    return made


def texts(made: Listing, table: str) -> list[list[str]]:
    found = next(one for one in made.tables if one.id == table)
    return [["、".join(piece.words for piece in cell) for cell in row.cells] for row in found.rows]


def test_every_indicator_stands_in_its_category_once(locale: Locale) -> None:
    lookups = scored()
    made = listing(lookups, locale)
    assert [row.reference for table in made.tables for row in table.rows if row.reference] == [*lookups.indicators]
    assert texts(made, "service")[1] == ["A2 意见答复", "6", "收回率不低于 90%", "逾期一件扣 1 分", "BD-101-2", "LC-101", "1、2"]  # fmt: skip


def test_the_cycle_is_that_of_its_steps(locale: Locale) -> None:
    made = listing(scored(), locale)
    assert made.tables[0].note == "登记 → 答复"
    assert [row[0] for row in texts(made, "cycle")] == [
        "LC-101 4.1 登记预约",
        "LC-201 4.3 点交和收回",
        "LC-101 4.4 收回意见",
    ]


def test_the_example_is_calculated(locale: Locale) -> None:
    made = listing(scored(), locale)
    assert [row[3] for row in texts(made, "example")] == ["6－1＝5", "4.5－0.7＝3.8"]
    assert texts(made, "results") == [
        ["服务指标得分", "12－1", "11 分"],
        ["藏品指标得分", "8－0.7", "7.3 分"],
        ["加减分", "馆长表扬 1 次", "0.5 分"],
        ["季度得分", "11＋7.3＋0.5", "18.8 分"],
        ["等次", "没有触发否决", "优秀"],
        ["假如没有加减分", "18.8－0.5＝18.3", "优秀"],
        ["假如触发否决，B2 藏品安全由 3.5 分改为 0 分", "18.8－3.5＝15.3", "合格"],
    ]


def test_what_the_scheme_does_not_have_is_not_there(second_manual: Manual, locale: Locale) -> None:
    plain = index(second_manual)
    ids = [one.id for one in listing(plain, locale).tables]
    assert ids == ["service", "care", "checks", "veto", "grades", "formulas", "rewards"]
    given = second_manual.assessment
    assert given is not None
    bare = replace(given, veto=(), formulas=(), rewards=())
    assert [one.id for one in listing(index(replace(second_manual, assessment=bare)), locale).tables] == [
        "service", "care", "checks", "grades",
    ]  # fmt: skip
    assert scheme(index(replace(second_manual, assessment=None)), locale.labels) is None


@pytest.mark.parametrize(
    ("score", "vetoed", "grade"),
    [
        ("18", False, "优秀"),
        ("17.99", False, "合格"),
        ("0", False, "不合格"),
        ("20", True, "合格"),
        ("3", True, "不合格"),
    ],
)
def test_a_grade_is_that_of_the_score_and_a_veto_takes_the_best_away(score: str, vetoed: bool, grade: str) -> None:
    given = scored().manual.assessment
    assert given is not None
    assert grade_of(given, Decimal(score), vetoed=vetoed) == grade
