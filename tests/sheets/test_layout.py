# Laws of the layout, over forms made for it, the small manual's and any that Hypothesis can think of; and the cases
# where a law would not say enough. What the sheets look like in HTML and PDF is tests/html/test_sheet.py.

from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, settings

from tests.sheets.forms import FORMS, imprint_of, sheet_of, with_blocks
from tests.sheets.generated import GENERATED
from workmanual.locale import Locale
from workmanual.model.record import FieldType, FormField, FormKind, RecordForm
from workmanual.sheets import paper
from workmanual.sheets.layout import form_sheet, imprint, lay_out
from workmanual.sheets.printed import cells, field_ids, labels, words
from workmanual.sheets.sheet import (
    Band,
    Cell,
    CellRole,
    Code,
    Grid,
    GridKind,
    Heading,
    Page,
    Row,
    Sheet,
    Words,
    WordsRole,
)
from workmanual.views.index import Index


def grids(sheet: Sheet) -> Iterator[Grid]:
    return (band for page in sheet.pages for band in page.bands if isinstance(band, Grid))


def table_rows(page: Page) -> list[Row]:
    return [row for band in page.bands if isinstance(band, Grid) and band.kind is GridKind.TABLE for row in band.rows]


def grid_rows(band: Band) -> tuple[Row, ...]:
    return (*band.head, *band.rows) if isinstance(band, Grid) else ()


def field_cells(sheet: Sheet, field: str) -> list[Cell]:
    return [cell for cell in cells(sheet) if cell.field == field]


def check_laws(sheet: Sheet) -> None:
    """What holds for every sheet."""
    assert sheet.pages
    room = paper.printable_height(sheet.orientation)
    for page in sheet.pages:
        pieces = sum(len(band.rows) if isinstance(band, Grid) else 1 for band in page.bands)
        assert page.height <= room or pieces <= 1, "only a single piece may be higher than the page"
        for band in page.bands[:-1]:
            assert band.height > 0
    for grid in grids(sheet):
        check_grid(grid, sheet)
    for page in sheet.pages:
        above: Band | None = None
        for band in page.bands:
            if isinstance(band, Grid):
                assert band.joined is isinstance(above, Grid)
            above = band


def check_grid(grid: Grid, sheet: Sheet) -> None:
    """Columns are as wide as the sheet, and every row fills them exactly."""
    assert sum(grid.widths) == pytest.approx(sheet.width)
    assert min(grid.widths) > 0
    taken = [0] * len(grid.widths)
    for row in (*grid.head, *grid.rows):
        start = 0
        for cell in row.cells:
            while taken[start]:
                start += 1
            end = start + cell.columns
            assert cell.width == pytest.approx(sum(grid.widths[start:end]))
            taken[start:end] = [cell.rows] * cell.columns
            start = end
        assert min(taken) > 0, "no hole in the row"
        taken = [left - 1 for left in taken]
        assert row.least <= row.height + 1e-9 <= row.most + 2e-9
        if any(cell.role is CellRole.ENTRY for cell in row.cells):
            assert row.height >= paper.LOWEST_ROW - 1e-9
        for cell in row.cells:
            if cell.lines > 1:
                assert row.height / cell.lines >= 0.85 * paper.RULED_LINE
    assert not any(taken), "no cell hangs out below"


def authored(form: RecordForm) -> Iterator[str]:
    """Everything an author wrote that is to be printed."""
    yield from (part.title for part in form.parts)
    yield from () if form.kind is FormKind.SLIP else (form.title,)  # its parts have titles of their own
    if form.numbering:
        yield form.numbering.label
    yield from form.instructions
    yield str(form.filled_when)
    for part in form.parts:
        yield from (part.title, part.keeper)
        for block in part.blocks:
            yield block.title
            yield from (one for one in (block.text, block.note) if "\n" not in one)
            yield from block.clauses
            for column in block.table.columns if block.table else ():
                yield from (column.label, column.unit)
            for cells_of_row in block.table.prefilled if block.table else ():
                yield from cells_of_row[: len(block.table.columns) if block.table else 0]
            for one in (*block.fields, *block.signs):
                yield one.label
            for one in block.fields:
                yield from (one.unit, *(one.options if one.type in (FieldType.CHOICE, FieldType.CHECKS) else ()))


