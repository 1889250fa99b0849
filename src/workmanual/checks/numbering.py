"""Numbers typed where the program numbers (WM905).

A clause or step named by its number goes wrong at the next change, and a paragraph that numbers itself is no list.
Articles of outside rules have numbers of their own, and counts are no numbers of clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from workmanual.checks.file_text import FileText, any_of
from workmanual.findings import Finding, finding
from workmanual.locale import Proofreading
from workmanual.reading.edition import PREFACE
from workmanual.reading.prose import Prose, Setting

_LEAD: Final = re.compile(r"[\s>*+|#-]*(?:\d{1,9}[.)]\s+)?[\s>*+-]*")
"""What Markdown puts before the first words of a line."""
_BASIS: Final = re.compile(r"\[\[basis:[^\[\]]*\]\]\s*$")
_LISTS: Final = ("manual.yml", "basis.yml")


def typed_numbers(file: FileText) -> Iterator[Finding]:
    """Numbers of clauses and steps, and paragraphs that number themselves (WM905)."""
    if file.path.endswith(_LISTS):
        return
    rules = file.locale.proofreading
    yield from _paragraphs(file, rules)
    clauses = any_of((*(f"(?:{one})" for one in rules.quoted), f"(?P<clause>{'|'.join(rules.clauses)})"))
    outside = any_of((rules.outside_rules,))
    for run in file.runs_with(*rules.clauses):
        if run.key in rules.keys_left_alone:
            continue
        for match in clauses.finditer(run.text):
            if match["clause"] and not _is_of_outside_rule(file, run, match.start(), outside):
                yield _found(file, run, match.start(), match[0])


def _paragraphs(file: FileText, rules: Proofreading) -> Iterator[Finding]:
    """Paragraphs, items and headings that begin with a number; those of a document's headings are WM218 and WM219."""
    numbers = {Setting.PARAGRAPH: _at_the_beginning(rules.enumerations, file.locale.separators.label)}
    sought = rules.enumerations
    if f"/{PREFACE}/" in file.path:
        sought = (*sought, *rules.heading_numbers)
        numbers[Setting.HEADING] = _at_the_beginning(sought, "")
    for run in file.runs_with(*sought):
        number = numbers[run.setting].match(run.text) if run.setting in numbers else None
        if number and _LEAD.fullmatch(file.before(run)):
            yield _found(file, run, number.start("number"), number["number"])


@cache
def _at_the_beginning(patterns: tuple[str, ...], label_marks: str) -> re.Pattern[str]:
    """Finds `number` before the first words, or before those behind a label."""
    label = rf"(?:\w{{1,8}}[{label_marks}]\s*)?" if label_marks else ""
    return re.compile(f"{label}(?P<number>{'|'.join(patterns)})")


def _is_of_outside_rule(file: FileText, run: Prose, offset: int, outside: re.Pattern[str]) -> bool:
    before = run.text[:offset].rstrip()
    return bool(outside.search(before) if before else _BASIS.search(file.before(run)))


def _found(file: FileText, run: Prose, offset: int, words: str) -> Finding:
    return finding("WM905", file.place(run, offset, words), found=words.strip())
