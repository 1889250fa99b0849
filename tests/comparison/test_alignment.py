# What is found again as what: what people say first, and nothing that they say wrongly breaks anything.

import pytest

from tests.comparison.conftest import history_of
from tests.comparison.made import compared, edition, item
from workmanual.comparison.alignment import align, likeness, similarity
from workmanual.comparison.counting import completeness
from workmanual.comparison.records import Change, Family, FoundBy, Item, Kind
from workmanual.model.manual import Manual

VISITORS = "登记来访的人，写明姓名、单位和来访的事由。"
STORE = "每天晚上查看仓库的门窗，把读数抄在黑板上。"
Said = list[tuple[list[str], list[str]]]


def step(name: str, how: str, document: str = "CX-01") -> Item:
    return item(f"{document}.{name}", document=document, how=how)


def changes(old: list[Item], new: list[Item], lineage: Said) -> tuple[Change, ...]:
    found = compared(edition("2004", *old), edition("2005", *new, lineage=lineage))
    counted = completeness(found)
    assert counted.old.is_complete
    assert counted.new.is_complete
    return found.changes


@pytest.mark.parametrize(
    ("lineage", "kinds"),
    [
        ([(["CX-01.a"], ["CX-01.b"])], [(Kind.CHANGED,)]),
        ([(["CX-01.a", "CX-01.none"], ["CX-01.b", "CX-77.none"])], [(Kind.CHANGED,)]),
        ([(["CX-01.a", "CX-01.a"], ["CX-01.b", "CX-01.b"])], [(Kind.CHANGED,)]),
        ([(["CX-01.a"], ["CX-01.b"]), (["CX-01.a"], ["CX-01.b"])], [(Kind.CHANGED,)]),
        ([(["CX-01.none"], ["CX-01.b"])], [(Kind.ADDED,), (Kind.DELETED,)]),
        ([(["CX-01.a"], [])], [(Kind.ADDED,), (Kind.DELETED,)]),
        ([], [(Kind.ADDED,), (Kind.DELETED,)]),
    ],
)
def test_what_people_say_wins_and_what_they_say_wrongly_is_passed_over(
    lineage: Said, kinds: list[tuple[Kind, ...]]
) -> None:
    found = changes([step("a", VISITORS)], [step("b", STORE)], lineage)
    assert sorted(one.kinds for one in found) == sorted(kinds)


def test_the_first_of_two_that_name_one_id_counts() -> None:
    lineage = [(["CX-01.a"], ["CX-01.b"]), (["CX-01.a"], ["CX-01.c"])]
    found = changes([step("a", VISITORS)], [step("b", STORE), step("c", "归档以后晒资料")], lineage)
    assert [(one.id, one.kinds) for one in found] == [("CX-01.b", (Kind.CHANGED,)), ("CX-01.c", (Kind.ADDED,))]


def test_an_id_is_found_whatever_it_says_and_an_id_of_another_family_is_not() -> None:
    (link,) = align([step("a", VISITORS)], [step("a", STORE)])
    assert link.found_by is FoundBy.ID
    assert link.similarity < 0.6
    other = item("CX-01.a", Family.INDICATOR, baseline=VISITORS)
    assert align([step("a", VISITORS)], [other]) == ()


def test_without_ids_the_same_words_and_then_the_most_alike() -> None:
    old = [item("", how=VISITORS), item("", how=STORE)]
    new = [item("", how=STORE), item("", how=VISITORS.replace("事由", "目的"))]
    found = {link.old: (link.new, link.found_by) for link in align(old, new)}
    assert found == {(0,): ((1,), FoundBy.SIMILAR), (1,): ((0,), FoundBy.HASH)}


def test_a_document_with_another_code_takes_its_steps_with_it() -> None:
    old = [item("CX-01", Family.DOCUMENT, purpose="会议"), step("a", VISITORS), step("b", STORE)]
    new = [
        item("CX-09", Family.DOCUMENT, purpose="会议"),
        step("a", VISITORS, document="CX-09"),
        step("b", STORE, document="CX-09"),
    ]
    assert changes(old, new, [(["CX-01"], ["CX-09"])]) == ()


def test_a_document_that_came_brings_its_steps_and_one_that_went_takes_them() -> None:
    whole = [item("CX-02", Family.DOCUMENT, purpose="会议"), step("a", VISITORS, document="CX-02")]
    assert [one.kinds for one in changes([], whole, [])] == [(Kind.ADDED,)] * 2
    assert [one.kinds for one in changes(whole, [], [])] == [(Kind.DELETED,)] * 2


def test_an_item_twice_in_an_edition_is_there_twice() -> None:
    """That an id is used twice is a finding of its own."""
    twice = [step("a", VISITORS), step("a", STORE)]
    found = changes(twice, twice, [])
    assert found == ()


def test_a_sentence_put_before_the_standards_is_one_change(second_manual: Manual) -> None:
    """They have no ids, so that their numbers say nothing."""
    items = [one for one in history_of(second_manual).editions[0].items if one.family is Family.STANDARD]
    assert len(items) > 1
    assert {one.id for one in items} == {""}
    new = item("", Family.STANDARD, document="", parent="standard", title="新", sentence="每月核对一次账本。")
    assert [one.kinds for one in changes(items, [new, *items], [])] == [(Kind.ADDED,)]


def test_likeness_is_of_its_own_words() -> None:
    one = item("CX-01.a", who="书记", when="每月", how=VISITORS)
    other = item("CX-01.a", who="书记", when="每月", how=STORE)
    assert likeness(one, other) < similarity(one, other) < 1
