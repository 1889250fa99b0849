# The table of amendments as a workbook: read back, both columns say exactly what they should, in the right look.

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from itertools import groupby

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from tests.comparison.examples import EMPTY, EVIL, STRANGE, TABLE, because, changed, long_table, words
from workmanual.comparison.amendments import AmendmentGroup, AmendmentTable, Words
from workmanual.comparison.columns import Look, Side, fragments
from workmanual.comparison.inline import Kept, Run
from workmanual.locale import Locale
from workmanual.office.xlsx import amendment_workbook

DAY = date(2006, 8, 1)
HEADS = ["序号", "文件", "原条款", "修订后条款", "修订类型", "修订说明", "底线变化"]
TABLES = (TABLE, STRANGE, long_table(12))


def read(table: AmendmentTable, locale: Locale) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(amendment_workbook(table, locale.labels, DAY)), rich_text=True)


@dataclass(frozen=True)
class Seen:
    """A piece of a cell."""

    text: str
    is_struck: bool
    is_underlined: bool


def seen(sheet: Worksheet, row: int, column: int) -> Iterator[Seen]:
    cell = sheet.cell(row, column)
    value = cell.value
    if isinstance(value, CellRichText):
        for block in value:
            assert isinstance(block, TextBlock), "every piece has a look of its own"
            struck, underlined = bool(block.font.strike), bool(block.font.u)
            yield from looked(block.text, struck, underlined, block.font.color and block.font.color.rgb)
    elif value is not None:
        colour = cell.font.color and cell.font.color.rgb
        yield from looked(str(value), bool(cell.font.strike), bool(cell.font.u), colour)


def looked(text: str, struck: bool, underlined: bool, colour: object) -> Iterator[Seen]:
    """Colour and line always come together."""
    assert (colour == "FFB00020") is struck
    assert (colour == "FF00652E") is underlined
    yield Seen(text, struck, underlined)


def rows(sheet: Worksheet) -> dict[int, list[int]]:
    """Rows of the worksheet by the number that they bear."""
    numbered = ((sheet.cell(place, 1).value, place) for place in range(4, sheet.max_row + 1))
    return {int(str(number)): [place for _, place in found] for number, found in groupby(numbered, lambda one: one[0])}


def joined(sheet: Worksheet, places: list[int], column: int) -> list[Seen]:
    """The pieces of a cell and those that go on with it, neighbours of one look put together."""
    pieces = [one for place in places for one in seen(sheet, place, column)]
    looks = groupby(pieces, lambda one: (one.is_struck, one.is_underlined))
    return [Seen("".join(one.text for one in found), *look) for look, found in looks]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_both_columns_say_exactly_what_they_should(table: AmendmentTable, locale: Locale) -> None:
    sheet = read(table, locale).worksheets[1]
    assert [sheet.cell(3, column).value for column in range(1, 8)] == HEADS
    found = rows(sheet)
    assert list(found) == [row.number for row in table.rows]
    for group in table.groups:
        for row in group.rows:
            places = found[row.number]
            for column, side in enumerate(Side, start=3):
                looks = groupby(
                    fragments(row, side, locale.labels),
                    lambda one: (one.look is Look.DELETED, one.look is Look.INSERTED),
                )
                expected = [Seen("".join(one.text for one in pieces), *look) for look, pieces in looks]
                assert joined(sheet, places, column) == expected
            for column, text in ((6, row.reason), (7, row.baseline)):
                assert "".join(one.text for one in joined(sheet, places, column)) == text
            assert {sheet.cell(place, 2).value for place in places} == {group.title}
            assert {str(sheet.cell(place, 5).value) for place in places} == {row.kinds}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_every_row_can_be_shown(table: AmendmentTable, locale: Locale) -> None:
    book = read(table, locale)
    for sheet in book.worksheets:
        heights = [sheet.row_dimensions[place].height for place in range(2, sheet.max_row + 1)]
        assert all(height and height <= 409 for height in heights)
    if table.id == "long":
        continued = {number: places for number, places in rows(book.worksheets[1]).items() if len(places) > 1}
        assert list(continued) == [10, 20]
        formats = [book.worksheets[1].cell(place, 1).number_format for place in continued[10]]
        assert formats == ["General", *['0"（续）"'] * (len(formats) - 1)]


