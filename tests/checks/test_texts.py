# The table of checks of one file's words is complete. What each check finds is in tests/cases.

import inspect
from collections.abc import Iterator

import pytest

from tests import mini
from workmanual.checks import characters, numbering, persons, placeholders, punctuation, vocabulary, width
from workmanual.checks.texts import TEXT_CHECKS


def functions_that_check() -> Iterator[object]:
    """Public functions from a file's words to findings."""
    for module in (characters, numbering, persons, placeholders, punctuation, vocabulary, width):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_own = function.__module__ == module.__name__ and not name.startswith("_")
            if is_own and inspect.signature(function).return_annotation == "Iterator[Finding]":
                yield function


def test_every_check_of_words_is_a_row_once() -> None:
    assert len(set(TEXT_CHECKS)) == len(TEXT_CHECKS)
    assert set(TEXT_CHECKS) == set(functions_that_check())


def test_every_check_of_words_says_which_codes_it_finds() -> None:
    for one in TEXT_CHECKS:
        assert "WM" in (inspect.getdoc(one) or ""), f"{one} names no code"


@pytest.mark.parametrize("edition", mini.EDITIONS)
def test_the_small_manual_has_no_findings(edition: str) -> None:
    assert mini.checked(mini.files(edition), edition).findings == ()
