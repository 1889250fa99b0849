# Links over several editions: composed of those between neighbours as one would follow them by hand.

from hypothesis import given
from hypothesis import strategies as st

from tests.comparison.made import compared, edition, history, item
from workmanual.comparison.composition import completed, composed, turned
from workmanual.comparison.records import FoundBy, Kind, Link

SIZE = 8


def one(*old: int, to: tuple[int, ...], by: FoundBy = FoundBy.ID, alike: float = 1.0) -> Link:
    return Link(old=old, new=to, found_by=by, similarity=alike)


@st.composite
def links(draw: st.DrawFn) -> tuple[Link, ...]:
    """One to one, split and merged; some items in none."""
    old, new = draw(st.permutations(range(SIZE))), draw(st.permutations(range(SIZE)))
    found = []
    while old and new:
        left, right = draw(st.sampled_from([(1, 1), (1, 1), (1, 2), (2, 1), (1, 0), (0, 1), (1, 3)]))
        olds, news = sorted(old[:left]), sorted(new[:right])
        old, new = old[left:], new[right:]
        if olds and news:
            found.append(one(*olds, to=tuple(news), by=draw(st.sampled_from([*FoundBy]))))
    return tuple(sorted(found, key=lambda link: link.old))


def followed(first: tuple[Link, ...], second: tuple[Link, ...]) -> set[tuple[frozenset[int], frozenset[int]]]:
    """By hand: from every old item over all ways to its ends; what has an end in common belongs together."""
    ends = {
        old: {end for link in first if old in link.old for way in second if {*link.new} & {*way.old} for end in way.new}
        for old in range(SIZE)
    }
    groups: list[tuple[frozenset[int], frozenset[int]]] = []
    for old, new in ends.items():
        if new:
            touched = [group for group in groups if group[1] & new]
            groups = [group for group in groups if not group[1] & new]
            groups.append(
                (
                    frozenset({old}).union(*(group[0] for group in touched)),
                    frozenset(new).union(*(group[1] for group in touched)),
                )
            )
    return set(groups)


@given(links(), links())
def test_composed_is_what_one_follows_by_hand(first: tuple[Link, ...], second: tuple[Link, ...]) -> None:
    found = composed(first, second)
    assert {(frozenset(link.old), frozenset(link.new)) for link in found} == followed(first, second)
    assert len(found) == len(followed(first, second))


@given(links(), links())
def test_no_item_is_in_two_links(first: tuple[Link, ...], second: tuple[Link, ...]) -> None:
    for side in ([place for link in composed(first, second) for place in link.old],
                 [place for link in composed(first, second) for place in link.new]):  # fmt: skip
        assert len(side) == len(set(side))


@given(links(), links())
def test_backwards_is_composed_backwards(first: tuple[Link, ...], second: tuple[Link, ...]) -> None:
    there = {(link.old, link.new, link.found_by) for link in composed(first, second)}
    back = {(link.new, link.old, link.found_by) for link in composed(turned(second), turned(first))}
    assert there == back


def test_split_and_merged_with_another_is_one_link() -> None:
    first = (one(0, to=(1,)), one(1, to=(0, 2)))
    second = (one(0, to=(0,)), one(1, 2, to=(1,)))
    (found,) = composed(first, second)
    assert (found.old, found.new) == ((0, 1), (0, 1))


def test_a_chain_is_as_good_as_its_weakest_link() -> None:
    first = (one(0, to=(0,), by=FoundBy.HUMAN), one(1, to=(1,), by=FoundBy.SIMILAR, alike=0.8))
    second = (one(0, to=(0,), by=FoundBy.SIMILAR, alike=0.7), one(1, to=(1,), by=FoundBy.SIMILAR, alike=0.9))
    found = composed(first, second)
    assert [(link.found_by, link.similarity) for link in found] == [(FoundBy.SIMILAR, 0.7), (FoundBy.SIMILAR, 0.8)]


def test_what_went_and_came_back_is_found_by_its_id() -> None:
    step, other = item("CX-01.a", how="登记来访的人"), item("CX-01.b", how="打扫会议室")
    far = history(edition("2004", step, other), edition("2005", other), edition("2006", step, other))
    assert far.compare("2004", "2006").changes == ()
    back = [link for link in far.compare("2004", "2006").links if link.old == (0,)]
    assert [(link.new, link.found_by) for link in back] == [((0,), FoundBy.ID)]
    assert [one.kinds for one in far.compare("2005", "2006").changes] == [(Kind.ADDED,)]


def test_what_went_and_came_back_without_id_is_another() -> None:
    step = item("", how="登记")
    assert completed([step], [step], ()) == ()


def test_what_is_followed_further_than_it_is_alike() -> None:
    """Every edition says something quite different, and people say that it is the same."""
    texts = ("登记来访的人", "每天晚上查看仓库门窗", "把水表读数抄在黑板上")
    editions = [
        edition(year, item(f"CX-01.{id_}", how=text), lineage=[([f"CX-01.{before}"], [f"CX-01.{id_}"])])
        for year, text, before, id_ in zip(("2004", "2005", "2006"), texts, "xab", "abc", strict=True)
    ]
    (change,) = history(*editions).compare("2004", "2006").changes
    assert ([one.id for one in change.old], [one.id for one in change.new]) == (["CX-01.a"], ["CX-01.c"])
    assert len(compared([editions[0].items[0]], [editions[2].items[0]]).changes) == 2
