"""Findings for programs: the JSON contract of design.md §6 (fields may be added, never renamed)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

from workmanual.checks.severities import Loosening
from workmanual.findings import Finding, Severity
from workmanual.locale import Locale
from workmanual.report.loosened import LoosenedEntry, entries_of
from workmanual.wording import word


class FindingEntry(TypedDict):
    """One finding."""

    code: str
    severity: str
    path: str
    line: int
    column: int
    message: str
    hint: str


class FindingReport(TypedDict):
    """The whole report."""

    schema: int
    findings: list[FindingEntry]
    counts: dict[str, int]
    loosened: list[LoosenedEntry]


def report(findings: Sequence[Finding], locale: Locale, loosenings: Sequence[Loosening] = ()) -> FindingReport:
    """The findings as plain data."""
    counts = Counter(one.severity for one in findings)
    return {
        "schema": 1,
        "findings": [_entry(one, locale) for one in findings],
        "counts": {severity.value: counts[severity] for severity in Severity},
        "loosened": entries_of(loosenings, findings),
    }


def dumps(data: FindingReport) -> str:
    """JSON text with a line end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding, locale: Locale) -> FindingEntry:
    message = word(finding, locale)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.at.path,
        "line": finding.at.line,
        "column": finding.at.column,
        "message": message.text,
        "hint": message.remedy,
    }
