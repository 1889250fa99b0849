"""Whether a mended file says what it said before.

Takes what was read before and after and compares the meaning of both. What fixes may change does not count: the width
of characters and the form of punctuation, characters that show nothing, ids of steps that had none. What was not
understood before (a time, the condition of a way) may be understood after, in the same words.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from workmanual.fixing.fixes import NOTHING_SHOWN
from workmanual.locale import Locale
from workmanual.model.procedure import Fork, Procedure, Step
from workmanual.reading.edition import Value
from workmanual.views.meaning import Meaning, meaning

_WIDE: Final = range(0xFF01, 0xFF5F)
_WIDE_TO_NARROW: Final = 0xFEE0


def says_the_same(before: Value, after: Value, locale: Locale) -> bool:
    """Whether a reader would find the same in both."""
    forms = _forms(
        tuple(locale.proofreading.marks.items()),
        tuple((mark, curved) for mark, pair in locale.proofreading.quotes.items() for curved in pair),
    )
    return _folded(meaning(before), forms) == _folded(meaning(_as_far_as(before, after)), forms)


def _as_far_as(before: Value, after: Value) -> Value:
    """What was read after, without what could not be read before."""
    if not (isinstance(before, Procedure) and isinstance(after, Procedure)) or len(before.steps) != len(after.steps):
        return after
    pairs = zip(before.steps, after.steps, strict=True)
    return replace(after, steps=tuple(_step_as_far_as(old, new) for old, new in pairs))


def _step_as_far_as(before: Step, after: Step) -> Step:
    known = after if before.id else replace(after, id="")
    if before.when and after.when and not before.when.times:
        known = replace(known, when=replace(after.when, times=()))
    if len(before.forks) == len(after.forks):
        ways = zip(before.forks, after.forks, strict=True)
        known = replace(known, forks=tuple(_way_as_far_as(old, new) for old, new in ways))
    return known


def _way_as_far_as(before: Fork, after: Fork) -> Fork:
    return after if before.condition else replace(after, condition="")


def _folded(said: Meaning, forms: dict[int, str]) -> Meaning:
    if isinstance(said, str):
        return "".join(said.translate(forms).split())
    return tuple(_folded(one, forms) for one in said) if isinstance(said, tuple) else said


@cache
def _forms(*pairs: tuple[tuple[str, str], ...]) -> dict[int, str]:
    """Every character that fixes write or take off, to what stands for it and its other form alike."""
    forms = {wide: chr(wide - _WIDE_TO_NARROW) for wide in _WIDE}
    forms |= {ord(one): "" for one in NOTHING_SHOWN}
    return forms | {ord(full): half for table in pairs for half, full in table}
