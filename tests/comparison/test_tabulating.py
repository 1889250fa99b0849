# The official table: its rows hold every change, rebuild what both editions say of it, and stand in order.

import re
from collections import Counter

import pytest

from tests.comparison.conftest import Pairs
from tests.comparison.made import compared, edition, item, reason
from workmanual.comparison.amendments import AmendmentTable, Clause
from workmanual.comparison.asking import asked
from workmanual.comparison.comparing import Comparison
from workmanual.comparison.inline import Kept, new_text, old_text
from workmanual.comparison.passages import new_paragraphs, old_paragraphs
from workmanual.comparison.records import Change, Family, Item, Kind, Sense
from workmanual.comparison.tabulating import amendment_table
from workmanual.ground import resources

LOCALE = resources.locale()
ADDRESS = re.compile(r"[A-Za-z0-9._-]+")
ORDERED = (("2004", "2005"), ("2005", "2006"), ("2004", "2006"), ("2006", "2004"))
DOCUMENT = item("CX-01", Family.DOCUMENT, title="会议程序", purpose="把会开好")


def table_of(comparison: Comparison, changes: tuple[Change, ...] | None = None) -> AmendmentTable:
    return amendment_table(comparison, LOCALE.comparison, LOCALE.labels, changes)


def told(clause: Clause, foreign: Kept) -> list[str]:
    """The paragraphs of one side."""
    text = old_text if foreign is Kept.INSERTED else new_text
    only = [one for one in clause.words if not one.runs or {run.kept for run in one.runs} != {foreign}]
    return [text(one.runs) for one in only]


def differing(change: Change, *, is_new: bool) -> list[str]:
    """What the change says of one side: all of a short field, of a long one the paragraphs that changed."""
    texts: list[str] = []
    for one in change.fields:
        shown = one.passages
        if len(shown) > 3:
            shown = tuple(part for part in shown if any(run.kept is not Kept.EQUAL for run in part.runs))
        texts += new_paragraphs(shown) if is_new else old_paragraphs(shown)
    return texts


def whole(items: tuple[Item, ...], change: Change) -> list[list[str]]:
    """The changed fields of each item, as they stand in the edition."""
    return [
        [text for one in change.fields if (own := given.field(one.name)) is not None for text in own.shown]
        for given in items
    ]


@pytest.mark.parametrize(("old", "new"), ORDERED)
def test_the_rows_rebuild_both_sides_of_every_change(old: str, new: str, real: Pairs) -> None:
    comparison = real.history.compare(old, new)
    rows = {row.anchor: row for row in table_of(comparison).rows}
    assert len(rows) == len(comparison.changes) > 0
    by_number = sorted(rows.values(), key=lambda row: row.number)
    grouped = {id(one): place for place, one in enumerate(_in_groups(comparison))}
    for change in comparison.changes:
        row = by_number[grouped[id(change)]]
        for items, clauses, foreign, is_new in (
            (change.old, row.old, Kept.INSERTED, False),
            (change.new, row.new, Kept.DELETED, True),
        ):
            assert [clause.title for clause in clauses if change.item.family is Family.STEP] == [
                one.title for one in items if change.item.family is Family.STEP
            ]
            found = [told(clause, foreign) for clause in clauses]
            if change.parts:
                found = [one[:-1] for one in found]
            if len(items) == 1:
                assert found == [differing(change, is_new=is_new)], change.id
            else:
                assert found == whole(items, change), change.id


def _in_groups(comparison: Comparison) -> list[Change]:
    """The changes as the table has them: those of one document together."""
    own = {Family.DOCUMENT, Family.STEP, Family.FORM, Family.FORM_FIELD, Family.INDICATOR, Family.SCHEME}
    groups: dict[str, list[Change]] = {}
    for change in comparison.changes:
        key = change.item.document if change.item.family in own else change.item.family
        groups.setdefault(key, []).append(change)
    return [one for group in groups.values() for one in group]


