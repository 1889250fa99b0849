"""What is computed on record forms: formulas can be read and mean something (WM524 to WM530, WM532, WM533)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Final

from workmanual.checks.record_fields import Place, Placed, placed_fields
from workmanual.findings import Finding, finding
from workmanual.model.formula import (
    COMPARISONS,
    All,
    AnyOf,
    Call,
    Column,
    Formula,
    Gathering,
    If,
    Number,
    Pair,
    Ref,
    Text,
)
from workmanual.model.record import Each, FieldType, FormField, FormKind, RecordForm, Shown
from workmanual.reading.formula import Misread, read_formula
from workmanual.span import Name
from workmanual.views.index import Index

LONGEST_SHOWN: Final = 40
"""Characters of a formula's piece."""
MOST_CIRCLES: Final = 20
"""Of one form; whoever mends these sees the others."""
ROUNDS: Final = 10
"""How many formulas deep it is followed what a field gives, where each is written before what it needs."""


class Value(StrEnum):
    """What sort of thing a formula gives."""

    NUMBER = "number"
    WORDS = "words"
    DAY = "day"
    """A date or a time."""
    TRUTH = "truth"
    """Whether something holds."""
    ANY = "any"
    """It cannot be told; something else is a finding already."""


_VALUES: Final[Mapping[FieldType, Value]] = {
    FieldType.TEXT: Value.WORDS,
    FieldType.TEXTAREA: Value.WORDS,
    FieldType.NUMBER: Value.NUMBER,
    FieldType.DATE: Value.DAY,
    FieldType.MONTH: Value.DAY,
    FieldType.TIME: Value.DAY,
    FieldType.CHOICE: Value.WORDS,
    FieldType.CHECK: Value.ANY,
    FieldType.COMPUTED: Value.ANY,
}
"""Types of fields that a formula can name, and what they give; what is computed gives what its formula gives."""
_PLACES: Final = (Place.SHARED, Place.FIELDS, Place.TABLE, Place.CHART)
"""Where the fields stand that a formula can name; those of a chart are columns of its table of names."""


@dataclass(frozen=True)  # without slots, so that each formula is read once
class _Form:
    """A form's fields, as formulas see them."""

    form: RecordForm

    @cached_property
    def named(self) -> Mapping[str, Placed]:
        """What formulas can name, by id."""
        found: dict[str, Placed] = {}
        for placed in placed_fields(self.form):
            if placed.place in _PLACES and placed.field.type in _VALUES:
                found.setdefault(placed.field.id, placed)
        return found

    @cached_property
    def formulas(self) -> Mapping[str, Formula]:
        """Those that can be read, by the id of their field."""
        read = {
            id_: read_formula(placed.field.formula)
            for id_, placed in self.named.items()
            if placed.field.type is FieldType.COMPUTED and placed.field.formula is not None
        }
        return {id_: formula for id_, formula in read.items() if not isinstance(formula, Misread)}

    @cached_property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Ids that need each other, each circle from its first field on; the first few of them."""
        waiting = {
            id_: [one for one in names(formula) if one in self.formulas] for id_, formula in self.formulas.items()
        }
        found: list[tuple[str, ...]] = []
        while len(found) < MOST_CIRCLES and (circle := _circle(waiting)):
            found.append(circle)
            waiting = {
                id_: [one for one in needed if one not in circle]
                for id_, needed in waiting.items()
                if id_ not in circle
            }
        return tuple(found)

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """What each field gives to others; a truth is there as its word."""
        found = {id_: _own_value(placed.field) for id_, placed in self.named.items()}
        for _ in range(ROUNDS):
            given = {id_: value(formula, found) for id_, formula in self.formulas.items()}
            words = {id_: Value.WORDS if one is Value.TRUTH else one for id_, one in given.items()}
            if found == (found | words):
                break
            found |= words
        return found

    def can_name(self, placed: Placed, id_: str) -> Placed | None:
        """The field that this id means in the formula of another; a page of a book knows its own fields alone."""
        other = self.named.get(id_)
        is_elsewhere = other is not None and self.form.kind is FormKind.BOOK and other.part != placed.part
        return None if is_elsewhere else other

    def value(self, formula: Formula) -> Value:
        """What a formula gives."""
        return value(formula, self.values)


def _circle(waiting: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Ids that need each other, if there are any, each before what it needs."""
    try:
        TopologicalSorter(waiting).prepare()
    except CycleError as error:
        circle = [str(one) for one in reversed(error.args[1][1:])]
        first = min(range(len(circle)), key=lambda place: list(waiting).index(circle[place]))
        return (*circle[first:], *circle[:first])
    return ()


