"""One file mended.

Takes its bytes and a way to examine them, gives the bytes mended and the findings that had to stay: each fix is
accepted only where the file, read again, says the same as before and has no new error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from workmanual.checks.edition import Examined
from workmanual.findings import Finding, Severity, without_echoes
from workmanual.fixing.fixes import FIXES, Stage, fixed, is_fixable
from workmanual.fixing.sameness import says_the_same
from workmanual.fixing.words import Words

PASSES: Final = 3
"""Putting one thing right may bring another to light; three times is more than has been seen."""
Examine = Callable[[bytes], Examined]
"""Reads the file with this content, and checks its words."""
_Group = tuple[Finding, ...]
"""Findings that are put right together or not at all."""


@dataclass(frozen=True, slots=True)
class MendedFile:
    """What mending a file came to."""

    content: bytes
    refused: tuple[Finding, ...] = ()
    """What could be put right only by changing what the file says."""
    is_unread: bool = False
    """Whether something could be put right, but the file cannot be read: nothing tells what it says."""


def mend_file(content: bytes, examine: Examine, words: Words) -> MendedFile:
    """Put right what the table of fixes knows."""
    if not _findings(examine(content)):
        return MendedFile(content)
    if examine(content).read.value is None:
        return MendedFile(content, is_unread=True)
    mended = content
    refused: list[Finding] = []
    for _ in range(PASSES):
        before, refused = mended, []
        for stage in Stage:
            groups = _groups(_findings(examine(mended)), stage)
            mended, kept_back = _accepted(mended, groups, examine, words)
            refused += kept_back
        if mended == before:
            break
    return MendedFile(mended, tuple(refused))


def _findings(examined: Examined) -> tuple[Finding, ...]:
    found = without_echoes((*examined.read.findings, *examined.findings))
    return tuple(one for one in found if is_fixable(one))


def _groups(findings: Iterable[Finding], stage: Stage) -> list[_Group]:
    """The findings of this stage, those of one line together: brackets and quotes stand in pairs."""
    own = sorted((one for one in findings if FIXES[one.code].stage is stage), key=Finding.sort_key)
    return [tuple(group) for _, group in groupby(own, key=lambda one: one.at.line)]


def _accepted(
    content: bytes, groups: Sequence[_Group], examine: Examine, words: Words
) -> tuple[bytes, tuple[Finding, ...]]:
    """The file with every group put right that may be, and the others; halved until those that may not are found."""
    mended = fixed(content, (one for group in groups for one in group), words)
    if mended == content or _may_be(examine(content), examine(mended), words):
        return mended, ()
    if len(groups) == 1:
        return content, groups[0]
    half = len(groups) // 2
    first, refused = _accepted(content, groups[:half], examine, words)
    second, more = _accepted(first, groups[half:], examine, words)
    return second, (*refused, *more)


def _may_be(before: Examined, after: Examined, words: Words) -> bool:
    old, new = before.read.value, after.read.value
    if old is None or new is None or _errors(after) - _errors(before):
        return False
    return says_the_same(old, new, words.locale)


def _errors(examined: Examined) -> Counter[str]:
    found = without_echoes((*examined.read.findings, *examined.findings))
    return Counter(one.code for one in found if one.severity is Severity.ERROR)
