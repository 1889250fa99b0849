# Characters that our faces lack.

from workmanual.checks.faces import uncovered
from workmanual.findings import finding
from workmanual.span import Span

FACE = frozenset("一二三abc: \n")


def test_a_character_is_named_once_a_file_at_its_first_place() -> None:
    files = {"a.md": "一X\n二XY".encode(), "b.yml": b"a: Y"}
    assert list(uncovered(files, FACE)) == [
        finding("WM601", Span("a.md", 1, 2), character="X", code_point="U+0058"),
        finding("WM601", Span("a.md", 2, 3), character="Y", code_point="U+0059"),
        finding("WM601", Span("b.yml", 1, 4), character="Y", code_point="U+0059"),
    ]


def test_a_character_that_shows_nothing_is_named_by_its_number() -> None:
    (found,) = uncovered({"a.md": "一\u200b".encode()}, FACE)
    assert dict(found.arguments) == {"character": "?", "code_point": "U+200B"}


def test_line_ends_tabs_and_byte_order_marks_print_nothing() -> None:
    assert not list(uncovered({"a.md": b"\xef\xbb\xbfa\r\n\tb\rc"}, FACE))


def test_only_words_are_looked_at() -> None:
    assert not list(uncovered({"a.png": b"XYZ", "b.md": "XYZ甲".encode("gbk")}, FACE))
