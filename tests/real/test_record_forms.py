# The real manual's charts, tables, books and voting forms: as many pages as are meant, nothing left uncomputed.

from collections.abc import Iterator

import pytest

from workmanual.ground import resources
from workmanual.model.manual import Manual
from workmanual.model.record import FieldType, RecordForm
from workmanual.sheets.entries import options_height
from workmanual.sheets.layout import form_sheet
from workmanual.sheets.sheet import Cell, Grid, Sheet, Words, WordsRole
from workmanual.views.index import index

NETWORK_COLUMNS = ["层级", "责任人", "岗位", "目标编号", "上级目标编号"]
DISTRIBUTION_COLUMNS = ["班组/岗位", "职工数", "正式党员", "预备党员", "积极分子", "党小组", "责任区"]
PAGES = {
    "JL-0101": 49,
    "JL-0102": 43,
    "JL-0103": 2,
    "JL-0104": 2,
    "JL-0105": 2,
    "JL-0106": 2,
    "JL-0301": 2,
    "JL-0302": 2,
    "JL-0303": 2,
    "JL-0401": 1,
    "JL-0402": 2,
    "JL-0403": 3,
    "JL-0404": 2,
    "JL-0501": 2,
    "JL-0502": 2,
    "JL-0503": 1,
    "JL-0504": 2,
    "JL-0505": 2,
    "JL-0506": 1,
    "JL-0601": 1,
    "JL-0602": 1,
    "JL-0603": 2,
    "JL-0604": 1,
    "JL-0605": 1,
    "JL-0606": 1,
    "JL-0607": 1,
    "JL-0701": 2,
    "JL-0702": 2,
    "JL-0703": 3,
    "JL-0704": 2,
    "JL-0801": 2,
    "JL-0802": 2,
    "JL-0803": 2,
    "JL-0901": 2,
    "JL-0902": 1,
    "JL-0903": 2,
    "JL-1002": 3,
    "JL-1101": 3,
    "JL-1201": 2,
    "JL-1202": 4,
    "JL-1301": 2,
    "JL-1302": 1,
    "JL-1303": 2,
    "JL-1304": 2,
    "JL-1401": 1,
    "JL-1402": 1,
    "JL-1403": 1,
    "JL-1404": 1,
    "JL-1501": 43,
    "JL-1601": 2,
    "JL-1602": 1,
    "JL-1603": 2,
    "JL-1604": 2,
    "JL-1701": 2,
    "JL-1702": 2,
    "JL-1703": 2,
    "JL-GL0101": 4,
    "JL-GL0102": 2,
    "JL-GL0103": 1,
    "JL-GL0104": 1,
    "JL-GL0105": 1,
    "JL-GL0106": 3,
    "JL-GL0107": 2,
}


def form(manual: Manual, code: str) -> RecordForm:
    return next(one for one in manual.forms if one.code == code)


def sheet(manual: Manual, code: str) -> Sheet:
    return form_sheet(index(manual), form(manual, code), resources.locale().labels, "")


@pytest.mark.parametrize(("code", "pages"), PAGES.items())
def test_a_form_has_the_pages_that_are_meant(manual: Manual, code: str, pages: int) -> None:
    assert len(sheet(manual, code).pages) == pages


@pytest.mark.parametrize("code", PAGES)
def test_no_heading_stands_alone_at_the_foot_of_a_page(manual: Manual, code: str) -> None:
    for page in sheet(manual, code).pages:
        last = page.bands[-1]
        assert not (isinstance(last, Words) and last.role is WordsRole.PART)


@pytest.mark.parametrize("code", PAGES)
def test_rows_are_as_high_as_their_tick_boxes(manual: Manual, code: str) -> None:
    grids = [band for page in sheet(manual, code).pages for band in page.bands if isinstance(band, Grid)]
    for row in (row for grid in grids for row in grid.rows):
        for cell in row.cells:
            if cell.options and cell.options != ("",):
                assert row.height >= options_height(cell) - 0.01, cell.field


TERMS = ("归档", "工作日", "月末", "会议", "规定", "申请单位", "支部委员会", "作业指导书", "主席")


def test_the_manuals_words_are_not_broken(manual: Manual) -> None:
    for code in [str(one.code) for one in manual.forms]:
        pages = sheet(manual, code).pages
        lines = [page.heading.fact_lines for page in pages]
        labels = (cell.broken for page in pages for band in page.bands for cell in _labels(band))
        for broken in (*lines, *labels):
            text, place = "".join(broken), 0
            for line in broken[:-1]:
                place += len(line)
                parted = [
                    term
                    for term in TERMS
                    if any(
                        term in text[start : start + len(term)] for start in range(max(0, place - len(term) + 1), place)
                    )
                ]
                assert not parted, (code, broken)


def _labels(band: object) -> Iterator[Cell]:
    if isinstance(band, Grid):
        yield from (cell for row in (*band.head, *band.rows) for cell in row.cells)


def test_who_and_when_stand_on_lines_of_whole_clauses(manual: Manual) -> None:
    assert sheet(manual, "JL-0212").pages[0].heading.fact_lines == (
        "填写：组织委员\u3000时间：会前 3 日（支部委员会审查前核对，本厂规定）；",
        "审批结果通知本人后 1 个月内（归档，本厂规定）",
    )


def test_what_is_computed_can_be_computed(manual: Manual) -> None:
    for code in PAGES:
        computed = {str(one.id) for one in form(manual, code).fields() if one.type is FieldType.COMPUTED}
        grids = [band for page in sheet(manual, code).pages for band in page.bands if isinstance(band, Grid)]
        ready = {cell.field for grid in grids for row in grid.rows for cell in row.cells if cell.computed is not None}
        assert computed <= ready, code


@pytest.mark.parametrize(("code", "columns"), [("JL-0401", DISTRIBUTION_COLUMNS), ("JL-0402", NETWORK_COLUMNS)])
def test_charts_have_the_columns_of_their_data(manual: Manual, code: str, columns: list[str]) -> None:
    charts = [block.chart for part in form(manual, code).parts for block in part.blocks if block.chart]
    assert [[str(one.label) for one in chart.columns] for chart in charts] == [columns]
