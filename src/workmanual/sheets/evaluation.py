"""What the formulas of a sheet give for certain entries, computed as a spreadsheet computes them.

Takes a sheet and entries by their places, gives the value of every cell. Spreadsheets get these as the values they show
before they have calculated, and the tests compare them with what LibreOffice calculates. A value that cannot be had
(something needed is blank, the guard fails, a division by zero) is blank, never an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from operator import eq, ge, gt, le, lt, ne
from typing import Final

from workmanual.model import formula as f
from workmanual.model.formula import COMPARISONS, Computed, Formula, Gathering, Sign, counted, needs
from workmanual.model.record import FieldType
from workmanual.sheets.places import Fields, Place
from workmanual.sheets.sheet import Cell, CellRole, Sheet

Value = float | str | bool | None
"""A number, words, a claim, or nothing. A date is its day's number, as in spreadsheets."""

PRECISION: Final = 9
"""Digits after the point to which computed numbers are rounded, so that 0.1 + 0.2 is 0.3 where grades begin."""
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_FIRST_DAY: Final = date(1899, 12, 30)
_DATES: Final = frozenset({FieldType.DATE, FieldType.MONTH})


class _NoValueError(Exception):
    """What a spreadsheet shows as an error."""


def evaluated(sheet: Sheet, entries: Mapping[Place, Value]) -> Mapping[Place, Value]:
    """The value of every cell; `entries` win over what is printed or written beforehand, but not over formulas."""
    fields = Fields(sheet)
    run = _Run(fields, entries)
    return {place: run.value(place) for place in fields.cells}


def computed_of(cell: Cell) -> Computed | None:
    """What is computed in this cell: a total adds up its column where it says nothing else."""
    if cell.computed is None and cell.role is CellRole.TOTAL and cell.field:
        return Computed(f.Column(Gathering.SUM, cell.field))
    return cell.computed


def written(cell: Cell) -> Value:
    """What a cell says before anybody fills it in: numbers and dates as such where they are meant."""
    if cell.number is not None:
        return cell.number
    text = cell.text if cell.role is CellRole.WORDS else cell.value
    if cell.type in _DATES:
        return day_number(text) or None
    if cell.type is FieldType.NUMBER and _NUMBER.fullmatch(text):
        return float(text)
    return text or None


def day_number(text: str) -> Value:
    """The number of a day written as 2004-08-01 (a month as 2004-08); other words as they are."""
    try:
        return float((date.fromisoformat(text if text.count("-") > 1 else f"{text}-01") - _FIRST_DAY).days)
    except ValueError:
        return text


