# The table of checks is complete, and checking changes nothing. What each check finds is in tests/cases.

import inspect
from collections.abc import Iterator

import pytest

from tests import mini
from workmanual import checks
from workmanual.checks import CHECKS, assessment, check, consistency, control, flow, record_paper, records, references
from workmanual.findings import in_order
from workmanual.model.manual import Manual


def functions_that_check() -> Iterator[object]:
    """Public functions from an index to findings."""
    for module in (assessment, consistency, control, flow, record_paper, records, references):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            signature = inspect.signature(function)
            is_own = function.__module__ == module.__name__ and not name.startswith("_")
            if is_own and signature.return_annotation == "Iterator[Finding]":
                yield function


def test_every_check_is_a_row_once() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
    assert set(CHECKS) == set(functions_that_check())


def test_the_table_names_the_modules_of_its_folder() -> None:
    folder = {info.split(".")[-1] for info in checks.__dict__ if inspect.ismodule(checks.__dict__[info])}
    assert {"assessment", "consistency", "control", "flow", "record_paper", "records", "references"} <= folder


@pytest.mark.parametrize("edition", mini.EDITIONS)
def test_a_manual_in_order_has_no_findings(edition: str) -> None:
    assert check(mini.manual(edition)) == ()


def test_checking_twice_finds_the_same_and_changes_nothing(manual: Manual) -> None:
    before = repr(manual)
    assert check(manual) == check(manual)
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
