# Workbooks read back: they say what the sheet says, in its order; only blanks can be changed, and they take what the
# form asks for; they are set up to be printed on A4. What they calculate is test_calculating.py.

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO
from itertools import accumulate
from zipfile import ZipFile

import pytest
import zxingcpp
from openpyxl.worksheet.worksheet import Worksheet as Read
from PIL import Image

from tests.office.xlsx.calculated import CREATED, LABELS, opened, spots, worksheets, written
from tests.sheets.forms import FORMS, SCHEME, imprint_of, sheet_of, with_blocks
from workmanual.model.record import FieldType, FormKind, Orientation
from workmanual.office.xlsx import workbook
from workmanual.office.xlsx.addresses import cell_name
from workmanual.office.xlsx.entry_rules import unfilled
from workmanual.office.xlsx.style import INSIDE, NARROWER, SMALLEST, Face
from workmanual.sheets import paper, typesetting
from workmanual.sheets.continuous import as_sheet, continuous
from workmanual.sheets.filled import Filled
from workmanual.sheets.layout import lay_out
from workmanual.sheets.printed import labels, words
from workmanual.sheets.sheet import Cell, CellRole, Code, Grid, Heading, Imprint, Page, Row, Sheet

SHEETS = {name: sheet_of(form) for name, form in FORMS.items()}
CODE = Code(text="https://example.org/2004/procedures/cx-09.html", caption="扫码看程序")
CONTINUED = LABELS["sheet-continued"]
TYPED = (FieldType.DATE, FieldType.MONTH, FieldType.TIME)
SIGNED = (CellRole.SIGN, CellRole.SEAL)
EVIL = ("=1+1", "+2", "-3", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "{=1}", "http://x.example", "'a", "\t=1")  # fmt: skip


def squeezed(text: str) -> str:
    return "".join(text.split())


def cells_of(worksheet: Read) -> Iterator[tuple[str, str | float]]:
    """Names and printed values, in reading order; what is computed is not printed."""
    for row in worksheet.iter_rows():
        for cell in row:
            if cell.value is not None and cell.data_type != "f":
                assert isinstance(cell.value, (str, int, float))
                yield cell.coordinate, cell.value


def text_of(sheet: Sheet) -> str:
    """Everything that the visible worksheets print."""
    shown = [one for one in opened(sheet).worksheets if one.sheet_state == "visible"]
    return squeezed("".join(_said(value) for one in shown for _, value in cells_of(one)))


def _said(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.15g}"


def as_a_worksheet_says_it(sheet: Sheet) -> Sheet:
    """The sheet with what a worksheet says otherwise: choices are lists, dates have a format, a unit stands with its
    label, the dates of signatures stand in a row of their own, boxes are characters."""
    return replace(sheet, pages=tuple(_page(page) for page in as_sheet(sheet, continuous(sheet, CONTINUED)).pages))


def _page(page: Page) -> Page:
    return replace(page, bands=tuple(_grid(band) if isinstance(band, Grid) else band for band in page.bands))


def _grid(grid: Grid) -> Grid:
    return replace(grid, rows=tuple(one for row in grid.rows for one in _rows(row)))


def _rows(row: Row) -> Iterator[Row]:
    cells = [_cell(cell) for cell in row.cells]
    yield replace(row, cells=tuple(replace(one, marks=()) if one.role in SIGNED else one for one in cells))
    if any(cell.role in SIGNED for cell in cells):
        yield replace(row, cells=tuple(Cell(role=CellRole.WORDS, width=1, marks=one.marks) for one in cells))


def _cell(cell: Cell) -> Cell:
    if cell.role in (CellRole.ENTRY, CellRole.TOTAL, CellRole.STATUS):
        marks = [
            replace(mark, text=LABELS["sheet-unit"].format(unit=mark.text)) for mark in cell.marks if not mark.blank
        ]
        if cell.options and cell.type in (FieldType.CHECKS, FieldType.CHECK, FieldType.CHOICE):
            return replace(cell, options=(unfilled(cell, LABELS),), required="", marks=tuple(marks))
        return replace(cell, options=(), marks=tuple(marks))
    return cell