def _own_value(field: FormField) -> Value:
    return Value.NUMBER if field.shows is Shown.POINTS else _VALUES[field.type]


def value(formula: Formula, values: Mapping[str, Value]) -> Value:
    """What a formula gives, of fields that give these."""
    match formula:
        case Text():
            return Value.WORDS
        case Ref(field=id_):
            return values.get(id_, Value.ANY)
        case Pair(sign=sign) if sign in COMPARISONS:
            return Value.TRUTH
        case All() | AnyOf():
            return Value.TRUTH
        case If(then=then, otherwise=otherwise):
            given = {value(then, values), value(otherwise, values)}
            return given.pop() if len(given) == 1 else Value.ANY
        case Call(name="grade" | "missing"):
            return Value.WORDS
    return Value.NUMBER


def parts_of(formula: Formula) -> tuple[Formula, ...]:
    """What a formula is made of."""
    match formula:
        case Pair(left=left, right=right):
            return (left, right)
        case If(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case All(parts=parts) | AnyOf(parts=parts) | Call(arguments=parts):
            return parts
    return ()


def walk(formula: Formula) -> Iterator[Formula]:
    """A formula and everything in it."""
    yield formula
    for part in parts_of(formula):
        yield from walk(part)


def names(formula: Formula) -> tuple[str, ...]:
    """Ids that a formula names, each once."""
    found = (one.field for one in walk(formula) if isinstance(one, Ref | Column))
    return tuple(dict.fromkeys(found))


def formulas(index: Index) -> Iterator[Finding]:
    """What is computed has a formula (WM529) that can be read (WM524) and means something."""
    for form in index.manual.forms:
        seen = _Form(form)
        for circle in seen.circles:
            at = seen.named[circle[0]].field
            yield finding("WM528", at.formula.at if at.formula else at.at, ids=" → ".join((*circle, circle[0])))
        for placed in placed_fields(form):
            if placed.field.type is FieldType.COMPUTED:
                yield from _computed(placed, seen)


def _computed(placed: Placed, form: _Form) -> Iterator[Finding]:
    written = placed.field.formula
    if written is None or not written.strip():
        yield finding("WM529", placed.field.at, label=placed.field.label)
        return
    formula = read_formula(written)
    if isinstance(formula, Misread):
        read = written[: formula.place - 1 + len(formula.found)]
        place = str(formula.place)
        yield finding("WM524", written.at, problem=formula.problem, place=place, found=read[-LONGEST_SHOWN:])
        return
    if placed.place not in _PLACES:  # WM519 says so
        return
    yield from _names(formula, written, placed, form)
    yield from _values(formula, written, form)
    yield from _options(form.value(formula), placed)


def _names(formula: Formula, written: Name, placed: Placed, form: _Form) -> Iterator[Finding]:
    """Every id names a field (WM525), one value or a column as it is wanted (WM526, WM527); WM530 for `missing`."""
    for one in dict.fromkeys(walk(formula)):
        match one:
            case Ref(field=id_) | Column(field=id_):
                other = form.can_name(placed, id_)
                if other is None:
                    yield finding("WM525", written.at, id=id_, near=" ".join(_near(id_, placed, form)))
                elif isinstance(one, Column) and not other.is_column:
                    yield finding("WM526", written.at, id=id_, function=one.gathering)
                elif isinstance(one, Ref) and other.is_column and not _is_in_its_row(other, placed):
                    yield finding("WM527", written.at, id=id_)
            case Call(name="missing") if one is not formula or not _has_safeguards(placed):
                yield finding("WM530", written.at, label=placed.field.label)


def _is_in_its_row(other: Placed, placed: Placed) -> bool:
    return other.table is not None and other.table is placed.table


def _near(id_: str, placed: Placed, form: _Form) -> list[str]:
    known = [one for one in form.named if form.can_name(placed, one) and one != placed.field.id]
    return get_close_matches(id_, known, n=3, cutoff=0.5)


def _has_safeguards(placed: Placed) -> bool:
    table = placed.table
    return table is not None and table.each is Each.INDICATORS and any(column.proves for column in table.columns)


def _values(formula: Formula, written: Name, form: _Form) -> Iterator[Finding]:
    """What is calculated with are numbers, what is asked are truths (WM532)."""
    for one in dict.fromkeys(walk(formula)):
        for part, wanted in _wanted(one, form):
            given = form.value(part)
            if given not in (wanted, Value.ANY):
                yield finding("WM532", written.at, found=shown(part), value=given, wanted=wanted)


def _wanted(formula: Formula, form: _Form) -> Iterator[tuple[Formula, Value]]:
    """Parts of which only one sort will do, and which."""
    match formula:
        case Pair(left=left, sign=sign, right=right) if sign in COMPARISONS:
            truths = [part for part in (left, right) if form.value(part) is Value.TRUTH]
            yield from ((part, Value.WORDS) for part in truths)
            if not truths and form.value(left) is not Value.ANY:
                yield right, form.value(left)
        case Pair(left=left, right=right):
            yield from ((left, Value.NUMBER), (right, Value.NUMBER))
        case All(parts=parts) | AnyOf(parts=parts):
            yield from ((part, Value.TRUTH) for part in parts)
        case If(condition=condition):
            yield condition, Value.TRUTH
        case Column(gathering=gathering, field=id_) if gathering is not Gathering.COUNT:
            yield Ref(id_), Value.NUMBER
        case Call(arguments=arguments):
            yield from ((argument, Value.NUMBER) for argument in arguments)


def _options(value: Value, placed: Placed) -> Iterator[Finding]:
    """Only a truth has words to be told by (WM514): two, or none for yes and no (WM533)."""
    field = placed.field
    if field.options and value not in (Value.TRUTH, Value.ANY):
        yield finding("WM514", field.at, label=field.label, type=field.type)
    elif value is Value.TRUTH and len(field.options) not in (0, len(("yes", "no"))):
        yield finding("WM533", field.at, label=field.label, count=str(len(field.options)))


def shown(formula: Formula) -> str:
    """A piece of a formula as an author would write it, cut where it gets long."""
    text = _written(formula)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _written(formula: Formula) -> str:
    match formula:
        case Number(value=value):
            return f"{value:g}"
        case Text(value=value):
            return value
        case Ref(field=id_):
            return id_
        case Column(gathering=gathering, field=id_, word=word):
            return f'{gathering}({id_}, "{word}")' if word else f"{gathering}({id_})"
        case Pair(left=left, sign=sign, right=right):
            return f"{_written(left)} {sign} {_written(right)}"
        case All(parts=parts):
            return " and ".join(map(_written, parts))
        case AnyOf(parts=parts):
            return " or ".join(map(_written, parts))
        case If(condition=condition, then=then, otherwise=otherwise):
            return f"if_({_written(condition)}, {_written(then)}, {_written(otherwise)})"
        case Call(name=name, arguments=arguments):
            return f"{name}({', '.join(map(_written, arguments))})"
    return ""
