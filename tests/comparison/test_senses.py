# What a change is about, and which way it goes.

from typing import Any

import pytest

from tests.comparison.made import compared, item
from workmanual.comparison.records import Direction, Family, Item, Kind, Sense
from workmanual.comparison.senses import FIELDS, direction, ordered, sense_of
from workmanual.locale import Locale

STRICTER, LOOSER, UNKNOWN = Direction.STRICTER, Direction.LOOSER, Direction.UNKNOWN
KP = "KP-01"


def field(**fields: Any) -> Item:
    return item("JL-0101.a", Family.FORM_FIELD, document="JL-0101", label="姓名", **fields)


def indicator(**fields: Any) -> Item:
    return item("KP-01.a", Family.INDICATOR, document=KP, title="出勤", **fields)


@pytest.mark.parametrize(
    ("old", "new", "senses", "way"),
    [
        (item("CX-01.a", who="组长"), item("CX-01.a", who="书记"), (Sense.WHO,), None),
        (item("CX-01.a", when="每季度"), item("CX-01.a", when="每月"), (Sense.WHEN,), STRICTER),
        (item("CX-01.a", when="10 日内"), item("CX-01.a", when="15 日内"), (Sense.WHEN,), LOOSER),
        (item("CX-01.a", when="开会前"), item("CX-01.a", when="开会后"), (Sense.WHEN,), UNKNOWN),
        (item("CX-01.a", records="登记表"), item("CX-01.a", records="记录本"), (Sense.RECORD,), None),
        (item("CX-01.a", how="10 日内办"), item("CX-01.a", how="5 日内办"), (Sense.WHEN,), STRICTER),
        (item("CX-01.a", how="可签字"), item("CX-01.a", how="必须签字"), (Sense.OBLIGATION,), STRICTER),
        (item("CX-01.a", how="写好交组长"), item("CX-01.a", how="写好交给书记"), (Sense.CONTENT,), None),
        (
            item("CX-01", Family.DOCUMENT, responsibilities="组长：写小结"),
            item("CX-01", Family.DOCUMENT, responsibilities="书记：写小结"),
            (Sense.WHO,),
            None,
        ),
        (field(), field(required="是"), (Sense.RECORD,), STRICTER),
        (field(required="是"), field(), (Sense.RECORD,), LOOSER),
        (field(options="是、否"), field(options="是、否、未定"), (Sense.RECORD,), None),
        (field(type="文字"), field(type="日期"), (Sense.RECORD,), None),
        (indicator(points="4"), indicator(points="5"), (Sense.BASELINE,), UNKNOWN),
        (indicator(baseline="不低于 90%"), indicator(baseline="不低于 95%"), (Sense.BASELINE,), STRICTER),
        (
            item("JL-0101", Family.FORM, kind="单页表"),
            item("JL-0101", Family.FORM, kind="登记表"),
            (Sense.RECORD,),
            None,
        ),
        (
            item("JL-0101", Family.FORM, retention="3 年"),
            item("JL-0101", Family.FORM, retention="长期"),
            (Sense.RECORD,),
            None,
        ),
        (item("term:a", Family.TERM, meaning="甲"), item("term:a", Family.TERM, meaning="乙"), (Sense.CONTENT,), None),
    ],
)
def test_what_a_change_is_about(old: Item, new: Item, senses: tuple[Sense, ...], way: Direction | None) -> None:
    (change,) = compared([old], [new]).changes
    assert (change.kinds, change.senses, change.direction) == ((Kind.CHANGED,), senses, way)
    (back,) = compared([new], [old]).changes
    opposite = {STRICTER: LOOSER, LOOSER: STRICTER}
    assert (back.senses, back.direction) == (senses, opposite.get(way, way) if way else None)


def test_a_baseline_is_one_wherever_it_stands() -> None:
    old = [indicator(baseline="不低于 90%"), item("CX-01.a", how="出勤率低于 90% 的写明原因")]
    new = [indicator(baseline="不低于 95%"), item("CX-01.a", how="出勤率低于 95% 的写明原因")]
    changes = compared(old, new).changes
    assert [(one.senses, one.direction) for one in changes] == [((Sense.BASELINE,), STRICTER)] * 2


@pytest.mark.parametrize(
    ("given", "came", "went"),
    [
        (item("KP-01:veto.a", Family.SCHEME, effect="本季为零分"), STRICTER, LOOSER),
        (indicator(points="4"), UNKNOWN, UNKNOWN),
        (item("CX-01.a", how="办"), None, None),
    ],
)
def test_which_way_it_goes_when_a_whole_came_or_went(
    given: Item, came: Direction | None, went: Direction | None
) -> None:
    assert compared([], [given]).changes[0].direction is came
    assert compared([given], []).changes[0].direction is went


def test_the_common_way() -> None:
    assert direction([]) is None
    assert direction([STRICTER, STRICTER]) is STRICTER
    assert direction([STRICTER, LOOSER]) is UNKNOWN
    assert direction([STRICTER, UNKNOWN]) is UNKNOWN
    assert ordered([Sense.CONTENT, Sense.WHO, Sense.CONTENT]) == (Sense.WHO, Sense.CONTENT)


def test_every_field_in_the_table_has_a_name_in_words(locale: Locale) -> None:
    named = {name for fields in FIELDS.values() for name in fields if name != "*"}
    assert named <= {*locale.comparison.fields}
    assert sense_of(Family.PAGE, "body") is Sense.CONTENT