@pytest.mark.parametrize("name", SHEETS)
def test_a_workbook_says_what_the_sheet_says_in_its_order(name: str) -> None:
    assert text_of(SHEETS[name]) == squeezed("".join(words(as_a_worksheet_says_it(SHEETS[name]))))


@pytest.mark.parametrize("name", SHEETS)
def test_labels_of_a_workbook_are_those_of_the_sheet(name: str) -> None:
    said, place = text_of(SHEETS[name]), 0
    for label in labels(as_sheet(SHEETS[name], continuous(SHEETS[name], CONTINUED))):
        found = said.find(squeezed(label), place)
        assert found >= 0, label
        place = found + len(squeezed(label))


@pytest.mark.parametrize("name", SHEETS)
def test_same_sheet_same_bytes(name: str) -> None:
    assert written(SHEETS[name]) == written(SHEETS[name])


@pytest.mark.parametrize("name", SHEETS)
def test_only_blanks_can_be_changed(name: str) -> None:
    for number, read in enumerate(opened(SHEETS[name]).worksheets):
        assert read.protection.sheet
        assert read.protection.password is None
        assert (read.protection.objects, read.protection.formatColumns, read.protection.formatRows) == (False,) * 3
        open_cells = {
            cell.coordinate
            for row in read.iter_rows()
            for cell in row
            if not cell.protection.locked and _is_first(cell)
        }
        blanks = {name for names in spots(SHEETS[name], number).values() for name in names}
        computed = {cell.coordinate for row in read.iter_rows() for cell in row if cell.data_type == "f"}
        assert blanks - computed <= open_cells
        assert not computed & open_cells


def _is_first(cell: object) -> bool:
    return type(cell).__name__ != "MergedCell"


@pytest.mark.parametrize("name", SHEETS)
def test_every_worksheet_is_printed_on_a4(name: str) -> None:
    sheet = SHEETS[name]
    for read, made in zip(opened(sheet).worksheets, worksheets(sheet), strict=True):
        setup = read.page_setup
        assert (setup.paperSize, setup.fitToWidth in (None, 1)) == (9, True)
        fits = read.sheet_properties.pageSetUpPr
        assert fits is not None
        assert fits.fitToPage
        assert setup.fitToHeight == (None if made.is_one_page else 0), "1 is what is meant where nothing is said"
        assert setup.orientation == ("landscape" if sheet.orientation is Orientation.LANDSCAPE else "portrait")
        assert read.page_margins.left == pytest.approx(paper.LEFT / 25.4)
        head, foot = read.oddHeader, read.oddFooter
        assert head is not None
        assert foot is not None
        assert "第 &P 页" in (foot.right.text or "")
        assert "共 &N 页" in (foot.right.text or "")
        assert foot.left.text == "2004 年版　保存期限：长期　打印件为非受控文件，使用前核对版本"
        assert (head.right.text or "").startswith(sheet.imprint.full_code)
        assert read.print_area
        pixels = sum(dimension.width * 8 for dimension in read.column_dimensions.values())
        assert pixels / 96 * 25.4 <= 0.96 * sheet.width, "narrow enough that fit-to-width shrinks nothing"


@pytest.mark.parametrize("name", SHEETS)
def test_rows_are_as_high_as_on_paper(name: str) -> None:
    for made, page in zip(worksheets(SHEETS[name]), continuous(SHEETS[name], CONTINUED), strict=True):
        assert sum(made.heights) >= page.page.height * 0.98
        assert max(made.heights) * 72 / 25.4 < 409, "spreadsheets know no higher row"
        assert min(made.widths) > 0.5


LABELS_AT_ALL_EDGES = """[
  {fields: [{id: a, label: 甲}, {id: b, label: 乙}, {id: c, label: 丙}], columns: 3},
  {table: {rows: 2, columns: [{id: d, label: 丁, width: 63}, {id: e, label: 戊, width: 9}, {id: f, label: 己, width: 9}, {id: g, label: 庚}]}},
  {table: {rows: 2, columns: [{id: h, label: 辛, width: %s}, {id: i, label: 一二三四五, width: 19.6}, {id: j, label: 壬}]}},
]"""


