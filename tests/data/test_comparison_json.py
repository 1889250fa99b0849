# What `workmanual compare --format json` promises to other programs (design.md §6): keys are added, never renamed.

import json
from typing import Any, Final

import pytest

from tests.comparison.conftest import history_of
from tests.comparison.made import compared, edition, item, reason
from workmanual.comparison.comparing import Comparison
from workmanual.comparison.records import Direction, FoundBy, Kind, Sense
from workmanual.data.comparison_json import comparison_json
from workmanual.ground import resources
from workmanual.model.manual import Manual

WORDS = resources.locale().comparison

WHOLE: Final = {"schema", "old", "new", "counts", "changes", "folded", "equal", "completeness"}
CHANGE: Final = {
    "id", "document", "kinds", "classes", "direction", "field", "old", "new", "old_number", "new_number", "reason",
    "found_by",
    # besides
    "family", "title", "old_ids", "new_ids", "parts", "roles", "authority", "similarity", "fields",
}  # fmt: skip
FIELD: Final = {"name", "label", "classes", "direction", "passages"}
FOLDED: Final = {"class", "old", "new", "count", "places", "changes"}
COUNT: Final = {"items", "listed", "folded", "equal", "complete"}
KINDS: Final = {"added", "changed", "deleted", "moved", "split", "merged"}
CLASSES: Final = {
    "who", "when", "record", "standard", "obligation", "baseline", "content", "replacement", "renumbering", "editorial",
}  # fmt: skip
DIRECTIONS: Final = {"stricter", "looser", "unknown", None}


def data(comparison: Comparison) -> Any:
    text = comparison_json(comparison, WORDS)
    assert text.endswith("}\n")
    assert comparison_json(comparison, WORDS) == text
    return json.loads(text)


@pytest.fixture(scope="module")
def small(manual: Manual, second_manual: Manual) -> Any:
    return data(history_of(manual, second_manual).compare("2019", "2020"))


def test_the_keys_are_the_contract(small: Any) -> None:
    assert {*small} == WHOLE
    assert {key for one in small["changes"] for key in one} == CHANGE
    assert all({*one} == CHANGE for one in small["changes"])
    assert all({*one} == FIELD for change in small["changes"] for one in change["fields"])
    assert small["folded"]
    assert all({*one} == FOLDED for one in small["folded"])
    assert all({*one} == CHANGE for folded in small["folded"] for one in folded["changes"])
    assert {*small["completeness"]} == {"old", "new", "digest"}
    assert {*small["completeness"]["old"]} == {*small["completeness"]["new"]} == COUNT


def test_the_values_are_those_of_closed_sets(small: Any) -> None:
    assert ({*map(str, Kind)}, {*map(str, Sense)}) == (KINDS, CLASSES)
    assert {*map(str, Direction)} | {None} == DIRECTIONS
    assert {*small["counts"]} == KINDS | CLASSES
    for one in small["changes"]:
        assert one["kinds"]
        assert {*one["kinds"]} <= KINDS
        assert {*one["classes"]} <= CLASSES
        assert one["direction"] in DIRECTIONS
        assert one["found_by"] in {*map(str, FoundBy), None}
        assert 0 <= one["similarity"] <= 1
        assert one["field"] == [field["name"] for field in one["fields"]]


def test_the_counts_are_those_of_the_changes(small: Any) -> None:
    assert small["schema"] == 1
    for kind in KINDS:
        assert small["counts"][kind] == sum(kind in one["kinds"] for one in small["changes"])
    for sense in CLASSES:
        assert small["counts"][sense] == sum(sense in one["classes"] for one in small["changes"])
    sides = small["completeness"]
    assert all(sides[side]["complete"] for side in ("old", "new"))
    assert small["equal"] == sides["old"]["equal"] == sides["new"]["equal"]
    assert [one["count"] for one in small["folded"]] == [len(one["places"]) for one in small["folded"]]


def test_one_change_with_every_value() -> None:
    old = item("CX-01.a", number="4.1", title="登记", roles=["clerk"], how=("登记来访的人。", "打扫。"), when="5 日内")
    new = item("CX-01.a", number="4.2", title="登记", roles=["guard"], how=("登记来访的人。", "打扫。"), when="3 日内")
    reasons = [reason("CX-01.a", why="太慢"), reason("CX-01.a", why="来得及", authority="门卫")]
    (change,) = data(compared(edition("2004", old), edition("2005", new, reasons=reasons)))["changes"]
    assert change == {
        "id": "CX-01.a",
        "document": "CX-01",
        "family": "step",
        "title": "登记",
        "kinds": ["changed"],
        "classes": ["when"],
        "direction": "stricter",
        "field": ["when"],
        "old": "何时做：5 日内",
        "new": "何时做：3 日内",
        "old_number": "4.1",
        "new_number": "4.2",
        "old_ids": ["CX-01.a"],
        "new_ids": ["CX-01.a"],
        "parts": [],
        "roles": ["clerk", "guard"],
        "reason": "太慢\n来得及",
        "authority": "编写组\n门卫",
        "found_by": "id",
        "similarity": change["similarity"],
        "fields": [
            {
                "name": "when",
                "label": "何时做",
                "classes": ["when"],
                "direction": "stricter",
                "passages": [[["deleted", "5 日"], ["inserted", "3 日"], ["equal", "内"]]],
            }
        ],
    }


def test_what_came_has_no_old_side_and_what_went_no_new_one() -> None:
    step = item("CX-01.a", how="登记")
    (came,), (went,) = data(compared([], [step]))["changes"], data(compared([step], []))["changes"]
    assert (came["old"], came["new"], came["old_number"], came["old_ids"]) == (None, "怎么做：登记", None, [])
    assert (went["old"], went["new"], went["found_by"], went["reason"]) == ("怎么做：登记", None, None, None)


def test_texts_are_texts() -> None:
    odd = item("CX-01.a", title="<b>", how='=1+1 "引" \\ \u2028 😀')
    (change,) = data(compared([], [odd]))["changes"]
    assert (change["title"], change["new"]) == ("<b>", '怎么做：=1+1 "引" \\ \u2028 😀')


def test_of_some_changes_only_these_are_listed_and_counted() -> None:
    comparison = compared([item("CX-01.a", how="登记")], [item("CX-01.b", how="每月查看仓库")])
    some = json.loads(comparison_json(comparison, WORDS, comparison.changes[:1]))
    assert len(some["changes"]) == 1
    assert sum(some["counts"][kind] for kind in KINDS) == 1
    assert some["completeness"] == data(comparison)["completeness"]
