# 300 random revisions of the real manual: whatever was done is reported, once, in the right class, and nothing else is;
# most of it is recognised without ids; and both editions can be put together again from the result.

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from tests import mini
from tests.comparison.judging import disagreements, uncounted, unlike, unsaid
from tests.comparison.recognising import NONE, recognised, without_ids
from tests.comparison.revisions import OPERATIONS, RENAMED, Revision, revision
from tests.comparison.truth import Expected
from workmanual.comparison.alignment import align
from workmanual.comparison.comparing import Comparison, Memory, compare_linked
from workmanual.comparison.edition_text import EditionText, edition_text
from workmanual.comparison.records import Kind
from workmanual.editions.changed import Difference, changed
from workmanual.ground.examine_worker import given as given_for
from workmanual.ground.project import edition_files
from workmanual.locale import Locale
from workmanual.model.manual import Manual
from workmanual.reading.edition import read_edition
from workmanual.views.index import index

EDITION = "2006"
REVISIONS = 300
LEAST = 0.98
"""Recall and precision without ids."""
SHOWN = 12
"""Disagreements printed when there are more."""
Compared = tuple[Revision, Comparison, Comparison]
"""A revision, compared with its ids and without."""


@pytest.fixture(scope="module")
def edition() -> Manual:
    folder = f"procedures/{EDITION}"
    reading = read_edition(edition_files(mini.ROOT.parent.parent.parent, EDITION), folder, given_for(folder).locale)
    assert reading.manual is not None, reading.findings
    return reading.manual


@pytest.fixture(scope="module")
def compared(edition: Manual, locale: Locale) -> tuple[Compared, ...]:
    return tuple(_compared(revision(edition, Random(seed), locale), locale) for seed in range(REVISIONS))


def _compared(made: Revision, locale: Locale) -> Compared:
    old, new = edition_text(index(made.old, None, locale)), edition_text(index(made.new, made.old, locale))
    memory = Memory(locale.comparison)
    return made, _linked(old, new, memory), _linked(without_ids(old), without_ids(new), memory)


def _linked(old: EditionText, new: EditionText, memory: Memory) -> Comparison:
    return compare_linked(old, new, align(old.items, new.items, new.lineage), memory)


def _told(found: list[str]) -> str:
    return "\n".join((f"{len(found)} in all", *found[:SHOWN]))


def test_every_change_is_reported_once_in_the_right_class_and_nothing_else(compared: tuple[Compared, ...]) -> None:
    wrong = [
        f"revision {seed} ({'; '.join(made.operations)}): {words}"
        for seed, (made, known, _) in enumerate(compared)
        for words in disagreements(made, known)
    ]
    assert not wrong, _told(wrong)


def test_items_are_recognised_without_ids(compared: tuple[Compared, ...]) -> None:
    every, altered = NONE, NONE
    for made, known, bare in compared:
        assert made.new.changes is not None
        one, other = recognised(known, bare, made.new.changes.lineage)
        every, altered = every + one, altered + other
    assert altered.true > REVISIONS, "of most revisions something has to be recognised"
    assert min(every.recall, every.precision) >= LEAST, every
    assert min(altered.recall, altered.precision) >= LEAST, (altered, altered.recall, altered.precision)


@pytest.mark.parametrize("which", [1, 2], ids=["with ids", "without ids"])
def test_both_editions_can_be_rebuilt(compared: tuple[Compared, ...], which: int) -> None:
    wrong = [
        f"revision {seed}: {words}"
        for seed, one in enumerate(compared)
        for comparison in (one[which],)
        if isinstance(comparison, Comparison)
        for words in (*uncounted(comparison), *unlike(comparison), *unsaid(comparison))
    ]
    assert not wrong, _told(wrong)


def test_all_operations_occur_often(compared: tuple[Compared, ...]) -> None:
    counted = Counter(name for made, _, _ in compared for name in made.operations)
    assert counted.keys() == {*OPERATIONS, RENAMED}
    assert min(counted.values()) >= 10, counted
    assert sum(len(made.operations) > 1 for made, _, _ in compared) > REVISIONS / 2, "most do several things at once"


@pytest.mark.parametrize("name", [*OPERATIONS, RENAMED])
def test_an_operation_changes_what_it_says(name: str, edition: Manual, locale: Locale) -> None:
    """Told by another comparison, which knows ids only and puts fields to their forms."""
    tried = (revision(edition, Random(seed), locale, names=(name,)) for seed in range(40))
    made = next(made for made in tried if made.operations)
    found = {(one.item.id, one.difference) for one in changed(made.old, made.new)}
    truth = {pair for one in made.expected for pair in _differences(one)}
    altered = made.editorial | {id_ for one in made.replaced for id_ in one.places}
    truth |= {(_owner(id_), Difference.CHANGED) for id_ in altered}
    missing, besides = truth - found, found - truth
    if name == RENAMED:  # forms and documents show titles of roles and retention classes that they name by id
        missing = {(id_, how) for id_, how in missing if "." in id_ or id_.startswith(("term:", "role:", "page:"))}
    if name == "signs only":  # white space is nothing to it
        missing = set()
    if name == "step moved to another document":  # what refers to the step
        besides = {(id_, how) for id_, how in besides if how is not Difference.CHANGED}
    assert (missing, besides) == (set(), set())


def _differences(one: Expected) -> Iterator[tuple[str, Difference]]:
    """What a comparison by ids says of it; another order is a change of the document."""
    old, new = dict.fromkeys(map(_owner, one.old)), dict.fromkeys(map(_owner, one.new))
    if any(_owner(id_) != id_ for id_ in (*one.old, *one.new)):
        yield from ((id_, Difference.CHANGED) for id_ in {**old, **new})
    elif one.kind is Kind.MOVED and old.keys() == new.keys():
        yield one.id.partition(".")[0], Difference.CHANGED
    else:
        yield from ((id_, Difference.CHANGED) for id_ in new if id_ in old)
        yield from ((id_, Difference.ADDED) for id_ in new if id_ not in old)
        yield from ((id_, Difference.DELETED) for id_ in old if id_ not in new)


def _owner(id_: str) -> str:
    """Fields belong to their forms there, and what of the scheme is no indicator to its document."""
    code, joint, _ = id_.partition(".")
    if joint and code.startswith("JL-"):
        return code
    return id_.partition(":")[0] if id_.startswith("KP-01:") else id_