def rounded(value: float, digits: int) -> float:
    """Half away from zero, in the 15 digits that a spreadsheet knows."""
    return float(Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class _Run:
    """One evaluation, with what it has found so far."""

    fields: Fields
    entries: Mapping[Place, Value]
    found: dict[Place, Value] = field(default_factory=dict)

    def value(self, place: Place) -> Value:
        """A formula that comes back to itself is blank there; that is a finding of the definition's checks."""
        if place not in self.found:
            cell = self.fields.cells[place]
            self.found[place] = None
            computed = computed_of(cell)
            if computed is None:
                entry = self.entries.get(place, written(cell))
                self.found[place] = None if isinstance(entry, str) and not entry.strip(" ") else entry
            else:
                self.found[place] = self._result(computed, cell, place)
        return self.found[place]

    def _result(self, computed: Computed, cell: Cell, here: Place) -> Value:
        at = _At(self, here)
        if computed.waits and not at.has_what_it_needs(computed.formula):
            return None
        try:
            if computed.guard is not None and not at.claim(computed.guard):
                return None
            value = at.value(computed.formula)
        except _NoValueError:
            return None
        if isinstance(value, bool):
            return cell.yes_no[not value] if cell.yes_no else value
        return rounded(value, PRECISION) if isinstance(value, float) else value or None


@dataclass(frozen=True, slots=True)
class _At:
    """Formulas as they are meant at a place."""

    run: _Run
    here: Place

    def value(self, formula: Formula) -> Value:
        """The formula's value."""
        match formula:
            case f.Ref(field=name):
                place = self.run.fields.at(name, self.here)
                return None if place is None else self.run.value(place)
            case f.Column():
                return self._gathered(formula)
            case f.RowsWhere(condition=condition):
                return float(sum(_At(self.run, row[0]).claim(condition) for row in self._rows(condition)))
            case f.Pair(left=left, sign=sign, right=right):
                if sign in COMPARISONS and None in [self.value(ref) for ref in refs_of(left, right)]:
                    return False
                return _paired(self.value(left), sign, self.value(right))
            case f.If(condition=condition, then=then, otherwise=otherwise):
                return self.value(then if self.claim(condition) else otherwise)
            case f.IsBlank() | f.Not() | f.All() | f.AnyOf():
                return self._claimed(formula)
            case _:
                return self._plain(formula)

    def _plain(self, formula: Formula) -> Value:
        match formula:
            case f.Number(value=value):
                return float(value)
            case f.Text(value=text):
                return text
            case f.Joined(parts=parts):
                return "".join(_worded(self.value(part)) for part in parts)
            case f.Call(name="round", arguments=(what, *digits)):
                places = [_number(self.value(one)) for one in digits] or [0.0]
                return rounded(_number(self.value(what)), int(places[0]))
            case _:
                raise AssertionError(f"{formula} has been filled in before it is computed")

    def _claimed(self, claim: f.IsBlank | f.Not | f.All | f.AnyOf) -> bool:
        """All parts are looked at, as a spreadsheet does: an error in one of them is an error of the whole."""
        match claim:
            case f.IsBlank(field=name):
                return self.value(f.Ref(name)) is None
            case f.Not(part=part):
                return not self.claim(part)
            case f.All(parts=parts):
                return False not in [self.claim(part) for part in parts]
            case f.AnyOf(parts=parts):
                return True in [self.claim(part) for part in parts]

    def claim(self, formula: Formula) -> bool:
        """Whether it holds."""
        return bool(self.value(formula))

    def has_what_it_needs(self, formula: Formula) -> bool:
        """Whether everything that the formula waits for is there."""
        waits = needs(formula)
        if waits:
            return all(self.is_filled(need) for need in waits)
        columns = counted(formula)
        return not columns or any(self.is_filled(column) for column in columns)

    def is_filled(self, need: f.Ref | f.Column) -> bool:
        """Whether what the formula needs is there."""
        if isinstance(need, f.Ref):
            return self.value(need) is not None
        values = self._column(need.field)
        if need.gathering is not Gathering.COUNT:
            values = [value if isinstance(value, float) else None for value in values]
        return bool(values) and (all if need.every else any)(value is not None for value in values)

    def _column(self, name: str) -> list[Value]:
        return [self.run.value(place) for place in self.run.fields.column(name, self.here)]

    def _gathered(self, column: f.Column) -> Value:
        values = self._column(column.field)
        if column.gathering is Gathering.COUNT:
            filled = [value for value in values if value is not None]
            return float(sum(_same(value, column.word) for value in filled) if column.word else len(filled))
        return _GATHERINGS[column.gathering]([value for value in values if isinstance(value, float)])

    def _rows(self, condition: Formula) -> tuple[tuple[Place, ...], ...]:
        return self.run.fields.rows(tuple(dict.fromkeys(fields_of(condition))), self.here)


def refs_of(*formulas: Formula) -> tuple[f.Ref, ...]:
    """Fields that must be filled in before a comparison of these can hold."""
    return tuple(dict.fromkeys(need for one in formulas for need in needs(one) if isinstance(need, f.Ref)))


def fields_of(formula: Formula) -> Iterator[str]:
    """Ids of the single fields that a formula speaks of, in order."""
    match formula:
        case f.Ref(field=name) | f.IsBlank(field=name):
            yield name
        case f.Pair(left=left, right=right):
            yield from (*fields_of(left), *fields_of(right))
        case f.Not(part=part):
            yield from fields_of(part)
        case f.If(condition=condition, then=then, otherwise=otherwise):
            yield from (*fields_of(condition), *fields_of(then), *fields_of(otherwise))
        case f.All(parts=parts) | f.AnyOf(parts=parts) | f.Joined(parts=parts) | f.Call(arguments=parts):
            for part in parts:
                yield from fields_of(part)
        case _:
            return


def _average(values: Sequence[float]) -> float:
    if not values:
        raise _NoValueError
    return sum(values) / len(values)


_GATHERINGS: Final[Mapping[Gathering, Callable[[Sequence[float]], float]]] = {
    Gathering.SUM: lambda values: sum(values, 0.0),
    Gathering.AVERAGE: _average,
    Gathering.LEAST: lambda values: min(values, default=0.0),
    Gathering.MOST: lambda values: max(values, default=0.0),
}
"""One number from the numbers of a column, but for the count, which takes words as well."""

_COMPARED: Final[Mapping[Sign, Callable[[tuple[int, float | str], tuple[int, float | str]], bool]]] = {
    Sign.MORE: gt,
    Sign.AT_LEAST: ge,
    Sign.LESS: lt,
    Sign.AT_MOST: le,
    Sign.SAME: eq,
    Sign.NOT_SAME: ne,
}


def _paired(left: Value, sign: Sign, right: Value) -> Value:
    """A comparison with what is blank does not hold; whatever is reckoned with it is blank."""
    if left is None or right is None:
        return False if sign in COMPARISONS else None
    if sign in COMPARISONS:
        return _COMPARED[sign](_ranked(left), _ranked(right))
    first, second = _number(left), _number(right)
    match sign:
        case Sign.PLUS:
            return first + second
        case Sign.MINUS:
            return first - second
        case Sign.TIMES:
            return first * second
        case _:
            if second == 0:
                raise _NoValueError
            return first / second


def _ranked(value: float | str | bool) -> tuple[int, float | str]:
    """Spreadsheets put numbers before words, and claims last; capitals are as good as small letters."""
    if isinstance(value, str):
        return 1, value.casefold()
    return (2, float(value)) if isinstance(value, bool) else (0, rounded(value, PRECISION))


def _same(value: Value, word: str) -> bool:
    return isinstance(value, str) and value.casefold() == word.casefold()


def _number(value: Value) -> float:
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value):
            raise _NoValueError
        return float(value)
    return float(value or 0)


def _worded(value: Value) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{float(value):.15g}"
