# What must hold for any two editions (compare.md), on the real ones: nothing is lost, backwards is the inverse, an
# edition does not differ from itself, and the examples that are easy to get wrong.

from dataclasses import replace
from random import Random

import pytest

from tests.comparison.conftest import EDITIONS, Pairs, history_of, real_manual
from tests.comparison.judging import uncounted, unlike, unsaid
from tests.comparison.revisions import RENAMED, revision
from workmanual.comparison.comparing import Comparison, compare
from workmanual.comparison.counting import completeness
from workmanual.comparison.inverting import inverse
from workmanual.comparison.records import Family, Kind, Sense
from workmanual.editions.changed import changed
from workmanual.locale import Locale
from workmanual.model.manual import Manual
from workmanual.model.procedure import Procedure, Step
from workmanual.model.richtext import Paragraph, Text
from workmanual.views.index import index

ORDERED = [(one, other) for one in EDITIONS for other in EDITIONS]
DOCUMENT = "CX-01"


@pytest.mark.parametrize(("old", "new"), ORDERED)
def test_every_item_is_listed_folded_or_equal_and_can_be_rebuilt(old: str, new: str, real: Pairs) -> None:
    comparison = real.history.compare(old, new)
    assert [*uncounted(comparison), *unlike(comparison), *unsaid(comparison)] == []
    found = completeness(comparison)
    assert found.old.is_complete
    assert found.new.is_complete


@pytest.mark.parametrize(("old", "new"), ORDERED)
def test_backwards_is_the_inverse(old: str, new: str, real: Pairs) -> None:
    assert inverse(real.history.compare(old, new)) == real.history.compare(new, old)


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_does_not_differ_from_itself(edition: str, real: Pairs) -> None:
    comparison = real.history.compare(edition, edition)
    assert (comparison.changes, comparison.folded) == ((), ())
    assert len(comparison.equal) == len(comparison.old_items) > 1000


def test_backwards_compared_anew_finds_the_same(real: Pairs) -> None:
    """Not the inverse of what was found, but both editions given the other way round."""
    forwards = real.history.compare("2005", "2006")
    earlier = replace(real_manual("2005"), changes=None)  # what it says of 2004 is of no account here
    backwards = history_of(real_manual("2006"), earlier).compare("2006", "2005")
    assert {one.id for one in backwards.changes} == {one.id for one in inverse(forwards).changes}
    kinds = {one.id: one.kinds for one in backwards.changes}
    assert kinds == {one.id: one.kinds for one in inverse(forwards).changes}


@pytest.mark.parametrize(("old", "new"), [("2004", "2005"), ("2005", "2006"), ("2004", "2006")])
def test_what_needs_a_reason_is_what_is_listed(old: str, new: str, real: Pairs) -> None:
    """The quick comparison by ids, which decides what needs a reason, names the same items."""
    quick = {one.item.id for one in changed(real_manual(old), real_manual(new))}
    comparison = real.history.compare(old, new)
    found = [*comparison.changes, *(one for group in comparison.folded for one in group.changes if one.kinds)]
    engine = {item.id for one in found for item in (*one.old, *one.new)}
    part = {Family.FORM_FIELD, Family.SCHEME}
    owners = {item.document for one in found for item in (*one.old, *one.new) if item.family in part}
    parts = {item.id for one in found for item in (*one.old, *one.new) if item.family in part}
    assert quick == (engine - parts) | owners


def with_steps(manual: Manual, steps: tuple[Step, ...]) -> Manual:
    procedures = tuple(replace(one, steps=steps) if one.code == DOCUMENT else one for one in manual.procedures)
    return replace(manual, procedures=procedures)


def document(manual: Manual) -> Procedure:
    return next(one for one in manual.procedures if one.code == DOCUMENT)


def compared(old: Manual, new: Manual) -> Comparison:
    newer = replace(new, edition=replace(new.edition, id=type(new.edition.id)("new", new.edition.id.at)))
    history = history_of(old, newer)
    return history.compare(str(old.edition.id), "new")


def test_a_step_inserted_at_the_top_is_one_change_and_folded_renumbering() -> None:
    manual = real_manual("2006")
    steps = document(manual).steps
    words = (Paragraph(steps[0].at, (Text(steps[0].at, "新的一步，先把会议室的桌椅摆好，备好签到的笔。"),)),)
    added = replace(steps[0], id="prepare-room", title="布置会场", why=words, how=words, standard=words)
    comparison = compared(manual, with_steps(manual, (added, *steps)))
    assert [(one.id, one.kinds) for one in comparison.changes] == [("CX-01.prepare-room", (Kind.ADDED,))]
    (folded,) = comparison.folded
    assert (folded.sense, len(folded.places)) == (Sense.RENUMBERING, len(steps))


def test_a_step_moved_is_one_change() -> None:
    manual = real_manual("2006")
    first, *others = document(manual).steps
    comparison = compared(manual, with_steps(manual, (*others[:5], first, *others[5:])))
    assert [(one.id, one.kinds) for one in comparison.changes] == [(f"{DOCUMENT}.{first.id}", (Kind.MOVED,))]


@pytest.mark.parametrize("seed", range(6))
def test_a_global_rename_is_one_row_with_a_count(seed: int, locale: Locale) -> None:
    made = revision(real_manual("2006"), Random(seed), locale, names=(RENAMED,))
    old, new = (index(one, None, locale) for one in (made.old, made.new))
    comparison = compare(old, new)
    (replaced,) = made.replaced
    rows = [one for one in comparison.folded if (one.old, one.new) == (replaced.old, replaced.new)]
    assert [one.sense for one in rows] == [Sense.REPLACEMENT]
    assert len(rows[0].places) == len(rows[0].changes) >= 5
    assert comparison.changes == ()
