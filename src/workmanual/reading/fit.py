"""Fit read YAML to a dataclass of the model.

Takes a `YamlTree` and the dataclass wanted, gives the value or findings at the keys concerned: WM104 a key is
missing, WM105 a key that nobody reads, WM106 a value that does not fit. pydantic does the fitting; its words for
what is wrong are replaced by ours. `schema` gives the JSON Schema of the same dataclass for editors.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Final, TypeVar

from pydantic import BeforeValidator, TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import IsInstanceSchema, StringSchema

from workmanual.findings import Finding, finding
from workmanual.reading.yaml_text import YamlTree

T = TypeVar("T")


def _without_place(value: object) -> object:
    return {key: inner for key, inner in value.items() if key != "at"} if isinstance(value, dict) else value


OPEN: Final = BeforeValidator(_without_place)
"""For a mapping whose keys the author chooses: `Annotated[Mapping[str, str], OPEN]`; it has no place of its own."""


def fit(tree: YamlTree, wanted: type[T]) -> tuple[T | None, tuple[Finding, ...]]:
    """The tree as a value of `wanted`, or why it does not fit."""
    try:
        return _adapter(wanted).validate_python(tree.value), ()  # type: ignore[arg-type]  # a class hashes
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        return None, tuple(_finding(tree, detail, wanted) for detail in details)


def schema(wanted: type[object]) -> dict[str, object]:
    """The JSON Schema of what an author writes for `wanted`, without places, which no author writes."""
    adapter = _adapter(wanted)  # type: ignore[arg-type]  # a class hashes
    made = adapter.json_schema(schema_generator=_AuthorsSchema)
    definitions = made.get("$defs", {})
    definitions.pop("Span", None)
    for one in (made, *definitions.values()):
        one.pop("description", None)  # it is for maintainers
        if "properties" in one:
            one["properties"].pop("at", None)
            one["required"] = [key for key in one.get("required", ()) if key != "at"]
    return made


@cache
def _adapter(wanted: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(wanted)


def _finding(tree: YamlTree, detail: ErrorDetails, wanted: type[object]) -> Finding:
    keys = detail["loc"]
    key = str(keys[-1]) if keys else ""
    match detail["type"]:
        case "missing" | "missing_argument":
            return finding("WM104", tree.place_of(keys[:-1]), key=key)
        case "unexpected_keyword_argument" | "extra_forbidden":
            return finding("WM105", tree.place_of_key(keys), key=key, known=_known_keys(wanted, keys))
        case kind:
            expected = str((detail.get("ctx") or {}).get("expected", kind))
            return finding(
                "WM106", tree.place_of(keys), key=_path(keys), found=_shown(detail["input"]), expected=expected
            )


def _known_keys(wanted: type[object], keys: tuple[int | str, ...]) -> str:
    """The keys that the root knows; deeper ones are in the schema and the author's page."""
    if len(keys) > 1 or not is_dataclass(wanted):
        return ""
    return " ".join(one.name for one in fields(wanted) if one.name != "at")


def _path(keys: tuple[int | str, ...]) -> str:
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)


def _shown(value: object) -> str:
    text = "" if value is None else str(value)
    if isinstance(value, dict):
        text = "{" + ", ".join(str(key) for key in value if key != "at") + "}"
    if isinstance(value, list):
        text = "[" + ", ".join(map(_shown, value)) + "]"
    return text if len(text) <= 40 else text[:39] + "…"


_WORDS: Final = ("string", "number", "boolean")
"""What an editor may take for something else: a title 2004, an id `no`."""


class _AuthorsSchema(GenerateJsonSchema):
    """A `Name` is words to an author, and so is every string."""

    def is_instance_schema(self, schema: IsInstanceSchema) -> JsonSchemaValue:  # noqa: ARG002  (pydantic's signature)
        return {"type": list(_WORDS)}

    def str_schema(self, schema: StringSchema) -> JsonSchemaValue:
        return super().str_schema(schema) | {"type": list(_WORDS)}
