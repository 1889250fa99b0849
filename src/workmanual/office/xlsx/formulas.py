"""What is computed, as a spreadsheet's formula.

Takes a `Computed` tree and the addresses of its fields, gives the formula's text. Only functions that Excel 2010, WPS
and LibreOffice all have, and nothing that reaches outside the workbook: an author's words enter only as quoted texts.
It gives what `sheets.evaluation` gives: blank (`""`) while something needed is blank, while the guard fails and where
an error would be shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from workmanual.model import formula as f
from workmanual.model.formula import COMPARISONS, Computed, Formula, Gathering, Sign, counted, needs
from workmanual.sheets.evaluation import PRECISION, fields_of, refs_of

_LONGEST_TEXT: Final = 255
"""Characters of one quoted text in a formula, at most."""

_LINE_FEED: Final = "CHAR(10)"


@dataclass(frozen=True, slots=True)
class Address:
    """A cell, or cells below each other."""

    text: str
    """`C5`, `C5:C9`, or with a worksheet before it."""
    cells: int = 1
    unfilled: str = ""
    """What stands there before it is filled in, where that is not nothing: boxes to tick."""


class Addresses(Protocol):
    """Where a formula finds its fields, from where it stands."""

    def cell(self, field: str) -> Address | None:
        """The cell of a field."""

    def column(self, field: str) -> tuple[Address, ...]:
        """All rows of a column, as few areas as they make."""

    def rows(self, fields: Sequence[str]) -> tuple[Mapping[str, Address], ...]:
        """These columns of one table side by side: areas of the same rows, by field."""


def spreadsheet_formula(computed: Computed, yes_no: Sequence[str], addresses: Addresses) -> str:
    """The formula with its `=`; `yes_no` are the words of a comparison's result."""
    single = _Single(addresses, computed.waits)
    value = single.write(computed.formula)
    if yes_no:
        value = f"IF({value},{quoted(yes_no[0])},{quoted(yes_no[1])})"
    elif _is_arithmetic(computed.formula):
        value = f"ROUND({value},{PRECISION})"
    if computed.guard is not None:
        value = f'IF({_Single(addresses, waits=False).write(computed.guard)},{value},"")'
    value = f'IFERROR({value},"")'
    waits = single.waiting(computed.formula) if computed.waits else ""
    return f'=IF({waits},{value},"")' if waits else f"={value}"


def quoted(text: str) -> str:
    """A text inside a formula; a line feed, which not every program takes there, by its number."""
    parts: list[str] = []
    for line in text.split("\n"):
        parts += [_LINE_FEED] if parts else []
        pieces = [line[start : start + _LONGEST_TEXT] for start in range(0, len(line), _LONGEST_TEXT)] or [""]
        parts += ['"' + piece.replace('"', '""') + '"' for piece in pieces]
    return parts[0] if len(parts) == 1 else f"({'&'.join(parts)})"


def _is_arithmetic(formula: Formula) -> bool:
    match formula:
        case f.Pair(sign=sign):
            return sign not in COMPARISONS
        case f.Column(gathering=gathering):
            return gathering in (Gathering.SUM, Gathering.AVERAGE)
        case _:
            return False


def _number(value: float) -> str:
    text = f"{value:.15g}"
    return f"({text})" if value < 0 else text


def _all(claims: Sequence[str]) -> str:
    return claims[0] if len(claims) == 1 else f"AND({','.join(claims)})" if claims else "TRUE"


def _any(claims: Sequence[str]) -> str:
    return claims[0] if len(claims) == 1 else f"OR({','.join(claims)})" if claims else "FALSE"


def _plain(formula: Formula, write: Callable[[Formula], str]) -> str:
    """What is written alike for single cells and for columns of them."""
    match formula:
        case f.Number(value=value):
            return _number(value)
        case f.Text(value=text):
            return quoted(text)
        case f.Joined(parts=parts):
            return f"({'&'.join(write(part) for part in parts)})"
        case f.Call(name="round", arguments=(what, *digits)):
            return f"ROUND({write(what)},{write(digits[0]) if digits else 0})"
        case _:
            raise AssertionError(f"{formula} has been filled in, and has a meaning where it stands")


