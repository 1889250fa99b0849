# Differences inside a text: what was is equal and deleted, what is is equal and inserted, and no unit is ever split.

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.comparison.conftest import Pairs
from workmanual.comparison.inline import Kept, Run, difference, is_rewritten, new_text, old_text, turned
from workmanual.comparison.units import Cutter
from workmanual.ground import resources

WORDS = resources.locale().comparison
CUTTER = Cutter(WORDS, frozenset({"支部书记", "组织委员", "入党积极分子", "三会一课"}))
PIECES = st.sampled_from(
    [
        *(
            "支部书记",
            "组织委员",
            "在",
            "会前",
            "会后",
            "10 日",
            "3 个工作日",
            "2004 年 8 月 1 日",
            "每半年",
            "每季度",
            "至少",
            "2 次",
        ),
        *(
            "、",
            "，",
            "。",
            "；",
            "（本厂规定）",
            "JL-0201",
            "《信访条例》",
            "95%",
            "三分之二",
            "4.3",
            "登记",
            "写明",
            "原因",
            " ",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map(" ".join)
WHOLE = re.compile(r"[0-9]+(?:\.[0-9]+)*|《[^》]*》|[A-Z]{2}-[0-9]+")


def runs(old: str, new: str) -> tuple[Run, ...]:
    return difference(CUTTER.units(old), CUTTER.units(new), WORDS.sentence_ends)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_put_together_again(old: str, new: str) -> None:
    found = runs(old, new)
    assert (old_text(found), new_text(found)) == (old, new)
    assert (old_text(turned(found)), new_text(turned(found))) == (new, old)


@given(TEXTS)
def test_units_are_the_text(text: str) -> None:
    assert "".join(CUTTER.units(text)) == text


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(run.kept is Kept.EQUAL for run in runs(text, text))


@given(TEXTS, TEXTS)
def test_no_border_lies_inside_a_number_a_code_or_a_title(old: str, new: str) -> None:
    found = runs(old, new)
    for text, left_out in ((old, Kept.INSERTED), (new, Kept.DELETED)):
        place, borders = 0, set()
        for run in found:
            if run.kept is not left_out:
                place += len(run.text)
                borders.add(place)
        inside = {at for match in WHOLE.finditer(text) for at in range(match.start() + 1, match.end())}
        assert not borders & inside


@given(TEXTS, TEXTS)
def test_runs_are_in_order_and_none_is_empty(old: str, new: str) -> None:
    found = runs(old, new)
    assert all(run.text for run in found)
    assert all(one.kept is not other.kept for one, other in pairwise(found))
    pairs = [(one.kept, other.kept) for one, other in pairwise(found)]
    assert (Kept.INSERTED, Kept.DELETED) not in pairs


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2次；2004年", "3次；2005年", "[2次]{3次}；[2004年]{2005年}"),
        ("收到后 10 日内", "收到后 15 日内", "收到后 [10 日]{15 日}内"),
        ("按《信访条例》办", "按《信访办法》办", "按[《信访条例》]{《信访办法》}办"),
        ("填 JL-0201 一份", "填 JL-0202 一份", "填 [JL-0201]{JL-0202} 一份"),
        ("满三分之二的", "满五分之四的", "满[三分之二]{五分之四}的"),
        ("支部书记签名", "组织委员签名", "[支部书记]{组织委员}签名"),
        ("甲，乙", "甲，丙", "甲，[乙]{丙}"),
        ("", "新的", "{新的}"),
        ("旧的", "", "[旧的]"),
    ],
)
def test_a_difference_reads_like_this(old: str, new: str, said: str) -> None:
    marks = {Kept.EQUAL: "{}", Kept.DELETED: "[{}]", Kept.INSERTED: "{{{}}}"}
    assert "".join(marks[run.kept].format(run.text) for run in runs(old, new)) == said


def test_a_sentence_of_which_little_stayed_is_shown_as_a_whole() -> None:
    kept = "每条要求有事实、标准条款。"
    old = "党工部门在例会上讲明扣分的子项和要改的事，会后把复印件交给他。"
    new = "考核组写一张通知单，签发、盖章以后当面送到支部，请他签收。"
    found = runs(kept + old, kept + new)
    assert found[0] == Run(Kept.EQUAL, kept)
    assert is_rewritten([run for run in found[1:] if run.text != "。"])


def test_a_third_of_the_changed_text_is_marked_at_most(real: Pairs) -> None:
    """Measured at 31% on hand-written pairs (compare.md); htmldiff and its like mark nine tenths."""
    marked = whole = 0
    for pair in real.forwards:
        for change in real.history.compare(*pair).changes:
            if change.old and change.new:
                for passage in (one for field in change.fields for one in field.passages if len(one.runs) > 1):
                    whole += sum(len(run.text) for run in passage.runs)
                    marked += sum(len(run.text) for run in passage.runs if run.kept is not Kept.EQUAL)
    assert 0 < marked / whole < 0.5, marked / whole
