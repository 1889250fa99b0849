"""Characters of the wrong width (WM909).

Full-width letters and digits look almost right, and no search finds them; spaces from web pages and other programs
are no spaces to this one. Full-width signs of arithmetic (＋－＝％～) are right between Chinese words and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from workmanual.checks.file_text import FileText
from workmanual.findings import Finding, finding
from workmanual.reading.prose import Setting
from workmanual.span import Span

ODD_SPACES: Final = frozenset("\u00a0\u1680\u202f\u205f") | frozenset(map(chr, range(0x2000, 0x200B)))
"""Spaces that are not the one of the space bar, nor the wide one of Chinese."""
_ODD_SPACES: Final = re.compile(f"[{''.join(sorted(ODD_SPACES))}]+")
_WIDE_TO_NARROW: Final = 0xFEE0
_WIDE_WORD: Final = re.compile(
    r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
    r"(?:[\uff0b\uff0d-\uff0f\uff3f\uff20]?[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a])*\uff05?"
)
"""Letters and digits, with the signs between them."""
_WIDE_SPACES: Final = re.compile(r"\u3000+")
_WIDE: Final = r"[\u3000\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"


def wrong_width(file: FileText) -> Iterator[Finding]:
    """Full-width letters and digits, wide spaces between words, odd spaces anywhere (WM909)."""
    for run in file.runs_with(_WIDE):
        for word in _WIDE_WORD.finditer(run.text):
            wanted = "".join(chr(ord(one) - _WIDE_TO_NARROW) for one in word[0])
            yield finding("WM909", file.place(run, word.start(), word[0]), found=word[0], wanted=wanted)
        if run.setting is not Setting.VALUE:  # on a form wide spaces are blanks to write in
            for spaces in _WIDE_SPACES.finditer(run.text):
                yield finding("WM909", file.place(run, spaces.start(), spaces[0]), found=spaces[0], wanted=" ")
    if not _ODD_SPACES.search(file.text):
        return
    for number, line in enumerate(file.lines, start=1):
        for spaces in _ODD_SPACES.finditer(line):
            yield finding("WM909", Span(file.path, number, spaces.start() + 1), found=spaces[0], wanted=" ")