@pytest.mark.parametrize(("old", "new"), ORDERED)
def test_numbers_anchors_and_counts(old: str, new: str, real: Pairs) -> None:
    comparison = real.history.compare(old, new)
    table = table_of(comparison)
    assert [row.number for row in table.rows] == [*range(1, len(comparison.changes) + 1)]
    anchors = [*(one.anchor for one in table.groups), *(one.anchor for one in table.rows)]
    assert len(set(anchors)) == len(anchors)
    assert [one for one in anchors if not ADDRESS.fullmatch(one)] == []
    kinds = Counter(kind for change in comparison.changes for kind in change.kinds)
    assert dict(table.counts) == {LOCALE.comparison.kinds[kind]: count for kind, count in kinds.items()}
    said = Counter(word for row in table.rows for word in row.kinds.partition("；")[0].split("、"))
    assert dict(table.counts) == said
    assert [row for row in table.rows if not row.kinds] == []


@pytest.mark.parametrize(("old", "new"), ORDERED)
def test_groups_follow_the_edition(old: str, new: str, real: Pairs) -> None:
    comparison = real.history.compare(old, new)
    table = table_of(comparison)
    order = [f"group-{code}" for code, _ in comparison.new.documents]
    shown = [one.anchor for one in table.groups if one.anchor in order]
    assert shown
    if old < new:
        assert shown == sorted(shown, key=order.index)
    assert all(group.rows for group in table.groups)
    assert [one.title for one in table.groups if one.title.startswith(("CX-", "JL-"))]


@pytest.mark.parametrize(("old", "new"), ORDERED)
def test_notes_count_what_is_folded(old: str, new: str, real: Pairs) -> None:
    comparison = real.history.compare(old, new)
    notes = table_of(comparison).notes
    assert len(notes) == len(comparison.folded)
    for note, folded in zip(notes, comparison.folded, strict=True):
        assert re.search(rf"(?<![0-9]){len(folded.everywhere)} 处", note.text)
        assert len(note.places) == len(folded.everywhere)


@pytest.mark.parametrize("kind", [*Kind, Sense.BASELINE, Sense.WHO, Sense.RECORD])
def test_a_part_of_the_table_keeps_its_anchors_and_counts_its_own(kind: Kind | Sense, real: Pairs) -> None:
    comparison = real.history.compare("2004", "2006")
    changes = asked(comparison, None, (kind,))
    part, table = table_of(comparison, changes), table_of(comparison)
    assert len(part.rows) == len(changes)
    assert {row.anchor for row in part.rows} <= {row.anchor for row in table.rows}
    assert [row.number for row in part.rows] == [*range(1, len(changes) + 1)]
    assert [note.text for note in part.notes] == [LOCALE.comparison.table.some]
    assert part.completeness == table.completeness


def test_a_split_step_gives_each_its_own_paragraphs() -> None:
    old = item("CX-01.a", number="4.1", title="登记", how=("登记来访的人。", "打扫会议室。", "查看仓库门窗。"))
    new = (
        item("CX-01.a", number="4.1", title="登记", how=("登记来访的人和车。",)),
        item("CX-01.b", number="4.2", title="打扫", how=("打扫会议室。", "查看仓库门窗。")),
    )
    lineage = [(["CX-01.a"], ["CX-01.a", "CX-01.b"])]
    there = compared(edition("2004", old), edition("2005", *new, lineage=lineage))
    (row,) = table_of(there).rows
    assert [(one.number, one.title) for one in row.new] == [("4.1", "登记"), ("4.2", "打扫")]
    assert [told(one, Kept.DELETED) for one in row.new] == [["登记来访的人和车。"], ["打扫会议室。", "查看仓库门窗。"]]
    assert told(row.old[0], Kept.INSERTED) == ["登记来访的人。", "打扫会议室。", "查看仓库门窗。"]
    assert row.kinds.startswith("修改、拆分")
    merging = compared(edition("2005", *new), edition("2006", old, lineage=[(["CX-01.a", "CX-01.b"], ["CX-01.a"])]))
    (back,) = table_of(merging).rows
    assert [told(one, Kept.INSERTED) for one in back.old] == [
        ["登记来访的人和车。"],
        ["打扫会议室。", "查看仓库门窗。"],
    ]


