# Paragraphs of a field, old and new: both can be rebuilt, what is the same stays the same, and the order is kept.

from hypothesis import given
from hypothesis import strategies as st

from workmanual.comparison.inline import Kept
from workmanual.comparison.passages import Spot, back, came, new_paragraphs, old_paragraphs, passages, spots, went
from workmanual.comparison.units import Cutter
from workmanual.ground import resources

CUTTER = Cutter(resources.locale().comparison, frozenset({"支部书记"}))
PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "支部书记登记来访的人。",
            "支部书记登记来访的人和来信。",
            "10 日内送党工部门归档。",
            "5 个工作日内送党工部门归档。",
            "打扫会议室。",
            "项目 | 数 | 得分",
            "=1+1",
            "<b>",
        ]
    ),
    max_size=9,
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_old_and_new_can_be_rebuilt(old: list[str], new: list[str]) -> None:
    found = passages(old, new, CUTTER)
    assert (old_paragraphs(found), new_paragraphs(found)) == (tuple(old), tuple(new))
    turned = [back(one) for one in found]
    assert (old_paragraphs(turned), new_paragraphs(turned)) == (tuple(new), tuple(old))
    assert [back(one) for one in turned] == list(found)


@given(PARAGRAPHS)
def test_the_same_paragraphs_have_no_spots(texts: list[str]) -> None:
    found = passages(texts, texts, CUTTER)
    assert spots(found) == ()
    assert len(found) == len(texts)


@given(PARAGRAPHS)
def test_what_came_or_went_as_a_whole(texts: list[str]) -> None:
    assert (old_paragraphs(came(texts)), new_paragraphs(came(texts))) == ((), tuple(texts))
    assert went(texts) == tuple(back(one) for one in came(texts))


def test_paragraphs_that_are_alike_belong_together() -> None:
    old = ["支部书记登记来访的人。", "10 日内送党工部门归档。"]
    new = ["打扫会议室，摆好桌椅。", "支部书记登记来访的人和来信。", "5 个工作日内送党工部门归档。"]
    fates = [(one.is_new, one.is_gone) for one in passages(old, new, CUTTER)]
    assert fates == [(True, False), (False, False), (False, False)]


def test_one_paragraph_for_another_is_one_that_changed() -> None:
    (found,) = passages(["打扫会议室。"], ["每月报一次数。"], CUTTER)
    assert (found.is_new, found.is_gone) == (False, False)


def test_a_spot_knows_what_stands_around_it() -> None:
    found = spots(passages(["收到后 10 日内办完。"], ["收到后 5 日内办完。"], CUTTER))
    assert found == (Spot("10 日", "5 日", "收到后 ", "内办完。"),)


def test_a_paragraph_of_a_hundred_thousand_characters() -> None:
    old = "支部书记登记来访的人，10 日内归档。" * 5000
    (found,) = passages([old], [old + "打扫会议室。"], CUTTER)
    assert [run.kept for run in found.runs] == [Kept.EQUAL, Kept.INSERTED]
    assert found.runs[1].text == "打扫会议室。"
