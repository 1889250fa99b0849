# The data of the comparison page: everything the engine says of any two editions can be told from the scripts alone.

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import permutations
from random import Random

import pytest

from tests.comparison.conftest import EDITIONS, history_of, real_manual
from tests.comparison.recognising import without_ids
from tests.comparison.revisions import OPERATIONS, RENAMED, revision
from tests.data.stored_comparisons import Pair, Stored, as_stored
from workmanual.comparison.baselines import baseline_words
from workmanual.comparison.comparing import Comparison
from workmanual.comparison.counting import completeness
from workmanual.comparison.edition_text import EditionText
from workmanual.comparison.history import History
from workmanual.comparison.inverting import inverse
from workmanual.comparison.naming import anchors
from workmanual.comparison.records import Family, Kind, Sense
from workmanual.comparison.scores import score_rows
from workmanual.comparison.summary import summary, summary_items
from workmanual.comparison.tabulating import amendment_table
from workmanual.data.comparison_store import comparison_store
from workmanual.ground import resources

LARGEST = 400_000
"""Bytes of a file, which a browser reads in a moment."""
SEEDS = range(8)


@dataclass(frozen=True)
class Case:
    """Editions and their data."""

    history: History

    @cached_property
    def scripts(self) -> Mapping[str, str]:
        locale = resources.locale()
        return comparison_store(self.history, locale.comparison, locale.labels)

    @cached_property
    def stored(self) -> Stored:
        return Stored(self.scripts)

    def both(self, old: str, new: str) -> tuple[Comparison, Pair]:
        """What the engine says, and what the data say."""
        return self.history.compare(old, new), self.stored.pair(old, new)


@cache
def real() -> Case:
    return Case(history_of(*map(real_manual, EDITIONS)))


@cache
def revised(seed: int, *, with_ids: bool = True) -> Case:
    """Two editions, the second a random revision in which a word was renamed besides."""
    locale = resources.locale()
    names = (*Random(seed).sample(sorted(OPERATIONS), 8), RENAMED)
    made = revision(real_manual("2006"), Random(seed), locale, names=names)
    old, new = history_of(made.old, made.new).editions
    new = replace(new, id="new")
    editions = (old, new) if with_ids else tuple(map(anonymous, (old, new)))
    return Case(History(editions, locale.comparison))


def anonymous(edition: EditionText) -> EditionText:
    """Without ids; a term without one belongs to nothing that has a name."""
    bare = without_ids(edition)
    items = tuple(replace(item, document=item.id) if item.family is Family.TERM else item for item in bare.items)
    return replace(bare, items=items)


CASES = [
    *(pytest.param(real, pair, id="-".join(pair)) for pair in permutations(EDITIONS, 2)),
    *(
        pytest.param(lambda seed=seed: revised(seed), pair, id=f"{seed}-{'-'.join(pair)}")
        for seed in SEEDS
        for pair in permutations(("2006", "new"))
    ),
    *(
        pytest.param(lambda: revised(3, with_ids=False), pair, id=f"without-ids-{'-'.join(pair)}")
        for pair in permutations(("2006", "new"))
    ),
]
both_ways = pytest.mark.parametrize(("case", "pair"), CASES)


@both_ways
def test_every_pair_is_what_the_engine_says(case: Callable[[], Case], pair: tuple[str, str]) -> None:
    found, read = case().both(*pair)
    expected = as_stored(found)
    assert expected.changes
    assert read.comparison.changes == expected.changes
    assert read.comparison.folded == expected.folded
    assert read.comparison.equal == expected.equal
    assert read.comparison.baselines == expected.baselines
    assert (read.comparison.old, read.comparison.new) == (expected.old, expected.new)


@both_ways
def test_what_is_told_of_a_pair_is_told_in_both_directions(case: Callable[[], Case], pair: tuple[str, str]) -> None:
    words = resources.locale().comparison
    found, read = case().both(*pair)
    assert read.anchors == anchors(found.changes)
    told = ((one.id, baseline_words(one, found, words)) for one in found.changes)
    assert read.baselines == tuple((id_, text) for id_, text in told if text)
    items = summary_items(found)
    assert read.summary == tuple((one.kind, one.code, tuple(change.id for change in one.changes)) for one in items)
    assert read.scores == score_rows(found, words.table)
    counted = completeness(found)
    assert read.digest == counted.digest
    assert read.counts == tuple((one.items, one.listed, one.folded, one.equal) for one in (counted.old, counted.new))


