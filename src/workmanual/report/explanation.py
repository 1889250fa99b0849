"""What a code means: for `workmanual explain`, in lines and as data, and for the rules of SARIF."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypedDict

from workmanual.findings import CATALOGUE, Diagnostic
from workmanual.fixing.fixes import FIXES
from workmanual.locale import Locale
from workmanual.wording import general_remedy


def explain(code: str, locale: Locale) -> str:
    """Title, meaning, remedy and examples of one code, as plain lines."""
    row, words, labels = CATALOGUE[code], locale.findings[code], locale.labels
    severity, family = labels[f"severity-{row.severity}"], labels[f"family-{row.family}"]
    lines = [
        labels["explain-title"].format(code=code, title=words.title, severity=severity, family=family),
        "",
        words.explain,
        "",
        labels["explain-remedy"].format(remedy=general_remedy(code, locale)),
        *examples_of(code, locale),
    ]
    if code in FIXES:
        lines += ["", labels["explain-fixable"]]
    if row.firm:
        lines += ["", labels["explain-firm"]]
    return "\n".join(lines) + "\n"


def examples_of(code: str, locale: Locale) -> list[str]:
    """What is wrong and what is right, each after an empty line and its heading, moved in."""
    words, labels = locale.findings[code], locale.labels
    lines: list[str] = []
    for heading, example in ((labels["wrong"], words.wrong), (labels["right"], words.right)):
        if example:
            kind = labels["explain-example"].format(kind=heading)
            lines += ["", kind, *(f"    {line}" for line in example.rstrip().split("\n"))]
    return lines


class Explanation(TypedDict):
    """One code for programs; fields may be added, never renamed."""

    code: str
    title: str
    severity: str
    family: str
    firm: bool
    """Whether a project may not take it more lightly."""
    fixable: bool
    """Whether `workmanual check --fix` puts it right."""
    explain: str
    remedy: str
    wrong: str
    right: str


class Explanations(TypedDict):
    """The codes asked for."""

    schema: int
    codes: list[Explanation]


def explanations(codes: Iterable[str], locale: Locale) -> Explanations:
    """What these codes mean, as plain data."""
    return {"schema": 1, "codes": [_explanation(CATALOGUE[code], locale) for code in codes]}


def dumps(data: Explanations) -> str:
    """JSON text with a line end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _explanation(row: Diagnostic, locale: Locale) -> Explanation:
    words = locale.findings[row.code]
    return {
        "code": row.code,
        "title": words.title,
        "severity": row.severity.value,
        "family": row.family.value,
        "firm": row.firm,
        "fixable": row.code in FIXES,
        "explain": words.explain,
        "remedy": general_remedy(row.code, locale),
        "wrong": words.wrong,
        "right": words.right,
    }


def listing(locale: Locale) -> str:
    """A code and its title a line."""
    return "".join(f"{code} {locale.findings[code].title}\n" for code in CATALOGUE)
