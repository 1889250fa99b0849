# Lists as office programs save them; what is wrong with one is in tests/cases/files/list-*.yml.

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.forms import FORMS
from workmanual.ground import resources
from workmanual.reading.chart_data import read_chart_data
from workmanual.reading.csv_table import LARGEST
from workmanual.reading.unit_list import LONGEST, MOST, Unit, read_units

CHART = next(block.chart for part in FORMS["chart"].parts for block in part.blocks if block.chart)


def units(content: bytes) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """The units, and the codes of what is wrong."""
    read, findings = read_units(content, "units.csv", resources.locale().lists, resources.covered_characters())
    return read, tuple(one.code for one in findings)


TWO = (Unit("东展厅", "DZT", "东展厅"), Unit("老泵房", "", "老泵房"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_list_is_read_as_office_programs_save_it(encoding: str, separator: str, end: str) -> None:
    text = end.join(["单位,代号", "东展厅,DZT", "老泵房,", ""]).replace(",", separator)
    assert units(text.encode(encoding)) == (TWO, ())


def test_columns_may_stand_in_any_order_and_be_left_out() -> None:
    assert units("代号,单位名称\nDZT, 东展厅\n,老泵房　\n".encode()) == (TWO, ())
    assert units("单位\n东展厅\n".encode())[0] == (Unit("东展厅", "", "东展厅"),)


def test_a_folder_is_named_after_sign_and_name() -> None:
    assert [unit.folder for unit in TWO] == ["DZT 东展厅", "老泵房"]


@pytest.mark.parametrize("name", ["=1+1", "+展厅", "-展厅", "@展厅", "'=展厅"])
def test_what_begins_like_a_formula_is_words(name: str) -> None:
    assert units(f"单位\n{name}\n".encode()) == ((Unit(name, "", name),), ())


def test_a_name_that_cannot_be_printed_whole_is_not_printed() -> None:
    read, codes = units("单位\n东展厅𪚥\n".encode())
    assert (read, codes) == ((Unit("东展厅𪚥", "", ""),), ("WM137",))


def test_too_much_is_refused_before_it_is_read() -> None:
    assert units(b"a" * (LARGEST + 1)) == ((), ("WM136",))
    assert units(("单位\n" + "展厅\n" * 100_000).encode()) == ((), ("WM136",))
    assert units(('单位\n"' + "展" * 200_000).encode()) == ((), ("WM136",))
    assert len(units(("单位\n" + "\n".join(map(str, range(MOST)))).encode())[0]) == MOST


def test_a_list_without_units_is_none() -> None:
    assert units("单位\n".encode()) == ((), ())


@pytest.mark.parametrize("name", ["..", ".", "...", "a/b", "a\\b", "C:", "nul", "COM1.txt", "a.", "长" * (LONGEST + 1)])
def test_no_folder_can_lead_elsewhere(name: str) -> None:
    assert units(f"单位\n{name}\n".encode()) == ((), ("WM135",))


@given(st.binary(max_size=200))
def test_any_bytes_are_units_or_findings(content: bytes) -> None:
    read, codes = units("单位,代号\n".encode() + content)
    assert all(unit.name and not set("/\\\0\n") & set(unit.folder) for unit in read)
    assert read == () or set(codes) <= {"WM137"}
    assert units(content)[0] == () or units(content)[1] in {(), ("WM137",)}


def data(text: str) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    rows, findings = read_chart_data(text.encode(), "data.csv", CHART, resources.covered_characters())
    return rows, tuple(one.code for one in findings)


def test_data_come_in_the_order_of_the_charts_columns() -> None:
    labels = [str(field.label) for field in CHART.columns]
    head = ",".join(reversed(labels))
    row = ",".join(reversed([str(place) for place in range(len(labels))]))
    assert data(f"{head}\n{row}\n") == ((tuple(str(place) for place in range(len(labels))),), ())


def test_columns_that_nobody_kept_stay_blank() -> None:
    first = str(CHART.columns[0].label)
    assert data(f"{first}\n1 班\n") == ((("1 班", *[""] * (len(CHART.columns) - 1)),), ())


def test_a_hundred_thousand_rows_are_refused() -> None:
    assert data(f"{CHART.columns[0].label}\n" + "甲\n" * 100_000) == ((), ("WM136",))
