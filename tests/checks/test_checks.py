# The table of checks is complete, and checking changes nothing. What each check finds is in tests/cases.

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

from tests import mini
from workmanual import checks
from workmanual.checks import CHECKS, check
from workmanual.findings import in_order
from workmanual.locale import Locale
from workmanual.model.manual import Manual


def functions_that_check() -> Iterator[object]:
    """Public functions from an index to findings, in any module beside the table."""
    for info in pkgutil.iter_modules(checks.__path__, f"{checks.__name__}."):
        module = importlib.import_module(info.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            signature = inspect.signature(function)
            is_own = function.__module__ == module.__name__ and not name.startswith("_")
            takes_an_index = [one.annotation for one in signature.parameters.values()] == ["Index"]
            if is_own and takes_an_index and signature.return_annotation == "Iterator[Finding]":
                yield function


def test_every_check_is_a_row_once() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
    assert set(CHECKS) == set(functions_that_check())


@pytest.mark.parametrize("edition", mini.EDITIONS)
def test_a_manual_in_order_has_no_findings(edition: str) -> None:
    assert mini.checked(mini.files(edition), edition).findings == ()


def test_checking_twice_finds_the_same_and_changes_nothing(manual: Manual, locale: Locale) -> None:
    before = repr(manual)
    assert check(manual, locale) == check(manual, locale)
    assert repr(manual) == before


def test_every_check_says_which_codes_it_finds() -> None:
    for one in CHECKS:
        assert "WM" in (inspect.getdoc(one) or ""), f"{one} names no code"


def test_findings_of_all_checks_have_one_order() -> None:
    sources = mini.files()
    for path in (path for path in sources if path.endswith(".md")):
        sources[path] = sources[path].replace("讲解员".encode(), "導覽員".encode()).replace(b"BD-", b"BE-")
    found = mini.checked(sources).findings
    assert found == in_order(reversed(found))
    assert len({one.code for one in found}) > 3
