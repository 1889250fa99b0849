"""Which paragraphs of a field became which, and what changed in each.

Takes the paragraphs of one field in both editions, gives passages in reading order. Paragraphs keep their order; those
that say the same belong together, and between them those that are most alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from workmanual.comparison.inline import Kept, Run, difference, new_text, old_text, one_sided, turned
from workmanual.comparison.records import Passage
from workmanual.comparison.units import Cutter

_ALIKE: Final = 0.40
"""Two paragraphs less alike than this are two, not one that changed."""


def passages(old: Sequence[str], new: Sequence[str], cutter: Cutter) -> tuple[Passage, ...]:
    """The passages that lead from the old paragraphs to the new."""
    return tuple(_passages(old, new, cutter))


def _passages(old: Sequence[str], new: Sequence[str], cutter: Cutter) -> Iterator[Passage]:
    numbers: dict[str, int] = {}
    first, second = ([numbers.setdefault(one, len(numbers)) for one in texts] for texts in (old, new))
    for tag, begin, end, new_begin, new_end in _blocks(first, second):
        if tag == "equal":
            yield from (Passage(runs=one_sided(text, Kept.EQUAL)) for text in old[begin:end])
        else:
            yield from _changed(old[begin:end], new[new_begin:new_end], cutter)


def _blocks(first: Sequence[int], second: Sequence[int]) -> Iterator[tuple[str, int, int, int, int]]:
    """Opcodes, those between two equal blocks as one."""
    before: tuple[str, int, int, int, int] | None = None
    for code in Indel.opcodes(first, second):
        tag, begin, end, new_begin, new_end = code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end
        if tag != "equal" and before and before[0] != "equal":
            before = ("replace", before[1], end, before[3], new_end)
            continue
        if before:
            yield before
        before = (tag, begin, end, new_begin, new_end)
    if before:
        yield before


def _changed(old: Sequence[str], new: Sequence[str], cutter: Cutter) -> Iterator[Passage]:
    """Paragraphs none of which is the same: the most alike together, without crossing."""
    place, found = 0, 0
    for one, other in (*_pairs(old, new), (len(old), len(new))):
        yield from (Passage(runs=one_sided(text, Kept.DELETED), is_gone=True) for text in old[place:one])
        yield from (Passage(runs=one_sided(text, Kept.INSERTED), is_new=True) for text in new[found:other])
        if one < len(old):
            units = cutter.units(old[one]), cutter.units(new[other])
            yield Passage(runs=difference(*units, cutter.words.sentence_ends))
        place, found = one + 1, other + 1


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of the paragraphs that belong together; the sum of their similarities is the greatest there is."""
    if len(old) == len(new) == 1:
        return [(0, 0)]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[fuzz.ratio(one, other) / 100 for other in new] for one in old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            together = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= _ALIKE else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if alike[i][j] >= _ALIKE and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def came(texts: Sequence[str]) -> tuple[Passage, ...]:
    """The passages of a field that is new."""
    return tuple(Passage(runs=one_sided(text, Kept.INSERTED), is_new=True) for text in texts)


def went(texts: Sequence[str]) -> tuple[Passage, ...]:
    """The passages of a field that is gone."""
    return tuple(Passage(runs=one_sided(text, Kept.DELETED), is_gone=True) for text in texts)


def back(passage: Passage) -> Passage:
    """The passage that leads back."""
    return Passage(runs=turned(passage.runs), is_new=passage.is_gone, is_gone=passage.is_new)


def old_paragraphs(given: Sequence[Passage]) -> tuple[str, ...]:
    """The paragraphs before."""
    return tuple(old_text(one.runs) for one in given if not one.is_new)


def new_paragraphs(given: Sequence[Passage]) -> tuple[str, ...]:
    """The paragraphs after."""
    return tuple(new_text(one.runs) for one in given if not one.is_gone)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a field at which something changed."""

    old: str
    """What was deleted; empty where something was only inserted."""
    new: str
    before: str
    """What stands before it and stayed, to the beginning of its paragraph."""
    after: str
    """What stands behind it and stayed, to the next change."""


def spots(given: Sequence[Passage]) -> tuple[Spot, ...]:
    """Every place at which something changed, in reading order."""
    return tuple(spot for passage in given for spot in _spots(passage))


def _spots(passage: Passage) -> Iterator[Spot]:
    before, deleted, inserted = "", "", ""
    for run in (*passage.runs, Run(Kept.EQUAL, "")):
        if run.kept is Kept.DELETED:
            deleted = run.text
        elif run.kept is Kept.INSERTED:
            inserted = run.text
        else:
            if deleted or inserted:
                yield Spot(deleted, inserted, before, run.text)
            before += inserted + run.text
            deleted = inserted = ""
