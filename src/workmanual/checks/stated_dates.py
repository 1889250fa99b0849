"""Dates that texts state of their own edition: when it was issued and takes effect (WM420).

Only what a text says of its own edition is looked at: “this book takes effect on …”, and in the summary a clause that
begins with the date. Dates of outside rules stand behind other names and are left alone, and so is the date in a
document whose text is that of the previous edition: it keeps the day on which it first took effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from workmanual.checks.sentences import sentence_around
from workmanual.findings import Finding, finding
from workmanual.locale import ControlWords
from workmanual.model.procedure import Procedure
from workmanual.views.dates import day_range
from workmanual.views.index import Index
from workmanual.views.meaning import meaning
from workmanual.views.texts import Passage, Texts, passage_of


def stated_dates(index: Index) -> Iterator[Finding]:
    """What documents, pages and the summary say of issue and effect agrees with `edition.yml` (WM420)."""
    words, names = _words(index), _names(index)
    for texts in index.page_texts:
        yield from _disagreements(index, texts.passages, _lead(names, words))
    for procedure, texts in zip(index.manual.procedures, index.document_texts, strict=True):
        yield from _in_document(index, procedure, texts)
    summary = index.manual.edition.summary
    yield from _disagreements(index, (passage_of(summary, summary.at),), _lead_of_summary(names, words))


def _words(index: Index) -> ControlWords:
    assert index.locale is not None, "whoever checks knows the language"
    return index.locale.control


def _names(index: Index) -> tuple[str, ...]:
    """What the edition is called in its own texts."""
    words, charter = _words(index), index.manual.charter
    titles = (f"{words.titles[0]}{title}{words.titles[1]}" for title in (charter.title, charter.short_title))
    return (*words.edition_names, *titles, index.manual.edition.title)


def _in_document(index: Index, procedure: Procedure, texts: Texts) -> Iterator[Finding]:
    words, names = _words(index), _names(index)
    lead = _lead((*names, *words.document_names), words)
    if any(_disagreements(index, texts.passages, lead)):
        lead = _lead(names, words) if _is_unchanged(index, procedure) else lead
        yield from _disagreements(index, texts.passages, lead)


def _is_unchanged(index: Index, procedure: Procedure) -> bool:
    before = index.previous.procedures if index.previous else ()
    head = frozenset({"head"})
    return any(
        one.code == procedure.code and meaning(one, without=head) == meaning(procedure, without=head) for one in before
    )


def _disagreements(index: Index, passages: Iterable[Passage], lead: re.Pattern[str]) -> Iterator[Finding]:
    words, edition = _words(index), index.manual.edition
    dates = {**dict.fromkeys(words.effective, edition.effective), **dict.fromkeys(words.issued, edition.issued)}
    for passage in passages:
        for match in _statements(passage.text, lead, words):
            stated = day_range("-".join(part for part in match.group("year", "month", "day") if part))
            date = dates[match["word"]]
            if date is not None and not (stated and stated[0] <= date <= stated[1]):
                event = "issued" if match["word"] in words.issued else "effective"
                at = passage.place(match.start("date"))
                yield finding("WM420", at, event=event, found=match["date"], date=date.isoformat())


def _statements(text: str, lead: re.Pattern[str], words: ControlWords) -> Iterator[re.Match[str]]:
    """Each date of which the text says that its own edition was issued or takes effect on it."""
    end = -1
    for match in _dated(words).finditer(text):
        follows = end >= 0 and _joined(words).fullmatch(text, end, match.start()) is not None
        if follows or (lead.search(text, 0, match.start()) and not _is_example(text, match.start(), words)):
            end = match.end()
            yield match


def _is_example(text: str, offset: int, words: ControlWords) -> bool:
    sentence = sentence_around(text, offset, words.sentence_ends)
    return any(word in sentence for word in words.examples)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words)


@cache
def _dated(words: ControlWords) -> re.Pattern[str]:
    """A day, month or year and what happened on it: `2004 年 8 月 1 日起施行`, not `施行的`."""
    day = rf"(?:\s*(?P<day>\d{{1,2}})\s*{words.day})?"
    month = rf"(?:\s*(?P<month>\d{{1,2}})\s*{words.month}{day})?"
    return re.compile(
        rf"(?P<date>(?<!\d)(?P<year>\d{{4}})\s*{words.year}{month})(?:{_any(words.after_date)}|\s)*"
        rf"(?P<word>{_any((*words.effective, *words.issued))})(?!{_any(words.no_statement_before)})",
        re.ASCII,
    )


@cache
def _lead(names: tuple[str, ...], words: ControlWords) -> re.Pattern[str]:
    """One of the names right before a date, with an addition in brackets and such words as “from” between them."""
    opening, closing = map(re.escape, words.brackets)
    return re.compile(
        rf"(?:{_any(names)})\s*(?:{opening}[^{opening}{closing}]*{closing})?(?:{_any(words.before_date)}|\s)*\Z",
        re.ASCII,
    )


@cache
def _lead_of_summary(names: tuple[str, ...], words: ControlWords) -> re.Pattern[str]:
    """As before any date, or the beginning of a clause."""
    clause = rf"(?:\A|[{re.escape(words.clause_ends)}])(?:{_any(words.before_date)}|\s)*\Z"
    return re.compile(rf"{_lead(names, words).pattern}|{clause}", re.ASCII)


@cache
def _joined(words: ControlWords) -> re.Pattern[str]:
    """What stands between two statements of one sentence."""
    return re.compile(rf"[{re.escape(words.clause_ends)}]?(?:{_any(words.before_date)}|\s)*", re.ASCII)