def check_words(form: RecordForm, sheet: Sheet, locale: Locale) -> None:
    printed = words(sheet)
    for wanted in authored(form):
        words_of_it = "".join(wanted.split())
        assert any(words_of_it in "".join(one.split()) for one in printed), wanted
    marks = sum(cell.required != "" for cell in cells(sheet))
    assert marks >= sum(field.required for field in form.fields() if field.type is not FieldType.PICTURE)
    assert all(cell.required in ("", locale.labels["sheet-required"]) for cell in cells(sheet))


def ids(form: RecordForm) -> list[str]:
    """Ids in reading order: a picture stands at the right of its block's first row, so it is compared apart."""
    return [
        str(field.id) for field in form.fields() if field.type is not FieldType.PICTURE and field.id not in level(form)
    ]


def level(form: RecordForm) -> set[str]:
    """The column that says to which level of a network a box belongs: where it stands says so on paper."""
    charts = [block.chart for part in form.parts for block in part.blocks if block.chart]
    return {str(chart.columns[0].id) for chart in charts if chart.levels}


def check_order(form: RecordForm, sheet: Sheet) -> None:
    types = {str(field.id): field.type for field in form.fields()}
    found = field_ids(sheet)
    assert [one for one in found if types[one] is not FieldType.PICTURE] == ids(form)
    assert set(found) == set(types) - level(form)
    by_id: dict[str, FormField] = {str(field.id): field for field in form.fields()}
    named = [cell for cell in cells(sheet) if cell.text and cell.field and cell.role is not CellRole.WORDS]
    assert all(cell.text == by_id[cell.field].label for cell in named)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_keeps_the_laws(name: str, locale: Locale) -> None:
    form = FORMS[name]
    sheet = sheet_of(form)
    check_laws(sheet)
    check_words(form, sheet, locale)
    check_order(form, sheet)
    assert sheet == sheet_of(form)


# Shrinking a form takes minutes and hardly makes it plainer.
@settings(phases=(Phase.explicit, Phase.generate), max_examples=150)
@given(form=GENERATED)
def test_any_form_keeps_the_laws(form: RecordForm) -> None:
    sheet = sheet_of(form)
    check_laws(sheet)
    check_order(form, sheet)


@pytest.mark.parametrize("name", [name for name, form in FORMS.items() if form.kind is FormKind.REGISTER])
def test_pages_of_a_register_are_full_and_equal(name: str) -> None:
    form = FORMS[name]
    tables = [block.table for part in form.parts for block in part.blocks if block.table]
    sheet = sheet_of(form)
    assert len(sheet.pages) == sum(table.pages or 1 for table in tables)
    assert len({len(table_rows(page)) for page in sheet.pages}) == 1
    for page in sheet.pages:
        assert page.height == pytest.approx(paper.printable_height(sheet.orientation) - paper.SPARE)
        assert len({round(row.height, 6) for row in table_rows(page)}) == 1
        assert page.heading.continued == ""


