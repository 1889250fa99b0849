# Each kind of form in its own way: what a slip shares, what a book repeats, what a chart draws, what a ballot says
# first; and the head that they all have. Laws for all of them are tests/sheets/test_layout.py.

from collections.abc import Iterator

import pytest

from tests.sheets.forms import FORMS, SCHEME, imprint_of, sheet_of, with_blocks
from workmanual.ground import resources
from workmanual.model.record import FormKind
from workmanual.sheets.continuous import continuous
from workmanual.sheets.filled import Filled
from workmanual.sheets.flowing import flowing
from workmanual.sheets.layout import lay_out
from workmanual.sheets.printed import cells, words
from workmanual.sheets.raster import raster
from workmanual.sheets.sheet import (
    BlankId,
    Box,
    Code,
    CoverBand,
    CutLine,
    Drawing,
    Frame,
    Grid,
    Heading,
    Sheet,
    Words,
    WordsRole,
)


def filled_sheet(name: str, filled: Filled) -> Sheet:
    form = FORMS[name]
    return lay_out(form, imprint_of(form), resources.locale().labels, scheme=SCHEME, filled=filled)


def bands(sheet: Sheet) -> Iterator[object]:
    return (band for page in sheet.pages for band in page.bands)


def drawing(sheet: Sheet) -> Drawing:
    return next(band for band in bands(sheet) if isinstance(band, Drawing))


# What every form says


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_for_whom_and_when(name: str) -> None:
    sheet = sheet_of(FORMS[name])
    headings = [page.heading for page in sheet.pages if page.heading.blanks]
    assert headings
    shown = {blank.id for heading in headings for blank in heading.blanks}
    assert {BlankId.UNIT, BlankId.PERIOD} <= shown
    assert (BlankId.NUMBER in shown) is (FORMS[name].numbering is not None)
    assert any("组织委员" in fact for heading in headings for fact in heading.facts)
    assert any(FORMS[name].filled_when in fact for heading in headings for fact in heading.facts)
    assert all(blank.width > 15 for heading in headings for blank in heading.blanks)


def test_a_pack_fills_the_head_of_every_part() -> None:
    filled = Filled(unit="甲车间党支部", period="2004 年第 3 季度", number="ZG-2004-3-001")
    slip = filled_sheet("slip", filled)
    heads = [page.heading for page in slip.pages] + [band for band in bands(slip) if isinstance(band, Heading)]
    assert len(heads) == 2
    for head in heads:
        assert [blank.value for blank in head.blanks] == [filled.unit, filled.period, filled.number]


def test_the_code_stands_once_and_takes_room_from_the_blanks() -> None:
    form = FORMS["slip"]
    made = lay_out(form, imprint_of(form), resources.locale().labels, qr=Code(text="XX", caption="扫码"))
    assert made.pages[0].heading.qr == Code(text="XX", caption="扫码")
    assert sum(isinstance(band, Heading) and band.qr is not None for band in bands(made)) == 0
    line = sum(blank.width for blank in made.pages[0].heading.blanks)
    without = lay_out(form, imprint_of(form), resources.locale().labels)
    assert line < sum(blank.width for blank in without.pages[0].heading.blanks)


# Slips


def test_a_slip_is_one_sheet_with_its_shared_fields_in_both_parts() -> None:
    sheet = sheet_of(FORMS["slip"])
    assert len(sheet.pages) == 1
    assert sum(isinstance(band, CutLine) for band in bands(sheet)) == 1
    printed = words(sheet)
    assert printed.count("受检支部") == printed.count("反馈期限") == 2
    assert printed.index("整改通知") < printed.index("沿此线裁开") < printed.index("整改后反馈通知单")
    assert any("JL-GL0302" in one for one in printed)


# Books


