# Characters that our faces lack.

from tests import mini
from workmanual.checks.edition import examine_file
from workmanual.checks.faces import uncovered
from workmanual.checks.file_text import FileText
from workmanual.checks.lexicon import Lexicon
from workmanual.findings import Finding, finding
from workmanual.ground import resources
from workmanual.span import Span

FACE = frozenset("一二三abc: \n")


def found(*lines: str) -> list[Finding]:
    return list(uncovered(FileText("a.md", lines, (), Lexicon(), resources.locale(), FACE)))


def test_a_character_is_named_once_a_file_at_its_first_place() -> None:
    assert found("一X", "二XY") == [
        finding("WM601", Span("a.md", 1, 2), character="X", code_point="U+0058"),
        finding("WM601", Span("a.md", 2, 3), character="Y", code_point="U+0059"),
    ]


def test_a_character_that_shows_nothing_is_named_by_its_number() -> None:
    (one,) = found("一\u200b")
    assert dict(one.arguments) == {"character": "?", "code_point": "U+200B"}


def test_line_ends_tabs_and_byte_order_marks_print_nothing() -> None:
    assert not found("a", "\tb")
    assert not examine_file("a.md", b"\xef\xbb\xbfa\r\n\tb\rc", Lexicon(), mini.given()).findings


def test_only_words_are_looked_at() -> None:
    for path, content in {"a.png": "嘦".encode(), "b.md": "甲".encode("gbk")}.items():
        assert not examine_file(path, content, Lexicon(), mini.given()).findings
