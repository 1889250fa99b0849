# The real manual's assessment scheme, standards and the forms of KP-01: the figures that the seed and content.md give.

from collections import Counter

import pytest

from workmanual.ground import resources
from workmanual.model.assessment import Assessment, Safeguard
from workmanual.model.manual import Manual
from workmanual.model.record import Each, FieldType, RecordForm, Shown
from workmanual.sheets.layout import form_sheet
from workmanual.sheets.sheet import Cell, CellRole, Grid, Sheet
from workmanual.views.index import index, placed_indicators


@pytest.fixture(scope="module")
def scheme(manual: Manual) -> Assessment:
    assert manual.assessment is not None
    return manual.assessment


def form(manual: Manual, code: str) -> RecordForm:
    return next(one for one in manual.forms if one.code == code)


def sheet(manual: Manual, code: str) -> Sheet:
    locale = resources.locale()
    return form_sheet(index(manual, None, locale), form(manual, code), locale.labels, "")


def cells(sheet: Sheet) -> list[Cell]:
    grids = [band for page in sheet.pages for band in page.bands if isinstance(band, Grid)]
    return [cell for grid in grids for row in grid.rows for cell in row.cells]


def test_the_points_of_its_three_categories_are_those_of_a_hundred(scheme: Assessment) -> None:
    assert scheme.points == 100
    assert [(one.title, one.points) for one in scheme.categories] == [
        ("工作指标", 50),
        ("否决指标", 20),
        ("互动评价指标", 30),
    ]
    for category in scheme.categories:
        assert sum(one.points for one in scheme.indicators if one.category == category.id) == category.points


def test_there_are_22_indicators_and_those_of_later_editions_are_not_among_them(scheme: Assessment) -> None:
    assert Counter(one.number[0] for one in placed_indicators(scheme)) == {"A": 12, "B": 5, "C": 5}
    points = {str(one.id): one.points for one in scheme.indicators}
    assert (points["special-activities"], points["approval"]) == (8, 8)
    assert not {"innovation", "discipline"} & {*points, *(str(one.id) for one in scheme.veto)}
    assert not any("反馈" in one.baseline + one.deduction for one in scheme.indicators)


def test_every_indicator_is_proved_by_a_form_that_is_there_or_from_outside(manual: Manual, scheme: Assessment) -> None:
    codes = {str(one.code) for one in manual.forms}
    for one in scheme.indicators:
        assert one.evidence or one.outside, one.id
        assert set(one.evidence) <= codes, one.id


def test_every_standard_is_served(manual: Manual, scheme: Assessment) -> None:
    assert manual.standards is not None
    assert (manual.standards.sentences, manual.standards.characters) == (6, 72)
    assert {int(number) for one in scheme.indicators for number in one.serves} == {1, 2, 3, 4, 5, 6}
    assert all(one.serves for one in scheme.indicators)


def test_the_five_checks_name_the_columns_of_the_score_sheet(manual: Manual, scheme: Assessment) -> None:
    labels = {field.proves: field.label for field in form(manual, "JL-KP02").fields() if field.proves}
    assert labels == {one.id: one.field for one in scheme.checks}
    assert set(labels) == set(Safeguard)


def test_the_score_sheet_has_a_row_for_every_indicator_and_veto(manual: Manual, scheme: Assessment) -> None:
    made = cells(sheet(manual, "JL-KP02"))
    numbers = [cell.text for cell in made if cell.field == "number" and cell.role is not CellRole.TOTAL]
    assert numbers == [one.number for one in placed_indicators(scheme)]
    assert [cell.text for cell in made if cell.field == "veto"] == [one.title for one in scheme.veto]
    assert sum(cell.role is CellRole.STATUS for cell in made) == len(scheme.checks)


@pytest.mark.parametrize(
    ("code", "pages"),
    [("JL-KP01", 3), ("JL-KP02", 3), ("JL-KP03", 1), ("JL-KP04", 30), ("JL-KP05", 1), ("JL-KP06", 1)],
)
def test_a_form_has_the_pages_that_are_meant(manual: Manual, code: str, pages: int) -> None:
    assert len(sheet(manual, code).pages) == pages


def test_what_is_computed_can_be_computed(manual: Manual) -> None:
    for code in ("JL-KP02", "JL-KP03", "JL-KP04", "JL-KP05", "JL-KP06"):
        computed = {str(one.id) for one in form(manual, code).fields() if one.type is FieldType.COMPUTED}
        ready = {cell.field for cell in cells(sheet(manual, code)) if cell.computed is not None}
        assert computed, code
        assert computed <= ready, code


def test_a_month_is_checked_against_every_indicator(manual: Manual) -> None:
    tables = [block.table for part in form(manual, "JL-KP03").parts for block in part.blocks if block.table]
    assert [table.each for table in tables] == [Each.INDICATORS]
    assert {one.shows for one in tables[0].columns} >= {Shown.NUMBER, Shown.TITLE}
