# Formulas as spreadsheets write them: only functions that all of them have, words only as quoted texts, cells of other
# worksheets named with them. That they give the right values is test_calculating.py.

import random
import re

import pytest

from tests.office.xlsx.calculated import opened
from tests.sheets.forms import FORMS, sheet_of
from tests.sheets.formulas import (
    blanks_and_formulas,
    filler,
    formula_cell,
    grid,
    number_cell,
    row,
    sheet_with,
    word_cell,
)
from workmanual.model.formula import (
    Call,
    Column,
    Computed,
    Formula,
    Gathering,
    IsBlank,
    Pair,
    Ref,
    RowsWhere,
    Sign,
    Text,
)
from workmanual.office.xlsx.addresses import FromHere, Spot, cell_name
from workmanual.office.xlsx.formulas import quoted, spreadsheet_formula
from workmanual.sheets.places import Fields, Place
from workmanual.sheets.sheet import Sheet

IN_EXCEL_2010 = {"IF", "IFERROR", "AND", "OR", "NOT", "LEN", "TRIM", "SUM", "AVERAGE", "MIN", "MAX", "COUNT", "SUMPRODUCT", "ROUND", "CHAR"}  # fmt: skip
SHEET = sheet_with(
    grid(row(number_cell("a"), number_cell("b"), filler(111.0))),
    grid(*(row(number_cell("p"), word_cell("r"), filler(111.0)) for _ in range(3))),
    grid(row(formula_cell("x", Computed(Ref("a"))))),
)


def formulas_of(sheet: Sheet) -> list[str]:
    cells = [cell for worksheet in opened(sheet) for line in worksheet.iter_rows() for cell in line]
    return [str(cell.value) for cell in cells if cell.data_type == "f"]


def text_of(formula: Formula, **keys: Formula) -> str:
    """The formula of the last cell of `SHEET`, where a stands in A1, b in B1, p in A2:A4, r in B2:B4."""
    fields = Fields(SHEET)
    spots = {place: Spot("算", place.row + place.band, place.cell) for place in fields.cells}
    computed = Computed(formula, guard=keys.get("guard"))
    return spreadsheet_formula(computed, (), FromHere(fields, spots, {}, Place(0, 2, 0, 0)))


WRITTEN_AS: dict[str, Formula] = {
    "=IF(LEN(TRIM(A1))>0,IFERROR(A1,\"\"),\"\")": Ref("a"),
    "=IF(AND(LEN(TRIM(A1))>0,LEN(TRIM(B1))>0),IFERROR(ROUND((A1/B1),9),\"\"),\"\")": Pair(Ref("a"), Sign.OVER, Ref("b")),
    "=IF(COUNT(A2:A4)>0,IFERROR(ROUND(SUM(A2:A4),9),\"\"),\"\")": Column(Gathering.SUM, "p"),
    "=IF(COUNT(A2:A4)=3,IFERROR(MAX(A2:A4),\"\"),\"\")": Column(Gathering.MOST, "p", every=True),
    '=IF(SUMPRODUCT(--(LEN(TRIM(B2:B4))>0))>0,IFERROR(SUMPRODUCT(--(B2:B4="是")),""),"")': Column(
        Gathering.COUNT, "r", word="是"
    ),
    "=IFERROR(SUMPRODUCT(--((1-(--(LEN(TRIM(B2:B4))>0)))>0)),\"\")": RowsWhere(IsBlank("r")),
    "=IFERROR(\"=1+1\",\"\")": Text("=1+1"),
    "=IFERROR(\"\"\"&CMD()&\"\"\",\"\")": Text('"&CMD()&"'),
    "=IF(LEN(TRIM(A1))>0,IFERROR(ROUND(A1,0),\"\"),\"\")": Call("round", (Ref("a"),)),
    "=IF(FALSE,IFERROR(\"\",\"\"),\"\")": Ref("nowhere"),
}  # fmt: skip


@pytest.mark.parametrize("wanted", WRITTEN_AS)
def test_a_formula_is_written_so(wanted: str) -> None:
    assert text_of(WRITTEN_AS[wanted]) == wanted


def test_a_guard_is_asked_before_the_value() -> None:
    assert text_of(Text("好"), guard=IsBlank("a")) == '=IFERROR(IF(NOT(LEN(TRIM(A1))>0),"好",""),"")'


@pytest.mark.parametrize("name", [name for name in FORMS if formulas_of(sheet_of(FORMS[name]))])
def test_only_functions_that_all_programs_have(name: str) -> None:
    for formula in formulas_of(sheet_of(FORMS[name])):
        check_functions(formula)


def test_no_formula_needs_another_function_or_file() -> None:
    for formula in formulas_of(sheet_with(*blanks_and_formulas(random.Random(3), 300))):
        check_functions(formula)


def check_functions(formula: str) -> None:
    bare = re.sub(r'"[^"]*"', "", formula)
    assert set(re.findall(r"[A-Z]+(?=\()", bare)) <= IN_EXCEL_2010
    assert not re.search(r"[\[\]!|]", bare)
    assert len(formula) < 8192


def test_a_text_is_quoted() -> None:
    assert quoted('说"行"') == '"说""行"""'
    assert quoted("") == '""'
    assert quoted("甲\n乙") == '("甲"&CHAR(10)&"乙")'
    assert quoted("字" * 300) == f'("{"字" * 255}"&"{"字" * 45}")'


def test_cells_have_names() -> None:
    assert [cell_name(0, column) for column in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]


def test_a_cell_of_another_worksheet_is_named_with_it() -> None:
    fields = Fields(SHEET)
    here, there = Place(0, 2, 0, 0), Place(0, 0, 0, 0)
    address = FromHere(fields, {here: Spot("a", 0, 0), there: Spot("b'c", 4, 2)}, {}, here).cell("a")
    assert address is not None
    assert address.text == "'b''c'!C5"


def test_rows_that_are_not_next_to_each_other_are_areas_of_their_own() -> None:
    fields = Fields(SHEET)
    spots = {place: Spot("算", 2 * place.row + (place.row == 2), place.cell) for place in fields.cells}
    spots |= {place: Spot("算", 9, place.cell) for place in fields.cells if place == Place(0, 1, 2, 0)}
    at = FromHere(fields, spots, {}, Place(0, 2, 0, 0))
    assert [area.text for area in at.column("p")] == ["A1", "A3", "A10"]
    assert spreadsheet_formula(Computed(Column(Gathering.SUM, "p")), (), at).count("SUM(A1,A3,A10)") == 1