def test_a_moved_clause_says_where_it_stood_and_a_moved_field_that_it_moved() -> None:
    verbs = ("登记来访的人", "打扫会议室", "查看仓库门窗")
    steps = [item(f"CX-01.s{place}", title=verb, how=verb) for place, verb in enumerate(verbs)]
    fields = [
        item(f"JL-01.f{place}", Family.FORM_FIELD, document="JL-01", title=verb, label=verb)
        for place, verb in enumerate(verbs)
    ]

    def numbered(order: tuple[int, ...]) -> list[Item]:
        numbers = {place: f"4.{number}" for number, place in enumerate(order, start=1)}
        return [
            *(item(steps[place].id, number=numbers[place], title=verbs[place], how=verbs[place]) for place in order),
            *(fields[place] for place in order),
        ]

    rows = table_of(compared(numbered((0, 1, 2)), numbered((1, 2, 0)))).rows
    assert [row.elsewhere for row in rows] == ["CX-01 4.1 登记来访的人 → CX-01 4.3 登记来访的人", "次序有调整"]


def test_reasons_with_their_authority_one_a_line() -> None:
    old, new = item("CX-01.a", how="登记"), item("CX-01.a", how="登记来访的人")
    reasons = [reason("CX-01.a", why="看不清。"), reason("CX-01.a", why="两次问起", authority="门卫")]
    (row,) = table_of(compared(edition("2004", old), edition("2005", new, reasons=reasons))).rows
    assert row.reason == "看不清。（编写组）\n两次问起。（门卫）"


def test_a_form_that_came_names_its_fields() -> None:
    form = item("JL-0101", Family.FORM, title="登记表", purpose="登记")
    fields = [
        item(f"JL-0101.f{name}", Family.FORM_FIELD, document="JL-0101", title=name, label=name) for name in "甲乙"
    ]
    (row,) = table_of(compared([], [form, *fields])).rows
    last = row.new[0].words[-1]
    assert (last.label, new_text(last.runs)) == ("栏目", "甲、乙")


def test_of_a_long_field_only_what_changed() -> None:
    texts = ("登记来访的人", "打扫会议室", "查看仓库门窗", "抄读数")
    old, new = item("CX-01.a", how=texts), item("CX-01.a", how=(*texts[:3], "抄下读数并签字"))
    (row,) = table_of(compared([old], [new])).rows
    assert told(row.new[0], Kept.DELETED) == ["抄下读数并签字"]
    assert row.new[0].words[0].label == "怎么做"


@pytest.mark.parametrize("items", [[], [DOCUMENT]])
def test_nothing_changed(items: list[Item]) -> None:
    table = table_of(compared(items, items))
    assert (table.rows, table.notes, table.counts, table.scores) == ((), (), (), ())
    assert f"两版相同 {len(items)} 项" in table.completeness


def test_an_edition_that_lost_everything() -> None:
    table = table_of(compared([DOCUMENT, item("CX-01.a", how="做")], []))
    assert [(one.title, len(one.rows)) for one in table.groups] == [("CX-01 会议程序", 2)]
    assert [row.kinds for row in table.rows] == ["删除", "删除"]


def test_changes_without_ids_have_their_own_rows_and_anchors() -> None:
    old = [
        item("", Family.STANDARD, document="", parent="standard", sentence=text)
        for text in ("先看现场。", "当天登记。")
    ]
    new = [item("", Family.STANDARD, document="", parent="standard", title="x", sentence="每月核对一次账本。"), *old]
    table = table_of(compared(old, new))
    assert [one.title for one in table.groups] == ["工作标准"]
    assert [row.kinds for row in table.rows] == ["新增"]
    assert ADDRESS.fullmatch(table.rows[0].anchor)