def test_a_book_repeats_its_page_types_and_numbers_go_on() -> None:
    sheet = sheet_of(FORMS["book"])
    assert isinstance(sheet.pages[0].bands[0], CoverBand)
    types = [page.type for page in sheet.pages if page.type]
    months = [page.heading.aside for page in sheet.pages if page.type == "月度活动记录"]
    assert months == [f"{month} 月" for month in range(1, 13)]
    contents = next(band for band in sheet.pages[1].bands if isinstance(band, Grid))
    for row in contents.rows:
        title, count, start = (cell.text for cell in row.cells)
        assert types.count(title) == int(count)
        assert sheet.pages[int(start) - 1].type == title


def test_leaves_of_a_book_are_full() -> None:
    for page in sheet_of(FORMS["book"]).pages:
        if page.type == "月度活动记录":
            assert page.height > 250


def test_a_spreadsheet_gets_each_page_type_once() -> None:
    types = [
        one.page.type
        for one in continuous(sheet_of(FORMS["book"]), resources.locale().labels["sheet-continued"])
        if one.page.type
    ]
    assert len(types) == len(set(types)) == 4


# Ballots


def test_a_ballot_says_how_to_vote_before_the_names() -> None:
    first, *_ = sheet_of(FORMS["ballot"]).pages[0].bands
    assert isinstance(first, Words)
    assert first.role is WordsRole.INSTRUCTIONS


# Charts

BRANCH = tuple(
    (f"{number} 班", "12", "3", "1", "2", f"第{number % 3 + 1}党小组", f"Z{number}") for number in range(1, 9)
)


def test_a_blank_chart_has_blanks_and_a_drawn_one_has_values() -> None:
    blank, drawn = drawing(sheet_of(FORMS["chart"])), drawing(filled_sheet("chart", Filled(unit="甲车间", data=BRANCH)))
    assert all(line.blank and not line.value for box in blank.boxes[1:] for line in box.lines)
    assert [box.lines[0].text for box in drawn.boxes[1:]] == [row[0] for row in BRANCH]
    assert not any(line.blank for box in drawn.boxes for line in box.lines)
    assert drawn.boxes[0].lines[0].value == "甲车间"


def test_a_drawn_chart_says_what_its_data_add_up_to() -> None:
    columns = (
        "{id: team, label: 班组}, {id: staff, label: 职工, type: number}, {id: members, label: 党员, type: number}"
    )
    results = (
        "{id: all_staff, label: 职工总数, type: computed, formula: sum(staff), decimals: 0}",
        "{id: share, label: 党员占比, type: computed, formula: sum(members) / sum(staff) * 100, decimals: 1}",
        "{id: without, label: 乙班, type: computed, formula: 'count(team, \"乙班\")'}",
    )
    blocks = f"[{{chart: {{boxes: 4, columns: [{columns}]}}}}, {{fields: [{', '.join(results)}]}}]"
    form = with_blocks(blocks, kind="chart")
    data = (("甲班", "10", "3"), ("乙班", "5", "0"))
    made = lay_out(form, imprint_of(form), resources.locale().labels, filled=Filled(data=data))
    values = {cell.field: cell.value for cell in cells(made) if cell.computed}
    assert values == {"all_staff": "15", "share": "20.0", "without": "1"}
    assert not any(cell.value for cell in cells(sheet_of(form)))


def test_boxes_lie_inside_the_drawing_and_do_not_touch() -> None:
    for name in ("chart", "network"):
        sheet = sheet_of(FORMS[name])
        check_boxes(drawing(sheet), sheet.width)
    for count in (1, 2, 7, 30, 61):
        data = tuple((f"{number} 班", "1", "1", "1", "1", "一", "Z") for number in range(count))
        made = filled_sheet("chart", Filled(data=data))
        drawn = [band for band in bands(made) if isinstance(band, Drawing)]
        for one in drawn:
            check_boxes(one, made.width)
        assert sum(len(one.boxes) - 1 for one in drawn) == count, "every row is drawn"