def crowded() -> Iterator[Sheet]:
    """Forms with column edges everywhere, so that some nearly meet those of the heading."""
    for tenths in range(600, 1240, 7):
        yield sheet_of(with_blocks(LABELS_AT_ALL_EDGES % (tenths / 10), numbering="{label: 编号}"))


def test_no_label_is_broken_by_a_cell_that_is_narrower_than_it() -> None:
    for sheet in (*SHEETS.values(), *crowded()):
        asked = {blank.label for page in sheet.pages for blank in page.heading.blanks}
        for made in worksheets(sheet):
            stops = list(accumulate(made.widths, initial=0.0))
            for tile in made.tiles:
                is_label = tile.style.face is Face.HEI and (tile.text in asked or tile.style.across == "center")
                if not is_label or tile.style.points <= SMALLEST:
                    continue
                room = (stops[tile.column + tile.columns] - stops[tile.column]) * NARROWER - INSIDE
                for line in tile.runs[0].text.split("\n"):
                    assert typesetting.ems(line) * tile.runs[0].points * paper.POINT <= room + 1e-6, (tile.text, room)


def test_a_register_is_one_table_that_repeats_its_heads() -> None:
    sheet = SHEETS["register"]
    (read,) = opened(sheet).worksheets
    (made,) = worksheets(sheet)
    numbers = [value for _, value in cells_of(read) if isinstance(value, str) and value.isdigit()]
    rows = [row for page in sheet.pages for band in page.bands if isinstance(band, Grid) for row in band.rows]
    assert numbers == [
        str(number) for number in range(1, sum(row.cells[0].role is CellRole.NUMBER for row in rows) + 1)
    ]
    assert made.repeated is not None
    assert read.print_title_rows == f"${made.repeated[0] + 1}:${made.repeated[1] + 1}"
    assert [one.id for one in read.row_breaks.brk] == list(made.ends)
    assert len(made.ends) == len(sheet.pages) - 1
    assert read.freeze_panes == f"A{made.frozen + 1}"


@pytest.mark.parametrize("name", ["long", "network"])
def test_each_page_that_goes_on_has_its_heading_and_the_head_of_the_table_that_goes_on(name: str) -> None:
    (read,), (made,) = opened(SHEETS[name]).worksheets, worksheets(SHEETS[name])
    assert not read.print_title_rows, "what is repeated would stand above another part as well"
    rows = [[str(cell.value) for cell in row if cell.value is not None] for row in read.iter_rows()]
    (long,) = continuous(SHEETS[name], CONTINUED)
    pages = [
        number
        for number, band in enumerate(long.page.bands)
        if isinstance(band, Heading) and band.continued == CONTINUED
    ]
    assert made.ends
    assert len(pages) == len(made.ends)
    written_at = next((cell_name(one.row, one.column) for one in made.tiles if one.name == "编号"), "")
    for end, page in zip(made.ends, pages, strict=True):
        title, *asked = rows[end]
        assert title == SHEETS[name].title + CONTINUED
        assert asked == (["编号", f'=IF({written_at}="","",{written_at})'] if written_at else [])
        grid = long.page.bands[page + 1]
        if isinstance(grid, Grid):
            assert squeezed(rows[end + 2][0]) == squeezed(grid.head[0].cells[0].text)


def test_what_the_head_of_a_slip_says_is_entered_once() -> None:
    (made,), (read,) = worksheets(SHEETS["slip"]), opened(SHEETS["slip"]).worksheets
    asked = [tile for tile in made.tiles if tile.name in (LABELS["sheet-period"], "单位")]
    assert [bool(tile.copies) for tile in asked] == [False, False, True, True]
    for first, again in zip(asked[:2], asked[2:], strict=True):
        assert again.copies == (first.row, first.column)
        assert read.cell(again.row + 1, again.column + 1).protection.locked