@pytest.mark.parametrize("text", ["长" * 40_000, "🧭" * 20_000, "a" * 40_000, "\n" * 200, "行\n" * 200])
def test_no_text_is_too_long(text: str, locale: Locale) -> None:
    row = because(changed(1, "a", "4.1 甲", words("", f"[-{text}-]{{+{text}+}}"), "修改"), text, text)
    table = replace(TABLE, groups=(AmendmentGroup(title="乙", anchor="b", rows=(row,)),), completeness=text)
    book = read(table, locale)
    sheet = book.worksheets[1]
    places = rows(sheet)[1]
    for column, side in enumerate(Side, start=3):
        whole = "".join(one.text for one in fragments(row, side, locale.labels))
        assert "".join(one.text for one in joined(sheet, places, column)) == whole
    assert "".join(one.text for one in joined(sheet, places, 6)) == text
    front = book.worksheets[0]
    said = [str(front.cell(place, 1).value or "") for place in range(1, front.max_row + 1)]
    assert "".join(said[said.index("核对") + 1 :]) == text


@pytest.mark.parametrize("text", ["一", "<r>一</r>", "<r><t>一</t></r>", " ", "=1", "_x0041_"])
@pytest.mark.parametrize("kept", [(Kept.DELETED,), (Kept.INSERTED,), (Kept.DELETED, Kept.INSERTED)])
def test_a_cell_of_one_piece_has_its_look(kept: tuple[Kept, ...], text: str, locale: Locale) -> None:
    """Without number, title and label nothing but the one run stands in the cell."""
    said = (Words(label="", runs=tuple(Run(one, text) for one in (*kept, *kept))),)
    row = changed(1, "a", "", said, "修改")
    table = replace(TABLE, groups=(AmendmentGroup(title="乙", anchor="b", rows=(row,)),))
    sheet = read(table, locale).worksheets[1]
    shown = {Kept.DELETED: [Seen(text * 2, True, False)], Kept.INSERTED: [Seen(text * 2, False, True)]}
    assert joined(sheet, [4], 3) == (shown[Kept.DELETED] if Kept.DELETED in kept else [])
    assert joined(sheet, [4], 4) == (shown[Kept.INSERTED] if Kept.INSERTED in kept else [])


@pytest.mark.parametrize("table", [TABLE, STRANGE], ids=lambda table: table.id)
def test_the_first_worksheet_says_all_that_stands_before_the_table(table: AmendmentTable, locale: Locale) -> None:
    front = read(table, locale).worksheets[0]
    cells = [str(cell.value) for row in front.iter_rows() for cell in row if cell.value is not None]
    assert front.title == "说明"
    before = (table.title, table.organisation, table.manual, table.pair, *table.summary, table.completeness)
    notes = [text for note in table.notes for text in (note.text, "；".join(note.places)) if text]
    counts = [text for kind, count in table.counts for text in (kind, str(count))]
    scores = [cell for row in table.scores for cell in row]
    for text in (*before, *notes, *counts, *scores):
        assert text in cells
    printed = CellRange(str(front.print_area).rpartition("!")[2].replace("$", ""))
    assert max(cell.column for cell in filled(front)) <= printed.max_col


def filled(sheet: Worksheet) -> list[Cell]:
    return [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and cell.value is not None]


def test_words_never_become_formulas_or_links(locale: Locale) -> None:
    for sheet in read(STRANGE, locale).worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"n", "s"}
        assert {type(cell.value) for cell in cells if cell.data_type == "n"} <= {int}
        assert not any(cell.hyperlink for cell in cells)
        assert len(cells) > len(EVIL)


def test_the_table_is_ready_to_print_and_to_filter(locale: Locale) -> None:
    book = read(TABLE, locale)
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert TABLE.organisation in str(sheet.oddHeader and sheet.oddHeader.left.text)
        assert TABLE.pair in str(sheet.oddHeader and sheet.oddHeader.right.text)
        assert "打印件为非受控文件" in str(sheet.oddFooter and sheet.oddFooter.left.text)
    sheet = book.worksheets[1]
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref == f"A3:G{3 + len(TABLE.rows)}"
    assert book.properties.created is not None
    assert book.properties.created.date() == DAY


def test_a_table_without_rows_says_so(locale: Locale) -> None:
    assert read(EMPTY, locale).worksheets[1]["A4"].value == "没有要列出的修订。"


def test_the_same_table_gives_the_same_bytes(locale: Locale) -> None:
    first, second = (amendment_workbook(TABLE, locale.labels, DAY) for _ in range(2))
    assert first == second
