"""The table of amendments as a workbook: what stands before it on one worksheet, the table on another.

Takes the table, the printed words and a date, gives the bytes of an XLSX file. Deleted words are red and struck
through, inserted ones green and underlined, in the columns of the old and the new clause. The table's head stays in
sight and is repeated on every printed page; every row names its document, so that sorting and filtering lose nothing.
A text too long for a row goes on in the next one, which has the same number. Words are always written as texts. The
same table gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise, zip_longest
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from workmanual.comparison.amendments import AmendmentRow, AmendmentTable
from workmanual.comparison.columns import Look, Side, fragments
from workmanual.office.xlsx import running
from workmanual.office.xlsx.paper import BOLD, GREY, PLAIN, WIDTH, Formats, Ink, set_up, write_text
from workmanual.office.xlsx.wrapping import HIGHEST, cuts, height

_INKS: Final = {
    Look.HEADING: BOLD,
    Look.LABEL: PLAIN,
    Look.NOTHING: Ink(colour="#595959"),
    Look.EQUAL: PLAIN,
    Look.DELETED: Ink(colour="#B00020", is_struck=True),
    Look.INSERTED: Ink(colour="#00652E", is_underlined=True),
}
_COLUMNS: Final = (
    ("number", 42),
    ("document", 92),
    ("old", 282),
    ("new", 282),
    ("kinds", 82),
    ("reason", 170),
    ("baseline", 70),
)
"""Names of the columns and their widths, pixels; together what fits the paper."""
_FRONT: Final = 4
"""Columns of the first worksheet, unless the scores have more."""
_HEAD_ROW: Final = 2
"""Below the title and the pair."""
_TITLE: Final = 14
_TITLED: Final = 27
"""Points of a row that is a heading."""
_LONGEST_PAIR: Final = 100
"""Characters of the editions' names in a running head, which has room for 255 in all."""

_Pieces = tuple[tuple[Ink, str], ...]