def test_tables_of_a_register_that_differ_have_worksheets_of_their_own() -> None:
    assert opened(SHEETS["facing"]).sheetnames == ["一、检查", "二、处理"]


def test_a_book_has_a_worksheet_for_each_page_type_and_no_cover() -> None:
    book = opened(SHEETS["book"])
    assert book.sheetnames == ["使用说明", "党小组成员名单", "月度活动记录", "检查记录", "移交记录"]
    said = {str(value) for one in book.worksheets for _, value in cells_of(one)}
    assert "用完日期" not in said, "the cover is for paper"


def test_a_chart_is_the_table_of_names_that_it_is_drawn_from() -> None:
    (read,) = opened(SHEETS["chart"]).worksheets
    heads = [str(value) for _, value in cells_of(read)]
    columns = [
        str(field.label)
        for part in FORMS["chart"].parts
        for block in part.blocks
        if block.chart
        for field in block.chart.columns
    ]
    assert all(any(label in head for head in heads) for label in columns)
    given = lay_out(FORMS["chart"], imprint_of(FORMS["chart"]), LABELS, filled=Filled(data=(("甲班", "12", "=1"),)))
    assert "甲班12=1" in text_of(given)


def rules(sheet: Sheet) -> dict[str, tuple[str, str | None, str | None, str | None]]:
    """By cell: kind, operator or nothing, and both bounds of what it takes."""
    read = opened(sheet).worksheets[0]
    found = {}
    for rule in read.data_validations.dataValidation:
        for area in rule.sqref.ranges:
            for row in read[area.coord] if ":" in area.coord else ((read[area.coord],),):
                for cell in row:
                    found[cell.coordinate] = (rule.type, rule.operator, rule.formula1, rule.formula2)
                    assert rule.type is None or (rule.error and rule.errorTitle)
                    assert rule.prompt
                    assert len(rule.prompt) <= 255
    return found


def test_blanks_take_what_the_form_asks_for() -> None:
    sheet = SHEETS["everything"]
    found, where = rules(sheet), spots(sheet)
    kinds = {field: found.get(names[0], ("", None, None, None)) for field, names in where.items()}
    assert kinds["sex"] == ("list", None, '"男,女"', None)
    assert kinds["born"][0] == kinds["joined"][0] == kinds["day"][0] == "date"
    assert kinds["joined"][2:] == ("18264", "73415")
    assert kinds["starts"][0] == "time"
    assert kinds["pay"][:3] == ("decimal", "greaterThanOrEqual", "0")
    assert kinds["state"] == ("list", None, '"√,□"', None)
    assert kinds["means"][0] is None, "only says how"
    assert kinds["consent"][2] == '"□ 本人已阅读并同意上面的说明（必填）,☑ 本人已阅读并同意上面的说明（必填）"'
    assert kinds["name"] == ("", None, None, None)


def test_a_score_is_bounded_by_the_points_of_its_row() -> None:
    sheet = SHEETS["score"]
    found = rules(sheet)
    assert [found[name][2:] for name in spots(sheet)["score"]] == [("0", most) for most in ("6", "6", "4.5", "3.5")]
    assert found[spots(sheet)["bonus"][0]][2:] == ("-5", "5")


def test_dates_are_shown_as_they_are_written_here() -> None:
    sheet = SHEETS["everything"]
    read = opened(sheet).worksheets[0]
    where = spots(sheet)
    assert read[where["joined"][0]].number_format == 'yyyy"年"m"月"d"日"'
    assert read[where["born"][0]].number_format == 'yyyy"年"m"月"'
    assert read[where["starts"][0]].number_format == "hh:mm"
    assert read[where["phone"][0]].number_format == "@", "a number of a telephone keeps its 0"


def test_there_is_something_to_tick_by_hand_wherever_one_chooses() -> None:
    sheet = SHEETS["everything"]
    read, where = opened(sheet).worksheets[0], spots(sheet)
    printed = {field: read[where[field][0]].value for field in ("sex", "state", "means")}
    means = "□座谈会　□个别谈话　□书面征求意见　□查阅档案和有关记录　□外出调查\n□电话询问　□其他"
    assert printed == {"sex": "□男　□女", "state": "□", "means": means}


