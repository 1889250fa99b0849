# What items are called in words, and the names of changes in addresses.

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.comparison.conftest import Pairs
from tests.comparison.made import compared, item
from workmanual.comparison.naming import anchor, item_name, kinds_in_words, place_name, unique
from workmanual.comparison.records import Family, Item
from workmanual.locale import Locale

ADDRESS = re.compile(r"[A-Za-z0-9._-]+")


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b", "a-2-2"])))
def test_no_name_is_given_twice_and_the_first_keeps_its_own(names: list[str]) -> None:
    found = unique(names)
    assert len(set(found)) == len(names) == len(found)
    for name in set(names):
        assert found[names.index(name)] == name


@pytest.mark.parametrize(
    ("id_", "family", "title", "name"),
    [
        ("CX-02.publicity", Family.STEP, "公示", "CX-02.publicity"),
        ("KP-01:veto.discipline", Family.SCHEME, "否决", "KP-01.veto.discipline"),
        ("KP-01:grade.优秀", Family.SCHEME, "优秀", "KP-01.grade-6fb91207"),
        ("", Family.STEP, "公示", "CX-01-62645304"),
        ("", Family.STEP, "<公示> & “a”?", "CX-01--a-c0fb936d"),
    ],
)
def test_a_change_is_named_by_its_id_or_by_what_it_says(id_: str, family: Family, title: str, name: str) -> None:
    (change,) = compared([], [item(id_, family, title=title, how="做")]).changes
    assert ADDRESS.fullmatch(anchor(change))
    assert anchor(change) == name


def test_two_items_without_id_have_two_names() -> None:
    changes = compared([], [item("", title="甲", how="做"), item("", title="乙", how="另做")]).changes
    assert len({anchor(one) for one in changes}) == 2


@pytest.mark.parametrize(
    ("id_", "family", "said"),
    [
        ("CX-01.a", Family.STEP, "CX-01 4.3 公示{0}"),
        ("KP-01.b", Family.INDICATOR, "CX-01 4.3 公示{0}"),
        ("JL-0101.c", Family.FORM_FIELD, "CX-01 栏目“公示{0}”"),
        ("KP-01:veto.d", Family.SCHEME, "CX-01 考核方案“公示{0}”"),
        ("term:e", Family.TERM, "术语 公示{0}"),
        ("CX-01", Family.DOCUMENT, "4.3 公示{0}"),
    ],
)
def test_where_an_item_stands(id_: str, family: Family, said: str, locale: Locale) -> None:
    """Braces in a title are nothing to be filled in."""
    found = item(id_, family, number="4.3", title="公示{0}", how="做")
    assert place_name(found, locale.comparison) == said


def test_every_family_has_a_name_in_words(locale: Locale) -> None:
    assert {*locale.comparison.families} == {*Family}
    assert {*locale.comparison.names} <= {*Family}
    assert item_name(item("CX-01", Family.DOCUMENT, title="甲"), locale.comparison) == "题目和正文各节"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (item("CX-01.a", how="写好交给组长"), item("CX-01.a", how="写好交给书记看过"), "修改；内容"),
        (item("CX-01.a", when="5 日内"), item("CX-01.a", when="3 日内"), "修改；时限（收严）"),
        (item("CX-01.a", standard="得 80 分以上"), item("CX-01.a", standard="得 85 分以上"), "修改；标准（收严）"),
        (
            item("CX-01.a", who="组长", how="可以签字"),
            item("CX-01.a", who="书记", how="必须签字"),
            "修改；责任人、约束程度（收严）",
        ),
    ],
)
def test_kinds_senses_and_direction_in_words(old: Item, new: Item, said: str, locale: Locale) -> None:
    (change,) = compared([old], [new]).changes
    assert kinds_in_words(change, locale.comparison, locale.labels) == said


def test_what_came_or_went_says_no_more_than_that(locale: Locale) -> None:
    step = item("CX-01.a", how="做")
    (came,), (went,) = compared([], [step]).changes, compared([step], []).changes
    assert [kinds_in_words(one, locale.comparison, locale.labels) for one in (came, went)] == ["新增", "删除"]


def test_no_direction_stands_alone(real: Pairs, locale: Locale) -> None:
    for pair in real.forwards:
        said = [kinds_in_words(one, locale.comparison, locale.labels) for one in real.history.compare(*pair).changes]
        assert said
        assert not [one for one in said if "；（" in one or one.startswith("；") or one.endswith("；")]