@both_ways
def test_the_table_of_amendments_can_be_made_of_the_data(case: Callable[[], Case], pair: tuple[str, str]) -> None:
    locale = resources.locale()
    found, read = case().both(*pair)
    made, expected = (
        replace(amendment_table(one, locale.comparison, locale.labels), completeness="", scores=())
        for one in (read.comparison, found)
    )
    assert len(expected.rows) == len(found.changes)
    assert made == expected
    assert summary(read.comparison, locale.comparison, locale.labels) == expected.summary


def test_backwards_is_the_inverse() -> None:
    case = real()
    for old, new in permutations(EDITIONS, 2):
        assert case.stored.pair(old, new).comparison == as_stored(inverse(case.history.compare(new, old)))


def test_editions_can_be_rebuilt_word_for_word() -> None:
    case = real()
    for edition in case.history.editions:
        assert words(case.stored.editions[edition.id]) == words(edition)
        assert len(edition.items) > 1000


def words(edition: EditionText) -> list[tuple[str, str, str]]:
    return [(item.id, one.name, one.text) for item in edition.items for one in item.fields]


def test_the_cases_have_everything_that_can_happen() -> None:
    compared = [
        real().history.compare("2004", "2006"),
        *(revised(seed).history.compare("2006", "new") for seed in SEEDS),
    ]
    changes = [change for one in compared for change in one.changes]
    folded = [one for each in compared for one in each.folded]
    assert {kind for one in changes for kind in one.kinds} == set(Kind)
    assert {sense for one in changes for sense in one.senses} >= set(Sense) - {Sense.RENUMBERING, Sense.EDITORIAL}
    assert {one.sense for one in folded} == {Sense.REPLACEMENT, Sense.RENUMBERING, Sense.EDITORIAL}
    assert any(one.parts for one in changes)
    assert any(len(one.reasons) > 1 for one in changes)
    assert any(passage.is_gone for one in changes for field in one.fields for passage in field.passages if one.new)


def test_every_version_and_every_fragment_is_there_once() -> None:
    data = real().stored.data
    for number, group in enumerate(data["index"]["groups"]):
        texts = data[f"versions/{group['file']}"]
        told = [(*head, str(text)) for head, text in zip(data["items"][number], texts, strict=True)]
        shown = {(one[0], one[1]) for one in told}
        assert len(texts) >= len(shown) > 0
        if group["differs"]:
            fragments = [str(one) for one in data[f"fragments/{group['file']}"]]
            assert len(fragments) == len(set(fragments)) > 0
    items = sum(len(edition.items) for edition in real().history.editions)
    assert sum(map(len, data["items"])) < items / 2


def test_the_index_names_every_file_and_no_other() -> None:
    index, names = real().stored.index, set(real().scripts)
    named = {f"{one['file']}.js" for one in index["editions"]} | {f"{file}.js" for _, _, file in index["pairs"]}
    named |= {f"versions/{one['file']}.js" for one in index["groups"]}
    named |= {f"fragments/{one['file']}.js" for one in index["groups"] if one["differs"]}
    assert names == named | {"index.js", "items.js", "reasons.js"}
    assert {"pairs/2004-2006.js", "versions/cx-02.js", "fragments/cx-04.js"} <= names
    assert all(one["titles"][-1] for one in index["groups"] if one["key"] in ("CX-02", "JL-0201"))
    assert dict(index["roles"])["branch-secretary"] == "支部书记"


def test_no_file_is_large() -> None:
    assert max(len(script.encode()) for script in real().scripts.values()) < LARGEST


def test_the_same_editions_give_the_same_bytes() -> None:
    again = Case(history_of(*map(real_manual, EDITIONS)))
    assert list(again.scripts.items()) == list(real().scripts.items())
    for old, new in permutations(EDITIONS, 2):
        real().history.compare(old, new)  # what was asked for before is of no account
    assert Case(real().history).scripts == real().scripts
