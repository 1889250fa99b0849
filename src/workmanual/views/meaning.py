"""What a value of the model says, without where it stands.

Takes values of the model and tells whether a reader would find the same in them: places are left out, white space does
not count, and words broken over two lines of the source are one. `meaning` gives what is left as a plain value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter

from workmanual.model.richtext import Text

Meaning = str | int | float | bool | None | tuple["Meaning", ...]
"""Plain words, numbers and tuples of them; a dataclass is the tuple of its name and its fields."""
Spoken = Callable[[object], tuple[object, ...]]
"""Gives the fields of a value that say something."""
NOTHING: frozenset[str] = frozenset()


def same(one: object, other: object, *, without: frozenset[str] = NOTHING) -> bool:
    """Whether two values say the same; their own fields named in `without` are not looked at."""
    spoken = _spoken(type(one), without)  # type: ignore[arg-type]  # a class hashes
    if spoken is not None and type(one) is type(other) and all(map(_alike, spoken(one), spoken(other))):
        return True
    return meaning(one, without=without) == meaning(other, without=without)


def _alike(one: object, other: object) -> bool:
    """Whether two values are equal word for word but for their places: `same` in most cases, and quick."""
    if isinstance(one, tuple):
        return isinstance(other, tuple) and len(one) == len(other) and all(map(_alike, one, other))
    spoken = _spoken(type(one), NOTHING)  # type: ignore[arg-type]  # a class hashes
    if spoken is None:
        return one == other
    return type(one) is type(other) and all(map(_alike, spoken(one), spoken(other)))


def meaning(value: object, *, without: frozenset[str] = NOTHING) -> Meaning:
    """What the value says; its own fields named in `without` are left out as well."""
    if isinstance(value, str):  # an enum of the model is its word
        return "".join(value.split())
    if isinstance(value, tuple):
        return _sequence(value)
    if isinstance(value, date):
        return value.isoformat()
    spoken = _spoken(type(value), without)  # type: ignore[arg-type]  # a class hashes
    if spoken is not None:
        return (type(value).__name__, *_sequence(spoken(value)))
    assert value is None or isinstance(value, int | float), f"the model holds no {type(value).__name__}"
    return value


def _sequence(values: tuple[object, ...]) -> tuple[Meaning, ...]:
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
def _spoken(kind: type[object], without: frozenset[str]) -> Spoken | None:
    """What gives the fields of such a value that say something; None for words, numbers and days."""
    if not is_dataclass(kind):
        return None
    names = [one.name for one in fields(kind) if one.name != "at" and one.name not in without]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)
