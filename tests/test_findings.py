# Findings as values, and the shape of their catalogue. That every code has a case is in test_cases.py.

import re

import pytest

from workmanual.findings import CATALOGUE, Family, finding, has_errors, in_order, near_codes
from workmanual.span import Span

HERE = Span("a.md", 3, 1)


def test_codes_count_up_within_their_family() -> None:
    for number, family in enumerate(Family, start=1):
        codes = [code for code, row in CATALOGUE.items() if row.family is family]
        assert codes == sorted(codes)
        assert all(re.fullmatch(rf"WM{number}\d\d", code) for code in codes), f"{family} has the codes WM{number}.."


def test_a_finding_takes_the_arguments_of_its_row() -> None:
    assert finding("WM208", HERE, id="a", first="2").arguments == (("id", "a"), ("first", "2"))
    with pytest.raises(AssertionError, match="WM208 takes"):
        finding("WM208", HERE, id="a")
    with pytest.raises(AssertionError, match="WM208 takes"):
        finding("WM208", HERE, id="a", first="2", last="3")


def test_findings_are_in_the_order_of_the_files_each_once() -> None:
    late, early = finding("WM206", Span("b.md"), section="x"), finding("WM206", HERE, section="x")
    column, code = finding("WM206", Span("a.md", 3, 2), section="x"), finding("WM207", HERE, step="x")
    assert in_order([late, column, early, code, early]) == (early, code, column, late)


def test_findings_of_one_place_and_code_stay_as_they_were_found() -> None:
    found = [finding("WM204", HERE, step="x", item=item, found="—") for item in "dbaec"]
    assert in_order(found) == tuple(found)


def test_only_errors_keep_an_edition_from_being_published() -> None:
    warning = finding("WM405", HERE, code="x", title="y")
    assert not has_errors((warning,))
    assert has_errors((warning, finding("WM206", HERE, section="x")))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("wm204", "WM204"), (" WM2O4", "WM204"), ("WMl02", "WM102"), ("204", "WM204"), ("WM-204", "WM204")],
)
def test_a_code_mistyped_has_a_near_one(written: str, meant: str) -> None:
    assert near_codes(written)[0] == meant


def test_what_is_no_code_is_near_to_none() -> None:
    assert near_codes("步骤") == near_codes("") == ()
