"""What a value of the model says, without where it stands.

Takes any value of the model, gives a plain one in which two values are equal when a reader would find the same in
them: places are left out, white space does not count, and words broken over two lines of the source are one.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache

from workmanual.model.richtext import Text

Meaning = str | int | float | bool | None | tuple["Meaning", ...]
"""Plain words, numbers and tuples of them; a dataclass is the tuple of its name and its fields."""


def meaning(value: object, *, without: frozenset[str] = frozenset()) -> Meaning:
    """What the value says; the fields of its own named in `without` are left out as well."""
    if isinstance(value, str):  # an enum of the model is its word
        return "".join(value.split())
    if isinstance(value, tuple):
        return _sequence(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        spoken = _spoken(type(value))  # type: ignore[arg-type]  # a class hashes
        names = [name for name in spoken if name not in without]
        return (type(value).__name__, *(meaning(getattr(value, name)) for name in names))
    assert value is None or isinstance(value, int | float), f"the model holds no {type(value).__name__}"
    return value


def _sequence(values: tuple[object, ...]) -> Meaning:
    said: list[Meaning] = []
    words: str | None = None
    for value in values:
        if isinstance(value, Text):
            words = (words or "") + "".join(value.text.split())
            continue
        if words is not None:
            said.append(words)
            words = None
        said.append(meaning(value))
    return tuple(said) if words is None else (*said, words)


@cache
def _spoken(kind: type[object]) -> tuple[str, ...]:
    """Fields that say something."""
    return tuple(one.name for one in fields(kind) if one.name != "at")  # type: ignore[arg-type]  # asked of dataclasses
