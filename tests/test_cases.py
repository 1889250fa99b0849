# The one driver of tests/cases: each case finds exactly what it says, its neighbour finds exactly what it says and
# none of the case's own codes, and every code of the catalogue has both.

import pytest

from tests import case_files
from tests.case_files import Case, Variant
from workmanual.findings import CATALOGUE

CASES = {f"{path.parent.name}/{path.stem}": case_files.read(path) for path in case_files.paths()}


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_found(name: str) -> None:
    assert CASES[name].wrong.finds, "a case without findings proves nothing"
    agree(CASES[name], CASES[name].wrong)


@pytest.mark.parametrize("name", CASES)
def test_the_neighbour_is_left_alone(name: str) -> None:
    case = CASES[name]
    codes = {one.code for one in case.wrong.finds} & {one.code for one in case.neighbour.finds}
    assert not codes, f"{case.name}: the neighbour finds {codes} too"
    agree(case, case.neighbour)


def agree(case: Case, variant: Variant) -> None:
    lines = case_files.differences(variant.findings(case.edition), variant.finds, case.edition)
    if lines:
        pytest.fail("\n".join([f"{case.name}: expected (-) and found (+) differ", *lines]), pytrace=False)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_a_case_and_a_neighbour(code: str) -> None:
    family = CATALOGUE[code].family
    own = [name for name, case in CASES.items() if any(one.code == code for one in case.wrong.finds)]
    assert any(name.startswith(f"{family}/") for name in own), (
        f"{code} has no case: write tests/cases/{family}/<what-is-wrong>.yml that finds it, with a neighbour that does not"
    )
