# The one driver of tests/cases: each case finds exactly what it says, its neighbour finds exactly what it says and
# none of the case's own codes, and every code of the catalogue has both. The examples on a code's page are lines of
# such a case: the wrong one stands in its manual where the finding points, the right one in its neighbour's.

import pytest

from tests import case_files
from tests.case_files import Case, Variant
from workmanual.findings import CATALOGUE
from workmanual.locale import Locale

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
def test_every_code_has_a_case_of_its_own_and_a_neighbour(code: str) -> None:
    family = CATALOGUE[code].family
    own = [name for name, case in CASES.items() if {one.code for one in case.wrong.finds} == {code}]
    assert any(name.startswith(f"{family}/") for name in own), (
        f"{code} has no case: write tests/cases/{family}/<what-is-wrong>.yml that finds it and nothing else, with a "
        "neighbour that does not"
    )


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_examples_of_a_code_are_found_and_not_found(code: str, locale: Locale) -> None:
    words = locale.findings[code]
    assert words.wrong, f"{code} has no example: write wrong and right in locale/zh-CN/{CATALOGUE[code].family}.yml"
    assert words.right, f"{code} has no right example"
    cases = [case for case in CASES.values() if any(one.code == code for one in case.wrong.finds)]
    assert any(shows(case, code, words.wrong, words.right) for case in cases), (
        f"no case of {code} has its examples: the lines of `wrong` must stand in the wrong manual of a case, with the "
        "finding on one of them, and those of `right` in its neighbour"
    )


def shows(case: Case, code: str, wrong: str, right: str) -> bool:
    """Whether the case's manuals hold these examples."""
    sources, mended = case.wrong.texts(case.edition), case.neighbour.texts(case.edition)
    if case_files.lists(wrong, case.wrong.names(case.edition)):
        return case_files.lists(right, case.neighbour.names(case.edition))
    places = case_files.places_of(wrong, sources)
    found = [one for one in case.wrong.findings(case.edition) if one.code == code]
    at_the_example = any(one.at.path == path and one.at.line in lines for one in found for path, lines in places)
    return at_the_example and bool(case_files.places_of(right, mended))
