# The table of amendments as a Word document: taking every tracked change gives exactly the new clauses and refusing them
# the old ones, in LibreOffice and by the rules of the format; every row can be reached; the file is the same twice.

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.office.docx.amendment_example import TABLE
from tests.office.docx.settled import settled
from tests.office.read_docx import W, attribute, body, opened, part, squeezed, text_of
from workmanual.comparison.amendments import AmendmentGroup, AmendmentRow, AmendmentTable, Clause, Words
from workmanual.comparison.inline import Kept, Run
from workmanual.ground import resources
from workmanual.office.docx.amendments import amendment_document
from workmanual.office.docx.redline import Line, one_sided, redline

LABELS = resources.locale().labels
CREATED = date(2005, 7, 1)
MARK = LABELS["amend-label"]
SIDES = {"accepted": Kept.INSERTED, "rejected": Kept.DELETED}


def any_runs(chance: random.Random) -> tuple[Run, ...]:
    """Of every order that fates can come in, each with words of its own."""
    fates = [chance.choice(list(Kept)) for _ in range(chance.randint(1, 5))]
    distinct = [one for place, one in enumerate(fates) if not place or one is not fates[place - 1]]
    return tuple(Run(kept, f"字{chance.randrange(10**6)}") for kept in distinct)


def any_clause(chance: random.Random, words: tuple[Words, ...]) -> Clause:
    return Clause(number=chance.choice(["", "4.1", "4.2"]), title=chance.choice(["", "公示", "谈话"]), words=words)


def any_words(chance: random.Random) -> tuple[Words, ...]:
    return tuple(
        Words(label=chance.choice(["", "何时做", "怎么做"]), runs=any_runs(chance)) for _ in range(chance.randint(1, 6))
    )


def any_row(chance: random.Random, number: int) -> AmendmentRow:
    """Mostly the same words at both sides; else each its own, split and merged, and sometimes some in common."""
    words = any_words(chance)
    old: tuple[Clause, ...] = (any_clause(chance, words),)
    new: tuple[Clause, ...] = (any_clause(chance, words),)
    if number % 3 == 0:
        old = tuple(any_clause(chance, any_words(chance)) for _ in range(chance.randint(0, 2)))
        new = (any_clause(chance, any_words(chance)), *old[: chance.randint(0, 2)])
    return AmendmentRow(number=number, anchor=f"any-{number}", old=old, new=new, kinds="修改", reason="", baseline="")


CHANCE = random.Random(2005)
ANY = AmendmentGroup(title="任意", anchor="any", rows=tuple(any_row(CHANCE, number) for number in range(1, 151)))
WHOLE = replace(TABLE, groups=(*TABLE.groups, ANY))
DOCUMENT = amendment_document(WHOLE, LABELS, CREATED)


def rows(content: bytes, table: AmendmentTable = WHOLE) -> Iterator[tuple[AmendmentRow, list[Any]]]:
    """Each row with its cells."""
    groups = [one for one in body(content).findall(f"{W}tbl") if len(list(one.find(f"{W}tblGrid"))) == 6]
    for group, made in zip(table.groups, groups, strict=True):
        for row, tree in zip(group.rows, made.findall(f"{W}tr")[1:], strict=True):
            yield row, tree.findall(f"{W}tc")


def said(paragraph: Any) -> str:
    """Its words as they are typed."""
    kinds = {f"{W}t": None, f"{W}delText": None, f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        (one.text or "") if kinds[one.tag] is None else str(kinds[one.tag])
        for run in paragraph.iter(f"{W}r")
        for one in run
        if one.tag in kinds
    )


