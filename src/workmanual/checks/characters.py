"""Characters that no reader can use (WM601, WM901, WM907, WM908).

Takes a file's lines, comments and keys included, since what is wrong with a character does not depend on where it
stands. A character gets one finding: garbled words first, then what shows nothing, then Traditional characters, then
what our faces lack; a missing glyph would print as a blank, and nobody would notice on screen, where system faces
fill in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from workmanual.checks.file_text import FileText
from workmanual.checks.width import ODD_SPACES
from workmanual.findings import Finding, finding
from workmanual.reading.source_text import HIDDEN
from workmanual.span import Span

_LINE: Final = frozenset("\n\t")
_REPLACEMENT: Final = "\ufffd"
"""What programs write for bytes they could not read."""
_WINDOWS: Final = bytes(range(0x80, 0xA0)).decode("cp1252", errors="ignore")
"""Characters that Windows-1252 has and Latin-1 has not."""
_LATIN_LEAD: Final = "\u00c2-\u00d6\u00d8-\u00ef"
_LATIN: Final = re.compile(f"(?:[{_LATIN_LEAD}][\u0080-\u00bf{_WINDOWS}]+)+")
_LATIN_LEADS: Final = frozenset(map(chr, (*range(0xC2, 0xD7), *range(0xD8, 0xF0))))
_SEVERAL_BYTES: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
"""A character beyond ASCII in UTF-8."""
_BEYOND_ASCII: Final = re.compile("[^\x00-\x7f]{2,}")
_THREE_BYTES: Final = re.compile(rb"(?:[\xe2-\xe9\xef][\x80-\xbf][\x80-\xbf]){2,}")
"""Two or more Chinese characters or marks in UTF-8."""


def unusual(file: FileText) -> Iterator[Finding]:
    """Garbled words (WM907), hidden (WM908), Traditional (WM901) and unprintable characters (WM601, once a file)."""
    text = file.text
    used = set(text)
    missing = used.difference(file.covered) - _LINE
    garbled_words = [word for word in file.locale.proofreading.garbled if word in text]
    if not (missing or garbled_words or used & HIDDEN or used & _LATIN_LEADS):
        return
    traditional = {one for one in missing if file.simplify(one) != one}
    missing -= HIDDEN | ODD_SPACES | traditional | {_REPLACEMENT}
    runs = re.compile(f"[{re.escape(''.join(sorted(traditional)))}]+") if traditional else None
    known = re.compile("|".join([f"{_REPLACEMENT}+", *(f"(?:{word[0]})*{word}(?:{word})*" for word in garbled_words)]))
    for number, line in enumerate(file.lines, start=1):
        garbled = [] if line.isascii() else _garbled(line, known, file)
        for begin, end in garbled:
            yield finding("WM907", Span(file.path, number, begin + 1), found=line[begin:end])
        line = _blanked(line, garbled)  # noqa: PLW2901  (what is garbled is nothing else besides)
        yield from _hidden(line, file.path, number)
        for run in runs.finditer(line) if runs else ():
            at = Span(file.path, number, run.start() + 1)
            yield finding("WM901", at, found=run[0], simplified=file.simplify(run[0]))
        yield from _unprintable(line, missing, file.path, number)


def _garbled(line: str, known: re.Pattern[str], file: FileText) -> list[tuple[int, int]]:
    """Offsets of the garbled runs of a line, in order, touching ones joined."""
    spans = sorted(
        [match.span() for match in known.finditer(line)] + list(_latin(line)) + list(_chinese(line, file.covered))
    )
    joined: list[tuple[int, int]] = []
    for first, last in spans:
        begin, end = _widened(line, first, last, file.covered)
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def _widened(line: str, begin: int, end: int, covered: Collection[str]) -> tuple[int, int]:
    """Characters without a glyph on either side belong to it: the other half of theirs was lost."""
    while begin > 0 and line[begin - 1] not in covered:
        begin -= 1
    while end < len(line) and line[end] not in covered:
        end += 1
    return begin, end


def _latin(line: str) -> Iterator[tuple[int, int]]:
    """UTF-8 read as Latin-1 or Windows-1252, where reading it rightly gives words."""
    for match in _LATIN.finditer(line):
        right = [one.span() for one in _SEVERAL_BYTES.finditer(_as_windows(match[0]))]
        if right:  # what stands before and behind is the author's: “ behind Ã¤
            yield match.start() + right[0][0], match.start() + right[-1][1]


def _as_windows(text: str) -> bytes:
    return b"".join(
        one.encode("cp1252") if one in _WINDOWS else one.encode("latin-1", errors="replace") for one in text
    )


def _chinese(line: str, covered: Collection[str]) -> Iterator[tuple[int, int]]:
    """UTF-8 read as GBK; some of what that gives is always outside our faces."""
    for match in _BEYOND_ASCII.finditer(line):
        if all(one in covered for one in match[0]):
            continue
        for begin, end in _of_gbk(match[0]):
            yield match.start() + begin, match.start() + end


def _of_gbk(run: str) -> Iterator[tuple[int, int]]:
    """Offsets in a run of characters of two bytes each."""
    content = b"".join(one.encode("gbk", errors="replace").rjust(2, b"?") for one in run)
    offset = 0
    while match := _THREE_BYTES.search(content, offset):
        begin, end = match.span()
        if begin % 2:  # inside a character
            offset = begin + 1
            continue
        yield begin // 2, (end + 1) // 2
        offset = end


def _blanked(line: str, spans: list[tuple[int, int]]) -> str:
    for begin, end in spans:
        line = line[:begin] + " " * (end - begin) + line[end:]
    return line


def _hidden(line: str, path: str, number: int) -> Iterator[Finding]:
    """Each run of one hidden character; most lines have none."""
    if HIDDEN.isdisjoint(line):
        return
    last = ""
    for column, character in enumerate(line, start=1):
        if character in HIDDEN and character != last:
            yield finding("WM908", Span(path, number, column), code_point=f"U+{ord(character):04X}")
        last = character


def _unprintable(line: str, missing: set[str], path: str, number: int) -> Iterator[Finding]:
    """Each character that no face has once, at its first place."""
    if missing.isdisjoint(line):
        return
    for column, character in enumerate(line, start=1):
        if character in missing:
            missing.remove(character)
            shown = character if character.isprintable() else "?"
            yield finding("WM601", Span(path, number, column), character=shown, code_point=f"U+{ord(character):04X}")
