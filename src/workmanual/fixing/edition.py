"""An edition's files mended.

Takes the files and what was found in them, gives those that can be mended without changing what they say: each is
read again, and its meaning before and after compared. The ids that steps are given are the one thing added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workmanual.findings import Finding
from workmanual.fixing.fixes import FIXES, fixed_lines
from workmanual.fixing.lines import source_lines
from workmanual.fixing.sameness import says_the_same
from workmanual.fixing.words import Words
from workmanual.reading.edition import Files


@dataclass(frozen=True, slots=True)
class Mended:
    """What fixing came to."""

    files: Mapping[str, bytes]
    """The files that are different now, by project path."""
    refused: tuple[str, ...]
    """Paths of files whose meaning would have changed, and which therefore stay as they are."""


def mend(files: Files, findings: Sequence[Finding], words: Words, folder: str) -> Mended:
    """Put right what the table of fixes knows."""
    mended: dict[str, bytes] = {}
    refused: list[str] = []
    for path, content in files.items():
        own = [one for one in findings if one.at.path == path and one.code in FIXES]
        if not own:
            continue
        before = source_lines(content)
        after = before.with_lines(fixed_lines(before.lines, own, words)).content()
        if after == content:
            continue
        if says_the_same(path, content, after, folder, words.locale):
            mended[path] = after
        else:
            refused.append(path)
    return Mended(mended, tuple(refused))
