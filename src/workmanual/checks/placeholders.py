"""Placeholders where the content is still to come (WM221).

Takes a file's words and the locale's patterns. Some words are placeholders wherever they stand (TODO, ××), some as
a clause of their own (待补充), some only where an item, a name or a value is nothing else (待定, 无, a dash). Quoted
words are no placeholders, nor is a dash in a cell. What else would be found at such a place follows from it and is
left out (`without_echoes` in `workmanual.findings`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from workmanual.checks.file_text import FileText
from workmanual.findings import Finding, finding
from workmanual.locale import Locale, Placeholders
from workmanual.model.procedure import StepItem
from workmanual.reading.prose import Prose, Setting

_NAMES: Final = (StepItem.WHO, StepItem.RECORDS)
"""Items that list names."""
_TIMES: Final = "filled_when"
"""The key whose value is a time, as in 何时做."""
_ID: Final = re.compile(r"\s*\{#[^{}]*\}\s*$")
SHORT: Final = 30
"""Characters of the longest run that can be a placeholder and nothing else; longer ones have a sign of one inside."""
Hit = tuple[int, str, str]
"""Offset in the run, the words found, and the name of the place."""


def placeholders(file: FileText) -> Iterator[Finding]:
    """Words that stand for content still to be written (WM221), each place once."""
    words = file.locale.placeholders
    inside, alone = _any_of(words.signs), _any_of(words.signs, words.short_signs)
    for run in file.prose:
        if not (alone if len(run.text) <= SHORT else inside).search(run.text):
            continue
        for offset, found, where in _hits(run, file.locale):
            at = run.place(offset)
            if run.setting is Setting.VALUE and file.lines[at.line - 1][at.column - 2 : at.column - 1] in ("'", '"'):
                at = run.place(offset - 1)  # a value in quotes begins at its quote, as the reader counts
            yield finding("WM221", at, found=found, where=where)


def _hits(run: Prose, locale: Locale) -> list[Hit]:
    words = locale.placeholders
    if run.setting is Setting.VALUE:
        return [] if run.key in words.open_keys else _in_value(run, locale) or _inside(run, words, run.key)
    if run.setting is Setting.CELL:
        return _inside(run, words, words.where["cell"])
    if run.setting is Setting.HEADING:
        title = _ID.sub("", run.text)
        return _alone(title, 0, words, words.where["title"]) or _inside(run, words, words.where["title"])
    return _in_paragraph(run, locale)


def _in_value(run: Prose, locale: Locale) -> list[Hit]:
    words = locale.placeholders
    if run.key == _TIMES:
        return _in_time(run.text, 0, locale, run.key)
    if run.around.strip() != run.text:
        return []
    if run.key in words.label_keys:
        return _whole(run.text, 0, _any_of(words.alone, words.clauses), words, run.key)
    return _alone(run.text, 0, words, run.key)


def _in_paragraph(run: Prose, locale: Locale) -> list[Hit]:
    """In a paragraph, with or without a label; a label itself may be one as well: `**待定**：…`."""
    words = locale.placeholders
    label, content = _split_label(run.around, locale)
    item = locale.item_named(label) or (locale.item_meant(label) if label else None)
    where = (locale.items[item] if item else label) or words.where["text"]
    start = _content_start(run, label, locale)
    own = run.text[start:]
    if item in _NAMES:
        hits = [
            hit
            for offset, name in _pieces(own, locale.separators.names)
            for hit in _alone(name, start + offset, words, where)
        ]
    elif item is StepItem.WHEN:
        hits = _in_time(own, start, locale, where)
    elif own.strip() == content.strip() and (item or not label or _follows_markup(run, locale)):
        hits = _alone(own, start, words, where)
    else:
        hits = []
    if not hits and run.text == label and run.around != label:
        hits = _alone(label, 0, words, words.where["text"])
    return hits or _inside(run, words, where)


def _follows_markup(run: Prose, locale: Locale) -> bool:
    """Whether the label before this run is in strong type, as a responsibility's role is."""
    return run.text[:1] in locale.separators.label


def _split_label(text: str, locale: Locale) -> tuple[str, str]:
    """What stands before and behind the first label mark; no label where there is no mark."""
    match = _label_mark(locale.separators.label).search(text)
    return (text[: match.start()].strip(), text[match.end() :]) if match else ("", text)


def _content_start(run: Prose, label: str, locale: Locale) -> int:
    """Offset of the content in a run that begins with the paragraph's label, or with the mark behind it."""
    match = _label_mark(locale.separators.label).search(run.text)
    behind = match is not None and run.text[: match.start()].strip() in (label, "")
    return match.end() if match and behind else 0


@cache
def _label_mark(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


def _in_time(text: str, start: int, locale: Locale, where: str) -> list[Hit]:
    """In a time: one of the times is a placeholder. The finding stands at the whole, as WM302 would."""
    begin = start + len(text) - len(text.lstrip())
    for _, piece in _pieces(text, locale.times.joined_by):
        time = re.split(f"[{re.escape(locale.times.note_after)}]", piece, maxsplit=1)[0]
        if hits := _alone(time, begin, locale.placeholders, where):
            return [(begin, hits[0][1], where)]
    return []


def _pieces(text: str, mark: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for piece in text.split(mark):
        yield offset, piece
        offset += len(piece) + len(mark)


def _alone(text: str, start: int, words: Placeholders, where: str) -> list[Hit]:
    """The text as a whole."""
    return _whole(text, start, _any_of(words.alone, words.nothing, words.clauses), words, where)


def _whole(text: str, start: int, pattern: re.Pattern[str], words: Placeholders, where: str) -> list[Hit]:
    """The text as a whole, whatever brackets and full stops stand around it."""
    bare = text.strip()
    inner = bare.strip(words.clause_ends).strip() or bare
    if not pattern.fullmatch(inner):
        return []
    return [(start + len(text) - len(text.lstrip()), inner, where)]


def _inside(run: Prose, words: Placeholders, where: str) -> list[Hit]:
    """Inside the run: placeholders wherever they stand, and clauses that are nothing else."""
    if not _any_of(words.anywhere, words.clauses).search(run.text):
        return []
    quoted = [match.span() for match in _quotation(words.quotes).finditer(run.text)]
    hits = [(match.start(), match[0]) for match in _any_of(words.anywhere).finditer(run.text)]
    for match in _clause(words.clause_ends).finditer(run.text):
        clause = match[0]
        if _any_of(words.clauses).fullmatch(clause.strip()):
            hits.append((match.start() + len(clause) - len(clause.lstrip()), clause.strip()))
    return [
        (offset, found, where)
        for offset, found in sorted(hits)
        if not any(begin <= offset < end for begin, end in quoted)
    ]


@cache
def _any_of(*groups: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for group in groups for pattern in group))


@cache
def _clause(ends: str) -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(ends)}]+")


@cache
def _quotation(quotes: str) -> re.Pattern[str]:
    half = len(quotes) // 2
    pairs = zip(quotes[:half], quotes[half:], strict=True)
    return re.compile("|".join(f"{re.escape(one)}[^{re.escape(other)}]*{re.escape(other)}" for one, other in pairs))
