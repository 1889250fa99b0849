# The table of amendments printed and read back: A4 lying on its side, bookmarks, heads on every page, nothing lost.

import re
from datetime import date

import pytest

from tests.comparison.examples import EMPTY, STRANGE, TABLE, long_table
from tests.pdf.read_back import Entry, ReadPdf
from workmanual.comparison.amendments import AmendmentRow, AmendmentTable
from workmanual.comparison.columns import Side, fragments, place
from workmanual.ground import page_materials
from workmanual.ground.made import Made
from workmanual.ground.printing import print_all
from workmanual.html.amendments import amendment_print
from workmanual.html.environment import environment
from workmanual.locale import Locale
from workmanual.pdf.written import PrintJob

LONG = long_table(12)
TABLES = {table.id: table for table in (TABLE, LONG, STRANGE, EMPTY)}


def job(table: AmendmentTable, locale: Locale, name: str = "") -> PrintJob:
    templates = environment(page_materials.templates(), locale.labels)
    text = amendment_print(table, locale.labels, templates, page_materials.styles())
    return PrintJob(name=name or table.id, documents=(text,), created=date(2006, 8, 1), identifier=table.id)


@pytest.fixture(scope="module")
def made(locale: Locale) -> dict[str, Made]:
    return print_all([*(job(table, locale) for table in TABLES.values()), job(TABLE, locale, "again")])


@pytest.fixture(scope="module")
def read(made: dict[str, Made]) -> dict[str, ReadPdf]:
    return {name: ReadPdf(made[name].content) for name in TABLES}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_nothing_goes_wrong(made: dict[str, Made]) -> None:
    for name in (TABLE.id, LONG.id, EMPTY.id):
        assert made[name].warnings == ()
    assert len(made[STRANGE.id].warnings) == 1
    assert "U+1F9ED" in made[STRANGE.id].warnings[0], "our faces have no such character"


@pytest.mark.parametrize("table", [TABLE, LONG], ids=lambda table: table.id)
def test_every_group_and_row_has_one_bookmark(table: AmendmentTable, read: dict[str, ReadPdf]) -> None:
    outline = read[table.id].outline
    expected = [(1, table.title)]
    for group in table.groups:
        expected.append((1, group.title))
        expected += [(2, f"{place(row)} {row.kinds}") for row in group.rows]
    assert [(one.level, one.title) for one in outline] == expected
    anchors = read[table.id].anchors()
    for group, entry in zip(table.groups, [one for one in outline[1:] if one.level == 1], strict=True):
        assert entry.page == anchors.get(group.anchor, entry.page)
    assert all(on_its_page(row, entry, read[table.id]) for row, entry in zip(table.rows, rows(outline), strict=True))


def rows(outline: list[Entry]) -> list[Entry]:
    return [one for one in outline if one.level == 2]


def on_its_page(row: AmendmentRow, entry: Entry, pdf: ReadPdf) -> bool:
    return squeezed(place(row)) in pdf.pages[entry.page - 1]


@pytest.mark.parametrize("table", [TABLE, LONG], ids=lambda table: table.id)
def test_every_page_says_what_it_is(table: AmendmentTable, read: dict[str, ReadPdf]) -> None:
    pdf = read[table.id]
    count = len(pdf.pages)
    for number, (page, head, foot) in enumerate(zip(pdf.pdf.pages, pdf.heads, pdf.feet, strict=True), start=1):
        assert [round(float(side)) for side in page.mediabox.as_list()] == [0, 0, 842, 595]
        for text in (table.organisation, table.manual, table.pair, table.title):
            assert squeezed(text) in head
        assert f"第{number}页共{count}页" in foot
        assert "打印件为非受控文件，使用前核对版本" in foot


def test_every_page_of_a_long_table_has_its_head_and_group(read: dict[str, ReadPdf]) -> None:
    pdf = read[LONG.id]
    first, second = (one.page for one in pdf.outline if one.level == 1 and one.title.startswith("CX-"))
    assert second - first > 5, "rows longer than a page are among them"
    for number, (text, head) in enumerate(zip(pdf.pages, pdf.heads, strict=True), start=1):
        if number >= first:
            assert "序号原条款修订后条款修订类型修订说明底线变化" in text, number
            # The page on which a group begins names it.
            assert squeezed(LONG.groups[number >= second].title) in head, number


@pytest.mark.parametrize("table", [TABLE, STRANGE, LONG], ids=lambda table: table.id)
def test_no_character_is_lost(table: AmendmentTable, read: dict[str, ReadPdf], locale: Locale) -> None:
    """Cells are extracted line by line, so that characters are counted."""
    found = "".join(read[table.id].pages)
    wanted = [one.text for row in table.rows for side in Side for one in fragments(row, side, locale.labels)]
    wanted += [text for row in table.rows for text in (str(row.number), row.kinds, row.reason, row.baseline)]
    wanted += [*table.summary, table.completeness, *(cell for row in table.scores for cell in row)]
    wanted += [text for note in table.notes for text in (note.text, *note.places)]
    expected = squeezed("".join(wanted)).replace("🧭", "")
    short = {one: (found.count(one), expected.count(one)) for one in set(expected)}
    assert {one: counts for one, counts in short.items() if counts[0] < counts[1]} == {}


def test_it_is_tagged_for_those_who_listen(read: dict[str, ReadPdf]) -> None:
    assert {"/H1", "/H2", "/Table", "/THead", "/TH", "/TD"} <= read[TABLE.id].tags()


def test_a_table_without_rows_says_so(read: dict[str, ReadPdf]) -> None:
    assert len(read[EMPTY.id].pages) == 1
    assert "没有要列出的修订。" in read[EMPTY.id].pages[0]


def test_the_same_table_gives_the_same_bytes(made: dict[str, Made]) -> None:
    assert made["again"].content == made[TABLE.id].content
