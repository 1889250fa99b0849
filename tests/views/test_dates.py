# Days, months and years as authors write them.

from datetime import date

import pytest

from workmanual.views.dates import day_range


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2020-2", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("2019-03-01", date(2019, 3, 1), date(2019, 3, 1)),
        ("2019-3-1", date(2019, 3, 1), date(2019, 3, 1)),
    ],
)
def test_a_month_or_a_year_stands_for_all_its_days(written: str, first: date, last: date) -> None:
    assert day_range(written) == (first, last)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "19",
        "2019-13",
        "2019-00",
        "2019-02-30",
        "2019-02-29",
        "0000",
        "2019-1-1-1",
        "2019 年",
        "2019/01",
        " 2019",
        "٢٠١٩",
    ],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert day_range(written) is None
