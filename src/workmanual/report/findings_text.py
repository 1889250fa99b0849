"""Findings as a person reads them in a terminal (design.md §6).

Takes findings, the locale and the sources' lines, gives text; colours are added by whoever prints it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from unicodedata import east_asian_width

from workmanual.findings import Finding, Severity
from workmanual.locale import Locale
from workmanual.wording import visible, word

WIDEST: Final = 100
"""Characters of a source line to quote; of a longer one those around the column."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One finding laid out: a headline and the lines below it."""

    severity: Severity
    headline: str
    below: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((self.headline, *self.below))


def passages(findings: Iterable[Finding], locale: Locale, sources: Mapping[str, Sequence[str]]) -> tuple[Passage, ...]:
    """Each finding with its own line of the source, expectation and remedy.

    Of neighbours with the same code and remedy only the last shows it, so that one fault fills no screen.
    """
    listed = tuple(findings)
    made = [_passage(one, locale, sources.get(one.at.path, ())) for one in listed]
    for place in range(len(made) - 1):
        if listed[place].code == listed[place + 1].code and made[place].below[-1:] == made[place + 1].below[-1:]:
            made[place] = replace(made[place], below=made[place].below[:-1])
    return tuple(made)


def _passage(finding: Finding, locale: Locale, lines: Sequence[str]) -> Passage:
    message = word(finding, locale)
    below = list(_quotation(finding, lines))
    if message.expected:
        below.append(f"      = {message.expected}")
    remedy = locale.labels["remedy-line"].format(remedy=message.remedy, code=finding.code)
    below.append(f"      = {remedy}")
    place = visible(str(finding.at))  # a file's name can hold anything but a slash
    return Passage(finding.severity, f"{place}: {finding.severity} {finding.code} {message.text}", tuple(below))


def _quotation(finding: Finding, lines: Sequence[str]) -> Iterable[str]:
    """The author's line with a caret under the column; nothing where the file as a whole is meant."""
    at = finding.at
    if at.line > len(lines) or not lines[at.line - 1].strip():
        return
    if at.line == 1 and at.column == 1 and at.path.endswith(".md"):
        return
    line = visible(lines[at.line - 1])
    first = 0 if len(line) <= WIDEST else max(0, min(at.column - 1 - WIDEST // 2, len(line) - WIDEST))
    before, after = "…" if first else "", "…" if len(line) > first + WIDEST else ""
    margin = f"{at.line:>5} | {before}"
    yield f"{margin}{line[first : first + WIDEST]}{after}"
    if at.column > 1:
        yield " " * _columns(margin + line[first : at.column - 1]) + "^"


def _columns(text: str) -> int:
    """Columns a terminal needs: full-width characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def summary(findings: Iterable[Finding], locale: Locale) -> str:
    """One line with counts."""
    counts = Counter(one.severity for one in findings)
    return locale.labels["summary-line"].format(
        errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], notes=counts[Severity.NOTE]
    )
