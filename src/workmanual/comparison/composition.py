"""Links between editions that are not neighbours, put together from those between neighbours.

An edition far away is not aligned anew: what is followed from one edition to the next is followed further than any
similarity reaches (compare.md: precision and recall 0.999 and 1.000 against 0.980 and 0.973). What went and came back
under its old id is found by that.
"""

from __future__ import annotations

from collections.abc import Sequence

from workmanual.comparison.alignment import similarity
from workmanual.comparison.records import FoundBy, Item, Link

_WEAKEST: tuple[FoundBy, ...] = (FoundBy.SIMILAR, FoundBy.CLAUSES, FoundBy.HASH, FoundBy.ID, FoundBy.HUMAN)
"""A chain is as good as its weakest link."""


def composed(first: Sequence[Link], second: Sequence[Link]) -> tuple[Link, ...]:
    """The links from the edition at which `first` begins to that at which `second` ends."""
    onward = {place: link for link in second for place in link.old}
    groups: list[tuple[set[int], set[int], list[FoundBy], float]] = []
    at: dict[int, int] = {}
    for link in first:
        for place in link.new:
            if place not in onward:
                continue
            following = onward[place]
            found = next((at[end] for end in following.new if end in at), None)
            if found is None:
                found = _of_old(groups, link)
            if found is None:
                groups.append((set(), set(), [], 1.0))
                found = len(groups) - 1
            old, new, by, alike = groups[found]
            old.update(link.old)
            new.update(following.new)
            by += [link.found_by, following.found_by]
            groups[found] = old, new, by, min(alike, link.similarity, following.similarity)
            at.update(dict.fromkeys(following.new, found))
    return tuple(
        Link(old=tuple(sorted(old)), new=tuple(sorted(new)), found_by=min(by, key=_WEAKEST.index), similarity=alike)
        for old, new, by, alike in groups
    )


def _of_old(groups: Sequence[tuple[set[int], set[int], list[FoundBy], float]], link: Link) -> int | None:
    """The group that has these old items already; only what was split has more than one chance."""
    if len(link.new) == 1:
        return None
    return next((number for number, group in enumerate(groups) if group[0] & set(link.old)), None)


def completed(old: Sequence[Item], new: Sequence[Item], links: Sequence[Link]) -> tuple[Link, ...]:
    """The links, and those of items that went and came back under the same id."""
    taken_old = {place for link in links for place in link.old}
    taken_new = {place for link in links for place in link.new}
    left: dict[tuple[str, str], int] = {
        (item.family, item.id): place for place, item in enumerate(new) if item.id and place not in taken_new
    }
    again: dict[int, int] = {}
    for place, item in enumerate(old):
        if place not in taken_old and (item.family, item.id) in left:
            again[place] = left.pop((item.family, item.id))
    found = (
        Link(old=(place,), new=(end,), found_by=FoundBy.ID, similarity=similarity(old[place], new[end]))
        for place, end in again.items()
    )
    return tuple(sorted((*links, *found), key=lambda link: (link.old, link.new)))


def turned(links: Sequence[Link]) -> tuple[Link, ...]:
    """The links that lead back."""
    return tuple(Link(old=link.new, new=link.old, found_by=link.found_by, similarity=link.similarity) for link in links)
