# Numbers that somebody is held to, and which way is stricter.

import pytest

from workmanual.comparison.limits import LimitReader, Measure
from workmanual.comparison.passages import Spot
from workmanual.comparison.records import Direction
from workmanual.ground import resources

READER = LimitReader(resources.locale().comparison.limit)
STRICTER, LOOSER, UNKNOWN = Direction.STRICTER, Direction.LOOSER, Direction.UNKNOWN


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到后 10 个工作日内", [("10个工作日", 10, Measure.TIME)]),
        ("三个月以内", [("三个月", 3, Measure.TIME)]),
        ("得 2.5 分", [("2.5分", 2.5, Measure.AMOUNT)]),
        ("不低于 90%", [("90%", 90, Measure.AMOUNT)]),
        ("每季度 2 次", [("每季度", 91, Measure.OFTEN), ("2次", 2, Measure.COUNT)]),
        ("2004 年 8 月 1 日起", []),
        ("《第 3 次会议 5 项规定》", []),
        ("上半年", []),
        ("没有数", []),
    ],
)
def test_what_is_a_limit(text: str, found: list[tuple[str, float, Measure]]) -> None:
    assert [(one.said, one.value, one.measure) for one in READER.limits(text)] == found


@pytest.mark.parametrize("text", ["收到后 10 个工作日内，得 80 分以上", "每 两 年 1 次", "扣 0.5 分；三人以上"])
def test_a_limit_knows_where_it_stands(text: str) -> None:
    found = READER.limits(text)
    assert found
    for one in found:
        assert "".join(text[one.begin : one.end].split()) == one.said


@pytest.mark.parametrize(
    ("before", "old", "new", "after", "way"),
    [
        ("公示不少于 ", "5 天", "7 天", "。", STRICTER),
        ("收到后 ", "5 日", "3 日", "内办完", STRICTER),
        ("收到后 ", "3 日", "5 日", "内办完", LOOSER),
        ("得 ", "80 分", "85 分", "以上", STRICTER),
        ("不超过 ", "30%", "40%", "", LOOSER),
        ("公示 ", "5 天", "7 天", "。", UNKNOWN),
        ("", "每季度", "每月", "检查", STRICTER),
        ("", "每月", "每半年", "检查", LOOSER),
    ],
)
def test_the_words_around_say_which_way_it_went(before: str, old: str, new: str, after: str, way: Direction) -> None:
    (moved,) = READER.moved(Spot(old, new, before, after))
    assert moved.direction is way
    (back,) = READER.moved(Spot(new, old, before, after))
    assert back.direction is {STRICTER: LOOSER, LOOSER: STRICTER, UNKNOWN: UNKNOWN}[way]


def test_limits_of_one_unit_answer_each_other() -> None:
    spot = Spot("3 天，得 80 分", "5 天，得 80 分", "", "")
    assert [one.said for one in READER.moved(spot)] == [("3天", "5天")]
    assert READER.moved(Spot("3 天", "5 分", "", "")) == ()
    assert READER.moved(Spot("3 天或者 4 天", "5 天", "", "")) == ()


@pytest.mark.parametrize(
    ("spot", "came"),
    [
        (Spot("", "，10 日内", "办完", ""), ["10日"]),
        (Spot("", "，不少于 3 人", "到会", ""), ["3人"]),
        (Spot("", "，共 3 人", "到会", ""), []),
        (Spot("3 日内", "5 日内", "", ""), []),
        (Spot("3 日内", "", "", ""), []),
    ],
)
def test_a_limit_that_came(spot: Spot, came: list[str]) -> None:
    assert [one.said for one in READER.came(spot)] == came


@pytest.mark.parametrize(
    ("old", "new", "way"),
    [
        ("可", "应", STRICTER),
        ("必须", "宜", LOOSER),
        ("可以", "不得", STRICTER),
        ("应", "应", None),
        ("应", "写明", None),
        ("", "应", None),
    ],
)
def test_words_of_obligation(old: str, new: str, way: Direction | None) -> None:
    assert READER.obligation(Spot(old, new, "", "")) is way


@pytest.mark.parametrize(
    ("text", "is_dated"),
    [("2005-03-08", True), ("2005 年 3 月", True), ("2005-03-08 开会", False), ("8 分", False), ("", False)],
)
def test_a_text_that_is_a_date(text: str, is_dated: bool) -> None:
    assert READER.is_dated(text) is is_dated
