# Lists as workbooks: read back, they say what the lists say, and are ready to print and to filter.

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from tests.views.lists.scored import scored
from workmanual.locale import Locale
from workmanual.office.xlsx import list_workbook
from workmanual.views.lists import LISTS
from workmanual.views.lists.listing import (
    Column,
    Group,
    ListImprint,
    Listing,
    ListTable,
    Piece,
    Row,
    words,
)

IMPRINT = ListImprint(
    organisation="水博物馆", system="指导书", edition="2020 年版", revision="V1.1", effective="2020-01-01", state="草案"
)
DAY = date(2020, 1, 1)


def read(listing: Listing, locale: Locale) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(list_workbook(listing, IMPRINT, locale.labels, DAY)))


@pytest.mark.parametrize("place", range(len(LISTS)))
def test_every_cell_is_there(place: int, locale: Locale) -> None:
    listing = LISTS[place](scored(), locale.labels)
    assert listing is not None
    book = read(listing, locale)
    for table, sheet in zip(listing.tables, book.worksheets, strict=True):
        found = [
            ["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(min_row=3, values_only=True)
        ]
        is_grouped = len(found[0]) > len(table.columns)
        expected = [[column.title for column in table.columns]]
        for group in table.groups:
            for row in group.rows:
                said = [group.title] if is_grouped else []
                for cell, column in zip(row.cells, table.columns, strict=True):
                    text = ("\n" if column.is_stacked else "、").join(piece.words for piece in cell)
                    said.append(text or ("无" if column.is_expected else ""))
                expected.append(said)
        assert found == [["分组", *expected[0]] if is_grouped else expected[0], *expected[1:]]
        assert sheet["A1"].value == table.title
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$3:$3"
        head = sheet.oddHeader
        assert head is not None
        assert "草案" in str(head.right.text)


def test_numbers_can_be_added_and_step_numbers_stay_words(locale: Locale) -> None:
    columns = (Column(title="满分", share=1, is_code=True), Column(title="步骤", share=1, is_code=True))
    row = Row(cells=(words("4.5"), (Piece("4.5", "LC-101.booking"),)))
    table = ListTable(id="one", title="表", columns=columns, groups=(Group(rows=(row,)),))
    sheet = read(Listing(id="one", title="表", lead="", tables=(table,)), locale).active
    assert sheet is not None
    assert [sheet["A4"].value, sheet["B4"].value] == [4.5, "4.5"]


def test_words_never_become_formulas_or_links(locale: Locale) -> None:
    evil = ("=1+1", "http://example.invalid", "+1", "@x", "<r>x</r>")
    table = ListTable(
        id="one",
        title="=cmd",
        columns=tuple(Column(title=one, share=1) for one in evil),
        groups=(Group(title="=2", rows=(Row(cells=tuple(map(words, evil))),)),),
    )
    sheet = read(Listing(id="one", title="表", lead="=3", tables=(table,)), locale).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_a_row_is_as_high_as_its_words(locale: Locale) -> None:
    """Not every program finds the height of wrapped words by itself."""
    columns = (Column(title="甲", share=1), Column(title="乙", share=1))
    rows = (Row(cells=(words("短"), words("短"))), Row(cells=(words("短"), words("很长的话" * 40))))
    table = ListTable(id="one", title="表", columns=columns, groups=(Group(rows=rows),))
    sheet = read(Listing(id="one", title="表", lead="导语" * 80, tables=(table,)), locale).active
    assert sheet is not None
    short, long, lead = (sheet.row_dimensions[number].height or 0 for number in (4, 5, 2))
    assert long > 5 * short > 0
    assert lead > short


def test_the_same_list_gives_the_same_bytes(locale: Locale) -> None:
    for one in LISTS:
        listing = one(scored(), locale.labels)
        assert listing is not None
        first, second = (list_workbook(listing, IMPRINT, locale.labels, DAY) for _ in range(2))
        assert first == second