SET_IN = """[
  {table: {prefilled: [[短词, 另一个短词]], columns: [{id: a, label: 甲, width: 40}, {id: b, label: 乙}]}},
  {fields: [{id: c, label: 丙, type: checks, options: [一, 二]}, {id: d, label: 丁, type: choice, options: [三, 四]}]},
]"""


def test_words_keep_off_the_lines_around_them() -> None:
    sheet = sheet_of(with_blocks(SET_IN, instructions="[照实填写]"))
    read = opened(sheet).worksheets[0]
    cells = {str(cell.value): cell for row in read.iter_rows() for cell in row if cell.value}
    for words_ in ("短词", "另一个短词", "□一　□二", "□三　□四"):
        assert cells[words_].alignment.indent == 1, words_
    said = next(cell for text, cell in cells.items() if text.startswith(LABELS["sheet-instructions"]))
    above = [cell.value for cell in read[said.row - 1]]
    assert above == [None] * len(above), "a row of air"
    assert read[f"A{said.row - 1}"].border.left.style is None


def test_long_lists_stand_on_a_hidden_worksheet() -> None:
    options = [f"很长很长很长很长很长的第{number}项" for number in range(30)]
    fields = f"{{id: a, label: 甲, type: choice, options: {options}}}, {{id: b, label: 乙, type: choice, options: ['一,二', 三]}}"
    sheet = sheet_of(with_blocks(f"[{{fields: [{fields}]}}]"))
    book = opened(sheet)
    assert [one.sheet_state for one in book.worksheets] == ["visible", "hidden"]
    assert [str(cell.value) for cell in book["选项"]["A"]] == options
    found = rules(sheet)
    assert found[spots(sheet)["a"][0]][2] == "'选项'!$A$1:$A$30"
    assert found[spots(sheet)["b"][0]][2] == "'选项'!$B$1:$B$2"


def test_what_an_author_writes_is_never_a_formula_or_a_link() -> None:
    for evil in EVIL:
        fields = [
            f"{{id: a{number}, label: {evil!r}, unit: {evil!r}, type: number, hint: {evil!r}}}" for number in range(2)
        ]
        chosen = f"{{id: b, label: 选, type: choice, options: [{evil!r}, 乙]}}, {{id: c, label: {evil!r}, type: check}}"
        table = f"{{prefilled: [[{evil!r}]], total: {evil!r}, columns: [{{id: d, label: {evil!r}, sum: true}}]}}"
        blocks = (
            f"[{{title: {evil!r}, fields: [{', '.join(fields)}, {chosen}]}}, {{table: {table}}}, {{note: {evil!r}}}]"
        )
        sheet = sheet_of(with_blocks(blocks, title=repr(evil)))
        sheet = replace(sheet, pages=tuple(_filled(page, evil) for page in sheet.pages))
        cells = [cell for read in opened(sheet).worksheets for row in read.iter_rows() for cell in row]
        (total,) = [str(cell.value) for cell in cells if cell.data_type == "f"]
        assert total.startswith("=IF(COUNT(")
        assert evil not in total
        said = text_of(sheet)
        assert said.count(squeezed(evil)) >= 6
        with ZipFile(BytesIO(written(sheet))) as archive:
            assert not [name for name in archive.namelist() if "externalLink" in name]
            related = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
            assert not [one for one in related if b'TargetMode="External"' in one or b"hyperlink" in one]


def _filled(page: Page, value: str) -> Page:
    """The page with this in its first blanks, as a pack fills them in."""
    heading = replace(page.heading, blanks=tuple(replace(one, value=value) for one in page.heading.blanks))
    return replace(page, heading=heading)


