# YAML to the model's dataclasses: what fits, what is said of what does not, and the schema for editors.

import json
from dataclasses import fields

import pytest

from workmanual.model.manual import BasisList, Charter, Edition
from workmanual.model.procedure import FrontMatter
from workmanual.model.record import Block, FormTable, RecordForm
from workmanual.reading.fit import fit, schema
from workmanual.reading.yaml_text import read_yaml
from workmanual.span import Name, Span

TABLE = "columns:\n  - {id: name, label: 姓名, width: 22.5}\nrows: 4\nnumbered: true\nprefilled: [[一, 二], [三]]\n"


def test_a_value_keeps_its_places_and_types() -> None:
    tree, _ = read_yaml(TABLE, "a.yml", first_line=5)
    assert tree is not None
    table, findings = fit(tree, FormTable)
    assert not findings
    assert table is not None
    assert (table.at, table.rows, table.numbered, table.row_height) == (Span("a.yml", 5, 1), 4, True, 9.0)
    assert table.prefilled == (("一", "二"), ("三",))
    (column,) = table.columns
    assert (column.at, column.width, column.label) == (Span("a.yml", 6, 5), 22.5, "姓名")
    assert isinstance(column.label, Name)
    assert column.label.at == Span("a.yml", 6, 23)


@pytest.mark.parametrize(
    ("text", "code", "place", "arguments"),
    [
        ("title: 甲", "WM104", (1, 1), {"key": "effective"}),
        ("x: 1\ny: 2", "WM105", (2, 1), {"key": "y"}),
        ("effective: 甲", "WM106", (1, 12), {"key": "effective", "found": "甲"}),
        ("approvals: [{action: made}]", "WM106", (1, 22), {"key": "approvals.1.action", "found": "made"}),
        ("approvals: [{action: prepared}]", "WM104", (1, 13), {"key": "role"}),
        ("approvals: [甲]", "WM106", (1, 13), {"key": "approvals.1", "found": "甲"}),
        ("title: {a: 1, b: 2}", "WM106", (1, 8), {"key": "title", "found": "{a, b}"}),
        ("title: [甲, 乙]", "WM106", (1, 8), {"key": "title", "found": "[甲, 乙]"}),
        (f"effective: {'甲' * 50}", "WM106", (1, 12), {"found": f"{'甲' * 39}…"}),
        ("甲", "WM106", (1, 1), {"key": "", "found": "甲", "expected": "dataclass_type"}),
        ("- 甲", "WM106", (1, 1), {"key": "", "found": "[甲]"}),
    ],
)
def test_what_does_not_fit_is_found_at_its_key(
    text: str, code: str, place: tuple[int, int], arguments: dict[str, str]
) -> None:
    tree, _ = read_yaml(text, "edition.yml")
    assert tree is not None
    value, findings = fit(tree, Edition)
    assert value is None
    assert [
        one
        for one in findings
        if (one.code, one.at.line, one.at.column) == (code, *place) and arguments.items() <= dict(one.arguments).items()
    ], findings


def test_everything_that_does_not_fit_is_found_in_one_run() -> None:
    tree, _ = read_yaml("id: [2019]\nissued: gestern\nwhen: 1\n", "edition.yml")
    assert tree is not None
    _, findings = fit(tree, Edition)
    found = sorted((one.code, dict(one.arguments)["key"]) for one in findings)
    missing = [("WM104", key) for key in ("effective", "revision", "summary", "title")]
    assert found == [*missing, ("WM105", "when"), ("WM106", "id"), ("WM106", "issued")]


@pytest.mark.parametrize("kind", [Edition, Charter, BasisList, RecordForm, FrontMatter])
def test_every_file_kind_has_a_schema_for_editors(kind: type) -> None:
    made = schema(kind)
    keys = {one.name for one in fields(kind)} - {"at"}
    assert set(made["properties"]) == keys  # type: ignore[call-overload]  # each is a dataclass
    assert "at" not in json.dumps(made).replace('"', " ").split(), "a place is nothing that an author writes"
    assert json.loads(json.dumps(made)) == made


def test_a_block_says_what_it_holds() -> None:
    tree, _ = read_yaml("note: 小字\ntext: 大字\n", "a.yml")
    assert tree is not None
    block, _ = fit(tree, Block)
    assert block is not None
    assert block.contents() == ("text", "note")
