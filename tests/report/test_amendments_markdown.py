# The table as Markdown: read by a parser of its own kind, every cell says exactly what the table says.

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.comparison.examples import EMPTY, EVIL, STRANGE, TABLE, because, changed, long_table
from workmanual.comparison.amendments import AmendmentGroup, AmendmentTable, Words
from workmanual.comparison.columns import Fragment, Look, Side, fragments
from workmanual.comparison.inline import Kept, Run
from workmanual.locale import Locale
from workmanual.report.amendments_markdown import amendment_markdown, marked

MARKS = {"s": Look.DELETED, "strong": Look.INSERTED}


@dataclass(frozen=True)
class Cell:
    """A cell as a reader sees it."""

    pieces: tuple[Fragment, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def pieces(inline: Token) -> tuple[Fragment, ...]:
    look, found = Look.EQUAL, []
    for token in inline.children or ():
        kind, _, end = token.type.rpartition("_")
        if kind in MARKS:
            look = MARKS[kind] if end == "open" else Look.EQUAL
        else:
            assert token.type in ("text", "text_special", "html_inline"), token
            assert token.type != "html_inline" or token.content == "<br>"
            found.append(Fragment(look, "\n" if token.type == "html_inline" else token.content))
    return joined(found)


def joined(found: list[Fragment] | tuple[Fragment, ...]) -> tuple[Fragment, ...]:
    """What a reader can tell apart: deleted, inserted or neither."""
    whole: list[Fragment] = []
    for one in found:
        look = one.look if one.look in MARKS.values() else Look.EQUAL
        if whole and whole[-1].look is look:
            whole[-1] = Fragment(look, whole[-1].text + one.text)
        elif one.text:
            whole.append(Fragment(look, one.text))
    return tuple(whole)


def tables(document: str) -> list[list[list[Cell]]]:
    found: list[list[list[Cell]]] = []
    tokens = parser().parse(document)
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append(Cell(pieces(tokens[place + 1])))
    return found


def blocks(document: str) -> Iterator[tuple[str, str]]:
    """Headings and paragraphs outside of tables, in order."""
    tokens = parser().parse(document)
    for place, token in enumerate(tokens):
        if token.type in ("heading_open", "paragraph_open"):
            yield token.tag, "".join(piece.text for piece in pieces(tokens[place + 1]))


@pytest.mark.parametrize("table", [TABLE, STRANGE, long_table(12)], ids=lambda table: table.id)
def test_every_cell_reads_as_the_table_says(table: AmendmentTable, locale: Locale) -> None:
    found = tables(amendment_markdown(table, locale.labels))
    assert len(found) == 1 + len(table.groups) + bool(table.scores)
    counts = [(kind, str(count)) for kind, count in table.counts]
    assert [tuple(cell.text for cell in row) for row in found[0][1:]] == counts
    if table.scores:
        assert [tuple(cell.text for cell in row) for row in found[1]] == list(table.scores)
    for group, (head, *rows) in zip(table.groups, found[-len(table.groups) :], strict=True):
        assert [cell.text for cell in head] == ["序号", "原条款", "修订后条款", "修订类型", "修订说明", "底线变化"]
        for row, cells in zip(group.rows, rows, strict=True):
            for side, cell in zip(Side, cells[1:3], strict=True):
                assert cell.pieces == joined(fragments(row, side, locale.labels))
            said = [cell.text for cell in (cells[0], *cells[3:])]
            assert said == [str(row.number), row.kinds, row.reason, row.baseline]


@pytest.mark.parametrize("table", [TABLE, STRANGE], ids=lambda table: table.id)
def test_what_stands_before_the_table_is_only_text(table: AmendmentTable, locale: Locale) -> None:
    found = list(blocks(amendment_markdown(table, locale.labels)))
    assert found[0] == ("h1", table.title)
    texts = [text for _, text in found]
    for text in (table.organisation, table.manual, table.pair, table.completeness, *table.summary):
        assert text.strip("\n") in [one.strip("\n") for one in texts]
    for note in table.notes:
        assert note.text in texts
        assert not note.places or "；".join(note.places) in texts
    assert [text for tag, text in found if tag == "h2"][-len(table.groups) :] == [one.title for one in table.groups]


def test_a_table_without_rows_says_so(locale: Locale) -> None:
    assert amendment_markdown(EMPTY, locale.labels).endswith("没有要列出的修订。\n")


@pytest.mark.parametrize("text", ["见http://a.cn", "HTTPS://a.cn", "www.a.cn", "a@b.cn"])
def test_no_address_becomes_a_link(text: str) -> None:
    """GitHub makes links of addresses without any mark."""
    written = marked((Fragment(Look.EQUAL, text),))
    assert len(written) == len(text) + 1
    assert pieces(parser().parseInline(written)[0]) == (Fragment(Look.EQUAL, text),)


CHARACTERS = st.one_of(
    st.sampled_from("公示7日（）“”《》，。；、 \n\t　|*~`_<>&\\[]()!#+-.:=$@a1"),
    st.characters(exclude_categories=("Cs", "Cc")),
)
TEXTS = st.one_of(st.text(CHARACTERS, max_size=8), st.sampled_from(EVIL))
RUNS = st.lists(st.builds(Run, st.sampled_from(Kept), TEXTS), max_size=7).map(tuple)
WORDS = st.lists(st.builds(Words, label=TEXTS, runs=RUNS), max_size=4).map(tuple)


@given(said=WORDS, reason=TEXTS)
def test_any_texts_are_rebuilt_exactly(said: tuple[Words, ...], reason: str, locale: Locale) -> None:
    row = because(changed(1, "a", "4.1 公示", said, "修改"), reason)
    table = replace(TABLE, groups=(AmendmentGroup(title="甲", anchor="b", rows=(row,)),))
    cells = tables(amendment_markdown(table, locale.labels))[-1][1]
    for side, cell in zip(Side, cells[1:3], strict=True):
        assert cell.pieces == joined(fragments(row, side, locale.labels))
    assert cells[4].text == reason