def printed(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def wanted(row: AmendmentRow, side: Kept) -> list[str]:
    """Paragraphs of the clauses, counted from the runs; a cell is never without one."""
    return printed(one_sided(row.old if side is Kept.DELETED else row.new, side, MARK)) or [""]


def by_the_rules(cell: Any, side: Kept) -> list[str]:
    """What a cell says after taking or refusing all: runs go, and an end that goes joins two paragraphs."""
    gone = f"{W}{'del' if side is Kept.INSERTED else 'ins'}"
    left = [""]
    for paragraph in cell.findall(f"{W}p"):
        kept = [one for one in paragraph if one.tag not in (gone, f"{W}pPr")]
        left[-1] += "".join(said(_wrapped(one)) for one in kept)
        if paragraph.find(f"{W}pPr/{W}rPr/{gone}") is None:
            left.append("")
    return left[:-1]


def _wrapped(node: Any) -> Any:
    """With something around it, so that it is below what is searched."""
    around = node.makeelement(f"{W}p", {})
    around.append(node.__copy__())
    return around


@pytest.fixture(scope="module")
def in_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return settled(DOCUMENT, tmp_path_factory.mktemp("amendments"))


@pytest.mark.parametrize("verdict", SIDES)
def test_accepted_and_rejected_in_libreoffice_it_says_exactly_the_new_and_the_old(
    verdict: str, in_libreoffice: dict[str, bytes]
) -> None:
    content = in_libreoffice[verdict]
    assert not [*body(content).iter(f"{W}ins"), *body(content).iter(f"{W}del")]
    found = {row.anchor: [said(one) for one in cells[2].findall(f"{W}p")] for row, cells in rows(content)}
    assert found == {row.anchor: wanted(row, SIDES[verdict]) for row in WHOLE.rows}


@pytest.mark.parametrize("verdict", SIDES)
def test_by_the_rules_of_the_format_it_says_exactly_the_new_and_the_old(verdict: str) -> None:
    found = {row.anchor: by_the_rules(cells[2], SIDES[verdict]) for row, cells in rows(DOCUMENT)}
    assert found == {row.anchor: wanted(row, SIDES[verdict]) for row in WHOLE.rows}


def test_old_clauses_are_plain_and_a_dash_where_there_were_none() -> None:
    for row, cells in rows(DOCUMENT):
        assert [said(one) for one in cells[1].findall(f"{W}p")] == (
            printed(one_sided(row.old, Kept.DELETED, MARK)) or [LABELS["amend-none"]]
        )
        assert not [
            one for cell in (*cells[:2], *cells[3:]) for tag in ("ins", "del") for one in cell.iter(f"{W}{tag}")
        ]


def test_what_old_and_new_say_is_what_their_runs_say() -> None:
    row = TABLE.groups[0].rows[8]
    assert wanted(row, Kept.DELETED) == ["4.15\u3000首段来，次段留", "怎么做：再开会。", "后报告。", "再归档。"]
    assert wanted(row, Kept.INSERTED) == ["4.15\u3000首段来，次段留", "怎么做：先看材料。", "再开会。", "两日内报告。"]


def test_every_deleted_and_inserted_run_is_tracked_by_its_author_and_day() -> None:
    for row, cells in rows(DOCUMENT):
        pieces = [piece for line in redline(row.old, row.new, MARK) for piece in line.pieces]
        for kept, tag, text in ((Kept.DELETED, "del", "delText"), (Kept.INSERTED, "ins", "t")):
            tracked = [one for one in cells[2].iter(f"{W}{tag}") if one.find(f"{W}r") is not None]
            assert [said(one) for one in tracked] == [piece.text for piece in pieces if piece.kept is kept]
            assert all(one.find(f"{W}r/{W}{text}") is not None for one in tracked)
    changes = [one for tag in ("ins", "del") for one in body(DOCUMENT).iter(f"{W}{tag}")]
    assert {one.get(f"{W}author") for one in changes} == {LABELS["amend-author"]}
    assert {one.get(f"{W}date")[:10] for one in changes} == {"2005-07-01"}
    assert len({one.get(f"{W}id") for one in changes}) == len(changes) > 300


def test_nothing_tracked_is_coloured_or_struck_through_for_good() -> None:
    assert not [one for tag in ("color", "strike", "u") for one in body(DOCUMENT).iter(f"{W}{tag}")]


def test_every_row_and_group_has_a_bookmark_of_its_own_that_word_takes() -> None:
    starts = list(body(DOCUMENT).iter(f"{W}bookmarkStart"))
    names = [one.get(f"{W}name") for one in starts]
    assert len({name.casefold() for name in names}) == len(names) == len(WHOLE.rows) + len(WHOLE.groups)
    assert all(name[0].isalpha() and name.isascii() and name.replace("_", "").isalnum() for name in names)
    assert max(map(len, names)) == 40
    ends = [one.get(f"{W}id") for one in body(DOCUMENT).iter(f"{W}bookmarkEnd")]
    assert [one.get(f"{W}id") for one in starts] == ends
    for row, cells in rows(DOCUMENT):
        assert cells[0].find(f".//{W}bookmarkStart") is not None
        assert text_of(cells[0]) == str(row.number)


def test_each_document_is_a_heading_with_a_table_whose_head_is_repeated() -> None:
    headings = [one for one in opened(DOCUMENT).paragraphs if one.style and one.style.name == "Heading 1"]
    assert [one.text for one in headings] == [group.title for group in WHOLE.groups]
    titles = ("序号", "原条款", "修订后条款", "修订类型", "修订说明", "底线变化")
    for heading in headings:
        table = heading._p.getnext()
        assert table is not None
        head, *others = table.findall(f"{W}tr")
        assert tuple(text_of(one) for one in head.findall(f"{W}tc")) == titles
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert not [one for one in others if one.find(f"{W}trPr/{W}tblHeader") is not None]


def test_only_rows_that_are_too_high_break() -> None:
    content = amendment_document(TABLE, LABELS, CREATED)
    found = rows(content, TABLE)
    broken = {row.anchor for row, cells in found if cells[0].getparent().find(f"{W}trPr/{W}cantSplit") is None}
    assert broken == {"CX-04.check.a-name-that-is-longer-than-a-bookmark-may-be"}


def test_what_stands_above_and_below_the_rows() -> None:
    text = text_of(body(DOCUMENT))
    before = text[: text.index(squeezed(TABLE.groups[0].title))]
    counts = (*(kind for kind, _ in TABLE.counts), *(str(number) for _, number in TABLE.counts))
    notes = [one for note in TABLE.notes for one in (note.text, *note.places)]
    scores = [one for row in TABLE.scores for one in row]
    place = 0
    for words in (TABLE.manual, TABLE.title, TABLE.pair, *TABLE.summary, *counts, *notes, *scores):
        assert squeezed(words) in before[place:], words
        place = before.index(squeezed(words), place)
    assert text.endswith(squeezed(TABLE.completeness))


def test_kinds_reason_and_baseline_stand_in_their_columns() -> None:
    for row, cells in rows(DOCUMENT):
        for cell, words in zip(cells[3:], (row.kinds + row.elsewhere, row.reason, row.baseline), strict=True):
            assert text_of(cell) == squeezed(words or LABELS["amend-none"])


def test_head_and_foot_identify_the_table_on_paper_across() -> None:
    assert text_of(part(DOCUMENT, "word/header1.xml")) == squeezed(
        TABLE.organisation + TABLE.manual + TABLE.title + TABLE.pair
    )
    assert text_of(part(DOCUMENT, "word/footer1.xml")) == squeezed(LABELS["uncontrolled-print"] + "第1页共1页")
    size = body(DOCUMENT).find(f"{W}sectPr/{W}pgSz")
    assert size.get(f"{W}orient") == "landscape"
    assert attribute(body(DOCUMENT), "sectPr/pgSz", "w") == "16838"


def test_a_table_without_rows_says_so_and_opens() -> None:
    empty = replace(TABLE, groups=(), counts=(), notes=(), scores=(), summary=("两版相同。",))
    content = amendment_document(empty, LABELS, CREATED)
    assert [one.text for one in opened(content).paragraphs][-2:] == ["两版相同。", TABLE.completeness]


def test_same_table_same_bytes() -> None:
    assert amendment_document(WHOLE, LABELS, CREATED) == DOCUMENT
    assert amendment_document(WHOLE, LABELS, date(2006, 1, 1)) != DOCUMENT
