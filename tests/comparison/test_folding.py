# What is folded: the same wording replaced everywhere, numbers that followed, editorial changes; nothing else, and
# nothing twice.

import pytest

from tests.comparison.made import compared, item
from workmanual.comparison.comparing import Comparison
from workmanual.comparison.folding import AT_LEAST
from workmanual.comparison.records import Direction, Folded, Item, Kind, Sense

VERBS = ("登记来访的人", "打扫会议室", "查看仓库门窗", "抄读数", "请人签字", "归档", "晒资料")


def steps(word: str, count: int = AT_LEAST) -> list[Item]:
    return [
        item(f"CX-01.s{place}", number=f"4.{place + 1}", how=f"{verb}以后告诉{word}。")
        for place, verb in enumerate(VERBS[:count])
    ]


def folded(comparison: Comparison, sense: Sense) -> Folded:
    (found,) = [one for one in comparison.folded if one.sense is sense]
    return found


def test_the_same_replacement_at_five_places_is_folded() -> None:
    comparison = compared(steps("党办"), steps("党工部门"))
    found = folded(comparison, Sense.REPLACEMENT)
    assert (found.old, found.new, len(found.changes), len(found.everywhere)) == ("党办", "党工部门", 5, 5)
    assert found.places == tuple(f"CX-01.s{place}" for place in range(5))
    assert comparison.changes == ()


def test_four_places_are_listed() -> None:
    comparison = compared(steps("党办", 4), steps("党工部门", 4))
    assert comparison.folded == ()
    assert [one.senses for one in comparison.changes] == [(Sense.CONTENT,)] * 4


def test_what_says_something_else_besides_is_listed_and_counted() -> None:
    new = steps("党工部门", 6)
    new[5] = item("CX-01.s5", number="4.6", how="归档以后告诉党工部门。", who="书记")
    comparison = compared(steps("党办", 6), new)
    found = folded(comparison, Sense.REPLACEMENT)
    assert (len(found.changes), len(found.everywhere)) == (5, 6)
    assert [one.senses for one in comparison.changes] == [(Sense.WHO, Sense.REPLACEMENT)]
    assert found.everywhere[-1] == comparison.changes[0]


def test_places_without_ids_are_places_too() -> None:
    bare = [[item("", title=one.title, how=one.fields[0].said) for one in steps(word)] for word in ("党办", "党工部门")]
    found = folded(compared(*bare), Sense.REPLACEMENT)
    assert [one.item.title for one in found.everywhere] == [f"CX-01.s{place}" for place in range(5)]
    assert found.places == ("",) * 5


def test_a_replacement_has_no_direction_of_its_own() -> None:
    """The same word of obligation became another one everywhere."""
    old, new = ([*steps("可签字", 6)], [*steps("必须签字", 6)])
    old[5], new[5] = (
        item("CX-01.s5", how="归档以后告诉可签字。"),
        item("CX-01.s5", how="归档以后告诉必须签字。", why="新写的"),
    )
    for change in compared(old, new).changes:
        if change.fields[-1].senses == (Sense.REPLACEMENT,):
            assert change.direction is None


@pytest.mark.parametrize(("old", "new"), [("5 日内", "3 日内"), ("90%", "95%"), ("80 分以上", "85 分以上")])
def test_a_limit_is_never_folded(old: str, new: str) -> None:
    comparison = compared(steps(old), steps(new))
    assert comparison.folded == ()
    assert len(comparison.changes) == 5


def test_numbers_that_followed() -> None:
    first = item("CX-01.new", number="4.1", how="先把桌椅摆好，备好签到的笔")
    old = steps("书记")
    new = [first, *(item(one.id, number=f"4.{place + 2}", how=one.fields[0].said) for place, one in enumerate(old))]
    comparison = compared(old, new)
    found = folded(comparison, Sense.RENUMBERING)
    assert [one.kinds for one in comparison.changes] == [(Kind.ADDED,)]
    assert [(one.old[0].number, one.new[0].number) for one in found.everywhere][:2] == [("4.1", "4.2"), ("4.2", "4.3")]
    assert {one.kinds for one in found.changes} == {()}


def test_editorial_changes_are_folded_and_numbers_are_none() -> None:
    old = [item("CX-01.a", how="记录，签字"), item("CX-01.b", how="扣 2.5 分")]
    new = [item("CX-01.a", how="记录、签字。"), item("CX-01.b", how="扣 25 分")]
    comparison = compared(old, new)
    assert folded(comparison, Sense.EDITORIAL).places == ("CX-01.a",)
    assert [(one.id, one.senses) for one in comparison.changes] == [("CX-01.b", (Sense.STANDARD,))]


def test_the_direction_is_that_of_what_is_left() -> None:
    """Of a listed change with a replacement in one field and a limit in another."""
    old, new = steps("党办", 6), steps("党工部门", 6)
    old[5] = item("CX-01.s5", number="4.6", how="归档以后告诉党办。", when="5 日内")
    new[5] = item("CX-01.s5", number="4.6", how="归档以后告诉党工部门。", when="3 日内")
    (change,) = compared(old, new).changes
    assert (change.senses, change.direction) == ((Sense.WHEN, Sense.REPLACEMENT), Direction.STRICTER)
