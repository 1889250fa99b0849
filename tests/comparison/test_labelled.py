# The engine against what people labelled by hand before there was one: every changed item of the three real pairs.
# What is there, what happened to it and in which fields agrees exactly. What it is about (class, direction) is judgement
# in part; how often the engine agrees with the hand is held, and it never says stricter where the hand says looser.

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.comparison.conftest import Pairs
from workmanual.comparison.comparing import Comparison
from workmanual.comparison.records import Change, Direction, Family, Kind, Sense

LABELLED = Path(__file__).parent / "labelled"
HEAD = {"title", "summary", "origin", "owner", "serves", "stage", "cycle", "duration", "basis"}
"""Fields of a document that the labels call its head."""
PAIRS = [path.stem for path in sorted(LABELLED.glob("*.yml"))]
LEAST = {"precision": 0.90, "recall": 0.85, "direction": 0.83}
"""Of the classes and directions of all three pairs together."""
Entry = Mapping[str, Any]


def labels(pair: str) -> dict[str, Entry]:
    entries = yaml.safe_load((LABELLED / f"{pair}.yml").read_text(encoding="utf-8"))["changes"]
    found = {entry["id"]: entry for entry in entries}
    assert len(found) == len(entries), "each item has one entry"
    return found


def compared(pair: str, real: Pairs) -> Comparison:
    old, new = pair.split("-")
    return real.history.compare(old, new)


def changes(comparison: Comparison) -> Iterator[Change]:
    yield from comparison.changes
    for folded in comparison.folded:
        yield from (one for one in folded.changes if one.kinds)


def by_id(comparison: Comparison) -> dict[str, Change]:
    """Each change under the ids of everything that it is about in the new edition, or was in the old."""
    return {item.id: change for change in changes(comparison) for item in change.new or change.old}


@pytest.mark.parametrize("pair", PAIRS)
def test_what_changed_is_found_and_nothing_else(pair: str, real: Pairs) -> None:
    wanted, found = labels(pair), by_id(compared(pair, real))
    assert found.keys() == wanted.keys()
    for id_, entry in wanted.items():
        parts = {item.id.partition(".")[2] for item in found[id_].parts}
        assert parts == set(entry.get("with", ())), id_


@pytest.mark.parametrize("pair", PAIRS)
def test_what_happened_to_it_agrees(pair: str, real: Pairs) -> None:
    found = by_id(compared(pair, real))
    for id_, entry in labels(pair).items():
        change = found[id_]
        kinds = set(map(str, change.kinds))
        if change.id != id_:  # the second of what was split is new besides
            kinds = kinds - {Kind.CHANGED} | {Kind.ADDED}
        assert kinds == set(entry["kinds"]), id_


@pytest.mark.parametrize("pair", PAIRS)
def test_the_fields_that_changed_agree(pair: str, real: Pairs) -> None:
    found = by_id(compared(pair, real))
    for id_, entry in labels(pair).items():
        change = found[id_]
        if "field" not in entry or change.id != id_:
            continue
        is_document = change.item.family is Family.DOCUMENT
        names = {"head" if is_document and one.name in HEAD else one.name for one in change.fields}
        if Kind.SPLIT in change.kinds:  # both steps are held against the one before
            assert names >= set(entry["field"]), id_
        else:
            assert names == set(entry["field"]), id_


def test_classes_and_directions_agree_mostly_and_are_never_opposite(real: Pairs) -> None:
    counted: Counter[str] = Counter()
    for pair in PAIRS:
        found = by_id(compared(pair, real))
        for id_, entry in labels(pair).items():
            change = found[id_]
            said, wanted = set(map(str, change.senses)), set(entry["classes"])
            counted.update(right=len(said & wanted), said=len(said), wanted=len(wanted), entries=1)
            counted["same"] += entry["direction"] == change.direction
            ways = {entry["direction"], change.direction}
            assert ways != {Direction.STRICTER, Direction.LOOSER}, id_
    measured = {
        "precision": counted["right"] / counted["said"],
        "recall": counted["right"] / counted["wanted"],
        "direction": counted["same"] / counted["entries"],
    }
    assert all(measured[name] >= least for name, least in LEAST.items()), measured


def test_the_reviewed_wordings_are_folded(real: Pairs) -> None:
    """Of what the labels call replacements, those that the engine can tell are one row with a count each."""
    folded = real.history.compare("2004", "2005").folded
    pairs = {(one.old, one.new): len(one.places) for one in folded if one.sense is Sense.REPLACEMENT}
    assert pairs.keys() == {("22 个子项", "23 个子项"), ("再改", "限期再改"), ("再次办理", "复查")}
    assert all(count >= 5 for count in pairs.values())
