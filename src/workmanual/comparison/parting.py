"""Steps that were split in two, or put together from two, found by their clauses.

Takes the items of two editions and the links so far, gives the links with those widened to which a step belongs that
has no link of its own: most of its clauses stood in, or stand in, the linked one, which lost or gained them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from workmanual.comparison.records import Family, FoundBy, Item, Link

_CONTAINED: Final = 0.6
"""Part of a step's characters that must stand in the other."""
_ALIKE: Final = 75
"""Per cent from which two clauses are one, a word apart."""
_PARTED: Final = frozenset({Family.STEP})
_FIELDS: Final = ("how", "standard")
"""Fields whose clauses tell; the rest is short and alike everywhere."""
_CLAUSE: Final = re.compile(r"[^\W_]+", re.UNICODE)
_SHORT: Final = 4
"""Characters below which a clause says nothing."""


def parted(old: Sequence[Item], new: Sequence[Item], links: Sequence[Link]) -> list[Link]:
    """The links, some of them with a second item on one side."""
    split = _widened(old, new, links)
    turned = [replace(one, old=one.new, new=one.old) for one in split]
    merged = _widened(new, old, turned)
    return [replace(one, old=one.new, new=one.old) for one in merged]


def _widened(old: Sequence[Item], new: Sequence[Item], links: Sequence[Link]) -> list[Link]:
    """Give each new step without a link to the old one whose lost clauses it has."""
    found = list(links)
    taken = {place for link in links for place in link.new}
    for place, item in enumerate(new):
        if place in taken or item.family not in _PARTED:
            continue
        shares = [
            (_contained(_own(new, item, link), _lost(old, new, link)), -number)
            for number, link in enumerate(found)
            if len(link.old) == 1 and old[link.old[0]].family in _PARTED and old[link.old[0]].document == item.document
        ]
        share, number = max(shares, default=(0.0, 0))
        if share >= _CONTAINED:
            link = found[-number]
            found[-number] = replace(link, new=tuple(sorted((*link.new, place))), found_by=_by(link))
    return found


def _by(link: Link) -> FoundBy:
    return link.found_by if link.found_by is FoundBy.HUMAN else FoundBy.CLAUSES


def _lost(old: Sequence[Item], new: Sequence[Item], link: Link) -> list[str]:
    """Clauses of the old item that the new ones do not have."""
    kept = set(_clauses([new[place] for place in link.new]))
    return [clause for clause in _clauses([old[place] for place in link.old]) if clause not in kept]


def _own(new: Sequence[Item], item: Item, link: Link) -> list[str]:
    """Clauses of a new item that the ones which are linked already do not have."""
    shared = set(_clauses([new[place] for place in link.new]))
    return [clause for clause in _clauses((item,)) if clause not in shared]


def _contained(clauses: Sequence[str], others: Sequence[str]) -> float:
    """Part of the characters of these clauses that stand among the others."""
    whole = sum(map(len, clauses))
    if not whole or not others:
        return 0.0
    there = sum(len(one) for one in clauses if any(fuzz.ratio(one, other) >= _ALIKE for other in others))
    return there / whole


def _clauses(items: Iterable[Item]) -> list[str]:
    texts = (field.text for item in items for field in item.fields if field.name in _FIELDS)
    return [clause for text in texts for clause in _CLAUSE.findall(text) if len(clause) >= _SHORT]
