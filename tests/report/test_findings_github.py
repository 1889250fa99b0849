# Findings as workflow commands, read back as GitHub's runner reads them.

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.loosenings import LOOSENINGS
from workmanual.findings import Finding, Severity, finding
from workmanual.ground import resources
from workmanual.locale import Locale
from workmanual.report.findings_github import commands
from workmanual.span import Span

ANY_TEXT = st.text(st.characters(exclude_categories=()))
"""Lone surrogates included, by which a file's name holds bytes that are not UTF-8."""


def read_back(line: str) -> tuple[str, dict[str, str], str]:
    """Command, properties and message of one line."""
    match = re.fullmatch(r"::(\w+) ([^\n]*?)::([^\n]*)", line)
    assert match, line
    properties = dict(one.split("=", 1) for one in match[2].split(","))
    values = {name: value.replace("%2C", ",").replace("%3A", ":") for name, value in properties.items()}
    return match[1], {name: unescaped(value) for name, value in values.items()}, unescaped(match[3])


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def only(found: Finding) -> tuple[str, dict[str, str], str]:
    (line,) = commands([found], resources.locale()).splitlines()
    return read_back(line)


def test_command_place_title_and_message(locale: Locale) -> None:
    found = finding("WM204", Span("procedures/2019/a.md", 3, 1), step="登记", item="何时做", found="谁来做")
    assert commands([found], locale) == (
        "::error file=procedures/2019/a.md,line=3,col=1,title=WM204 步骤缺少六项之一::步骤「登记」缺少“何时做”"
        "%0A应有：为什么做、谁来做、何时做、怎么做、做到什么程度；现有：谁来做"
        "%0A怎么改：加一行“- 何时做：…”；说明见 workmanual explain WM204\n"
    )


@pytest.mark.parametrize(("severity", "command"), [("error", "error"), ("warning", "warning"), ("note", "notice")])
def test_each_severity_has_its_command(severity: str, command: str) -> None:
    found = Finding(Span("a.md"), "WM206", Severity(severity), (("section", "目的"),))
    assert only(found)[0] == command


def test_marks_of_the_syntax_are_escaped() -> None:
    command, properties, message = only(finding("WM110", Span("a,b:c%0A\n::d.md"), file="50%,\r\n::error::x"))
    assert (command, properties["file"]) == ("warning", "a,b:c%0A\n::d.md")
    assert message.startswith("程序不读这个文件：50%, ::error::x\n")


def test_a_loosening_is_a_notice_at_its_entry(locale: Locale) -> None:
    first, second = map(read_back, commands([], locale, LOOSENINGS).splitlines())
    assert first[:2] == (
        "notice",
        {"file": "procedures/checks.yml", "line": "2", "col": "12", "title": "WM405 已放宽"},
    )
    assert first[2].endswith("由提醒改为说明，本次 0 处；原因：明年 再写，\ufffd 100%")
    assert "由错误改为提醒" in second[2]


@given(ANY_TEXT, ANY_TEXT)
def test_whatever_is_in_a_path_or_message_stays_in_its_line(path: str, words: str) -> None:
    line = commands([finding("WM107", Span(path, 2, 1), found=words)], resources.locale())
    assert len(line.splitlines()) == 1
    assert read_back(line.rstrip("\n"))[1]["line"] == "2"
    line.encode()