def amendment_workbook(table: AmendmentTable, labels: Mapping[str, str], created: date) -> bytes:
    """The bytes of the file; `created` is the date in its properties."""
    out = BytesIO()
    file = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    file.set_properties(
        {
            "title": f"{table.manual} {table.title}",
            "subject": table.pair,
            "author": table.organisation,
            "created": datetime(created.year, created.month, created.day),
        }
    )
    writing = _Writing(file, table, labels, Formats(file, labels))
    front, rows = running.worksheet_names([labels["amend-front"], table.title], "")
    writing.write_front(front)
    writing.write_table(rows)
    file.close()
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Writing:
    """A file in the making."""

    file: xlsxwriter.Workbook
    table: AmendmentTable
    labels: Mapping[str, str]
    formats: Formats

    def write_table(self, name: str) -> None:
        """The worksheet with the rows."""
        made = self._worksheet(name, tuple(width for _, width in _COLUMNS))
        last = len(_COLUMNS) - 1
        write_text(made, 0, 0, self.table.title, self.formats.cell(BOLD, size=_TITLE, line=False))
        self._across(made, 1, last, self.table.pair, PLAIN)
        head = self.formats.cell(BOLD, fill=GREY, across="center")
        for place, (column, _) in enumerate(_COLUMNS):
            write_text(made, _HEAD_ROW, place, self.labels[f"amend-{column}"], head)
        made.set_row(_HEAD_ROW, self._height([(self.labels[f"amend-{column}"], width) for column, width in _COLUMNS]))
        number = _HEAD_ROW
        for group in self.table.groups:
            for row in group.rows:
                for part, cells in enumerate(self._parts(row)):
                    number += 1
                    self._write_row(made, number, row.number, part, (((PLAIN, group.title),), *cells))
        if number == _HEAD_ROW:
            number += 1
            self._across(made, number, last, self.labels["amend-nothing"], PLAIN)
        made.autofilter(_HEAD_ROW, 0, number, last)
        made.freeze_panes(_HEAD_ROW + 1, 1)
        made.repeat_rows(_HEAD_ROW)
        made.print_area(0, 0, number, last)
        made.ignore_errors({"number_stored_as_text": f"A1:XFD{number + 1}"})

    def write_front(self, name: str) -> None:
        """The worksheet with what stands before the table."""
        widths = self._front_widths()
        made = self._worksheet(name, widths)
        last, table = len(widths) - 1, self.table
        write_text(made, 0, 0, table.title, self.formats.cell(BOLD, size=_TITLE, line=False))
        number = 1
        for ink, text in self._front_texts():
            for piece in self._cut(((ink, text),), WIDTH[True]):
                self._across(made, number, last, "".join(part for _, part in piece), ink)
                number += 1
        if table.counts:
            head = (self.labels["amend-kinds"], self.labels["amend-count"])
            number = self._grid(made, number, self.labels["amend-counts"], (head, *table.counts))
        if table.scores:
            number = self._grid(made, number, self.labels["amend-scores"], table.scores)
        number = self._titled(made, number, self.labels["amend-completeness"])
        for piece in self._cut(((PLAIN, table.completeness),), WIDTH[True]):
            self._across(made, number, last, "".join(part for _, part in piece), PLAIN)
            number += 1
        made.print_area(0, 0, number - 1, last)
        made.ignore_errors({"number_stored_as_text": f"A1:XFD{number + 1}"})

    def _front_texts(self) -> Iterator[tuple[Ink, str]]:
        table = self.table
        yield from ((PLAIN, text) for text in (table.organisation, table.manual, table.pair) if text)
        yield BOLD, self.labels["amend-summary"]
        yield from ((PLAIN, text) for text in table.summary)
        if table.notes:
            yield BOLD, self.labels["amend-notes"]
        for note in table.notes:
            yield PLAIN, note.text
            if note.places:
                yield _INKS[Look.NOTHING], self.labels["semicolon"].join(note.places)

    def _grid(self, made: Worksheet, number: int, title: str, grid: Sequence[tuple[str | int, ...]]) -> int:
        """Rows of cells below a title; gives the row after them."""
        number = self._titled(made, number, title)
        widths = self._front_widths()
        for place, cells in enumerate(grid):
            form = self.formats.cell(PLAIN if place else BOLD, fill="" if place else GREY)
            for column, cell in enumerate(cells):
                if isinstance(cell, int):
                    made.write_number(number, column, cell, form)
                else:
                    write_text(made, number, column, cell, form)
            made.set_row(number, self._height([(str(cell), width) for cell, width in zip(cells, widths, strict=False)]))
            number += 1
        return number

    def _titled(self, made: Worksheet, number: int, title: str) -> int:
        self._across(made, number, len(self._front_widths()) - 1, title, BOLD)
        return number + 1

    def _front_widths(self) -> tuple[int, ...]:
        """Of the first worksheet's columns, pixels; the last one takes what is left over."""
        count = max(_FRONT, *(len(cells) for cells in self.table.scores), 0)
        width = WIDTH[True] // count
        return (*[width] * (count - 1), WIDTH[True] - width * (count - 1))

    def _worksheet(self, name: str, widths: Sequence[int]) -> Worksheet:
        assert sum(widths) == WIDTH[True], "the columns are as wide as the paper"
        made = self.file.add_worksheet(name)
        right = (self.table.title, self.table.pair[:_LONGEST_PAIR])
        head = running.sides((self.table.organisation, self.table.manual), right, self.labels)
        set_up(made, head, running.list_foot(self.labels), is_wide=True)
        for place, width in enumerate(widths):
            made.set_column_pixels(place, place, width)
        return made

    def _across(self, made: Worksheet, row: int, last: int, text: str, ink: Ink) -> None:
        """A text over the whole width."""
        form = self.formats.cell(ink, line=False)
        made.merge_range(row, 0, row, last, "", form)
        write_text(made, row, 0, text, form)
        made.set_row(row, _TITLED if ink is BOLD else self._height([(text, WIDTH[True])]))

    def _parts(self, row: AmendmentRow) -> Iterator[tuple[_Pieces, ...]]:
        """The cells of a row from the old clause on; more than once where one of them is too long for a row."""
        whole: tuple[_Pieces, ...] = (
            *(tuple((_INKS[one.look], one.text) for one in fragments(row, side, self.labels)) for side in Side),
            *(((PLAIN, text),) if text else () for text in (row.kinds, row.reason, row.baseline)),
        )
        widths = [width for _, width in _COLUMNS[2:]]
        parted = [self._cut(pieces, width) for pieces, width in zip(whole, widths, strict=True)]
        # Whoever filters for a kind sees all of the row.
        longest = max(map(len, parted))
        kinds = 2  # after both clauses
        if len(parted[kinds]) == 1:
            parted[kinds] *= longest
        yield from zip_longest(*parted, fillvalue=())

    def _cut(self, pieces: _Pieces, width: int) -> list[_Pieces]:
        """The same words in pieces that each fit a row."""
        text = "".join(part for _, part in pieces)
        return [
            _between(pieces, begin, end) for begin, end in pairwise((0, *cuts(text, width, self.labels["amend-stops"])))
        ]

    def _write_row(self, made: Worksheet, place: int, number: int, part: int, cells: Sequence[_Pieces]) -> None:
        continued = f'0"{self.labels["amend-continued"]}"' if part else ""
        made.write_number(place, 0, number, self.formats.cell(across="center", number_format=continued))
        for column, pieces in enumerate(cells, start=1):
            self.formats.write_pieces(made, place, column, pieces)
        texts = ("".join(text for _, text in pieces) for pieces in cells)
        widths = (width for _, width in _COLUMNS[1:])
        made.set_row(place, self._height(list(zip(texts, widths, strict=True))))

    def _height(self, cells: Sequence[tuple[str, int]]) -> float:
        return min(height(cells), HIGHEST)


def _between(pieces: _Pieces, begin: int, end: int) -> _Pieces:
    """What of the pieces stands from one place of their text to another."""
    found: list[tuple[Ink, str]] = []
    start = 0
    for ink, text in pieces:
        part = text[max(begin - start, 0) : max(end - start, 0)]
        start += len(text)
        if not part:
            continue
        if found and found[-1][0] == ink:
            found[-1] = (ink, found[-1][1] + part)
        else:
            found.append((ink, part))
    return tuple(found)