@dataclass(frozen=True, slots=True)
class _Single:
    """Formulas over single cells."""

    addresses: Addresses
    waits: bool
    """Whether its fields are filled in when it is computed; else a blank one must not become a 0."""

    def write(self, formula: Formula) -> str:
        """The formula's text."""
        match formula:
            case f.Ref(field=name):
                address = self.addresses.cell(name)
                text = address.text if address else '""'
                return text if self.waits or not address else f'IF({_filled(address)},{text},"")'
            case f.Column():
                return self._column(formula)
            case f.RowsWhere(condition=condition):
                return _count(condition, self.addresses)
            case f.Pair(left=left, sign=sign, right=right):
                return self._pair(left, sign, right)
            case f.If(condition=condition, then=then, otherwise=otherwise):
                return f"IF({self.write(condition)},{self.write(then)},{self.write(otherwise)})"
            case f.IsBlank() | f.Not() | f.All() | f.AnyOf():
                return self._claim(formula)
            case _:
                return _plain(formula, self.write)

    def _claim(self, claim: f.IsBlank | f.Not | f.All | f.AnyOf) -> str:
        match claim:
            case f.IsBlank(field=name):
                address = self.addresses.cell(name)
                return f"NOT({_filled(address)})" if address else "TRUE"
            case f.Not(part=part):
                return f"NOT({self.write(part)})"
            case f.All(parts=parts):
                return _all([self.write(part) for part in parts])
            case f.AnyOf(parts=parts):
                return _any([self.write(part) for part in parts])

    def _pair(self, left: Formula, sign: Sign, right: Formula) -> str:
        if sign not in COMPARISONS:
            return f"({self.write(left)}{sign}{self.write(right)})"
        compared = f"({self._compared(left)}{_SIGNS.get(sign, sign)}{self._compared(right)})"
        waits = [self.is_filled(ref) for ref in refs_of(left, right)]
        return f"IF({_all(waits)},{compared},FALSE)" if waits else compared

    def _compared(self, formula: Formula) -> str:
        """Numbers that were computed are compared in the digits that count."""
        text = self.write(formula)
        return f"ROUND({text},{PRECISION})" if _is_arithmetic(formula) else text

    def waiting(self, formula: Formula) -> str:
        """The claim that everything that the formula waits for is there; nothing where it waits for nothing."""
        waits = [self.is_filled(need) for need in needs(formula)]
        if waits:
            return _all(waits)
        columns = [self.is_filled(column) for column in counted(formula)]
        return _any(columns) if columns else ""

    def is_filled(self, need: f.Ref | f.Column) -> str:
        """The claim that what a formula needs is there."""
        if isinstance(need, f.Ref):
            address = self.addresses.cell(need.field)
            return _filled(address) if address else "FALSE"
        areas = self.addresses.column(need.field)
        if not areas:
            return "FALSE"
        counted = _how_many_filled(areas) if need.gathering is Gathering.COUNT else f"COUNT({_listed(areas)})"
        return f"{counted}={sum(area.cells for area in areas)}" if need.every else f"{counted}>0"

    def _column(self, column: f.Column) -> str:
        areas = self.addresses.column(column.field)
        if not areas:
            return "0"
        if column.gathering is not Gathering.COUNT:
            return f"{_FUNCTIONS[column.gathering]}({_listed(areas)})"
        if not column.word:
            return _how_many_filled(areas)
        return _sum([f"SUMPRODUCT(--({area.text}={quoted(column.word)}))" for area in areas])


def _sum(terms: Sequence[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({'+'.join(terms)})"


def _listed(areas: Sequence[Address]) -> str:
    return ",".join(area.text for area in areas)


def _how_many_filled(areas: Sequence[Address]) -> str:
    return _sum([f"SUMPRODUCT({_filled_each(area)})" for area in areas])


def _filled(address: Address) -> str:
    filled = f"LEN(TRIM({address.text}))>0"
    return f"AND({filled},{address.text}<>{quoted(address.unfilled)})" if address.unfilled else filled


def _filled_each(address: Address) -> str:
    """1 or 0 for each cell of an area."""
    filled = f"(LEN(TRIM({address.text}))>0)"
    return f"({filled}*({address.text}<>{quoted(address.unfilled)}))" if address.unfilled else f"--{filled}"


def _count(condition: Formula, addresses: Addresses) -> str:
    """How many rows meet the condition."""
    areas = addresses.rows(tuple(dict.fromkeys(fields_of(condition))))
    terms = [f"SUMPRODUCT(--({_Each(one).write(condition)}>0))" for one in areas]
    return _sum(terms) if terms else "0"


@dataclass(frozen=True, slots=True)
class _Each:
    """Formulas over areas of the same rows; a claim is 1 or 0 for each row."""

    areas: Mapping[str, Address]

    def write(self, formula: Formula) -> str:
        """The formula's text, a column of values."""
        match formula:
            case f.Ref(field=name):
                return self.areas[name].text
            case f.Pair(left=left, sign=sign, right=right):
                return self._pair(left, sign, right)
            case f.IsBlank(field=name):
                return f"(1-({_filled_each(self.areas[name])}))"
            case f.Not(part=part):
                return f"(1-({self.write(part)}))"
            case f.All(parts=parts):
                return f"({'*'.join(self._claims(parts))})" if parts else "1"
            case f.AnyOf(parts=parts):
                return f"--(({'+'.join(self._claims(parts))})>0)" if parts else "0"
            case f.If(condition=condition, then=then, otherwise=otherwise):
                met = f"({self.write(condition)}>0)"
                return f"({met}*{self.write(then)}+(1-{met})*{self.write(otherwise)})"
            case _:
                return _plain(formula, self.write)

    def _claims(self, parts: Sequence[Formula]) -> list[str]:
        return [f"({self.write(part)})" for part in parts]

    def _pair(self, left: Formula, sign: Sign, right: Formula) -> str:
        if sign not in COMPARISONS:
            return f"({self.write(left)}{sign}{self.write(right)})"
        filled = [f"({_filled_each(self.areas[ref.field])})" for ref in refs_of(left, right)]
        compared = f"({self._compared(left)}{_SIGNS.get(sign, sign)}{self._compared(right)})"
        return f"({'*'.join([*filled, compared])})" if filled else f"--{compared}"

    def _compared(self, formula: Formula) -> str:
        text = self.write(formula)
        return f"ROUND({text},{PRECISION})" if _is_arithmetic(formula) else text


_SIGNS: Final[Mapping[Sign, str]] = {Sign.SAME: "=", Sign.NOT_SAME: "<>"}
"""Signs that a spreadsheet writes otherwise."""
_FUNCTIONS: Final[Mapping[Gathering, str]] = {
    Gathering.SUM: "SUM",
    Gathering.AVERAGE: "AVERAGE",
    Gathering.LEAST: "MIN",
    Gathering.MOST: "MAX",
}
