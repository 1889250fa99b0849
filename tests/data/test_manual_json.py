# manual.json: the whole model, with the numbers that are rendered.

import json

from workmanual.data.manual_json import manual_json
from workmanual.model.manual import Manual
from workmanual.views.index import index


def test_the_scheme_is_part_of_the_model_and_its_indicators_are_numbered(second_manual: Manual) -> None:
    assessment = json.loads(manual_json(index(second_manual)))["assessment"]
    assert [one["number"] for one in assessment["indicators"]] == ["A1", "A2", "B1", "B2"]
    assert assessment["indicators"][3] == {
        "number": "B2",
        "id": "safety",
        "category": "care",
        "title": "藏品安全",
        "points": 3.5,
        "baseline": "没有一件损坏",
        "deduction": "损坏一件扣 2 分",
        "evidence": [],
        "outside": "馆务会通报",
        "procedure": "LC-201",
        "serves": [],
    }
    assert [one["id"] for one in assessment["checks"]] == ["objective", "facts", "score", "reason", "clause"]


def test_a_manual_without_a_scheme_says_so(manual: Manual) -> None:
    assert json.loads(manual_json(index(manual)))["assessment"] is None


def test_a_form_says_what_it_can_be_had_as(manual: Manual) -> None:
    forms = json.loads(manual_json(index(manual)))["forms"]
    assert {form["code"]: form["formats"] for form in forms}["BD-101-1"] == [".pdf", ".xlsx", ".docx"]


def test_the_standards_are_part_of_the_model(manual: Manual, second_manual: Manual) -> None:
    assert json.loads(manual_json(index(second_manual)))["standards"] == {
        "title": "展馆工作标准",
        "sentences": 2,
        "characters": 24,
        "standards": ["接待热情周到，讲解准确耐心", "藏品登记齐全，借还手续完备"],
    }
    assert json.loads(manual_json(index(manual)))["standards"] is None
