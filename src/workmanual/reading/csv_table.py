"""A table that somebody has kept in a spreadsheet program and saved as CSV.

Takes the file's bytes and the columns that are wanted, gives the rows, each with one cell for each of them, or what is
wrong with the file. It takes what office programs write: UTF-8 with or without a mark, UTF-16 with one, GB18030;
separated by commas, semicolons or tabs. Cells are words and nothing else: one that begins with `=` is just that.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workmanual.findings import Finding, finding
from workmanual.span import Span

LARGEST: Final = 1024 * 1024
"""Bytes; a hundred times what a list of all units of a works takes."""
_SEPARATORS: Final = ",;\t"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_BLANK: Final = " \t\r\n\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is wanted."""

    names: tuple[str, ...]
    """Heads that mean it; the first is what it is called."""
    required: bool = False
    """Its head must be there, and a word in every row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell and where it stands."""

    text: str
    at: Span


Row = tuple[Cell, ...]


def read_csv(
    content: bytes, path: str, columns: Sequence[Column], most: int
) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """The rows, with cells in the order of `columns`; those that nobody wrote are empty and stand where the row does.

    Findings: WM130 not text, WM131 column missing, WM132 no such column, WM133 empty, WM136 more than `most` rows.
    """
    if len(content) > LARGEST:
        return (), (finding("WM136", Span(path), rows=str(content.count(b"\n")), limit=str(most)),)
    text = _text(content, columns)
    if isinstance(text, int):
        return (), (finding("WM130", Span(path, text), line=str(text)),)
    try:
        rows = [row for row in _rows(text, path) if any(cell.text for cell in row)]
    except csv.Error:
        # A cell of more than 131,072 characters: a quotation mark that nobody closed.
        return (), (finding("WM136", Span(path), rows=str(text.count("\n")), limit=str(most)),)
    head, body = (rows[0], rows[1:]) if rows else ((), [])
    if len(body) > most:
        return (), (finding("WM136", body[most][0].at, rows=str(len(body)), limit=str(most)),)
    places = [_place(column, head) for column in columns]
    found = [*_wrong_heads(head, columns, places, path)]
    if found:
        return (), tuple(found)
    known = [place for place in places if place is not None]
    found += [one for row in body for one in _stray(row, known, columns)]
    kept = tuple(tuple(_cell(row, place) for place in places) for row in body)
    found += [
        finding("WM133", cell.at, column=column.names[0])
        for row in kept
        for column, cell in zip(columns, row, strict=True)
        if column.required and not cell.text
    ]
    return kept, tuple(found)


def _text(content: bytes, columns: Sequence[Column]) -> str | int:
    """The file as text with LF as its only line end, or the line (1-based) from which on it is none."""
    if content.startswith(_UTF_16):
        try:
            return _lines(content.decode("utf-16"))
        except UnicodeDecodeError as error:
            return 1 + content[: error.start].decode("utf-16", errors="ignore").count("\n")
    try:
        return _lines(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        broken = 1 + content.count(b"\n", 0, error.start)
    try:
        text = _lines(content.decode("gb18030"))
    except UnicodeDecodeError as error:
        # Damaged UTF-8 where the first line is UTF-8, else damaged GB18030.
        line = content.partition(b"\n")[0]
        return broken if broken > 1 and not line.isascii() else 1 + content.count(b"\n", 0, error.start)
    # Nearly every damaged UTF-8 file is some text in GB18030; its heads then are none of ours.
    first = text.lstrip(_BLANK).partition("\n")[0]
    return text if any(name in first for column in columns for name in column.names) else broken


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(text: str, path: str) -> Iterator[Row]:
    first = text.lstrip(_BLANK).partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    lines = [f"{line}\n" for line in text.split("\n")]
    reader = csv.reader(lines, delimiter=separator)
    begun = 1
    for cells in reader:
        yield tuple(_placed(cells, lines[begun - 1], path, begun))
        begun = reader.line_num + 1


def _placed(cells: Sequence[str], line: str, path: str, number: int) -> Iterator[Cell]:
    """The cells of a row that begins on this line; a place that cannot be told lies within it."""
    column = 1
    for cell in cells:
        text = cell.strip(_BLANK)
        inside = column - 1
        quoted = line[inside : inside + 1] == '"'
        leading = len(cell) - len(cell.lstrip(_BLANK))
        yield Cell(text, Span(path, number, min(column + leading + quoted, max(1, len(line) - 1))))
        column += 1 + len(cell) + (2 + cell.count('"') if quoted else 0)


def _place(column: Column, head: Row) -> int | None:
    return next((place for place, cell in enumerate(head) if cell.text in column.names), None)


def _wrong_heads(head: Row, columns: Sequence[Column], places: Sequence[int | None], path: str) -> Iterator[Finding]:
    known = " ".join(column.names[0] for column in columns)
    for column, place in zip(columns, places, strict=True):
        if column.required and place is None:
            at = head[0].at if head else Span(path)
            yield finding("WM131", at, column=column.names[0])
    if not any(place is not None for place in places):
        return
    for place, cell in enumerate(head):
        if cell.text and place not in places:
            yield finding("WM132", cell.at, found=cell.text, known=known)


def _stray(row: Row, places: Sequence[int], columns: Sequence[Column]) -> Iterator[Finding]:
    """Words beside the table: most often a comma inside a name that has no quotation marks."""
    known = " ".join(column.names[0] for column in columns)
    for place, cell in enumerate(row):
        if cell.text and place not in places:
            yield finding("WM132", cell.at, found=cell.text, known=known)


def _cell(row: Row, place: int | None) -> Cell:
    if place is None or place >= len(row):
        return Cell("", row[0].at)
    return row[place]
