"""A list of the whole manual as a workbook: one worksheet a table, to sort, to filter and to print.

Takes a listing, what identifies the edition, the printed words and a date, gives the bytes of an XLSX file. Rows stand
under a head that stays in sight and is repeated on every printed page; the group of a row is a column of its own, so
that sorting loses nothing. Words are always written as texts. The same listing gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from math import ceil
from typing import Final
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet as Written

from workmanual.office.xlsx import running
from workmanual.office.xlsx.style import Face
from workmanual.views.lists.listing import Cell, Column, ListImprint, Listing, ListTable, Row, words

_A4: Final = 9
_INCH: Final = 25.4
_MARGIN, _TOP, _BOTTOM, _RUNNING = 12.0, 18.0, 16.0, 8.0
"""Margins and the place of head and foot within them, mm."""
_WIDTH: Final = {False: 690, True: 1020}
"""Pixels of all columns together, upright and wide: what fits A4 between these margins."""
_HEAD_ROW: Final = 2
"""Below the title and the note."""
_SIZE: Final = 10
"""Points of a cell's words."""
_EM: Final = 14
"""Pixels of a full-width character of this size, and a little; half of it for a letter or figure."""
_INSIDE: Final = 10
"""Pixels that a cell leaves empty at its sides."""
_LINE_HEIGHT: Final = 14.25
"""Points from one line to the next."""
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_GREY: Final = "#E4E4E4"
_LINE: Final = "#808080"


def list_workbook(listing: Listing, imprint: ListImprint, labels: Mapping[str, str], created: date) -> bytes:
    """The bytes of the file; `created` is the date in its properties."""
    out = BytesIO()
    file = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    file.set_properties(
        {
            "title": f"{imprint.system} {listing.title}",
            "author": imprint.organisation,
            "created": datetime(created.year, created.month, created.day),
        }
    )
    writing = _Writing(file, listing, imprint, labels)
    names = running.worksheet_names([table.title for table in listing.tables], "")
    for table, name in zip(listing.tables, names, strict=True):
        writing.write(table, name)
    file.close()
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Writing:
    """A file in the making."""

    file: xlsxwriter.Workbook
    listing: Listing
    imprint: ListImprint
    labels: Mapping[str, str]
    formats: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def write(self, table: ListTable, name: str) -> None:
        """One worksheet."""
        columns = _columns(table, self.labels)
        rows = list(_rows(table, is_grouped=len(columns) > len(table.columns)))
        made = self.file.add_worksheet(name)
        is_wide = self.listing.is_wide or any(one.is_mark for one in columns)
        self._set_up(made, is_wide=is_wide)
        whole = sum(one.share for one in columns)
        widths = [round(_WIDTH[is_wide] * column.share / whole) for column in columns]
        for place, width in enumerate(widths):
            made.set_column_pixels(place, place, width)
        made.write_string(0, 0, table.title, self._format(face=Face.HEI, size=14, line=False))
        note = table.note or self.listing.lead
        made.merge_range(1, 0, 1, len(columns) - 1, note, self._format(line=False))
        made.set_row(1, _height([(note, sum(widths))]))
        head = self._format(face=Face.HEI, fill=_GREY, across="center")
        for place, column in enumerate(columns):
            made.write_string(_HEAD_ROW, place, column.title, head)
        made.set_row(_HEAD_ROW, _height([(one.title, width) for one, width in zip(columns, widths, strict=True)]))
        for number, (row, cells) in enumerate(rows, start=_HEAD_ROW + 1):
            texts = [self._text(cell, column) for cell, column in zip(cells, columns, strict=True)]
            made.set_row(number, _height(list(zip(texts, widths, strict=True))))
            for place, (cell, column) in enumerate(zip(cells, columns, strict=True)):
                self._cell(made, (number, place), cell, column, is_result=row.is_result)
        last = _HEAD_ROW + len(rows)
        made.autofilter(_HEAD_ROW, 0, max(last, _HEAD_ROW + 1), len(columns) - 1)
        made.freeze_panes(_HEAD_ROW + 1, 1)
        made.repeat_rows(_HEAD_ROW)
        made.print_area(0, 0, last, len(columns) - 1)
        made.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})

    def _set_up(self, made: Written, *, is_wide: bool) -> None:
        """Paper, margins, head and foot."""
        if is_wide:
            made.set_landscape()
        made.set_paper(_A4)
        made.set_margins(_MARGIN / _INCH, _MARGIN / _INCH, _TOP / _INCH, _BOTTOM / _INCH)
        imprint = self.imprint
        right = (self.listing.title, imprint.edition, imprint.revision, imprint.effective, imprint.state)
        head = running.sides((imprint.organisation, imprint.system), right, self.labels)
        made.set_header(head, {"margin": _RUNNING / _INCH})
        made.set_footer(running.list_foot(self.labels), {"margin": _RUNNING / _INCH})
        made.center_horizontally()
        made.fit_to_pages(1, 0)

    def _cell(self, made: Written, spot: tuple[int, int], cell: Cell, column: Column, *, is_result: bool) -> None:
        is_gap = column.is_expected and not cell
        across = "center" if column.is_mark else "left"
        face = Face.HEI if is_result else Face.SONG
        form = self._format(face=face, fill=_GREY if is_gap else "", across=across)
        text = self._text(cell, column)
        if len(cell) == 1 and not cell[0].target and _NUMBER.fullmatch(text):
            made.write_number(*spot, float(text), form)
        else:
            made.write_string(*spot, text, form)

    def _text(self, cell: Cell, column: Column) -> str:
        joint = "\n" if column.is_stacked else self.labels["comma"]
        empty = self.labels["list-empty"] if column.is_expected else ""
        return joint.join(one.words for one in cell) or empty

    def _format(
        self,
        *,
        face: Face = Face.SONG,
        size: float = _SIZE,
        fill: str = "",
        across: str = "left",
        line: bool = True,
    ) -> Format:
        said: dict[str, object] = {
            "font_name": self.labels[face],
            "font_size": size,
            "font_charset": 134,
            "bold": face is Face.HEI,
            "align": across,
            "valign": "top" if line else "vcenter",
            "text_wrap": size == _SIZE,
        }
        if line:
            said |= {"border": 1, "border_color": _LINE}
        if fill:
            said["bg_color"] = fill
        key = tuple(said.items())
        if key not in self.formats:
            self.formats[key] = self.file.add_format(said)
        return self.formats[key]


def _columns(table: ListTable, labels: Mapping[str, str]) -> tuple[Column, ...]:
    """The table's columns, that of the groups before them where there are any."""
    if not any(group.title for group in table.groups):
        return table.columns
    share = sum(one.share for one in table.columns) / 8
    return (Column(title=labels["list-group"], share=share), *table.columns)


def _rows(table: ListTable, *, is_grouped: bool) -> Iterator[tuple[Row, Sequence[Cell]]]:
    """Each row with its cells, that of the group before them."""
    for group in table.groups:
        yield from ((row, (words(group.title), *row.cells) if is_grouped else row.cells) for row in group.rows)


def _height(cells: Sequence[tuple[str, int]]) -> float:
    """Points that the highest of these texts needs in its width, pixels; not every program finds that out itself."""
    return 3 + _LINE_HEIGHT * max(_lines(text, width) for text, width in cells)


def _lines(text: str, width: int) -> int:
    room = max(width - _INSIDE, _EM)
    return sum(max(1, ceil(_pixels(part) / room)) for part in text.split("\n"))


def _pixels(text: str) -> float:
    return sum(_EM if east_asian_width(one) in "FWA" else _EM / 2 for one in text)
