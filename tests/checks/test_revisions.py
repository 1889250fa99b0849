# Revisions against the previous edition, where a case of the small manual cannot go: other patterns, other files.

from dataclasses import replace

import pytest

from workmanual.checks.revisions import revisions
from workmanual.model.manual import Manual
from workmanual.model.procedure import Procedure
from workmanual.model.richtext import Image, Paragraph
from workmanual.span import Name, Span
from workmanual.views.index import index

HERE = Span("procedures/2020/records/form.yml", 9, 11)


def found(manual: Manual, previous: Manual) -> list[tuple[str, dict[str, str]]]:
    return [(one.code, dict(one.arguments)) for one in revisions(index(manual, previous))]


def with_form(manual: Manual, pattern: str, revision: str, purpose: str) -> Manual:
    """The manual with one form alone, and the edition raised where that may be said."""
    codes = replace(manual.charter.codes, revision=Name(pattern, HERE))
    form = replace(manual.forms[0], revision=Name(revision, HERE), purpose=Name(purpose, HERE))
    edition = replace(manual.edition, revision=Name(f"x{purpose}", HERE))
    return replace(manual, charter=replace(manual.charter, codes=codes), forms=(form,), edition=edition)


@pytest.mark.parametrize(
    ("pattern", "before", "after", "expected"),
    [
        (r"[A-Z]/\d", "A/0", "A/1", ""),
        (r"[A-Z]/\d", "A/3", "B/0", ""),
        (r"[A-Z]/\d", "A/9", "B/0", ""),
        (r"[A-Z]/\d", "A/0", "A/2", "WM418 A/1"),
        (r"[A-Z]/\d", "A/3", "B/1", "WM418 A/4"),
        (r"[A-Z]/\d", "A/9", "A/8", "WM418 B/0"),
        (r"[A-Z]/\d", "B/0", "A/1", "WM418 B/1"),
        (r"[A-Z]/\d", "A/0", "A/0", "WM416 A/1"),
        (r"[A-Z]/\d", "A/9", "A/9", "WM416 B/0"),
        (r"[A-Z]/\d", "Z/9", "Z/9", "WM416 Z/10"),
        (r"V\d+\.\d", "V1.9", "V2.0", ""),
        (r"V\d+\.\d", "V9.0", "V10.0", ""),
        (r"V\d+\.\d", "V1.9", "V1.9", "WM416 V2.0"),
        (r"\d\d", "09", "10", ""),
        (r"\d\d", "01", "01", "WM416 02"),
        (r"([A-Z]/\d|\d\d)", "07", "A/0", ""),
        (r"(broken", "A/0", "A/0", "WM416 A/1"),
    ],
)
def test_what_may_follow_a_revision(manual: Manual, pattern: str, before: str, after: str, expected: str) -> None:
    said = found(with_form(manual, pattern, after, "new"), with_form(manual, pattern, before, "old"))
    assert [f"{code} {arguments['next']}" for code, arguments in said] == ([expected] if expected else [])


def raised(manual: Manual, document: Procedure) -> Manual:
    edition = replace(manual.edition, revision=Name("V1.1", HERE))
    head = replace(document.head, revision=Name("V1.1", HERE))
    return replace(manual, edition=edition, procedures=(replace(document, head=head), *manual.procedures[1:]))


def test_a_document_that_shows_what_lies_in_other_files_may_be_raised(manual: Manual) -> None:
    plain, assessed = manual.procedures[0], replace(manual.charter, assessment=Name("LC-101", HERE))
    picture = Paragraph(HERE, (Image(HERE, "plan.png", "路线"),))
    shown = replace(plain, introduction=(picture,))
    with_picture = replace(manual, procedures=(shown, *manual.procedures[1:]))
    with_data = replace(manual, charter=assessed)
    assert [code for code, _ in found(raised(manual, plain), manual)] == ["WM417"]
    assert found(raised(with_picture, shown), with_picture) == []
    assert found(raised(with_data, plain), with_data) == []


def test_what_is_new_or_gone_changes_the_edition_and_nothing_else(manual: Manual) -> None:
    without = replace(manual, forms=manual.forms[1:])
    assert [(code, one["code"]) for code, one in found(manual, without)] == [("WM416", "2019 年版")]
    assert [(code, one["code"]) for code, one in found(without, manual)] == [("WM416", "2019 年版")]
    assert found(manual, manual) == []
    assert list(revisions(index(manual))) == []