def test_numbers_and_dates_that_a_pack_fills_in_are_numbers_and_dates() -> None:
    fields = "{id: a, label: 甲, type: number}, {id: b, label: 乙, type: date}, {id: c, label: 丙}, {id: d, label: 丁, type: number}"
    sheet = sheet_of(with_blocks(f"[{{fields: [{fields}]}}]"))
    values = {"a": "12.5", "b": "2004-08-01", "c": "=1", "d": "约三"}
    pages = tuple(replace(page, bands=tuple(_with(band, values) for band in page.bands)) for page in sheet.pages)
    filled = replace(sheet, pages=pages)
    read, where = opened(filled).worksheets[0], spots(filled)
    cells = {field: read[where[field][0]] for field in values}
    assert {field: cell.data_type for field, cell in cells.items()} == {"a": "n", "b": "d", "c": "s", "d": "s"}
    assert str(cells["b"].value).startswith("2004-08-01")


def _with(band: object, values: dict[str, str]) -> Grid:
    assert isinstance(band, Grid)
    rows = tuple(replace(row, cells=tuple(_valued(cell, values) for cell in row.cells)) for row in band.rows)
    return replace(band, rows=rows)


def _valued(cell: Cell, values: dict[str, str]) -> Cell:
    return replace(cell, value=values[cell.field]) if cell.role is CellRole.ENTRY else cell


def test_the_code_can_be_scanned() -> None:
    form = FORMS["everything"]
    sheet = lay_out(form, imprint_of(form), LABELS, scheme=SCHEME, qr=CODE)
    with ZipFile(BytesIO(written(sheet))) as archive:
        (picture,) = [name for name in archive.namelist() if name.startswith("xl/media/")]
        image = Image.open(BytesIO(archive.read(picture))).convert("L")
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    padded = Image.new("L", (image.width + 80, image.height + 80), 255)
    padded.paste(image, (40, 40))
    assert [one.text for one in zxingcpp.read_barcodes(padded)] == [CODE.text]
    extents = re.findall(r'<a:ext cx="(\d+)" cy="(\d+)"', drawing)
    assert [round(int(value) / 36000, 1) for value in extents[0]] == pytest.approx([paper.QR, paper.QR], abs=0.3)
    assert CODE.caption in text_of(sheet)


def test_properties_say_what_the_file_is_and_when_it_was_made() -> None:
    properties = opened(SHEETS["everything"]).properties
    assert properties.title == "XX/JL-0901 各种栏目都有的登记表"
    assert properties.created.date() == CREATED
    assert workbook(SHEETS["long"], LABELS, date(2005, 1, 1)) != written(SHEETS["long"])


def test_a_long_imprint_is_cut_to_what_head_and_foot_hold() -> None:
    long = "很长的名字" * 60
    given = Imprint(
        code="B-1", full_code="A&B-1", revision="A/0", organisation=long, system=long, edition=long, retention=long
    )
    content = written(replace(SHEETS["BD-101-2"], imprint=given))
    with ZipFile(BytesIO(content)) as archive:
        markup = unescape(archive.read("xl/worksheets/sheet1.xml").decode())
    found = re.search("<oddHeader>(.*)</oddHeader><oddFooter>(.*)</oddFooter>", markup)
    assert found
    assert max(len(text) for text in found.groups()) <= 255
    assert found[1].startswith('&L&"宋体,Regular"&8 很长的名字')
    assert found[1].endswith('&R&"宋体,Regular"&8 A&&B-1　A/0')
    assert found[2].endswith("第 &P 页　共 &N 页")


NAMES = ["a/b:c?*[d]", "a/b:c?*[d]", "选项", "History", "", "'引'", "长" * 40, "长" * 41]


def test_worksheets_have_names_that_spreadsheets_take() -> None:
    pages = [page for page in SHEETS["book"].pages if page.type == "移交记录"]
    given = replace(SHEETS["book"], pages=tuple(replace(pages[0], type=name or " ") for name in NAMES))
    names = opened(given).sheetnames
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert name.casefold() not in ("history", "选项")


def test_a_sheet_with_nothing_to_fill_in_is_written() -> None:
    sheet = sheet_of(with_blocks("[{text: 只有一句话。}]"))
    assert "只有一句话。" in text_of(sheet)


def test_every_kind_of_form_is_among_these() -> None:
    assert {form.kind for form in FORMS.values()} == set(FormKind)
