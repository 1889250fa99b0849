"""An author's formula to its tree: `satisfied / valid * 100`, `if_(due > 0, present / due, 0)`.

Takes the text of a `formula` key, gives the tree of `workmanual.model.formula` or the first thing in it that cannot be
read, with its place. Ids are taken as they stand: whether there is such a field is a check. The signs are those of any
calculation; functions are the table at the bottom. There is no way to reach anything outside the form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

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
    Sign,
    Text,
)

LONGEST: Final = 300
"""Characters; what is longer belongs into several fields."""
DEEPEST: Final = 20
"""Levels of brackets."""
MOST_DIGITS: Final = 4
"""Behind the point, in `round`."""


class Problem(StrEnum):
    """Why a formula cannot be read."""

    EMPTY = "empty"
    LONG = "long"
    DEEP = "deep"
    WIDE = "wide"
    """A full-width sign or bracket."""
    EQUALS = "equals"
    """One `=` where two are meant."""
    MARK = "mark"
    """A character that has no meaning here."""
    QUOTE = "quote"
    """A word without its closing quote."""
    NUMBER = "number"
    VALUE = "value"
    """A value is missing."""
    SIGN = "sign"
    """Two values with nothing between them."""
    BRACKET = "bracket"
    """A bracket without the other one."""
    CHAIN = "chain"
    """`a < b < c`."""
    FUNCTION = "function"
    """A function that does not exist."""
    ARGUMENTS = "arguments"
    """Too few, too many or of another sort than the function takes."""


@dataclass(frozen=True, slots=True)
class Misread:
    """The first thing in a formula that cannot be read."""

    problem: Problem
    place: int
    """1-based, in characters of the formula."""
    found: str
    """The piece that stands there; empty at the end."""


def read_formula(text: str) -> Formula | Misread:
    """The tree of a formula, or why it cannot be read (WM524)."""
    if not text.strip():
        return Misread(Problem.EMPTY, 1, "")
    if len(text) > LONGEST:
        return Misread(Problem.LONG, LONGEST + 1, "")
    try:
        return _Parser(_pieces(text)).whole()
    except _MisreadError as error:
        return error.misread


class _MisreadError(Exception):
    def __init__(self, problem: Problem, offset: int, found: str) -> None:
        super().__init__(problem)
        self.misread = Misread(problem, offset + 1, found)


class _Kind(StrEnum):
    NUMBER = "number"
    NAME = "name"
    WORD = "word"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: _Kind
    text: str
    offset: int


_PIECE: Final = re.compile(
    r"""(?P<number>[0-9]+(?:\.[0-9]+)?)
    | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
    | (?P<word>"[^"]*"|'[^']*'|\u201c[^\u201c\u201d]*\u201d)
    | (?P<sign>[<>=!]=|[-+*/<>(),])""",
    re.VERBOSE,
)
_NO_NUMBER: Final = re.compile(r"[0-9]++(?:\.[0-9]++)?+[A-Za-z0-9_.]+|\.[0-9]+")
_WIDE: Final = re.compile(r"[\uff01-\uff5e\u00d7\u00f7\u2264\u2265\u2260\u3001]")
_QUOTES: Final = "\"'\u201c\u201d"


def _pieces(text: str) -> tuple[_Piece, ...]:
    found: list[_Piece] = []
    offset = 0
    while offset < len(text):
        if text[offset].isspace():
            offset += 1
            continue
        match = _PIECE.match(text, offset)
        no_number = _NO_NUMBER.match(text, offset)
        if match is None or no_number is not None:
            raise _refused(text, offset, no_number)
        found.append(_Piece(_Kind(str(match.lastgroup)), match[0], offset))
        offset = match.end()
    return (*found, _Piece(_Kind.END, "", len(text)))


def _refused(text: str, offset: int, no_number: re.Match[str] | None) -> _MisreadError:
    one = text[offset]
    if no_number is not None:
        return _MisreadError(Problem.NUMBER, offset, no_number[0])
    if one in _QUOTES:
        return _MisreadError(Problem.QUOTE, offset, text[offset : offset + 10])
    if one == "=":
        return _MisreadError(Problem.EQUALS, offset, one)
    return _MisreadError(Problem.WIDE if _WIDE.match(one) else Problem.MARK, offset, one)


class _Parser:
    """Walks the pieces once; each method reads what binds closer than the one before."""

    def __init__(self, pieces: tuple[_Piece, ...]) -> None:
        self.pieces = pieces
        self.place = 0
        self.depth = 0

    @property
    def next(self) -> _Piece:
        return self.pieces[self.place]

    def whole(self) -> Formula:
        formula = self.either()
        if self.next.kind is not _Kind.END:
            raise self.failure(Problem.BRACKET if self.next.text == ")" else Problem.SIGN)
        return formula

    def either(self) -> Formula:
        parts = [self.both()]
        while self.takes("or", _Kind.NAME):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def both(self) -> Formula:
        parts = [self.comparison()]
        while self.takes("and", _Kind.NAME):
            parts.append(self.comparison())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def comparison(self) -> Formula:
        left = self.added()
        if self.next.text not in COMPARISONS or self.next.kind is not _Kind.SIGN:
            return left
        compared = Pair(left, Sign(self.advance().text), self.added())
        if self.next.text in COMPARISONS and self.next.kind is _Kind.SIGN:
            raise self.failure(Problem.CHAIN)
        return compared

    def added(self) -> Formula:
        left = self.multiplied()
        while self.next.text in ("+", "-") and self.next.kind is _Kind.SIGN:
            left = Pair(left, Sign(self.advance().text), self.multiplied())
        return left

    def multiplied(self) -> Formula:
        left = self.value()
        while self.next.text in ("*", "/") and self.next.kind is _Kind.SIGN:
            left = Pair(left, Sign(self.advance().text), self.value())
        return left

    def value(self) -> Formula:
        piece = self.next
        match piece.kind:
            case _Kind.NUMBER:
                return Number(float(self.advance().text))
            case _Kind.WORD:
                return Text(self.advance().text[1:-1])
            case _Kind.NAME if piece.text not in ("and", "or"):
                name = self.advance()
                return self.function(name) if self.next.text == "(" else Ref(name.text)
            case _Kind.SIGN if piece.text == "(":
                return self.inside(self.either)
            case _Kind.SIGN if piece.text == "-":
                return self.negative()
        raise self.failure(Problem.VALUE)

    def negative(self) -> Formula:
        self.advance()
        if self.next.kind is _Kind.NUMBER:
            return Number(-float(self.advance().text))
        if self.next.text == "-":
            raise self.failure(Problem.VALUE)
        return Pair(Number(0), Sign.MINUS, self.value())

    def inside(self, read: Callable[[], Formula]) -> Formula:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.failure(Problem.DEEP)
        self.advance()
        formula = read()
        self.close()
        self.depth -= 1
        return formula

    def close(self) -> None:
        if not self.takes(")", _Kind.SIGN):
            raise self.failure(Problem.BRACKET if self.next.kind is _Kind.END else Problem.SIGN)

    def function(self, name: _Piece) -> Formula:
        make = FUNCTIONS.get(name.text)
        if make is None:
            raise _MisreadError(Problem.FUNCTION, name.offset, name.text)
        arguments: list[Formula] = []

        def read() -> Formula:
            while self.next.text != ")" or arguments:
                arguments.append(self.either())
                if not self.takes(",", _Kind.SIGN):
                    break
            made = make(tuple(arguments))
            if made is None:
                raise _MisreadError(Problem.ARGUMENTS, name.offset, name.text)
            return made

        return self.inside(read)

    def takes(self, text: str, kind: _Kind) -> bool:
        if self.next.text != text or self.next.kind is not kind:
            return False
        self.place += 1
        return True

    def advance(self) -> _Piece:
        piece = self.next
        self.place += 1
        return piece

    def failure(self, problem: Problem) -> _MisreadError:
        return _MisreadError(problem, self.next.offset, self.next.text)


_Make = Callable[[tuple[Formula, ...]], Formula | None]
"""What a function makes of its arguments; None where they do not fit."""


def _gathering(gathering: Gathering) -> _Make:
    def make(arguments: tuple[Formula, ...]) -> Formula | None:
        match arguments:
            case (Ref(field=field),):
                return Column(gathering, field)
        return None

    return make


def _average(arguments: tuple[Formula, ...]) -> Formula | None:
    return Call("average", arguments) if len(arguments) > 1 else _gathering(Gathering.AVERAGE)(arguments)


def _count(arguments: tuple[Formula, ...]) -> Formula | None:
    match arguments:
        case (Ref(field=field),):
            return Column(Gathering.COUNT, field)
        case (Ref(field=field), Text(value=word)) if word:
            return Column(Gathering.COUNT, field, word)
    return None


def _round(arguments: tuple[Formula, ...]) -> Formula | None:
    match arguments:
        case (_, Number(value=digits)) if digits in range(MOST_DIGITS + 1):
            return Call("round", arguments)
    return None


def _if(arguments: tuple[Formula, ...]) -> Formula | None:
    match arguments:
        case (condition, then, otherwise):
            return If(condition, then, otherwise)
    return None


def _grade(arguments: tuple[Formula, ...]) -> Formula | None:
    return Call("grade", arguments) if len(arguments) in (1, 2) else None


def _missing(arguments: tuple[Formula, ...]) -> Formula | None:
    return None if arguments else Call("missing", ())


FUNCTIONS: Final[Mapping[str, _Make]] = {
    "sum": _gathering(Gathering.SUM),
    "average": _average,
    "min": _gathering(Gathering.LEAST),
    "max": _gathering(Gathering.MOST),
    "count": _count,
    "round": _round,
    "if_": _if,
    "grade": _grade,
    "missing": _missing,
}
"""Every function, and what it makes of its arguments."""
