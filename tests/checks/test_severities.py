# Severities that a project has changed: what they do to findings. What can be wrong with the file is in tests/cases/files.

import pytest

from tests import mini
from workmanual.checks.severities import Loosening, Severities, judged, read_severities
from workmanual.findings import CATALOGUE, Family, Severity, finding
from workmanual.ground.project import SEVERITIES
from workmanual.span import Span

TEXT = """\
severities:
  - {code: WM405, severity: note, because: 明年再写}
  - {code: WM204, severity: warning, because: 征求意见}
  - {code: WM110, severity: error, because: 不许有多余的文件}
  - {code: WM206, severity: error, because: 与原来一样}
"""
AWAITED = finding("WM405", Span("a.yml", 3, 5), code="LC-202", title="x")
STRAY = finding("WM110", Span("b.md"), file="b.md")
UNTOUCHED = finding("WM207", Span("c.md"), step="x")


def read(text: str) -> Severities:
    return read_severities(text.encode(), SEVERITIES)


def test_findings_take_the_projects_severities() -> None:
    found = judged((UNTOUCHED, STRAY, AWAITED), read(TEXT))
    assert [(one.code, one.severity) for one in found] == [
        ("WM405", Severity.NOTE),
        ("WM110", Severity.ERROR),
        ("WM207", Severity.ERROR),
    ]


def test_what_is_loosened_is_said_with_its_reason_and_what_is_tightened_is_not() -> None:
    assert read(TEXT).loosenings == (
        Loosening(Span(SEVERITIES, 2, 12), "WM405", Severity.WARNING, Severity.NOTE, "明年再写"),
        Loosening(Span(SEVERITIES, 3, 12), "WM204", Severity.ERROR, Severity.WARNING, "征求意见"),
    )


def test_without_the_file_nothing_changes() -> None:
    assert judged((AWAITED, STRAY), Severities()) == (AWAITED, STRAY)


@pytest.mark.parametrize("text", ["severities: [", "severities: x", "weights: []", "\x07"])
def test_a_file_that_cannot_be_read_changes_nothing_and_is_an_error(text: str) -> None:
    severities = read(text)
    assert (dict(severities.by_code), severities.loosenings) == ({}, ())
    (found,) = severities.findings
    assert (found.severity, found.at.path) == (Severity.ERROR, SEVERITIES)
    assert judged((AWAITED,), severities) == (AWAITED, found)


def test_a_file_that_is_not_utf_8_is_an_error_at_its_line() -> None:
    (found,) = read_severities("severities:\n  - 原因".encode("gbk"), SEVERITIES).findings
    assert (found.code, found.at.line) == ("WM101", 2)


def test_an_entry_with_something_wrong_changes_nothing_the_others_hold() -> None:
    text = TEXT + "  - {code: WM205, severity: note, because: x}\n  - {code: WM204, severity: note, because: y}\n"
    severities = read(text)
    assert [one.code for one in severities.findings] == ["WM119", "WM111"]
    assert severities.by_code["WM204"] is Severity.WARNING
    assert "WM205" not in severities.by_code


def test_only_errors_are_firm_and_what_cannot_be_read_is() -> None:
    for row in CATALOGUE.values():
        assert row.severity is Severity.ERROR or not row.firm, row
        assert row.firm or row.family is not Family.FILES or row.severity is not Severity.ERROR, row


def test_the_mini_manual_takes_them_too() -> None:
    sources = mini.files() | {SEVERITIES: TEXT.encode(), "procedures/2019/notes.md": b"x"}
    assert [(one.code, one.severity) for one in mini.checked(sources).findings] == [("WM110", Severity.ERROR)]
