# The Markdown reader: what becomes of an author's text, and that every column points at what it says.

import pytest

from workmanual.model.richtext import (
    Heading,
    Image,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Reference,
    Strong,
    Table,
    Text,
    inlines_of,
    plain_text,
    words_of,
)
from workmanual.reading.markdown import MarkdownFile, read_markdown

PATH = "procedures/2019/1-visitors/lc-101.md"


def read(text: str) -> MarkdownFile:
    return read_markdown(text, PATH)


def places(text: str) -> list[tuple[str, int, int]]:
    """Target, line and column of every reference."""
    parts = inlines_of(read(text).blocks)
    return [(part.target, part.at.line, part.at.column) for part in parts if isinstance(part, Reference)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[[LC-101]]", [("LC-101", 1, 1)], id="alone"),
        pytest.param("按 [[LC-101]] 和 [[LC-101]] 办", [("LC-101", 1, 3), ("LC-101", 1, 16)], id="twice"),
        pytest.param("一二\n三 [[LC-101]]\n四 [[LC-201]]", [("LC-101", 2, 3), ("LC-201", 3, 3)], id="later lines"),
        pytest.param("   一\n      二 [[LC-101]]", [("LC-101", 2, 9)], id="indented line"),
        pytest.param("　　二 [[LC-101]]", [("LC-101", 1, 5)], id="wide spaces"),
        pytest.param("一\n　　二 [[LC-101]]", [("LC-101", 2, 5)], id="wide spaces on a later line"),
        pytest.param("一  \n[[LC-101]]", [("LC-101", 2, 1)], id="after a line break"),
        pytest.param("**按 [[LC-101]]** [[LC-201]]", [("LC-101", 1, 5), ("LC-201", 1, 18)], id="strong"),
        pytest.param("**甲** 乙 **丙 [[LC-101]]**", [("LC-101", 1, 13)], id="strong twice"),
        pytest.param("*甲 [[LC-101]]* [[LC-201]]", [("LC-101", 1, 4), ("LC-201", 1, 16)], id="slanted"),
        pytest.param("`[[LC-101]]` [[LC-101]]", [("LC-101", 1, 14)], id="after code"),
        pytest.param("[[[LC-101]]](x) [[LC-101]]", [("LC-101", 1, 2), ("LC-101", 1, 17)], id="in a link"),
        pytest.param("[甲]([[LC-101]]) [[LC-101]]", [("LC-101", 1, 17)], id="after an address"),
        pytest.param("![甲](乙.png) [[LC-101]]", [("LC-101", 1, 13)], id="after a picture"),
        pytest.param("甲\\*乙 [[LC-101]]", [("LC-101", 1, 6)], id="after an escape"),
        pytest.param("甲<b>乙</b>[[LC-101]]", [("LC-101", 1, 10)], id="after html"),
        pytest.param("- 甲 [[LC-101]]", [("LC-101", 1, 5)], id="list"),
        pytest.param("10. 1 [[LC-101]]", [("LC-101", 1, 7)], id="ordered list"),
        pytest.param("- - [[LC-101]]", [("LC-101", 1, 5)], id="list in a list on one line"),
        pytest.param(
            "- 甲：\n    1. 乙 [[LC-101]]\n    2. [[LC-101]]", [("LC-101", 2, 10), ("LC-101", 3, 8)], id="nested"
        ),
        pytest.param("- 甲\n\n    乙 [[LC-101]]", [("LC-101", 3, 7)], id="second paragraph of an item"),
        pytest.param("- 甲\n乙 [[LC-101]]", [("LC-101", 2, 3)], id="lazy line of an item"),
        pytest.param("- 甲\n\t- 乙 [[LC-101]]", [("LC-101", 2, 6)], id="tab"),
        pytest.param("## 甲 [[LC-101]] ##", [("LC-101", 1, 6)], id="heading"),
        pytest.param("甲 [[LC-101]]\n===", [("LC-101", 1, 3)], id="underlined heading"),
        pytest.param("| 甲 | 乙 |\n|---|---|\n| 丙 | [[LC-101]] |", [("LC-101", 3, 7)], id="table"),
        pytest.param(
            "| [[LC-101]] | [[LC-101]] |\n|-|-|\n|[[LC-101]]|[[LC-101]]|",
            [("LC-101", 1, 3), ("LC-101", 1, 16), ("LC-101", 3, 2), ("LC-101", 3, 13)],
            id="cells alike",
        ),
        pytest.param(
            "甲 | 乙\n-|-\n丙 [[LC-101]] | [[LC-101]]", [("LC-101", 3, 3), ("LC-101", 3, 16)], id="no outer bars"
        ),
        pytest.param("| 甲 | 乙 |\n|-|-|\n|  | a\\|b [[LC-101]] |", [("LC-101", 3, 11)], id="empty cell, escaped bar"),
        pytest.param("- | 甲 | 乙 |\n  |-|-|\n  | 甲 | [[LC-101]] |", [("LC-101", 3, 9)], id="table in a list"),
    ],
)
def test_a_reference_stands_where_its_brackets_stand(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert places(text) == expected


def test_every_inline_has_its_place() -> None:
    (paragraph,) = read("甲 **乙 [[LC-101]]**\n丙\\\n![丁](e.png)[戊](http://x)").blocks
    assert isinstance(paragraph, Paragraph)
    found = [(type(part).__name__, part.at.line, part.at.column) for part in inlines_of((paragraph,))]
    assert found == [
        ("Text", 1, 1),
        ("Strong", 1, 3),
        ("Text", 1, 5),
        ("Reference", 1, 7),
        ("Text", 2, 1),
        ("LineBreak", 2, 3),
        ("Image", 3, 1),
        ("Link", 3, 12),
        ("Text", 3, 13),
    ]


def test_blocks_stand_where_their_words_stand() -> None:
    blocks = read("一\n\n- 二\n    - 三\n\n## 四\n\n| 五 |\n|-|\n").blocks
    assert [(type(one).__name__, one.at.line, one.at.column) for one in blocks] == [
        ("Paragraph", 1, 1),
        ("ListBlock", 3, 1),
        ("Heading", 6, 1),
        ("Table", 8, 1),
    ]
    outer = blocks[1]
    assert isinstance(outer, ListBlock)
    assert [(type(one).__name__, one.at.line, one.at.column) for one in outer.items[0]] == [
        ("Paragraph", 3, 3),
        ("ListBlock", 4, 5),
    ]


def test_lines_of_a_paragraph_join_without_a_space() -> None:
    (paragraph,) = read("适用于全馆，\n不含库房。").blocks
    assert words_of((paragraph,)) == "适用于全馆，不含库房。"


def test_the_tree_holds_what_an_author_wrote() -> None:
    heading, ordered, table = read("### 甲 **乙** {#id}\n\n1. 丙\n2. 丁\n   - 戊\n\n|己|庚|\n|-|-|\n|辛|\n").blocks
    assert isinstance(heading, Heading)
    assert (heading.level, plain_text(heading.parts)) == (3, "甲 乙 {#id}")
    assert isinstance(ordered, ListBlock)
    assert ordered.ordered
    assert [len(item) for item in ordered.items] == [1, 2]
    assert isinstance(table, Table)
    assert [[plain_text(cell) for cell in row] for row in (table.head, *table.rows)] == [["己", "庚"], ["辛", ""]]


def test_front_matter_begins_on_its_line() -> None:
    assert read("---\ncode: LC-101\ntitle: 甲\n---\n\n乙").front_matter == ("code: LC-101\ntitle: 甲", 2)
    assert read("---\n---\n").front_matter == ("", 2)
    assert read("乙\n\n---\ncode: LC-101\n---\n").front_matter is None
    assert read("---\ncode: LC-101\n").front_matter is None


def test_text_after_front_matter_counts_its_lines_from_the_top() -> None:
    assert places("---\ncode: LC-101\n---\n\n甲 [[LC-201]]") == [("LC-201", 5, 3)]


def test_an_address_and_a_picture_are_kept_as_written() -> None:
    (paragraph,) = read("![平面图](图/平面%20图.png)[甲](http://x/乙)").blocks
    image, link = (part for part in inlines_of((paragraph,)) if isinstance(part, Image | Link))
    assert isinstance(image, Image)
    assert (image.path, image.alternative) == ("图/平面 图.png", "平面图")
    assert isinstance(link, Link)
    assert plain_text(link.parts) == "甲"


@pytest.mark.parametrize("address", ["javascript:x()", "data:text/html,x", "vbscript:x"])
def test_no_link_carries_code(address: str) -> None:
    assert not [part for part in inlines_of(read(f"[甲]({address})").blocks) if isinstance(part, Link)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲 <b>", [("WM107", 1, 3)]),
        ("<div>\n甲\n</div>", [("WM107", 1, 1)]),
        ("甲\n\n  <!-- 乙 -->", [("WM107", 3, 3)]),
        ("甲&lt;乙", [("WM107", 1, 2)]),
        ("甲 *乙*", [("WM108", 1, 3)]),
        ("甲 `乙`", [("WM108", 1, 4)]),
        ("甲\n\n***", [("WM108", 3, 1)]),
        ("- > 甲", [("WM108", 1, 1)]),
        ("甲 [[LC-101]", [("WM308", 1, 3)]),
        ("甲 [[图]]，]]", [("WM308", 1, 3), ("WM308", 1, 9)]),
        ("|甲|\n|-|\n|乙|丙|", [("WM213", 3, 4)]),
    ],
)
def test_what_has_no_place_is_found_where_it_stands(text: str, found: list[tuple[str, int, int]]) -> None:
    assert [(one.code, one.at.line, one.at.column) for one in read(text).findings] == found


@pytest.mark.parametrize(
    "text", ["甲 < 乙 > 丙", "1 & 2; AT&T", "5 * 3 * 2", "a_b_c", "C:\\甲", "[甲]", "~~甲~~", "#甲"]
)
def test_ordinary_signs_are_ordinary(text: str) -> None:
    file = read(text)
    assert not file.findings
    assert words_of(file.blocks) == text


@pytest.mark.parametrize(
    "text",
    [
        "甲 <b>乙</b>",
        "*甲乙*",
        "`甲` 乙",
        "> 甲乙",
        "```\n甲乙\n```",
        "<p>甲乙</p>",
        "[甲]: 乙",
        "[[甲]] 乙",
        "    甲乙",
    ],
)
def test_words_never_disappear(text: str) -> None:
    shown = words_of(read(text).blocks)
    assert "甲" in shown
    assert "乙" in shown


def test_nothing_but_the_tree_comes_out() -> None:
    kinds = {type(part) for part in inlines_of(read("*甲* `乙` <b> **丙**\\\n[[LC-101]] [丁](x) ![戊](y)").blocks)}
    assert kinds <= {Text, Strong, Reference, Link, Image, LineBreak}
