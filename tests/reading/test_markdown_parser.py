# The quick parser gives the tokens that the library gives.

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import mini
from tests.laws.snippets import SNIPPETS
from workmanual.reading.markdown_parser import parser

QUICK, SLOW = parser(), parser(quick=False)
WORDS = (
    "甲",
    "乙 丙",
    " ",
    "  ",
    "\n",
    "a_b",
    "~~x~~",
    "http://x.y",
    "x@y.z",
    "，",
    "丁：戊",
    "#",
    ">",
    "1.5",
    "\\",
    "'",
    "/",
)


def tokens(text: str, *, quick: bool) -> list[object]:
    return [token.as_dict() for token in (QUICK if quick else SLOW).parse(text)]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(SNIPPETS) | st.sampled_from(WORDS), max_size=12).map("".join))
def test_the_tokens_are_the_same(text: str) -> None:
    assert tokens(text, quick=True) == tokens(text, quick=False)


def test_the_tokens_of_a_document_are_the_same() -> None:
    for content in (content for path, content in mini.files().items() if path.endswith(".md")):
        assert tokens(content.decode(), quick=True) == tokens(content.decode(), quick=False)
