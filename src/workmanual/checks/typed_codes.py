"""Codes and revisions typed as plain words, which nothing keeps up to date (WM316, WM317)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workmanual.checks.sentences import sentence_around
from workmanual.findings import Finding, finding
from workmanual.locale import ControlWords
from workmanual.model.richtext import Text
from workmanual.reading.markdown import CODE
from workmanual.views.index import Index, compiled
from workmanual.views.texts import Passage


def revisions(index: Index) -> Iterator[Finding]:
    """A revision written beside a code is the present one of that document or form (WM316)."""
    words, codes = _words(index), index.manual.charter.codes
    expression = _code_with_revision(codes.prefix, codes.revision, words)
    if isinstance(expression, str):  # WM412 says so
        return
    present = {str(form.code): str(form.revision) for form in index.manual.forms}
    present |= {str(procedure.code): str(procedure.head.revision) for procedure in index.manual.procedures}
    for passage in _passages(index):
        for match in expression.finditer(passage.text):
            code, found = match["code"], match["revision"]
            if present.get(code, found) != found and not _explains(passage.text, match.start(), words):
                at = passage.place(match.start("revision"))
                yield finding("WM316", at, code=code, found=found, present=present[code])


def references(index: Index) -> Iterator[Finding]:
    """A code of our own in a document's text is a reference (WM317), but for tables and talk of codes themselves."""
    words = _words(index)
    expression = _code(index.manual.charter.codes.prefix)
    known = {*index.expected, *index.procedures, *index.forms}
    for texts in index.document_texts:
        for passage in texts.passages:
            for match in () if passage.is_cell else expression.finditer(passage.text):
                part, at = passage.part_at(match.start("code"))
                is_typed = isinstance(part, Text) and match["code"] in known
                if is_typed and not _explains(passage.text, match.start(), words):
                    yield finding("WM317", at, code=match["code"])


def _words(index: Index) -> ControlWords:
    assert index.locale is not None, "whoever checks knows the language"
    return index.locale.control


def _passages(index: Index) -> Iterator[Passage]:
    for texts in (*index.document_texts, *index.page_texts):
        yield from texts.passages
    for passages in index.form_passages:
        yield from passages


def _explains(text: str, offset: int, words: ControlWords) -> bool:
    """Whether the sentence gives an example or says how codes are written."""
    sentence = sentence_around(text, offset, words.sentence_ends)
    return any(word in sentence for word in (*words.examples, *words.numbering))


@cache
def _code(prefix: str) -> re.Pattern[str]:
    """A short or a full code, whole; what a broken reference holds is WM308."""
    return re.compile(rf"(?<![A-Za-z0-9-])(?<!\[\[)(?:{re.escape(prefix)})?(?P<code>{CODE})(?![A-Za-z0-9-])")


@cache
def _code_with_revision(prefix: str, revision: str, words: ControlWords) -> re.Pattern[str] | str:
    """A code, its title and a word for revision where they stand between, and the revision."""
    gap = f"[{re.escape(words.gaps)}]{{0,2}}"
    opening, closing = map(re.escape, words.titles)
    title = f"(?:{opening}[^{opening}{closing}]*{closing})?"
    named = "|".join(map(re.escape, words.revision_words))
    return compiled(
        rf"{_code(prefix).pattern}{gap}{title}{gap}(?:{named})?{gap}(?P<revision>{revision})(?![A-Za-z0-9]|[./-]\d)"
    )
