# The fewest items that explain another order.

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.comparison.conftest import Pairs
from tests.comparison.made import compared, item
from workmanual.comparison.moving import moved
from workmanual.comparison.records import Family, FoundBy, Item, Kind, Link

TEXTS = ("登记来访的人", "打扫会议室", "查看仓库门窗", "把读数抄在黑板上", "请书记签字", "送党工部门归档")


def rising(values: tuple[int, ...]) -> bool:
    return all(one < other for one, other in pairwise(values))


@given(st.permutations(range(7)))
def test_the_fewest_items_move(order: list[int]) -> None:
    old = [item(f"CX-01.s{place}", how="做") for place in range(7)]
    new = [old[place] for place in order]
    links = [Link(old=(place,), new=(order.index(place),), found_by=FoundBy.ID) for place in range(7)]
    found = moved(old, new, links)
    stayed = tuple(order.index(place) for place in range(7) if place not in found)
    assert rising(stayed)
    assert len(stayed) == max(
        size for size in range(8) for some in combinations(order, size) if rising(some) or size == 0
    )
    assert moved(old, new, links) == found


def steps(*places: int, document: str = "CX-01") -> list[Item]:
    return [item(f"{document}.s{place}", document=document, how=TEXTS[place]) for place in places]


def test_an_item_that_was_inserted_moves_nothing() -> None:
    assert [one.kinds for one in compared(steps(0, 1, 2), steps(3, 0, 1, 2)).changes] == [(Kind.ADDED,)]


def test_another_parent_is_a_move_whatever_the_order() -> None:
    old = [*steps(0), item("CX-02.x", document="CX-02", how="做别的")]
    new = [item("CX-02.x", document="CX-02", how="做别的"), item("", document="CX-02", how=TEXTS[0])]
    (change,) = compared(old, new).changes
    assert change.kinds == (Kind.MOVED,)


def test_the_order_of_a_list_says_nothing() -> None:
    terms = [item(f"term:{place}", Family.TERM, parent="term", term=TEXTS[place]) for place in (0, 1)]
    assert compared(terms, terms[::-1]).changes == ()


def test_a_scheme_moves_with_its_document(real: Pairs) -> None:
    """The parts of a scheme lie in no document, so that a document with another code leaves them where they are."""
    parents = {one.parent for one in real.history.editions[-1].items if one.family is Family.SCHEME}
    assert {"veto", "category", "scheme"} <= parents
    assert not [one for one in parents if ":" in one]
