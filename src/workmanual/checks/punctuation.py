"""Half-width punctuation in Chinese text (WM902).

A mark counts when a character beside it, or across one space, is Chinese; brackets and straight quotes count in pairs.
Numbers (3.5, 10:30, 1,700), codes, file names and Latin words keep their marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from workmanual.checks.file_text import FileText
from workmanual.findings import Finding, finding
from workmanual.reading.prose import Prose, Setting

_MARK: Final = re.compile(r"""[,.;:!?()"']""")
_CHINESE: Final = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff01-\uff60\u2018-\u201d\U00020000-\U0003ffff]")
_MARKUP: Final = "*"
_NUMBERING: Final = re.compile(r"\s*[\w]{1,3}[.)]")
"""What numbers a paragraph; that is a finding of its own (WM905)."""
_ENTITY: Final = re.compile(r"&#?\w+$", re.ASCII)
_PAIR: Final = re.compile(r"\([^()]*\)")


def half_width(file: FileText) -> Iterator[Finding]:
    """Marks that should be full-width (WM902)."""
    words = file.locale.proofreading
    quotes = _Quotes(words.quotes)
    for run in file.prose:
        if not _MARK.search(run.text) or run.key in words.keys_left_alone:
            continue
        line = _Line(file, run)
        pairs = _pairs(run.text, line)
        for mark in _MARK.finditer(run.text):
            offset = mark.start()
            if mark[0] in words.quotes:
                wanted = quotes.wanted(run, mark[0])
                wrong = _quote_is_wrong(line, offset)
            else:
                wanted = words.marks[mark[0]]
                wrong = pairs[offset] if offset in pairs else _is_wrong(mark[0], line, offset)
            if wrong:
                yield finding("WM902", file.place(run, offset, mark[0]), found=mark[0], wanted=wanted)


class _Line:
    """A run with what stands beside it on its line, without the marks of strong type."""

    def __init__(self, file: FileText, run: Prose) -> None:
        before = file.before(run) if run.setting is not Setting.VALUE else ""
        behind = file.behind(run) if run.setting is not Setting.VALUE else ""
        self.begins = not before.replace(_MARKUP, "").strip(" \t-+>#0123456789.)|")
        before, behind = before.rstrip(_MARKUP), behind.lstrip(_MARKUP)
        self.shift = len(before)
        self.text = before + run.text + behind
        self.run = run

    def left(self, offset: int) -> str:
        """The character before this offset of the run; empty at the line's beginning."""
        at = self.shift + offset - 1
        return self.text[at] if at >= 0 else ""

    def right(self, offset: int) -> str:
        """The character behind this offset of the run; empty at the line's end."""
        return self.text[self.shift + offset + 1 : self.shift + offset + 2]

    def is_chinese_left(self, offset: int) -> bool:
        """Whether Chinese, or a reference, which is printed as Chinese, ends before this offset, or a space before."""
        left = self.text[: self.shift + offset]
        left = left.removesuffix(" ")
        return bool(_CHINESE.match(left[-1:])) or left.endswith("]]")

    def is_chinese_right(self, offset: int) -> bool:
        """Whether Chinese, or a reference, begins behind this offset, or a space behind."""
        right = self.text[self.shift + offset + 1 :].removeprefix(" ")
        return bool(_CHINESE.match(right)) or right.startswith("[[")

    def is_escaped(self, offset: int) -> bool:
        """Whether a backslash stands before: what replaced the mark would leave it behind."""
        return self.left(offset) == "\\"


def _is_wrong(mark: str, line: _Line, offset: int) -> bool:
    left, right = line.left(offset), line.right(offset)
    if line.is_escaped(offset) or (left.isascii() and left.isalnum() and right.isascii() and right.isalnum()):
        return False
    if mark in ".)" and line.begins and _NUMBERING.fullmatch(line.run.text[: offset + 1]):
        return False
    if mark == ";" and _ENTITY.search(line.run.text[:offset]):  # &nbsp; is a finding of its own (WM107)
        return False
    if mark == "." and right == ".":  # … written as dots is a matter of taste
        return False
    if mark in ".!?" and right not in ("", " ") and not line.is_chinese_right(offset):  # .md
        return False
    if mark == ".":  # v. 3, 3. 甲
        return bool(_CHINESE.match(left)) or left == "]"
    if mark in "()":
        return bool(_CHINESE.match(left)) or bool(_CHINESE.match(right))
    return line.is_chinese_left(offset) or line.is_chinese_right(offset)


def _pairs(text: str, line: _Line) -> dict[int, bool]:
    """The brackets of each pair by offset, and whether they enclose, or follow, Chinese."""
    found: dict[int, bool] = {}
    for pair in _PAIR.finditer(text):
        begin, end = pair.start(), pair.end() - 1
        wrong = bool(_CHINESE.search(pair[0])) or line.is_chinese_left(begin)
        found[begin] = found[end] = wrong and not line.is_escaped(begin) and not line.is_escaped(end)
    return found


def _quote_is_wrong(line: _Line, offset: int) -> bool:
    left, right = line.left(offset), line.right(offset)
    if line.is_escaped(offset) or (left.isalnum() and left.isascii() and right.isalnum() and right.isascii()):
        return False
    if left.isdigit() and left.isascii():  # inches, minutes of arc
        return False
    return line.is_chinese_left(offset) or line.is_chinese_right(offset)


class _Quotes:
    """Which straight quotes open and which close: by turns within a paragraph."""

    def __init__(self, quotes: Mapping[str, str]) -> None:
        self.quotes = quotes
        self.around = ""
        self.seen: dict[str, int] = {}

    def wanted(self, run: Prose, mark: str) -> str:
        """The quotation mark in place of the next straight one; to be asked once for each, in order."""
        if run.around != self.around:
            self.around, self.seen = run.around, {}
        self.seen[mark] = self.seen.get(mark, 0) + 1
        return self.quotes[mark][1 - self.seen[mark] % 2]
