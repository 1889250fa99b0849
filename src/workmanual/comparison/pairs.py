"""Which pairs of editions are compared ahead of all asking: neighbours, and every edition with the current one."""

from __future__ import annotations

from collections.abc import Sequence


def ready_made(editions: Sequence[str], current: str) -> tuple[tuple[str, str], ...]:
    """The pairs, the older edition first; `editions` in the order in which they took effect."""
    places = range(len(editions))
    now = editions.index(current)
    pairs = {(place - 1, place) for place in places[1:]} | {tuple(sorted((place, now))) for place in places}
    return tuple((editions[pair[0]], editions[pair[1]]) for pair in sorted(pairs) if pair[0] != pair[1])
