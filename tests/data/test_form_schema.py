# The schema of record forms says what the reader takes: every key that a form of any kind uses, and its choices.

import json
from collections.abc import Iterator
from functools import cache

import yaml

from tests.sheets.forms import FOLDER
from workmanual.data.form_schema import form_schema
from workmanual.model.record import FieldType, FormKind


@cache
def made() -> dict[str, dict[str, object]]:
    read: dict[str, dict[str, object]] = json.loads(form_schema())
    return read


def definition(name: str) -> dict[str, object]:
    found: dict[str, object] = made()["$defs"][name]  # type: ignore[assignment]  # a definition is a mapping
    return found


def keys_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from map(str, value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys_in(inner)


def test_every_key_that_forms_use_is_in_the_schema() -> None:
    known = set(made()["properties"])
    for one in made()["$defs"].values():
        known |= set(one.get("properties", ()))  # type: ignore[attr-defined]  # a definition is a mapping
    for path in FOLDER.glob("*.yml"):
        assert set(keys_in(yaml.safe_load(path.read_text(encoding="utf-8")))) <= known


def test_choices_are_those_of_the_model() -> None:
    assert definition("FormKind")["enum"] == list(FormKind)
    assert definition("FieldType")["enum"] == list(FieldType)
    assert definition("FormField")["required"] == ["id", "label"]
    assert definition("FormField")["additionalProperties"] is False
