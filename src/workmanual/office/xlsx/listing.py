"""A list of the whole manual as a workbook: one worksheet a table, to sort, to filter and to print.

Takes a listing, what identifies the edition, the printed words and a date, gives the bytes of an XLSX file. Rows stand
under a head that stays in sight and is repeated on every printed page; the group of a row is a column of its own, so
that sorting loses nothing. Words are always written as texts. The same listing gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet as Written

from workmanual.office.xlsx import running
from workmanual.office.xlsx.paper import BOLD, GREY, PLAIN, WIDTH, Formats, set_up, write_text
from workmanual.office.xlsx.wrapping import height
from workmanual.views.lists.listing import Cell, Column, ListImprint, Listing, ListTable, Row, words

_HEAD_ROW: Final = 2
"""Below the title and the note."""
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


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
    writing = _Writing(file, listing, imprint, labels, Formats(file, labels))
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
    formats: Formats

    def write(self, table: ListTable, name: str) -> None:
        """One worksheet."""
        columns = _columns(table, self.labels)
        rows = list(_rows(table, is_grouped=len(columns) > len(table.columns)))
        made = self.file.add_worksheet(name)
        is_wide = self.listing.is_wide or any(one.is_mark for one in columns)
        self._set_up(made, is_wide=is_wide)
        whole = sum(one.share for one in columns)
        widths = [round(WIDTH[is_wide] * column.share / whole) for column in columns]
        for place, width in enumerate(widths):
            made.set_column_pixels(place, place, width)
        write_text(made, 0, 0, table.title, self.formats.cell(BOLD, size=14, line=False))
        note = table.note or self.listing.lead
        made.merge_range(1, 0, 1, len(columns) - 1, note, self.formats.cell(line=False))
        made.set_row(1, height([(note, sum(widths))]))
        head = self.formats.cell(BOLD, fill=GREY, across="center")
        for place, column in enumerate(columns):
            write_text(made, _HEAD_ROW, place, column.title, head)
        made.set_row(_HEAD_ROW, height([(one.title, width) for one, width in zip(columns, widths, strict=True)]))
        for number, (row, cells) in enumerate(rows, start=_HEAD_ROW + 1):
            texts = [self._text(cell, column) for cell, column in zip(cells, columns, strict=True)]
            made.set_row(number, height(list(zip(texts, widths, strict=True))))
            for place, (cell, column) in enumerate(zip(cells, columns, strict=True)):
                self._cell(made, (number, place), cell, column, is_result=row.is_result)
        last = _HEAD_ROW + len(rows)
        made.autofilter(_HEAD_ROW, 0, max(last, _HEAD_ROW + 1), len(columns) - 1)
        made.freeze_panes(_HEAD_ROW + 1, 1)
        made.repeat_rows(_HEAD_ROW)
        made.print_area(0, 0, last, len(columns) - 1)
        made.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})

    def _set_up(self, made: Written, *, is_wide: bool) -> None:
        imprint = self.imprint
        right = (self.listing.title, imprint.edition, imprint.revision, imprint.effective, imprint.state)
        head = running.sides((imprint.organisation, imprint.system), right, self.labels)
        set_up(made, head, running.list_foot(self.labels), is_wide=is_wide)

    def _cell(self, made: Written, spot: tuple[int, int], cell: Cell, column: Column, *, is_result: bool) -> None:
        is_gap = column.is_expected and not cell
        across = "center" if column.is_mark else "left"
        form = self.formats.cell(BOLD if is_result else PLAIN, fill=GREY if is_gap else "", across=across)
        text = self._text(cell, column)
        if len(cell) == 1 and not cell[0].target and _NUMBER.fullmatch(text):
            made.write_number(*spot, float(text), form)
        else:
            write_text(made, *spot, text, form)

    def _text(self, cell: Cell, column: Column) -> str:
        joint = "\n" if column.is_stacked else self.labels["comma"]
        empty = self.labels["list-empty"] if column.is_expected else ""
        return joint.join(one.words for one in cell) or empty


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
