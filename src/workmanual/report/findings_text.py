"""Findings as a person reads them in a terminal (design.md §6).

Takes findings, the locale and the sources' lines, gives text; colours are added by whoever prints it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from unicodedata import east_asian_width

from workmanual.checks.severities import Loosening
from workmanual.findings import CATALOGUE, Family, Finding, Severity
from workmanual.locale import Locale
from workmanual.report.loosened import lines_of
from workmanual.wording import visible, word

WIDEST: Final = 100
"""Characters of a source line to quote; of a longer one those around the column."""
MANY: Final = 30
"""Findings that no longer fit on one screen."""


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

    A remedy is not said again and again: of neighbours with the same code and remedy only the last shows it, and of
    many findings only the first of each file.
    """
    listed = tuple(findings)
    made = [_passage(one, locale, sources.get(one.at.path, ())) for one in listed]
    remedies = [(one.code, passage.below[-1]) for one, passage in zip(listed, made, strict=True)]
    if len(listed) > MANY:
        in_files = [(one.at.path, *remedy) for one, remedy in zip(listed, remedies, strict=True)]
        first = {remedy: place for place, remedy in reversed(list(enumerate(in_files)))}
        said = [first[remedy] == place for place, remedy in enumerate(in_files)]
    else:
        said = [remedies[place + 1 : place + 2] != [remedy] for place, remedy in enumerate(remedies)]
    return tuple(
        passage if is_said else replace(passage, below=passage.below[:-1])
        for passage, is_said in zip(made, said, strict=True)
    )


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


def closing(
    findings: Sequence[Finding], locale: Locale, loosenings: Sequence[Loosening] = (), *, fixable: int = 0
) -> tuple[str, ...]:
    """What stands below the findings: what the project has loosened, of many findings what kinds they are, counts.

    With `fixable` findings it ends with how the program puts these right.
    """
    lines: list[str] = []
    if loosenings:
        path = visible(loosenings[0].at.path)
        lines.append(locale.labels["loosened-heading"].format(path=path, count=len(loosenings)))
        lines += [f"    {line}" for line in lines_of(loosenings, findings, locale)]
    if len(findings) > MANY:
        lines += _kinds(findings, locale)
    lines.append(summary(findings, locale))
    if fixable:
        lines.append(locale.labels["fixable-line"].format(count=fixable))
    return tuple(lines)


def _kinds(findings: Iterable[Finding], locale: Locale) -> Iterable[str]:
    """A line for each family with the codes found, the most frequent first, so that one sees where to begin."""
    labels = locale.labels
    counts = Counter(one.code for one in findings)
    yield labels["kinds-heading"]
    for family in Family:
        codes = [(code, count) for code, count in counts.most_common() if CATALOGUE[code].family is family]
        if codes:
            named = [labels["kind-of-finding"].format(code=code, count=count) for code, count in codes]
            total = sum(count for _, count in codes)
            words = labels["comma"].join(named)
            yield "    " + labels["kinds-line"].format(family=labels[f"family-{family}"], count=total, codes=words)


def summary(findings: Iterable[Finding], locale: Locale) -> str:
    """One line with counts."""
    counts = Counter(one.severity for one in findings)
    return locale.labels["summary-line"].format(
        errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], notes=counts[Severity.NOTE]
    )
