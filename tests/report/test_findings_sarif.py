# Findings as SARIF 2.1.0: what the standard requires, by section, and what a reader of it gets.

import json
import re
from urllib.parse import unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from tests.report.loosenings import LOOSENINGS
from workmanual.findings import CATALOGUE, Finding, finding
from workmanual.ground import resources
from workmanual.locale import Locale
from workmanual.report.findings_sarif import FINGERPRINT, Result, Run, dumps, log
from workmanual.span import Span

PATH = "procedures/2019/1-visitors/参观 预约.md"
LINES = ["---", "### 登记 {#a}", "- 谁来做：甲、乙", "- 谁来做：甲、乙", ""]
MISSING = [finding("WM301", Span(PATH, 3, 7 + place), role=role, near="") for place, role in enumerate("甲乙")]


def written(findings: list[Finding], lines: list[str] = LINES) -> Run:
    """The one run, as another program reads it."""
    data = json.loads(dumps(log(findings, resources.locale(), {PATH: lines}, "1.2.3", LOOSENINGS)))
    assert data["version"] == "2.1.0"  # §3.13.2
    assert urlsplit(data["$schema"]).path.endswith("sarif-schema-2.1.0.json")  # §3.13.3
    (run,) = data["runs"]
    parsed: Run = run
    return parsed


def result(found: Finding, lines: list[str] = LINES) -> Result:
    (one,) = written([found], lines)["results"]
    return one


def fingerprints(findings: list[Finding], lines: list[str]) -> list[str]:
    return [one["partialFingerprints"][FINGERPRINT] for one in written(findings, lines)["results"]]


def test_the_catalogue_is_the_rules_of_the_tool(locale: Locale) -> None:
    run = written([])
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["language"]) == ("workmanual", "1.2.3", "zh-CN")
    rules = driver["rules"]
    assert isinstance(rules, list)
    assert [rule["id"] for rule in rules] == list(CATALOGUE)
    for rule in rules:
        row, words = CATALOGUE[rule["id"]], locale.findings[rule["id"]]
        assert rule["name"] == rule["shortDescription"]["text"] == words.title
        assert rule["fullDescription"]["text"] == words.explain
        assert rule["help"]["text"].startswith(words.explain)
        assert "怎么改：" in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] == row.severity in ("error", "warning", "note")  # §3.50.3
        assert rule["properties"]["tags"] == [row.family]
    assert run["columnKind"] == "unicodeCodePoints"  # §3.14.17
    assert run["results"] == []  # §3.14.23: empty, not absent, when nothing is found


def test_a_result_points_at_its_rule_and_place() -> None:
    one = result(finding("WM207", Span(PATH, 2, 1), step="登记"))
    rules = written([])["tool"]["driver"]["rules"]
    assert isinstance(rules, list)
    assert rules[one["ruleIndex"]]["id"] == one["ruleId"] == "WM207"
    assert one["level"] == "error"
    assert one["message"]["text"].split("\n") == [
        "步骤「登记」没有标识",
        "怎么改：在标题后加一个英文标识，如“### 登记 {#publicity}”",
    ]
    (location,) = one["locations"]
    place = location["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 1}
    assert place["artifactLocation"]["uriBaseId"] in written([])["originalUriBaseIds"]


def test_a_path_is_a_relative_reference() -> None:
    uri = uri_of(result(finding("WM207", Span(PATH, 2, 1), step="登记")))
    assert re.fullmatch(r"[A-Za-z0-9._~%/-]+", uri)
    assert unquote(uri) == PATH


def uri_of(one: Result) -> str:
    uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert isinstance(uri, str)
    return uri


def test_a_loosening_overrides_its_rule() -> None:
    (invocation,) = written([finding("WM405", Span("a.yml"), code="x", title="y")])["invocations"]
    assert invocation["executionSuccessful"] is True  # §3.20.14
    overrides = invocation["ruleConfigurationOverrides"]
    assert isinstance(overrides, list)
    assert [(one["descriptor"]["id"], one["configuration"]["level"]) for one in overrides] == [
        ("WM405", "note"),
        ("WM204", "warning"),
    ]
    assert overrides[0]["properties"] == {"from": "warning", "because": "明年 再写，\ufffd 100%", "count": 1}
    assert list(CATALOGUE)[overrides[1]["descriptor"]["index"]] == "WM204"


def test_a_fingerprint_stays_when_the_line_moves() -> None:
    moved = [finding("WM301", Span(PATH, one.at.line + 2, one.at.column), **dict(one.arguments)) for one in MISSING]
    assert fingerprints(MISSING, LINES) == fingerprints(moved, ["", "", *LINES])


def test_fingerprints_differ_by_line_code_path_and_occurrence() -> None:
    again = finding("WM301", Span(PATH, 4, 7), role="甲", near="")
    other = finding("WM213", Span(PATH, 3, 7), found="甲")
    elsewhere = finding("WM301", Span("b.md", 3, 7), role="甲", near="")
    assert len(set(fingerprints([*MISSING, again, other, elsewhere], LINES))) == 5
    assert fingerprints([MISSING[0]], LINES) != fingerprints([MISSING[0]], [*LINES[:2], "- 谁来做：丙"])


ANY_TEXT = st.text(st.characters(exclude_categories=()))
"""Lone surrogates included; in a file's name they stand for bytes that are not UTF-8."""


@given(ANY_TEXT, ANY_TEXT)
def test_no_name_and_no_words_break_it(path: str, words: str) -> None:
    found = finding("WM107", Span(path), found=words)
    text = dumps(log([found], resources.locale(), {path: [words]}, "1"))
    assert uri_of(json.loads(text.encode())["runs"][0]["results"][0]).isascii()


def test_bytes_of_a_name_that_is_not_utf_8_are_kept() -> None:
    name = b"a\xff.md".decode(errors="surrogateescape")
    assert uri_of(result(finding("WM107", Span(name), found="\ud800\x07"))) == "a%FF.md"
