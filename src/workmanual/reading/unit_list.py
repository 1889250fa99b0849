"""The list of units that a pack of forms is made for.

Takes a CSV file's bytes, gives the units in its order, or what is wrong with it. A unit's name becomes the name of a
folder, on Windows too, and is printed on its forms.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import category, normalize

from workmanual.findings import Finding, finding
from workmanual.locale import ListWords
from workmanual.reading.csv_table import Cell, Column, Row, read_csv
from workmanual.span import Span

MOST: Final = 500
"""Units; a works has thirty, a company with all its works two hundred."""
LONGEST: Final = 60
"""Characters of a name."""
LONGEST_FOLDER: Final = 200
"""Bytes of a folder's name in UTF-8; file systems take 255, a few of which are for `.zip`."""
_NO_FOLDER: Final = re.compile(r'[/\\:*?"<>|]|^\.+|\.$')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""
_UNSEEN: Final = ("C", "Zl", "Zp")
"""Unicode categories, or their first letters, of what shows nothing."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the list."""

    name: str
    code: str
    """Its short sign, or nothing."""
    printed: str
    """What is written on its forms: the name, or nothing where our faces lack a character of it (WM137)."""

    @property
    def folder(self) -> str:
        """What its folder is called."""
        return f"{self.code} {self.name}" if self.code else self.name


def read_units(
    content: bytes, path: str, words: ListWords, covered: Collection[str]
) -> tuple[tuple[Unit, ...], tuple[Finding, ...]]:
    """The units, and findings WM130 to WM137; `covered` are the characters that our faces have.

    Where one of the findings is an error there are no units.
    """
    columns = (Column(words.unit, required=True), Column(words.code))
    rows, found = read_csv(content, path, columns, MOST)
    found = (*found, *_names(rows, words), *_twice(rows), *_uncovered(rows, covered))
    if any(one.code != "WM137" for one in found):
        return (), found
    return tuple(_unit(row, covered) for row in rows), found


def _unit(row: Row, covered: Collection[str]) -> Unit:
    name, code = (cell.text for cell in row)
    return Unit(name, code, "" if set(name).difference(covered) else name)


def _names(rows: Sequence[Row], words: ListWords) -> Iterator[Finding]:
    for row in rows:
        for cell in row:
            why = _why_no_folder(cell.text, words)
            if cell.text and why:
                yield finding("WM135", cell.at, name=cell.text[:LONGEST], why=why)
        folder = " ".join(cell.text for cell in row)
        if len(folder.encode()) > LONGEST_FOLDER and not any(len(cell.text) > LONGEST for cell in row):
            yield finding("WM135", row[0].at, name=row[0].text, why=words.too_long.format(count=len(folder)))


def _why_no_folder(name: str, words: ListWords) -> str:
    """Why this cannot be the name of a folder; empty where it can."""
    if len(name) > LONGEST:
        return words.too_long.format(count=len(name))
    if any(category(one).startswith(_UNSEEN) for one in name):
        return words.unseen
    if _RESERVED.fullmatch(name):
        return words.reserved
    match = _NO_FOLDER.search(name)
    return words.forbidden.format(found=match[0]) if match else ""


def _twice(rows: Sequence[Row]) -> Iterator[Finding]:
    """Names, and signs, that are the same on a disk that does not tell capitals from small letters."""
    for place in (0, 1):
        first: dict[str, Span] = {}
        for cell in (row[place] for row in rows):
            same = normalize("NFKC", cell.text).casefold()
            if same and same in first:
                yield finding("WM134", cell.at, name=cell.text, first=str(first[same].line))
            first.setdefault(same, cell.at)


def _uncovered(rows: Sequence[Row], covered: Collection[str]) -> Iterator[Finding]:
    for row in rows:
        yield from uncovered(row[0], covered)


def uncovered(cell: Cell, covered: Collection[str]) -> Iterator[Finding]:
    """WM137 for a cell with a character that our faces lack; of several the first is named."""
    missing = next((one for one in cell.text if one not in covered and not category(one).startswith(_UNSEEN)), None)
    if missing is not None:
        at = Span(cell.at.path, cell.at.line, cell.at.column + cell.text.index(missing))
        yield finding("WM137", at, character=missing, code_point=f"U+{ord(missing):04X}", value=cell.text)
