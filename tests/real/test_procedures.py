# The real manual as other programs get it: every document there, every step whole, no step written twice.

import json
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

import pytest

from workmanual.data.manual_json import manual_json
from workmanual.views.index import Index

EDITIONS = ["2004", "2005", "2006"]
pytestmark = pytest.mark.parametrize("edition", EDITIONS, indirect=True, scope="session")
ALIKE = 0.8
SUPPORT = ["GL-01", "GL-02", "GL-03", "GL-04", "KP-01", "ZY-01"]
ITEMS = ["why", "who", "how", "standard", "records"]

Data = dict[str, Any]


@pytest.fixture(scope="session")
def data(real: Index) -> Data:
    """What `manual.json` of the edition says."""
    read: Data = json.loads(manual_json(real))
    return read


def texts(value: object) -> str:
    """All words in a value of the JSON, in order."""
    if isinstance(value, dict):
        return "".join(texts(one) for key, one in value.items() if key != "kind")
    if isinstance(value, list):
        return "".join(texts(one) for one in value)
    return value if isinstance(value, str) else ""


def documents(data: Data) -> dict[str, Data]:
    return {one["head"]["code"]: one for one in data["procedures"]}


def test_the_edition_has_its_17_procedures_and_the_documents_of_the_system(data: Data, edition: str) -> None:
    since_2005 = ["ZY-02"] if edition >= "2005" else []
    assert sorted(documents(data)) == [*(f"CX-{number:02}" for number in range(1, 18)), *SUPPORT, *since_2005]


def test_every_step_has_its_six_items_and_a_time_that_is_understood(data: Data) -> None:
    for code, document in documents(data).items():
        for step in document["steps"]:
            empty = [item for item in ITEMS if not texts(step[item])]
            assert not empty, (code, step["id"], empty)
            assert step["when"]["times"], (code, step["id"], step["when"]["text"])


def test_steps_of_one_document_are_numbered_without_a_gap(data: Data) -> None:
    for code, document in documents(data).items():
        numbers = [int(step["number"].split(".")[1]) for step in document["steps"]]
        assert numbers[0] == 1, code
        assert all(after == before + 1 for before, after in pairwise(numbers)), code


def test_no_two_steps_of_different_documents_are_alike(data: Data) -> None:
    steps = [
        (code, step["id"], "".join(texts(step[item]) for item in ("why", "how", "standard")))
        for code, document in documents(data).items()
        for step in document["steps"]
    ]
    alike = []
    matcher = SequenceMatcher(autojunk=False)
    for place, (code, step_id, words) in enumerate(steps):
        matcher.set_seq2(words)
        for other_code, other_id, other in steps[place + 1 :]:
            if other_code == code:
                continue
            matcher.set_seq1(other)
            if min(matcher.real_quick_ratio(), matcher.quick_ratio()) > ALIKE and matcher.ratio() > ALIKE:
                alike.append((code, step_id, other_code, other_id))
    assert not alike


def test_every_indicator_names_a_document_and_what_proves_it(data: Data) -> None:
    known = documents(data)
    for one in data["assessment"]["indicators"]:
        assert one["procedure"] in known, one["id"]
        assert one["evidence"] or one["outside"], one["id"]
