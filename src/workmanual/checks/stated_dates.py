"""Dates that texts state of their own edition: when it was issued and takes effect (WM420).

Only what a text says of its own edition is looked at: “this book takes effect on …”, and in the summary a clause that
begins with the date. Dates of outside rules stand behind other names and are left alone, and so is the date in a
document whose text is that of the previous edition: it keeps the day on which it first took effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from workmanual.checks.sentences import control_words, is_example
from workmanual.findings import Finding, finding
from workmanual.locale import ControlWords
from workmanual.model.procedure import Procedure
from workmanual.views.dates import day_range
from workmanual.views.index import Index
from workmanual.views.meaning import same
from workmanual.views.texts import Texts, value_texts

_BLANK_ONE: Final = r"[^\S\n]"
_BLANK: Final = f"{_BLANK_ONE}*"
_DIGITS: Final = 4
"""Of a year."""
_HEAD: Final = frozenset({"head"})


def stated_dates(index: Index) -> Iterator[Finding]:
    """What documents, pages and the summary say of issue and effect agrees with `edition.yml` (WM420)."""
    words, names = control_words(index), _names(index)
    for texts in index.page_texts:
        yield from _disagreements(index, texts, _lead(names, words))
    before = {str(one.code): one for one in index.previous.procedures} if index.previous else {}
    for procedure, texts in zip(index.manual.procedures, index.document_texts, strict=True):
        yield from _in_document(index, texts, procedure, before.get(procedure.code))
    summary = index.manual.edition.summary
    yield from _disagreements(index, value_texts(summary), _lead_of_summary(names, words))


def _names(index: Index) -> tuple[str, ...]:
    """What the edition is called in its own texts."""
    words, charter = control_words(index), index.manual.charter
    titles = (f"{words.titles[0]}{title}{words.titles[1]}" for title in (charter.title, charter.short_title))
    return (*words.edition_names, *titles, index.manual.edition.title)


def _in_document(index: Index, texts: Texts, new: Procedure, old: Procedure | None) -> Iterator[Finding]:
    words, names = control_words(index), _names(index)
    found = tuple(_disagreements(index, texts, _lead((*names, *words.document_names), words)))
    is_unchanged = bool(found) and old is not None and same(new, old, without=_HEAD)
    yield from _disagreements(index, texts, _lead(names, words)) if is_unchanged else found


def _disagreements(index: Index, texts: Texts, lead: re.Pattern[str]) -> Iterator[Finding]:
    words, edition = control_words(index), index.manual.edition
    for begin, end, match in _statements(texts.text, lead, words):
        is_issue = match["word"] in words.issued
        date = edition.issued if is_issue else edition.effective
        year = texts.text[begin : begin + _DIGITS]
        stated = day_range("-".join(part for part in (year, match["month"], match["day"]) if part))
        if date is not None and not (stated and stated[0] <= date <= stated[1]):
            event, found = "issued" if is_issue else "effective", texts.text[begin:end]
            yield finding("WM420", texts.place(begin), event=event, found=found, date=date.isoformat())


def _statements(text: str, lead: re.Pattern[str], words: ControlWords) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Each date, from and to, on which the text says that its own edition was issued or takes effect."""
    last = -1
    for match in _dated(words).finditer(text):
        begin = match.start() - _DIGITS - (not text[match.start() - 1].isdigit())
        follows = last >= 0 and _joined(words).fullmatch(text, last, begin) is not None
        is_own = lead.search(text, text.rfind("\n", 0, begin) + 1, begin) is not None
        if follows or (is_own and not is_example(text, begin, words)):
            last = match.end()
            yield begin, match.end("date"), match


@cache
def _dated(words: ControlWords) -> re.Pattern[str]:
    """The rest of a date from the mark of its year on, and what happened then: `年 8 月 1 日起施行`, not `施行的`.

    It begins with the mark, for which a text is searched quickly; the year's four digits stand before it.
    """
    year = rf"{words.year}(?:(?<=\d{{4}}{words.year})|(?<=\d{{4}} {words.year}))"
    day = rf"(?:{_BLANK}(?P<day>\d{{1,2}}){_BLANK}{words.day})?"
    month = rf"(?:{_BLANK}(?P<month>\d{{1,2}}){_BLANK}{words.month}{day})?"
    return re.compile(
        rf"(?P<date>{year}{month})(?:{_any(words.after_date)}|{_BLANK_ONE})*"
        rf"(?P<word>{_any((*words.effective, *words.issued))})(?!{_any(words.no_statement_before)})",
        re.ASCII,
    )


@cache
def _lead(names: tuple[str, ...], words: ControlWords) -> re.Pattern[str]:
    """One of the names right before a date, with an addition in brackets and such words as “from” between them."""
    opening, closing = map(re.escape, words.brackets)
    addition = f"(?:{opening}[^{opening}{closing}]*{closing})?"
    return re.compile(rf"(?:{_any(names)}){_BLANK}{addition}{_before_date(words)}\Z", re.ASCII)


@cache
def _lead_of_summary(names: tuple[str, ...], words: ControlWords) -> re.Pattern[str]:
    """As before any date, or the beginning of a clause."""
    clause = rf"(?:\A|[{re.escape(words.clause_ends)}]){_before_date(words)}\Z"
    return re.compile(f"{_lead(names, words).pattern}|{clause}", re.ASCII)


@cache
def _joined(words: ControlWords) -> re.Pattern[str]:
    """What stands between two statements of one sentence."""
    return re.compile(f"[{re.escape(words.clause_ends)}]?{_before_date(words)}", re.ASCII)


def _before_date(words: ControlWords) -> str:
    return f"(?:{_any(words.before_date)}|{_BLANK_ONE})*"


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words)
