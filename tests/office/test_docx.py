# Word documents: what reads back is the sheet, word for word and row for row; pages fall as on paper (LibreOffice prints
# them); the file is the same twice and nothing in it is markup that an author wrote.

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import Phase, given, settings
from PIL import Image

from tests.office.read_docx import (
    PrintedPage,
    W,
    attribute,
    body,
    framed_tables,
    opened,
    part,
    printed,
    squeezed,
    text_of,
)
from tests.sheets.forms import FORMS, SCHEME, WRITTEN, imprint_of, read_form, sheet_of, with_blocks
from tests.sheets.generated import GENERATED
from workmanual.ground import resources
from workmanual.model.record import FormKind, Orientation, RecordForm
from workmanual.office.docx import document
from workmanual.office.picture import drawn
from workmanual.sheets import paper
from workmanual.sheets.filled import Filled
from workmanual.sheets.flowing import flowing
from workmanual.sheets.layout import lay_out
from workmanual.sheets.printed import cells, labels, words
from workmanual.sheets.sheet import Band, Code, CoverBand, Drawing, Grid, Heading, Page, Sheet, Words, WordsRole

LABELS = resources.locale().labels
CREATED = date(2004, 8, 1)
FACES = (LABELS["office-song"], LABELS["office-hei"])
SHEETS = {name: sheet_of(form) for name, form in FORMS.items()}
DOCUMENTS = {name: document(sheet, LABELS, CREATED) for name, sheet in SHEETS.items()}
RECORDS = Path(__file__).parents[2] / "procedures" / "2004" / "records"
REAL = {
    path.stem: lay_out(form, imprint_of(form), LABELS, scheme=SCHEME)
    for path in sorted(RECORDS.glob("*.yml"))
    for form in (read_form(path.read_text(encoding="utf-8")),)
}
CODE = Code(text="https://example.org/2004/procedures/cx-02.html", caption="扫码看程序")
TWIPS = 20 / paper.POINT
"""In a mm."""


def grids(page: Page) -> tuple[Grid, ...]:
    return tuple(band for band in page.bands if isinstance(band, Grid))


def with_names(band: Band) -> Band:
    """The words that a document without a picture has instead of a drawing."""
    if not isinstance(band, Drawing):
        return band
    said = (*(cell.text for cell in band.columns), *chain.from_iterable(band.data))
    return Words(role=WordsRole.NOTE, paragraphs=said, height=0)


def with_caption_first(heading: Heading) -> Heading:
    """The same words as they stand in a document's table: those below the code in its upper row, before the blanks."""
    return replace(heading, facts=(*heading.facts, heading.qr.caption), qr=None) if heading.qr else heading


def written(sheet: Sheet) -> Sheet:
    """What the document of this sheet is to say."""
    whole = flowing(sheet)
    pages = (
        replace(
            page,
            heading=with_caption_first(page.heading),
            bands=tuple(
                with_caption_first(band) if isinstance(band, Heading) else with_names(band) for band in page.bands
            ),
        )
        for page in whole.pages
    )
    return replace(whole, pages=tuple(pages))


@pytest.mark.parametrize("name", SHEETS)
def test_document_says_what_the_sheet_says_in_its_order_and_nothing_else(name: str) -> None:
    said = text_of(body(DOCUMENTS[name]))
    assert said == squeezed("".join(words(written(SHEETS[name]))))
    place = 0
    for label in labels(written(SHEETS[name])):
        place = said.find(squeezed(label), place) + 1
        assert place > 0, label


# Shrinking a form takes minutes and hardly makes it plainer.
@settings(phases=(Phase.explicit, Phase.generate), max_examples=50)
@given(form=GENERATED)
def test_any_form_is_written_whole(form: RecordForm) -> None:
    sheet = sheet_of(form)
    assert text_of(body(document(sheet, LABELS, CREATED))) == squeezed("".join(words(written(sheet))))


