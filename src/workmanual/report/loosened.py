"""What a project has loosened, in words and as data: every report says it, whether or not anything of it was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypedDict

from workmanual.checks.severities import Loosening
from workmanual.findings import Finding
from workmanual.locale import Locale
from workmanual.wording import visible

# "from" is a keyword of Python.
LoosenedEntry = TypedDict("LoosenedEntry", {"code": str, "from": str, "to": str, "because": str, "count": int})
"""One loosening for programs; `count` is how often it was found in this run."""


def lines_of(loosenings: Iterable[Loosening], findings: Iterable[Finding], locale: Locale) -> list[str]:
    """A line each: code and title, from what to what, how often it was found, and why."""
    line, labels = locale.labels["loosened-line"], locale.labels
    return [
        line.format(
            code=entry["code"],
            title=locale.findings[entry["code"]].title,
            before=labels[f"severity-{entry['from']}"],
            after=labels[f"severity-{entry['to']}"],
            count=entry["count"],
            because=entry["because"],
        )
        for entry in entries_of(loosenings, findings)
    ]


def entries_of(loosenings: Iterable[Loosening], findings: Iterable[Finding]) -> list[LoosenedEntry]:
    """The loosenings as plain data, in the order of the project's file."""
    counts = Counter(one.code for one in findings)
    return [
        {
            "code": one.code,
            "from": one.before.value,
            "to": one.after.value,
            "because": visible(" ".join(one.because.split())),
            "count": counts[one.code],
        }
        for one in loosenings
    ]
