"""Codes and revisions typed as plain words, which nothing keeps up to date (WM316, WM317)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from workmanual.checks.sentences import control_words, is_about_codes
from workmanual.findings import Finding, finding
from workmanual.locale import ControlWords
from workmanual.model.richtext import Text
from workmanual.reading.markdown import CODE
from workmanual.views.index import Index, compiled
from workmanual.views.texts import Texts

_CODE: Final = re.compile(CODE)
_MORE: Final = re.compile(r"[A-Za-z0-9-]")
"""What makes a code a part of something longer."""
_BROKEN: Final = "[["
"""Before a code that is no reference although it was meant as one (WM308)."""


def revisions(index: Index) -> Iterator[Finding]:
    """A revision written beside a code is the present one of that document or form (WM316)."""
    words, codes = control_words(index), index.manual.charter.codes
    revision = _revision(codes.revision, words)
    if isinstance(revision, str):  # WM412 says so
        return
    present = {str(form.code): str(form.revision) for form in index.manual.forms}
    present |= {str(procedure.code): str(procedure.head.revision) for procedure in index.manual.procedures}
    for texts in (*index.document_texts, *index.page_texts, *index.form_texts):
        for code, begin, end in _codes(texts.text, codes.prefix):
            match = revision.match(texts.text, end) if code in present else None
            if match and match["revision"] != present[code] and not is_about_codes(texts.text, begin, words):
                at = texts.place(match.start("revision"))
                yield finding("WM316", at, code=code, found=match["revision"], present=present[code])


def references(index: Index) -> Iterator[Finding]:
    """A code of our own, where a reference can stand, is one (WM317); not so in tables and talk of codes themselves."""
    words = control_words(index)
    known = {*index.expected, *index.procedures, *index.forms}
    for texts in index.document_texts:
        for code, begin, _end in _codes(texts.text, index.manual.charter.codes.prefix):
            if code in known and isinstance(texts.part_at(begin), Text) and _is_meant(texts, begin, words):
                yield finding("WM317", texts.place(begin), code=code)


def _is_meant(texts: Texts, begin: int, words: ControlWords) -> bool:
    """Whether a typed code stands for its document or form, and should be a reference."""
    is_broken = texts.text.endswith(_BROKEN, 0, begin)
    return not is_broken and not texts.is_cell(begin) and not is_about_codes(texts.text, begin, words)


def _codes(text: str, prefix: str) -> Iterator[tuple[str, int, int]]:
    """Everything that looks like a short or a full code: the short one, where it begins and ends."""
    ending = _ending(prefix)
    for match in _CODE.finditer(text):
        begin, end = match.span()
        if _MORE.match(text, end) or (begin and _MORE.match(text, begin - 1)):
            continue
        if ending and match[0].startswith(ending) and text.endswith(prefix, 0, begin + len(ending)):
            begin += len(ending)
        yield text[begin:end], begin, end


@cache
def _ending(prefix: str) -> str:
    """The end of what stands before a full code that could be the beginning of a code itself: `DJ-` of `DLC/DJ-`."""
    return prefix[len(prefix.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")) :]


@cache
def _revision(pattern: str, words: ControlWords) -> re.Pattern[str] | str:
    """What follows a code: its title and a word for revision where they are written, and the revision."""
    gap = f"[{re.escape(words.gaps)}]{{0,2}}"
    opening, closing = map(re.escape, words.titles)
    title = f"(?:{opening}[^{opening}{closing}\n]*{closing})?"
    named = "|".join(map(re.escape, words.revision_words))
    return compiled(rf"{gap}{title}{gap}(?:{named})?{gap}(?P<revision>{pattern})(?![A-Za-z0-9]|[./-]\d)")
