# Which formats a form has; how its files are called; what a pack writes into it.

import pytest

from tests.sheets.forms import FORMS, with_blocks
from workmanual.locale import Locale
from workmanual.model.record import FormFormat, FormKind, Numbering
from workmanual.sheets.file_names import file_name
from workmanual.sheets.formats import BY_KIND, formats_of
from workmanual.sheets.periods import Period, read_period, running_number
from workmanual.span import NOWHERE, Name

ONE_FIELD = "[{fields: [{id: a, label: 甲}]}]"
COMPUTED = "[{fields: [{id: a, label: 甲, type: number}, {id: b, label: 乙, type: computed, formula: a * 2}]}]"


def test_every_kind_has_formats_and_can_be_printed() -> None:
    assert set(BY_KIND) == set(FormKind)
    assert all(formats[0] is FormFormat.PDF for formats in BY_KIND.values())


@pytest.mark.parametrize("name", FORMS)
def test_a_register_a_book_and_a_chart_are_not_filled_in_on_screen(name: str) -> None:
    long = FORMS[name].kind in {FormKind.REGISTER, FormKind.BOOK, FormKind.CHART}
    assert (FormFormat.FILLABLE not in formats_of(FORMS[name])) == long


def test_what_computes_comes_as_a_workbook_too() -> None:
    assert FormFormat.XLSX not in formats_of(with_blocks(ONE_FIELD))
    assert formats_of(with_blocks(COMPUTED)) == tuple(FormFormat)


def test_an_author_asks_for_more() -> None:
    asked = with_blocks(ONE_FIELD, formats='[".xlsx", ".pdf"]')
    assert formats_of(asked) == tuple(FormFormat)


@pytest.mark.parametrize(
    ("format_", "name"),
    [
        (FormFormat.PDF, "JL-0001 甲-乙 -丙-.pdf"),
        (FormFormat.FILLABLE, "JL-0001 甲-乙 -丙- 可填写.pdf"),
        (FormFormat.XLSX, "JL-0001 甲-乙 -丙-.xlsx"),
        (FormFormat.DOCX, "JL-0001 甲-乙 -丙-.docx"),
    ],
)
def test_a_file_has_a_name_that_every_disk_takes(format_: FormFormat, name: str, locale: Locale) -> None:
    form = with_blocks(ONE_FIELD, title='"甲/乙 <丙>"')
    assert file_name(form, format_, locale.labels) == name


def test_the_longest_title_still_makes_a_name(locale: Locale) -> None:
    form = with_blocks(ONE_FIELD, title="长" * 300)
    assert len(file_name(form, FormFormat.FILLABLE, locale.labels).encode()) < 255


@pytest.mark.parametrize(
    ("written", "period", "words"),
    [
        ("2004", Period(2004), "2004 年"),
        ("2004-Q3", Period(2004, 3), "2004 年第 3 季度"),
        ("2004-q1", Period(2004, 1), "2004 年第 1 季度"),
        (" 2004-07 ", Period(2004, 3, 7), "2004 年 7 月"),
        ("2004-12", Period(2004, 4, 12), "2004 年 12 月"),
    ],
)
def test_a_period_is_a_year_a_quarter_or_a_month(written: str, period: Period, words: str, locale: Locale) -> None:
    read = read_period(written)
    assert read == period
    assert read.words(locale.labels) == words


@pytest.mark.parametrize(
    "written", ["", "04", "2004-13", "2004-00", "2004-Q5", "2004-7", "2004Q3", "第三季度", "２００４"]
)
def test_anything_else_is_no_period(written: str) -> None:
    assert read_period(written) is None


@pytest.mark.parametrize(
    ("pattern", "period", "number"),
    [
        ("ZG-{year}-{quarter}-{number}", Period(2004, 3), "ZG-2004-3-007"),
        ("{unit}{year}{month}{number}", Period(2004, 3, 7), "DZT200407007"),
        ("ZG-{year}-{quarter}-{number}", Period(2004), ""),
        ("ZG-{year}-{number}", None, ""),
        ("{number}", None, "007"),
        ("2004-01", Period(2004), ""),
        ("{nothing}-{number}", Period(2004), ""),
    ],
)
def test_a_number_is_made_where_the_pattern_counts_and_the_period_says_enough(
    pattern: str, period: Period | None, number: str
) -> None:
    numbering = Numbering(at=NOWHERE, label="编号", pattern=Name(pattern, NOWHERE))
    assert running_number(numbering, 7, "DZT", period) == number


def test_a_form_without_a_number_gets_none() -> None:
    assert running_number(None, 1, "DZT", Period(2004)) == ""
    assert running_number(Numbering(at=NOWHERE, label="编号"), 1, "DZT", Period(2004)) == ""
