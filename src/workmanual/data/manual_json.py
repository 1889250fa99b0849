"""`manual.json`: the whole model of one edition, for other programs.

Takes the index, gives JSON text. Fields are those of the model's dataclasses, without places in the sources; a value
of a union (block, inline, time) says what it is under `kind`; a step and an indicator also carry their rendered
number, a form all its formats (how its files' names end). Fields may be added, never renamed (design.md §6).
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from workmanual.model import richtext, time
from workmanual.model.assessment import Assessment
from workmanual.model.procedure import Procedure
from workmanual.model.record import RecordForm
from workmanual.sheets.formats import formats_of
from workmanual.views.index import Index, placed_indicators, placed_steps

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_TAGGED = (
    *(richtext.Paragraph, richtext.ListBlock, richtext.Table, richtext.Heading),
    *(richtext.Text, richtext.Strong, richtext.Reference, richtext.Link, richtext.Image, richtext.LineBreak),
    *(time.Recurrence, time.Deadline, time.OnOccasion),
)


def manual_json(index: Index) -> str:
    """The edition as JSON text with a line end."""
    data = _plain(index.manual)
    assert isinstance(data, dict), "a manual is a dataclass"
    return json.dumps({"schema": 1, **data}, ensure_ascii=False, indent=1) + "\n"


def _plain(value: object) -> Json:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    assert is_dataclass(value), f"the model has no {type(value)}"
    data: dict[str, Json] = {"kind": _kind(value)} if isinstance(value, _TAGGED) else {}
    data |= {one.name: _plain(getattr(value, one.name)) for one in fields(value) if one.name != "at"}
    if isinstance(value, RecordForm):
        data["formats"] = _plain(formats_of(value))
    if isinstance(value, Procedure):
        data["steps"] = [{"number": placed.number, **_object(placed.step)} for placed in placed_steps(value)]
    if isinstance(value, Assessment):
        data["indicators"] = [{"number": one.number, **_object(one.indicator)} for one in placed_indicators(value)]
    return data


def _object(value: object) -> dict[str, Json]:
    data = _plain(value)
    assert isinstance(data, dict), "a dataclass becomes an object"
    return data


def _kind(value: object) -> str:
    """`list-block` for `ListBlock`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", type(value).__name__).lower()