def check_boxes(drawn: Drawing, width: float) -> None:
    for box in drawn.boxes:
        assert box.left >= 0
        assert box.left + box.width <= width + 0.01
        assert box.top >= 0
        assert box.top + box.height <= drawn.height + 0.01
    for place, box in enumerate(drawn.boxes):
        assert not any(overlap(box, other) for other in drawn.boxes[:place])


def overlap(one: Box, other: Box) -> bool:
    beside = one.left + one.width <= other.left + 0.01 or other.left + other.width <= one.left + 0.01
    below = one.top + one.height <= other.top + 0.01 or other.top + other.height <= one.top + 0.01
    return not beside and not below


def test_a_network_hangs_each_box_from_the_one_it_names() -> None:
    levels = [
        level.title
        for part in FORMS["network"].parts
        for block in part.blocks
        if block.chart
        for level in block.chart.levels
    ]
    data = (
        (levels[0], "张三", "书记", "M1", ""),
        (levels[1], "李四", "干事", "M2", "M1"),
        *((levels[2], f"王{number}", "书记", f"Z{number}", "M2") for number in range(5)),
    )
    made = filled_sheet("network", Filled(data=data))
    drawn = drawing(made)
    check_boxes(drawn, made.width)
    elbows = [line for line in drawn.lines if len(line.points) == 4]
    assert len(elbows) == 6
    parent = next(box for box in drawn.boxes if box.lines[0].value == "李四")
    assert sum(line.points[0][1] == parent.top + parent.height for line in elbows) == 5


def test_a_network_larger_than_its_page_goes_on() -> None:
    levels = [
        level.title
        for part in FORMS["network"].parts
        for block in part.blocks
        if block.chart
        for level in block.chart.levels
    ]
    data = tuple((levels[3], f"员{number}", "岗", f"D{number}", "") for number in range(90))
    made = filled_sheet("network", Filled(data=data))
    drawn = [band for band in bands(made) if isinstance(band, Drawing)]
    assert len(drawn) > 1
    assert sum(line.value.startswith("员") for one in drawn for box in one.boxes for line in box.lines) == 90
    assert len(made.pages) >= len(drawn)


def test_frames_tell_groups_apart_without_colour() -> None:
    drawn = drawing(filled_sheet("chart", Filled(data=BRANCH)))
    if not any(text for _, text in drawn.legend):
        pytest.fail("a drawn chart has a legend")
    assert len({frame for frame, _ in drawn.legend}) == len(drawn.legend) <= len(Frame)


# For media that break pages by themselves


@pytest.mark.parametrize("name", FORMS)
def test_nothing_goes_on_in_a_flowing_sheet(name: str) -> None:
    sheet = sheet_of(FORMS[name])
    whole = flowing(sheet)
    assert not any(page.flows for page in whole.pages)
    assert not any(band.continues for band in bands(whole) if isinstance(band, Grid))
    rows = sum(len(band.rows) for band in bands(sheet) if isinstance(band, Grid))
    assert rows == sum(len(band.rows) for band in bands(whole) if isinstance(band, Grid))
    if FORMS[name].kind in (FormKind.REGISTER, FormKind.BOOK):
        assert len(whole.pages) == sum(not page.flows for page in sheet.pages)


@pytest.mark.parametrize("name", FORMS)
def test_grids_on_common_columns_cover_them_exactly(name: str) -> None:
    for page in flowing(sheet_of(FORMS[name])).pages:
        grids = [band for band in page.bands if isinstance(band, Grid)]
        if not grids:
            continue
        made = raster(grids)
        assert sum(made.widths) == pytest.approx(sum(grids[0].widths))
        covered: dict[tuple[int, int], int] = {}
        for one in made.cells:
            assert one.columns > 0
            for row in range(one.row, one.row + one.rows):
                for column in range(one.column, one.column + one.columns):
                    covered[row, column] = covered.get((row, column), 0) + 1
        assert set(covered.values()) == {1}
        assert len(covered) == len(made.rows) * len(made.widths)
