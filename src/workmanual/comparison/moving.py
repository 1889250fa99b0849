"""Which items changed their place, the fewest that explain the new order.

Takes both editions' items and their links, gives the places of the links that moved: to another parent, or to another
place among the neighbours that stayed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from workmanual.comparison.records import Item, Link


def moved(old: Sequence[Item], new: Sequence[Item], links: Sequence[Link]) -> frozenset[int]:
    """Places of the links, 0-based, whose items moved."""
    parents = {old[link.old[0]].id: new[link.new[0]].id for link in links if old[link.old[0]].id}
    found: set[int] = set()
    within: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, link in enumerate(links):
        before, after = old[link.old[0]], new[link.new[0]]
        if not (before.is_ordered and after.is_ordered):
            continue
        if parents.get(before.parent, before.parent) != after.parent:
            found.add(place)
        else:
            within[after.family, after.parent].append(place)
    for places in within.values():
        in_order = sorted(places, key=lambda place: links[place].old[0])
        kept = _longest_rising([links[place].new[0] for place in in_order])
        found |= {place for position, place in enumerate(in_order) if position not in kept}
    return frozenset(found)


def _longest_rising(values: Sequence[int]) -> frozenset[int]:
    """Positions of a longest strictly rising subsequence; of several, the same one always."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [position]
    kept: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return frozenset(kept)
