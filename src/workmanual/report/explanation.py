"""What a code means: for `workmanual explain` and for the page of codes."""

from __future__ import annotations

from workmanual.findings import CATALOGUE
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


def listing(locale: Locale) -> str:
    """A code and its title a line."""
    return "".join(f"{code} {locale.findings[code].title}\n" for code in CATALOGUE)