@pytest.mark.parametrize("name", SHEETS)
def test_rows_are_as_high_as_on_paper_and_grow_where_pages_flow(name: str) -> None:
    pages = flowing(SHEETS[name]).pages
    wanted = [row.height for page in pages for grid in grids(page) for row in (*grid.head, *grid.rows)]
    heights = [
        row.find(f"{W}trPr/{W}trHeight") for table in framed_tables(DOCUMENTS[name]) for row in table.iter(f"{W}tr")
    ]
    if SHEETS[name].kind is not FormKind.CHART:  # whose table of names is on no sheet
        assert [int(one.get(f"{W}val")) / TWIPS for one in heights] == pytest.approx(wanted, abs=0.03)
    assert {one.get(f"{W}hRule") for one in heights} == {"exact" if len(pages) > 1 else "atLeast"}


@pytest.mark.parametrize("name", SHEETS)
def test_every_table_is_as_wide_as_its_columns_and_every_row_fills_them(name: str) -> None:
    width = round(SHEETS[name].width * TWIPS)
    for table in body(DOCUMENTS[name]).iter(f"{W}tbl"):
        columns = [int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")]
        assert min(columns) > 0
        is_cover = table.find(f"{W}tblPr/{W}jc") is not None
        assert sum(columns) == pytest.approx(width, abs=1) or is_cover
        assert int(attribute(table, "tblPr/tblW", "w")) == sum(columns)
        assert attribute(table, "tblPr/tblLayout", "type") == "fixed"
        for row in table.iter(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc")]
            assert sum(1 if one is None else int(one.get(f"{W}val")) for one in spans) == len(columns)
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            assert all(cell.find(f"{W}p") is not None for cell in row.iter(f"{W}tc"))


@pytest.mark.parametrize("name", SHEETS)
def test_every_run_names_a_chinese_face(name: str) -> None:
    for file in ("document", "header1", "footer1"):
        for run in part(DOCUMENTS[name], f"word/{file}.xml").iter(f"{W}r"):
            if run.find(f"{W}drawing") is None and run.find(f"{W}pict") is None:
                assert {attribute(run, "rPr/rFonts", one) for one in ("ascii", "hAnsi", "eastAsia")} < set(FACES) | {""}
                assert attribute(run, "rPr/lang", "eastAsia") == "zh-CN"


def test_what_is_typed_into_a_blank_is_song_by_default() -> None:
    styles = part(DOCUMENTS["everything"], "word/styles.xml")
    fonts = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert {fonts.get(f"{W}{one}") for one in ("ascii", "hAnsi", "eastAsia", "cs")} == {FACES[0]}
    assert not any("heme" in one for one in fonts.attrib)


@pytest.mark.parametrize("name", SHEETS)
def test_every_option_is_a_box_to_tick(name: str) -> None:
    wanted = [cell.field for cell in cells(flowing(SHEETS[name])) for _ in cell.options]
    boxes = list(body(DOCUMENTS[name]).iter(f"{W}sdt"))
    assert [attribute(one, "sdtPr/tag") if one.find(f"{W}sdtPr/{W}tag") is not None else "" for one in boxes] == wanted
    assert all("".join(text.text for text in one.iter(f"{W}t")) == "\u25a1" for one in boxes)


@pytest.mark.parametrize("name", ["everything", "facing"])
def test_page_is_a4_with_the_margins_of_paper(name: str) -> None:
    section = opened(DOCUMENTS[name]).sections[0]
    orientation = SHEETS[name].orientation
    measures = (section.page_width, section.page_height, section.left_margin, section.right_margin, section.top_margin)
    wanted = (paper.WIDTH[orientation], paper.HEIGHT[orientation], paper.LEFT, paper.RIGHT, paper.TOP)
    assert [one.mm for one in measures if one is not None] == pytest.approx(wanted, abs=0.02)
    assert section.bottom_margin is not None
    assert paper.BOTTOM - 4 < section.bottom_margin.mm <= paper.BOTTOM
    assert (section.orientation == 1) is (orientation is Orientation.LANDSCAPE)


def test_head_and_foot_identify_the_sheet_and_count_its_pages() -> None:
    head = part(DOCUMENTS["everything"], "word/header1.xml")
    foot = part(DOCUMENTS["everything"], "word/footer1.xml")
    assert text_of(head) == "装订线某厂某管理体系XX/JL-0901A/1草案"
    assert text_of(foot) == "2004年版保存期限：长期打印件为非受控文件，使用前核对版本第1页共2页"
    codes = list(foot.iter(f"{W}instrText"))
    assert [one.text.strip() for one in codes] == ["PAGE", "NUMPAGES"]
    fields = [one.getparent() for tag in ("fldChar", "instrText") for one in foot.iter(f"{W}{tag}")]
    assert len(set(fields)) == len(fields) == 8


def test_pages_that_go_on_say_so_and_have_a_blank_for_the_number() -> None:
    for name, number in (("everything", "登记编号"), ("long", "编号")):
        title = SHEETS[name].title + LABELS["sheet-continued"]
        section = body(DOCUMENTS[name]).find(f"{W}sectPr")
        assert section.find(f"{W}titlePg") is not None
        further = part(DOCUMENTS[name], "word/header2.xml")
        assert title not in text_of(part(DOCUMENTS[name], "word/header1.xml"))
        assert text_of(further).endswith(squeezed(title + number))
        lines = [cell for cell in further.iter(f"{W}tc") if cell.find(f"{W}tcPr/{W}tcBorders") is not None]
        assert [text_of(cell) for cell in lines] == [""]
    for name in ("book", "register", "slip"):
        assert body(DOCUMENTS[name]).find(f"{W}sectPr/{W}titlePg") is None


CUT = """[
  {fields: [{id: a, label: 甲}]},
  {table: {rows: 40, columns: [{id: b, label: 乙}]}},
  {signs: [{id: c, label: 丙, type: sign}]},
  {fields: [{id: d, label: 丁}]},
  {table: {rows: 2, columns: [{id: e, label: 戊}]}},
]"""


def test_the_head_of_a_table_of_two_pages_is_repeated_and_that_of_no_other() -> None:
    tables = list(framed_tables(document(sheet_of(with_blocks(CUT)), LABELS, CREATED)))
    repeated = [
        [text_of(row) for row in table.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
        for table in tables
    ]
    assert repeated == [[], ["乙"], []]
    assert [text_of(table) for table in tables] == ["甲", "乙丙年月日", "丁戊"]


def test_tables_that_touch_have_one_line_between_them() -> None:
    tables = list(framed_tables(document(sheet_of(with_blocks(CUT)), LABELS, CREATED)))
    edges = [
        tuple(
            attribute(table, f"tblPr/tblBorders/{side}", name) for side in ("top", "bottom") for name in ("val", "sz")
        )
        for table in tables
    ]
    frame, none, hair = ("single", "8"), ("nil", "0"), ("single", "4")
    assert edges == [(*frame, *none), (*hair, *none), (*hair, *frame)]


def test_a_book_says_in_the_head_which_book_it_is() -> None:
    assert squeezed(SHEETS["book"].title) in text_of(part(DOCUMENTS["book"], "word/header1.xml"))


@pytest.mark.parametrize("name", SHEETS)
def test_the_binding_line_is_there_where_the_sheet_is_bound(name: str) -> None:
    head = part(DOCUMENTS[name], "word/header1.xml")
    lines = list(head.iter("{urn:schemas-microsoft-com:vml}line"))
    assert len(lines) == (4 if SHEETS[name].bound else 0)


def test_the_file_knows_its_title_and_opens_in_no_old_mode() -> None:
    properties = opened(DOCUMENTS["everything"]).core_properties
    assert (properties.title, properties.author) == (SHEETS["everything"].title, "某厂")
    assert properties.created is not None
    assert properties.created.date() == CREATED
    mode = part(DOCUMENTS["everything"], "word/settings.xml")
    assert attribute(mode, "compat/compatSetting") == "15"


def test_same_sheet_same_bytes() -> None:
    for name, sheet in SHEETS.items():
        assert document(sheet, LABELS, CREATED) == DOCUMENTS[name]
    assert document(SHEETS["everything"], LABELS, date(1970, 1, 1)) != DOCUMENTS["everything"]


def test_what_an_author_writes_is_never_markup() -> None:
    evil = ["=1+1", "<w:b/>", "&amp;", "]]>", "\"' {{ t }}"]
    fields = ", ".join(f"{{id: f{number}, label: {one!r}}}" for number, one in enumerate(evil[:4]))
    choice = f"{{id: z, label: 选, type: choice, options: [{evil[1]!r}, {evil[2]!r}]}}"
    sheet = sheet_of(with_blocks(f"[{{title: {evil[1]!r}, fields: [{fields}, {choice}]}}]", title=repr(evil[1])))
    filled = lay_out(
        with_blocks("[{text: 甲}]"), imprint_of(FORMS["everything"]), LABELS, filled=Filled(unit="<a>&\x00\x0b")
    )
    assert text_of(body(document(sheet, LABELS, CREATED))) == squeezed("".join(words(written(sheet))))
    assert squeezed(evil[3]) in text_of(body(document(sheet, LABELS, CREATED)))
    assert "<a>&期间" in text_of(body(document(filled, LABELS, CREATED)))


def test_blanks_of_the_head_are_filled_in_and_keep_their_lines() -> None:
    values = Filled(unit="动力一支部", period="2004 年三季度", number="ZG-001")
    form = WRITTEN["slip"]
    sheet = lay_out(form, imprint_of(form), LABELS, scheme=SCHEME, filled=values)
    content = document(sheet, LABELS, CREATED)
    assert text_of(body(content)).count("动力一支部") == 2
    lines = [cell for cell in body(content).iter(f"{W}tc") if cell.find(f"{W}tcPr/{W}tcBorders") is not None]
    assert [text_of(cell) for cell in lines] == ["动力一支部", "2004年三季度", "ZG-001"] * 2


def test_marks_of_a_date_stay_where_they_are_when_typed_before() -> None:
    sheet = sheet_of(
        with_blocks(
            "[{fields: [{id: a, label: 日期, type: date, wide: true}]}, {signs: [{id: b, label: 乙, type: sign}]}]"
        )
    )
    for table in framed_tables(document(sheet, LABELS, CREATED)):
        dated = [one for one in table.iter(f"{W}p") if text_of(one) == "年月日"]
        assert len(dated) == 2
        for paragraph in dated:
            stops = list(paragraph.find(f"{W}pPr/{W}tabs"))
            assert [one.get(f"{W}val") for one in stops] == ["right"] * 3
            assert len(list(paragraph.iter(f"{W}tab"))) == 6, "a stop and a leap to it, three times"
            cell = paragraph.getparent()
            assert int(stops[-1].get(f"{W}pos")) < int(attribute(cell, "tcPr/tcW", "w"))


def test_the_slip_is_cut_along_a_dashed_line() -> None:
    cut = [one for one in body(DOCUMENTS["slip"]).iter(f"{W}p") if one.find(f"{W}pPr/{W}pBdr") is not None]
    assert [text_of(one) for one in cut] == ["沿此线裁开骑缝章"]
    assert attribute(cut[0], "pPr/pBdr/top") == "dashed"


def test_code_to_scan_is_at_the_right_of_the_title_and_can_be_read() -> None:
    form = WRITTEN["everything"]
    content = document(lay_out(form, imprint_of(form), LABELS, qr=CODE), LABELS, CREATED)
    assert squeezed(CODE.caption) in text_of(body(content))
    shape = opened(content).inline_shapes[0]
    assert (shape.width.mm, shape.height.mm) == pytest.approx((paper.QR, paper.QR), abs=0.01)
    picture = next(one for one in opened(content).part.package.iter_parts() if one.content_type == "image/png")
    assert read_code(picture.blob) == CODE.text


def read_code(png: bytes) -> str:
    image = Image.open(BytesIO(png)).convert("L")
    page = Image.new("L", (image.width + 80, image.height + 80), 255)
    page.paste(image, (40, 40))
    return zxingcpp.read_barcodes(page)[0].text


@pytest.mark.parametrize("data", [(), (("机加班", "12", "5"), ("电工班", "8", "3"))])
def test_a_chart_is_a_picture_with_its_names_on_a_page_behind(data: tuple[tuple[str, ...], ...]) -> None:
    form = WRITTEN["chart"]
    sheet = lay_out(form, imprint_of(form), LABELS, scheme=SCHEME, filled=Filled(data=data))
    drawing = next(band for band in sheet.pages[0].bands if isinstance(band, Drawing))
    png = drawn(drawing, sheet.width, (resources.FONTS / "hei-regular.ttf").read_bytes())
    content = document(sheet, LABELS, CREATED, png)
    shape = opened(content).inline_shapes[0]
    assert (shape.width.mm, shape.height.mm) == pytest.approx((sheet.width, drawing.height), abs=0.01)
    names = list(framed_tables(content))[-1]
    heads, *rows = (tuple(text_of(cell) for cell in row.iter(f"{W}tc")) for row in names.iter(f"{W}tr"))
    assert heads == tuple(squeezed(cell.text) for cell in drawing.columns)
    assert [row[: len(data[0]) if data else 1] for row in rows] == (list(data) or [("",)] * 10)
    assert names.getprevious().find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_a_cover_has_its_fields_on_lines() -> None:
    cover = next(band for band in SHEETS["book"].pages[0].bands if isinstance(band, CoverBand))
    table = next(body(DOCUMENTS["book"]).iter(f"{W}tbl"))
    rows = [list(row.iter(f"{W}tc")) for row in table.iter(f"{W}tr")]
    assert [text_of(row[0]) for row in rows] == [squeezed(row.cells[0].text) for row in cover.grid.rows]
    is_line = [[cell.find(f"{W}tcPr/{W}tcBorders") is not None for cell in row] for row in rows]
    assert is_line == [[False, True]] * len(rows)


def test_labels_of_a_cover_are_not_broken_in_its_large_type() -> None:
    form = WRITTEN["book"]
    cover = "{cover: {fields: [{id: chair, label: 某分工会主席}, {id: year, label: 年度}]}}"
    blocks = "{title: 页, pages: {count: 1}, blocks: [{fields: [{id: a, label: 甲}]}]}"
    book = with_blocks("[]", kind="book", parts=f"[{cover}, {blocks}]")
    table = next(body(document(lay_out(book, imprint_of(form), LABELS), LABELS, CREATED)).iter(f"{W}tbl"))
    inside = int(attribute(next(table.iter(f"{W}tc")), "tcPr/tcW", "w")) - 2 * int(
        attribute(table, "tblPr/tblCellMar/left", "w")
    )
    assert inside >= 6 * 14 * 20, "six characters of 14 points"


# Printed


@pytest.fixture(scope="module")
def on_paper(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[PrintedPage, ...]]:
    real = {f"real-{name}": document(sheet, LABELS, CREATED) for name, sheet in REAL.items()}
    return printed(DOCUMENTS | real, tmp_path_factory.mktemp("docx"))


@pytest.mark.parametrize("name", [*SHEETS, *(f"real-{name}" for name in REAL)])
def test_pages_fall_as_on_paper(name: str, on_paper: dict[str, tuple[PrintedPage, ...]]) -> None:
    sheet = SHEETS.get(name) or REAL[name.removeprefix("real-")]
    pages = on_paper[name]
    assert len(pages) == len(sheet.pages)
    for number, (page, wanted) in enumerate(zip(pages, sheet.pages, strict=True), start=1):
        assert page.size == (paper.WIDTH[sheet.orientation], paper.HEIGHT[sheet.orientation])
        assert f"第{number}页共{len(pages)}页" in page.text
        if not wanted.flows:
            assert squeezed(wanted.heading.title) in page.text


def test_heads_of_a_table_of_two_pages_stand_on_both(on_paper: dict[str, tuple[PrintedPage, ...]]) -> None:
    grid = next(grid for grid in grids(SHEETS["long"].pages[1]) if grid.continues)
    for page in on_paper["long"]:
        for cell in grid.head[-1].cells:
            assert squeezed(cell.text) in page.text
