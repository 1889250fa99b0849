"""Words that the manual does not write (WM903), and words that ask for something without a measure (WM904).

The words of WM903 come from the manual's own vocabulary, those of WM904 from the locale. Titles in 《》 and words
between quotation marks are talked about, not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import Final

from workmanual.checks.file_text import FileText
from workmanual.checks.lexicon import Lexicon
from workmanual.checks.sentences import sentence_at
from workmanual.findings import Finding, finding
from workmanual.reading.markdown import CODE
from workmanual.reading.measures import has_measure
from workmanual.reading.prose import Prose, Setting

_LISTS: Final = ("manual.yml", "basis.yml")
"""Files that say which words exist, or name the rules of others."""
_REFERENCE: Final = re.compile(rf"{CODE}(\.[a-z0-9-]+)?|basis:[a-z0-9-]+")
"""A reference's target: the number in a code measures nothing."""


def words_to_avoid(file: FileText) -> Iterator[Finding]:
    """Words of which the vocabulary says not to write them (WM903)."""
    if file.path.endswith(_LISTS) or not file.lexicon.avoided:
        return
    rules = file.locale.proofreading
    pattern = _avoided(file.lexicon, rules.quoted)
    wanted = dict(file.lexicon.avoided)
    for run in file.runs_with(*map(re.escape, wanted)):
        if run.key in rules.keys_left_alone:
            continue
        for match in pattern.finditer(run.text):
            word = match["word"]
            if word and _is_cut_so(run.text, *match.span()):
                yield finding("WM903", file.place(run, match.start(), word), found=word, term=wanted[word])


@cache
def _avoided(lexicon: Lexicon, quoted: tuple[str, ...]) -> re.Pattern[str]:
    """Finds words to avoid as `word`; longer words that contain one are passed over, as is what is quoted."""
    words = {word for word, _ in lexicon.avoided}
    longer = {one for one in (*lexicon.terms, *lexicon.actors) if any(word in one for word in words)}
    passed = [*quoted, *map(re.escape, sorted(longer, key=len, reverse=True))]
    sought = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(f"{'|'.join(passed)}|(?P<word>{sought})")


def _is_cut_so(text: str, begin: int, end: int) -> bool:
    """Whether words begin and end there for certain: 议案 is none in 会议案例, and may be none in 会议案由."""
    import rjieba  # noqa: PLC0415  (0.3 s for its dictionary, which a file without such words does not need)

    across = [text[at - 1 : at + 1] for at in (begin, end) if 0 < at < len(text)]
    if any(rjieba.has_word(pair) for pair in across):
        return False
    cuts = {0, *accumulate(map(len, rjieba.cut(text)))}
    return begin in cuts and end in cuts


def vague_words(file: FileText) -> Iterator[Finding]:
    """Words of diligence and haste in a sentence that says nothing measurable (WM904)."""
    rules = file.locale.proofreading
    if file.path.endswith(_LISTS):
        return
    pattern, ends = _vague(rules.quoted, rules.vague), file.locale.control.sentence_ends
    for run in file.runs_with(*rules.vague):
        if not (run.setting is Setting.PARAGRAPH or run.key in rules.keys_of_texts):
            continue
        for match in pattern.finditer(run.text):
            if not match["word"]:
                continue
            if not has_measure(_sentence(run, match.start(), ends), file.locale.measures):
                yield finding("WM904", file.place(run, match.start(), match["word"]), found=match["word"])


@cache
def _vague(quoted: tuple[str, ...], words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{'|'.join(quoted)}|(?P<word>{'|'.join(words)})")


def _sentence(run: Prose, offset: int, ends: str) -> str:
    """The sentence of the paragraph in which this offset of the run lies, without references."""
    shift = run.around.find(run.text)
    text, at = (run.around, offset + shift) if shift >= 0 else (run.text, offset)
    begin, end = sentence_at(text, at, ends)
    return _REFERENCE.sub("", text[begin:end])
