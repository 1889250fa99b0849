# Characters that no reader can use: which of their four findings each gets.

import pytest

from tests import mini
from workmanual.checks.characters import unusual
from workmanual.checks.edition import examine_file
from workmanual.checks.file_text import FileText
from workmanual.checks.lexicon import Lexicon
from workmanual.findings import Finding, finding
from workmanual.ground import resources
from workmanual.span import Span

FACE = frozenset("一二三abc: \n")


def found(*lines: str) -> list[Finding]:
    return list(unusual(FileText("a.md", lines, (), Lexicon(), resources.locale(), FACE, resources.simplified)))


def test_a_character_is_named_once_a_file_at_its_first_place() -> None:
    assert found("一X", "二XY") == [
        finding("WM601", Span("a.md", 1, 2), character="X", code_point="U+0058"),
        finding("WM601", Span("a.md", 2, 3), character="Y", code_point="U+0059"),
    ]


def test_a_character_that_shows_nothing_is_named_by_its_number() -> None:
    assert found("一\u200b\u200b二\u200b") == [
        finding("WM908", Span("a.md", 1, 2), code_point="U+200B"),
        finding("WM908", Span("a.md", 1, 5), code_point="U+200B"),
    ]


@pytest.mark.parametrize("encoding", ["gbk", "cp1252"])
@pytest.mark.parametrize("words", ["党支部书记", "三会一课，每月一次。", "“两图三表”"])
def test_words_read_in_a_wrong_encoding_are_garbled_and_nothing_else(words: str, encoding: str) -> None:
    """Whatever was lost on the way, and though some of what is left is Traditional or hidden."""
    garbled = words.encode().decode(encoding, errors="ignore")
    codes = {one.code for one in examine_file("a.md", garbled.encode(), Lexicon(), mini.given()).findings}
    assert "WM907" in codes
    assert not codes & {"WM601", "WM901", "WM908"}


def test_line_ends_tabs_and_byte_order_marks_print_nothing() -> None:
    assert not found("a", "\tb")
    assert not examine_file("a.md", b"\xef\xbb\xbfa\r\n\tb\rc", Lexicon(), mini.given()).findings


def test_only_words_are_looked_at() -> None:
    for path, content in {"a.png": "嘦".encode(), "b.md": "甲".encode("gbk")}.items():
        assert not examine_file(path, content, Lexicon(), mini.given()).findings
