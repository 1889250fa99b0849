# What each column of the table prints: its own runs and nothing else, labels where their field begins.

import pytest

from tests.comparison.examples import TABLE, clause, come, gone, row, words
from workmanual.comparison.amendments import AmendmentRow
from workmanual.comparison.columns import Fragment, Look, Paragraph, Side, elsewhere, fragments, paragraphs, place
from workmanual.comparison.inline import Kept, Run
from workmanual.locale import Locale


def test_a_column_has_its_own_runs_and_neighbours_are_joined() -> None:
    said = words("何时做", "每月[-5-]{+10+}[-日-]前")
    assert paragraphs(said, Side.OLD) == (
        Paragraph("何时做", (Run(Kept.EQUAL, "每月"), Run(Kept.DELETED, "5日"), Run(Kept.EQUAL, "前"))),
    )
    assert paragraphs(said, Side.NEW) == (
        Paragraph("何时做", (Run(Kept.EQUAL, "每月"), Run(Kept.INSERTED, "10"), Run(Kept.EQUAL, "前"))),
    )


def test_a_label_stands_with_the_first_paragraph_that_the_column_has() -> None:
    said = (*words("怎么做", "{+1. 新加。+}", "2. 原有。", "3. 原有。"), *words("记录", "JL-0101"))
    assert [one.label for one in paragraphs(said, Side.OLD)] == ["怎么做", "", "记录"]
    assert [one.label for one in paragraphs(said, Side.NEW)] == ["怎么做", "", "", "记录"]


def test_a_field_that_came_leaves_no_label_behind() -> None:
    said = (*come("谁来做", "支部书记"), *words("何时做", "每月"))
    assert [one.label for one in paragraphs(said, Side.OLD)] == ["何时做"]


OLD, NEW = clause("4.1 甲", gone("", "旧")), clause("4.2 乙", come("", "新"))


@pytest.mark.parametrize(
    ("found", "name", "side"),
    [
        (row(1, "a", (OLD,), (NEW,), "修改", elsewhere="原 4.1"), "4.2 乙", Side.NEW),
        (row(1, "a", (OLD,), (), "删除", elsewhere="移到 4.2"), "4.1 甲", Side.OLD),
        (row(1, "a", (), (NEW,), "新增", elsewhere="原 4.1"), "4.2 乙", Side.NEW),
        (row(1, "a", (OLD,), (NEW, NEW), "拆分", elsewhere="x"), "4.1 甲", Side.NEW),
        (row(1, "a", (OLD, OLD), (NEW,), "合并", elsewhere="x"), "4.2 乙", Side.NEW),
    ],
)
def test_a_row_has_one_name_and_says_once_where_else_it_stands(found: AmendmentRow, name: str, side: Side) -> None:
    assert place(found) == name
    assert {one: bool(elsewhere(found, one)) for one in Side} == {one: one is side for one in Side}


def test_the_fragments_are_the_whole_column(locale: Locale) -> None:
    found = next(one for one in TABLE.rows if one.anchor == "CX-02.archive")
    assert fragments(found, Side.OLD, locale.labels) == (
        Fragment(Look.HEADING, "4.13 整理材料"),
        Fragment(Look.EQUAL, "\n"),
        Fragment(Look.LABEL, "怎么做："),
        Fragment(Look.DELETED, "组织委员核对材料目录。"),
        Fragment(Look.EQUAL, "\n"),
        Fragment(Look.HEADING, "4.14 归档"),
        Fragment(Look.EQUAL, "\n"),
        Fragment(Look.LABEL, "怎么做："),
        Fragment(Look.DELETED, "15 日"),
        Fragment(Look.EQUAL, "内交党工部门归档。"),
    )


def test_a_column_without_clause_says_so(locale: Locale) -> None:
    added = row(1, "a", (), (NEW,), "新增")
    assert fragments(added, Side.OLD, locale.labels) == (Fragment(Look.NOTHING, "（原来没有）"),)
    deleted = row(1, "a", (OLD,), (), "删除")
    assert fragments(deleted, Side.NEW, locale.labels) == (Fragment(Look.NOTHING, "（删去）"),)
