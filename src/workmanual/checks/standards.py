"""The standards of work: they are as many as is said, and an indicator serves one that is there (WM8xx)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from unicodedata import category

from workmanual.findings import Finding, finding
from workmanual.model.standards import STANDARDS_FILE
from workmanual.views.index import Index

_CHARACTER: Final = "Lo"
"""Letters that are neither large nor small: Chinese characters, but no punctuation, digits or Latin letters."""


def counts(index: Index) -> Iterator[Finding]:
    """There are as many sentences and characters as the file says (WM818)."""
    standards = index.manual.standards
    if standards is None:
        return
    each = [sum(category(one) == _CHARACTER for one in sentence) for sentence in standards.standards]
    counted = (("sentences", standards.sentences, len(each)), ("characters", standards.characters, sum(each)))
    for key, given, found in counted:
        if given is not None and given != found:
            lengths = " ".join(map(str, each)) or "—"
            yield finding("WM818", standards.at, key=key, given=str(given), found=str(found), each=lengths)


def served(index: Index) -> Iterator[Finding]:
    """The standards that an indicator serves are there, by their numbers (WM817)."""
    manual = index.manual
    if manual.assessment is None or STANDARDS_FILE in manual.unread:
        return
    sentences = manual.standards.standards if manual.standards else ()
    known = [str(number) for number, _ in enumerate(sentences, start=1)]
    for indicator in manual.assessment.indicators:
        for number in indicator.serves:
            if number not in known:
                yield finding("WM817", number.at, id=indicator.id, number=number, known=" ".join(known) or "—")
