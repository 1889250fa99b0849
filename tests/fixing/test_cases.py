# The one driver of tests/cases/fixing: each case is mended as it says, to the byte, and nothing else is; mending again
# changes nothing, and no error is new.

from collections import Counter
from functools import cache

import pytest

from tests import mini
from tests.fixing import slips
from tests.fixing.slips import FOLDER, kept_back, mended
from workmanual.findings import Severity
from workmanual.fixing.fixes import FIXES

CASES = {path.stem: slips.read(path) for path in sorted(FOLDER.glob("*.yml"))}


@pytest.mark.parametrize("name", CASES)
def test_a_slip_is_mended_as_it_should_be(name: str) -> None:
    case = CASES[name]
    found = mended(case.before(), case.edition)
    after = case.before() | dict(found.files)
    assert after[case.path].decode() == case.after()[case.path].decode()
    assert after == case.after()
    assert kept_back(found) == dict(case.keeps_back)
    assert found.counts.keys() == found.files.keys()


@pytest.mark.parametrize("name", CASES)
def test_mending_again_changes_nothing(name: str) -> None:
    case = CASES[name]
    assert mended(case.after(), case.edition).files == {}


@pytest.mark.parametrize("name", CASES)
def test_no_error_is_new(name: str) -> None:
    case = CASES[name]
    before, after = (
        Counter(one.code for one in mini.checked(sources, case.edition).findings if one.severity is Severity.ERROR)
        for sources in (case.before(), case.after())
    )
    assert after <= before


@pytest.mark.parametrize("code", FIXES)
def test_every_fix_has_a_case(code: str) -> None:
    assert any(code in put_right(name) for name in CASES), f"{code} has no case in {FOLDER}"


@cache
def put_right(name: str) -> set[str]:
    case = CASES[name]
    before, after = (
        {one.code for one in mini.checked(sources, case.edition).findings} for sources in (case.before(), case.after())
    )
    return before - after


def test_a_sound_manual_stays_as_it_is() -> None:
    for edition in mini.EDITIONS:
        found = mended(mini.files(edition), edition)
        assert (found.files, found.kept_back) == ({}, ())
