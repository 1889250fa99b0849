# What became of each document over all editions: its revisions with their reasons, and since when each step stands so.

from itertools import pairwise

import pytest

from tests.comparison.conftest import EDITIONS, Pairs, real_manual
from workmanual.comparison.standing import Standing, standings
from workmanual.views.meaning import meaning


@pytest.fixture(scope="module")
def found(real: Pairs) -> dict[str, Standing]:
    return {one.code: one for one in standings(real.history)}


def test_every_document_and_form_has_a_record(found: dict[str, Standing]) -> None:
    manuals = [real_manual(id_) for id_ in EDITIONS]
    codes = {str(one.code) for manual in manuals for one in manual.procedures}
    assert found.keys() == codes | {str(one.code) for manual in manuals for one in manual.forms}


def test_a_revision_is_raised_exactly_where_something_changed(found: dict[str, Standing]) -> None:
    for one in found.values():
        for before, after in pairwise(one.revised):
            assert (before.revision != after.revision) == after.is_changed, one.code


def test_what_changed_has_its_reasons_and_what_did_not_has_none(found: dict[str, Standing]) -> None:
    for one in found.values():
        assert one.revised[0].is_first
        for revised in one.revised[1:]:
            assert not revised.is_first
            assert bool(revised.reasons) == revised.is_changed, one.code


def test_a_document_that_came_later_begins_there_with_its_reason(found: dict[str, Standing]) -> None:
    (first, second) = found["ZY-02"].revised
    assert (first.edition, first.revision, bool(first.reasons)) == ("2005", "A/0", True)
    assert (second.edition, second.is_changed) == ("2006", False)


def test_since_when_a_step_stands_so_is_when_it_began_to_say_the_same(found: dict[str, Standing]) -> None:
    """Told by the quick meaning of steps, from the newest edition backwards."""
    steps = {
        edition: {
            (str(document.code), step.id): meaning(step)
            for document in real_manual(edition).procedures
            for step in document.steps
        }
        for edition in EDITIONS
    }
    newest = EDITIONS[-1]
    for (code, id_), said in steps[newest].items():
        expected = newest
        for edition in reversed(EDITIONS):
            if steps[edition].get((code, id_)) != said:
                break
            expected = edition
        assert found[code].since[newest][id_] == expected, (code, id_)


def test_an_edition_that_does_not_have_the_document_has_no_entry(found: dict[str, Standing]) -> None:
    assert found["ZY-02"].since.keys() == {"2005", "2006"}