def test_a_register_is_numbered_through_and_its_prefilled_rows_come_first() -> None:
    sheet = sheet_of(FORMS["facing"])
    rows = [row for page in sheet.pages[:2] for row in table_rows(page)]
    assert [row.cells[0].text for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert [row.cells[1].text for row in rows[:3]] == ["水泵", "配电柜", ""]


def test_every_page_of_a_register_has_its_fields_and_its_notes() -> None:
    for page in sheet_of(FORMS["register"]).pages:
        first, table, note = page.bands
        assert isinstance(first, Grid)
        assert isinstance(table, Grid)
        assert isinstance(note, Words)
        assert (first.kind, table.kind, note.role) == (GridKind.FIELDS, GridKind.TABLE, WordsRole.NOTE)


def test_a_register_whose_prefilled_rows_need_more_pages_has_them() -> None:
    rows = ", ".join(f"[第{number}]" for number in range(70))
    table = f"{{pages: 1, columns: [{{id: a, label: 甲}}], prefilled: [{rows}]}}"
    assert len(sheet_of(with_blocks(f"[{{table: {table}}}]", kind="register")).pages) == 3


def test_a_page_breaks_before_a_part_rather_than_inside_one() -> None:
    first, second = sheet_of(FORMS["everything"]).pages
    assert isinstance(second.bands[0], Words)
    assert second.bands[0].paragraphs == ("二、逐项登记",)
    assert (first.heading.continued, second.heading.continued) == ("", "（续）")
    assert [blank.label for blank in second.heading.blanks] == ["登记编号"]


def test_a_table_that_goes_on_repeats_its_head() -> None:
    first, second = sheet_of(FORMS["long"]).pages
    ends, goes_on = first.bands[-1], second.bands[0]
    assert isinstance(ends, Grid)
    assert isinstance(goes_on, Grid)
    assert ends.head == goes_on.head
    assert not goes_on.joined
    assert len(ends.rows) + len(goes_on.rows) == 34


def test_a_heading_never_ends_a_page() -> None:
    for form in FORMS.values():
        for page in sheet_of(form).pages:
            last = page.bands[-1]
            assert not isinstance(last, Heading)
            assert not isinstance(last, Words) or last.role is not WordsRole.PART


def test_signatures_stay_with_what_they_sign() -> None:
    block = "[{table: {rows: 25, columns: [{id: a, label: 甲}]}}, {signs: [{id: b, label: 乙, type: sign}]}]"
    assert len(sheet_of(with_blocks(block.replace("25", "24"))).pages) == 1
    for rows in range(26, 32):
        pages = sheet_of(with_blocks(block.replace("25", str(rows)))).pages
        assert all(table_rows(page) for page in pages)


def test_rows_give_a_little_where_that_saves_a_page() -> None:
    block = "[{{table: {{rows: {}, columns: [{{id: a, label: 甲}}]}}}}]"
    low = sheet_of(with_blocks(block.format(28)))
    natural = sheet_of(with_blocks(block.format(10)))
    assert len(low.pages) == len(natural.pages) == 1
    assert paper.LOWEST_ROW <= table_rows(low.pages[0])[0].height < paper.ROW
    assert table_rows(natural.pages[0])[0].height == paper.ROW


def test_a_page_that_others_follow_is_filled_with_ruled_lines() -> None:
    talk = "{id: a, label: 发言, type: textarea, lines: 20, wide: true}"
    more = talk.replace("id: a", "id: b")
    form = with_blocks(f"[{{fields: [{talk}]}}, {{fields: [{more}]}}]")
    first, second = (grid_rows(page.bands[0])[0].cells[1].lines for page in sheet_of(form).pages)
    assert first > 20
    assert second == 20


def test_a_picture_stands_beside_as_many_rows_as_it_needs() -> None:
    sheet = sheet_of(FORMS["everything"])
    grid = next(grid for grid in grids(sheet) if grid.widths[-1] == paper.PICTURE_WIDTH)
    picture = next(cell for row in grid.rows for cell in row.cells if cell.role is CellRole.PICTURE)
    assert sum(row.height for row in grid.rows[: picture.rows]) >= paper.PICTURE_HEIGHT
    assert picture.rows < len(grid.rows) + 1


def test_a_picture_alone_has_a_place() -> None:
    sheet = sheet_of(
        with_blocks("[{fields: [{id: a, label: 照片, type: picture}, {id: b, label: 又一张, type: picture}]}]")
    )
    check_laws(sheet)
    assert set(labels(sheet)) == {"照片", "又一张"}


def test_vertical_lines_of_two_and_three_pairs_meet() -> None:
    pair = "{{id: {0}, label: 姓名}}"
    three = ", ".join(pair.format(f"a{number}") for number in range(3))
    two = ", ".join(pair.format(f"b{number}") for number in range(2))
    signs = "{id: c, label: 书记, type: sign}, {id: d, label: 委员, type: sign}"
    sheet = sheet_of(
        with_blocks(f"[{{columns: 3, fields: [{three}]}}, {{columns: 2, fields: [{two}]}}, {{signs: [{signs}]}}]")
    )
    edges = [set(edges_of(grid.rows[0])) for grid in grids(sheet)]
    assert edges[1] <= edges[0]
    assert edges[2] <= edges[1]


def edges_of(row: Row) -> Iterator[float]:
    right = 0.0
    for cell in row.cells:
        right += cell.width
        yield round(right, 3)


def test_the_last_pair_takes_what_is_left_of_its_row() -> None:
    sheet = sheet_of(with_blocks("[{columns: 3, fields: [{id: a, label: 甲}]}]"))
    (row,) = next(grids(sheet)).rows
    assert len(row.cells) == 2


def test_blanks_fit_what_is_written_into_them() -> None:
    sheet = sheet_of(FORMS["everything"])
    assert [mark.text for mark in field_cells(sheet, "born")[1].marks] == ["年", "月"]
    assert [mark.text for mark in field_cells(sheet, "joined")[1].marks] == ["年", "月", "日"]
    assert [mark.text for mark in field_cells(sheet, "starts")[1].marks] == ["时", "分"]
    assert field_cells(sheet, "day")[1].marks == (), "too narrow for figures between printed words"
    assert field_cells(sheet, "sex")[1].options == ("男", "女")
    assert field_cells(sheet, "means")[0].note == "（可多选）"
    assert field_cells(sheet, "consent")[0].options == ("本人已阅读并同意上面的说明",)
    assert {cell.options for cell in field_cells(sheet, "state")[1:]} == {("",)}
    assert field_cells(sheet, "amount")[0].note == "（件）"
    assert all(not cell.marks for cell in field_cells(sheet, "amount")), "in a table the unit stands in the head"


def test_a_seal_has_room_and_a_signature_has_room() -> None:
    seal = with_blocks("[{signs: [{id: a, label: 书记, type: sign}, {id: b, label: 章, type: seal}]}]")
    sign = with_blocks("[{signs: [{id: a, label: 书记, type: sign}]}]")
    assert next(grids(sheet_of(seal))).rows[0].height == paper.SEAL_ROW
    assert next(grids(sheet_of(sign))).rows[0].height == paper.SIGN_ROW


def test_many_signatures_stand_in_even_rows() -> None:
    signs = ", ".join(f"{{id: s{number}, label: 委员, type: sign}}" for number in range(6))
    sheet = sheet_of(with_blocks(f"[{{signs: [{signs}]}}]"))
    assert [len(row.cells) for row in next(grids(sheet)).rows] == [3, 3]


def test_lines_of_a_paragraph_are_put_together_without_a_gap() -> None:
    sheet = sheet_of(FORMS["everything"])
    text = next(band for band in sheet.pages[0].bands if isinstance(band, Words) and band.role is WordsRole.TEXT)
    first, second = text.paragraphs
    assert "有换行，接着写" in first
    assert "有 ABC 123 这样" in first
    assert second == "这是第二段。"


def test_what_is_for_the_page_is_not_on_paper() -> None:
    for form in FORMS.values():
        printed = " ".join(words(sheet_of(form)))
        for unprinted in (form.purpose, *(field.hint for field in form.fields() if field.hint)):
            assert unprinted not in printed


def test_an_imprint_says_what_the_form_belongs_to(lookups: Index) -> None:
    form = next(iter(lookups.forms.values()))
    made = imprint(form, lookups, state="草案")
    assert made.full_code == lookups.full_code(form.code)
    assert made.retention == lookups.retention[form.retention].title
    assert made.state == "草案"


def test_labels_break_at_the_words_that_the_caller_knows(locale: Locale) -> None:
    form = with_blocks("[{columns: 3, fields: [{id: a, label: 支部委员会的建议}]}]")
    cut = lay_out(form, imprint_of(form), locale.labels, lambda _text: ("支部委员会", "的", "建议"))
    assert field_cells(cut, "a")[0].broken == ("支部委员会", "的建议")


def test_the_code_leads_to_the_procedure_where_the_site_has_an_address(lookups: Index, locale: Locale) -> None:
    form = next(iter(lookups.forms.values()))
    edition = lookups.manual.edition
    online = form_sheet(lookups, form, locale.labels, "", site_url="https://example.org/manual/")
    assert online.pages[0].heading.qr == Code(
        text=f"https://example.org/manual/{edition.id}/procedures/{form.procedure.lower()}.html",
        caption=locale.labels["sheet-qr-page"],
    )
    offline = form_sheet(lookups, form, locale.labels, "").pages[0].heading.qr
    assert offline is not None
    assert offline.caption == locale.labels["sheet-qr-words"]
    step = lookups.citations[form.code][0]
    for said in (lookups.full_code(form.code), form.revision, form.procedure, step.step.id, edition.title):
        assert said in offline.text
