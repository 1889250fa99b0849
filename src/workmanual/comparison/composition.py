"""Links between editions that are not neighbours, put together from those between neighbours.

An edition far away is not aligned anew: what is followed from one edition to the next is followed further than any
similarity reaches (compare.md: precision and recall 0.999 and 1.000 against 0.980 and 0.973). What went and came back
under its old id is found by that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from workmanual.comparison.alignment import similarity
from workmanual.comparison.records import FoundBy, Item, Link

_WEAKEST: tuple[FoundBy, ...] = (FoundBy.SIMILAR, FoundBy.CLAUSES, FoundBy.HASH, FoundBy.ID, FoundBy.HUMAN)
"""A chain is as good as its weakest link."""


def composed(first: Sequence[Link], second: Sequence[Link]) -> tuple[Link, ...]:
    """The links from the edition at which `first` begins to that at which `second` ends.

    What was split or merged on the way binds everything together that it touches, so no item is in two links.
    """
    onward = {place: link for link in second for place in link.old}
    groups: list[_Chain] = []
    for link in first:
        following = dict.fromkeys(onward[place] for place in link.new if place in onward)
        if not following:
            continue
        group = _Chain(
            old=frozenset(link.old),
            new=frozenset(end for one in following for end in one.new),
            by=(link.found_by, *(one.found_by for one in following)),
            similarity=min(link.similarity, *(one.similarity for one in following)),
        )
        if any(len(one.old) > 1 for one in following):
            touched = [one for one in groups if one.new & group.new]
            groups = [one for one in groups if not one.new & group.new]
            group = reduce(_Chain.joined, touched, group)
        groups.append(group)
    return tuple(group.link for group in groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chain:
    """What hangs together over the edition in the middle."""

    old: frozenset[int]
    new: frozenset[int]
    by: tuple[FoundBy, ...]
    similarity: float

    def joined(self, other: _Chain) -> _Chain:
        """Both, which have an item in common."""
        return _Chain(
            old=self.old | other.old,
            new=self.new | other.new,
            by=(*self.by, *other.by),
            similarity=min(self.similarity, other.similarity),
        )

    @property
    def link(self) -> Link:
        """From end to end."""
        return Link(
            old=tuple(sorted(self.old)),
            new=tuple(sorted(self.new)),
            found_by=min(self.by, key=_WEAKEST.index),
            similarity=self.similarity,
        )


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
