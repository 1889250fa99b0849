"""A record form as a workbook that calculates.

Takes a sheet, the printed words and a date, gives the bytes of an XLSX file: one worksheet, in a book one a page type,
each on A4 as on paper, everything locked but the blanks. Words are always written as texts, so that a label which
begins with `=` stays a label. The same sheet gives the same bytes. What stands where is `tabulation`, what may be
entered `entry_rules`, what is calculated `formulas`; here is only the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet as Written

from workmanual.model.record import Orientation
from workmanual.office.xlsx import running
from workmanual.office.xlsx.addresses import FromHere, Spot, cell_name, quoted_name
from workmanual.office.xlsx.entry_rules import Rule, rule_of, unfilled
from workmanual.office.xlsx.formulas import spreadsheet_formula
from workmanual.office.xlsx.style import NARROWER, Face, Style
from workmanual.office.xlsx.tabulation import Worksheet, tabulate
from workmanual.office.xlsx.tiles import Tile
from workmanual.qr import qr_pixels, qr_png
from workmanual.sheets import paper
from workmanual.sheets.continuous import LongPage, as_sheet, continuous
from workmanual.sheets.evaluation import Value, computed_of, evaluated, written
from workmanual.sheets.places import Fields, Place
from workmanual.sheets.sheet import Cell, Sheet, Words, WordsRole

_PIXELS: Final = 96 / 25.4
"""A millimetre."""
_INCH: Final = 25.4
_A4: Final = 9
_TOP, _BOTTOM, _HEAD, _FOOT = 15.0, 13.0, 8.0, 6.5
"""Margins, mm: a little less than paper's, as a spreadsheet's rows print a little higher than they are."""
_LONGEST_LIST: Final = 255
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_column_width": 72,
    "default_row_height": 18,
}
"""Default sizes are those of `_default_face`, pixels; columns are measured in its figures."""
_PROTECTION: Final = {
    "objects": True,
    "scenarios": True,
    "format_columns": True,
    "format_rows": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
"""What protected worksheets still allow."""


def workbook(sheet: Sheet, labels: Mapping[str, str], created: date) -> bytes:
    """The bytes of the file; `created` is the date in its properties."""
    long = continuous(sheet, labels["sheet-continued"])
    names = tuple(running.worksheet_names([_title(one, sheet, len(long)) for one in long], labels["xlsx-lists"]))
    tables = [
        tabulate(one, number, name, sheet.orientation, labels)
        for number, (one, name) in enumerate(zip(long, names, strict=True))
    ]
    out = BytesIO()
    file = xlsxwriter.Workbook(out, _OPTIONS | {"default_format_properties": _default_face(labels)})
    file.set_properties(
        {
            "title": f"{sheet.imprint.full_code} {sheet.title}",
            "author": sheet.imprint.organisation,
            "created": datetime(created.year, created.month, created.day),
        }
    )
    writing = _Writing(file, sheet, labels, _computing(as_sheet(sheet, long), tables, labels))
    for table in tables:
        writing.write(table)
    writing.write_lists()
    file.close()
    return out.getvalue()


def _default_face(labels: Mapping[str, str]) -> dict[str, object]:
    """The face that columns are measured with: one that Chinese office machines have, whatever their program."""
    return {"font_name": labels[Face.SONG], "font_size": 11, "font_charset": 134, "font_scheme": False}


def _title(long: LongPage, sheet: Sheet, count: int) -> str:
    """What a worksheet is called: the form, the page type, or the part that the page begins with."""
    if long.page.type or count == 1:
        return long.page.type or sheet.title
    parts = (band for band in long.page.bands if isinstance(band, Words) and band.role is WordsRole.PART)
    return next(("".join(band.paragraphs) for band in parts if band.paragraphs), long.page.heading.title)


@dataclass(frozen=True, slots=True)
class _Computing:
    """What is calculated, and where everything stands."""

    fields: Fields
    spots: Mapping[Place, Spot]
    unfilled: Mapping[Place, str]
    values: Mapping[Place, Value]

    def formula(self, place: Place) -> str | None:
        """The formula of a place; None where nothing is computed."""
        cell = self.fields.cells[place]
        computed = computed_of(cell)
        if computed is None:
            return None
        return spreadsheet_formula(computed, cell.yes_no, FromHere(self.fields, self.spots, self.unfilled, place))


def _computing(sheet: Sheet, tables: Sequence[Worksheet], labels: Mapping[str, str]) -> _Computing:
    fields = Fields(sheet)
    spots = {
        tile.place: Spot(table.name, tile.row, tile.column) for table in tables for tile in table.tiles if tile.place
    }
    boxes = {place: unfilled(cell, labels) for place, cell in fields.cells.items()}
    return _Computing(fields, spots, {place: text for place, text in boxes.items() if text}, evaluated(sheet, {}))


@dataclass(frozen=True, slots=True)
class _Writing:
    """A file in the making."""

    file: xlsxwriter.Workbook
    sheet: Sheet
    labels: Mapping[str, str]
    computing: _Computing
    formats: dict[Style, Format] = field(default_factory=dict)
    lists: dict[tuple[str, ...], int] = field(default_factory=dict)
    """Lists that are too long for a cell's own rule, and their columns of the hidden worksheet."""

    def write(self, table: Worksheet) -> None:
        """One worksheet."""
        made = self.file.add_worksheet(table.name)
        self._set_up(made, table)
        for number, (left, right) in enumerate(_pixels(table.widths)):
            made.set_column_pixels(number, number, right - left)
        for number, height in enumerate(table.heights):
            made.set_row(number, _points(height))
        for tile in table.tiles:
            self._tile(made, tile)
        self._rules(made, table)
        if table.code:
            self._code(made, table, table.code.text, table.code.caption)
        first = next((tile for tile in table.tiles if tile.style.is_entry), None)
        if first:
            made.set_selection(first.row, first.column, first.row, first.column)

    def _set_up(self, made: Written, table: Worksheet) -> None:
        """Paper, margins, head and foot, pages; and on screen the look of paper."""
        if self.sheet.orientation is Orientation.LANDSCAPE:
            made.set_landscape()
        made.set_paper(_A4)
        made.set_margins(paper.LEFT / _INCH, paper.RIGHT / _INCH, _TOP / _INCH, _BOTTOM / _INCH)
        made.set_header(running.head(self.sheet, self.labels), {"margin": _HEAD / _INCH})
        made.set_footer(running.foot(self.sheet.imprint, self.labels), {"margin": _FOOT / _INCH})
        made.center_horizontally()
        made.fit_to_pages(1, int(table.is_one_page))
        last_row, last_column = len(table.heights) - 1, len(table.widths) - 1
        made.print_area(0, 0, last_row, last_column)
        if table.ends:
            made.set_h_pagebreaks(list(table.ends))
        if table.repeated:
            made.repeat_rows(*table.repeated)
        if table.frozen:
            made.freeze_panes(table.frozen, 0)
        made.hide_gridlines(2)
        made.protect("", _PROTECTION)
        made.ignore_errors({"number_stored_as_text": f"A1:{cell_name(last_row, last_column)}"})

    def _format(self, style: Style) -> Format:
        if style not in self.formats:
            edges = style.edges
            self.formats[style] = self.file.add_format(
                {
                    "font_name": self.labels[style.face],
                    "font_size": style.points,
                    "font_charset": 134,
                    "bold": style.bold,
                    "align": style.across,
                    "valign": style.down,
                    "text_wrap": True,
                    "indent": style.indent,
                    "locked": not style.is_entry,
                    "num_format": style.number_format,
                    "left": edges.left,
                    "right": edges.right,
                    "top": edges.top,
                    "bottom": edges.bottom,
                }
            )
        return self.formats[style]

    def _tile(self, made: Written, tile: Tile) -> None:
        form = self._format(tile.style)
        last_row, last_column = tile.row + tile.rows - 1, tile.column + tile.columns - 1
        if (last_row, last_column) != (tile.row, tile.column):
            made.merge_range(tile.row, tile.column, last_row, last_column, "", form)
        if tile.copies:
            other = cell_name(*tile.copies)
            made.write_formula(tile.row, tile.column, f'=IF({other}="","",{other})', form, tile.text)
            return
        formula = self.computing.formula(tile.place) if tile.place and tile.cell else None
        if formula and tile.place:
            value = self.computing.values[tile.place]
            made.write_formula(tile.row, tile.column, formula, form, "" if value is None else value)
            return
        value = written(tile.cell) if tile.cell else None
        if isinstance(value, float):
            made.write_number(tile.row, tile.column, value, form)
        elif isinstance(value, str):
            made.write_string(tile.row, tile.column, value, form)
        elif not tile.runs:
            made.write_blank(tile.row, tile.column, None, form)
        elif len(tile.runs) == 1:
            made.write_string(tile.row, tile.column, tile.text, form)
        else:
            made.write_rich_string(tile.row, tile.column, *self._fragments(tile), form)

    def _fragments(self, tile: Tile) -> Iterator[Format | str]:
        for run in tile.runs:
            name = self.labels[tile.style.face]
            yield self.file.add_format(
                {"font_name": name, "font_size": run.points, "font_charset": 134, "bold": tile.style.bold}
            )
            yield run.text

    def _rules(self, made: Written, table: Worksheet) -> None:
        """Each rule once, for all cells that it speaks of."""
        found: dict[Rule, list[Tile]] = {}
        for tile in table.tiles:
            rule = rule_of(tile.cell, tile.name, self.labels) if tile.cell and _asks(tile.cell) else None
            if rule:
                found.setdefault(rule, []).append(tile)
        for rule, tiles in found.items():
            first, *others = _areas(tiles)
            options = self._rule(rule) | ({"other_cells": [list(area) for area in others]} if others else {})
            made.data_validation(*first, options)

    def _rule(self, rule: Rule) -> dict[str, object]:
        said: dict[str, object] = {"validate": rule.kind, "input_title": rule.title, "input_message": rule.message}
        if rule.kind == "any":
            return said
        said |= {"error_title": self.labels["xlsx-again"], "error_message": rule.message}
        if rule.kind == "list":
            return said | {"source": self._source(rule.options)}
        if rule.most is None:
            return said | {"criteria": ">=", "value": rule.least}
        return said | {"criteria": "between", "minimum": rule.least, "maximum": rule.most}

    def _source(self, options: tuple[str, ...]) -> list[str] | str:
        """The options themselves, or where they stand on the hidden worksheet."""
        if len(",".join(options)) <= _LONGEST_LIST and not any(mark in one for one in options for mark in ',"'):
            return list(options)
        column = self.lists.setdefault(options, len(self.lists))
        letter = cell_name(0, column)[:-1]
        return f"={quoted_name(self.labels['xlsx-lists'])}!${letter}$1:${letter}${len(options)}"

    def write_lists(self) -> None:
        """The hidden worksheet, where one is needed."""
        if not self.lists:
            return
        made = self.file.add_worksheet(self.labels["xlsx-lists"])
        for options, column in self.lists.items():
            for row, option in enumerate(options):
                made.write_string(row, column, option)
        made.protect("", _PROTECTION)
        made.hide()

    def _code(self, made: Written, table: Worksheet, text: str, caption: str) -> None:
        """The QR code at the right end of the first row."""
        pixels = list(_pixels(table.widths))
        left = pixels[-1][1] - round(paper.QR * _PIXELS)
        column = next(number for number, (start, end) in enumerate(pixels) if start <= left < end)
        scale = paper.QR * _PIXELS / qr_pixels(text)
        made.insert_image(
            0,
            column,
            "qr.png",
            {
                "image_data": BytesIO(qr_png(text)),
                "x_offset": left - pixels[column][0],
                "x_scale": scale,
                "y_scale": scale,
                "object_position": 2,
                "description": caption or text,
            },
        )


def _asks(cell: Cell) -> bool:
    """Printed numbers stand in cells of their own and take nothing."""
    return cell.number is None


def _areas(tiles: Sequence[Tile]) -> list[tuple[int, int, int, int]]:
    """First row, first column, last row, last column of cells; those below each other are one area."""
    areas: list[tuple[int, int, int, int]] = []
    for row, column in sorted(((tile.row, tile.column) for tile in tiles), key=lambda spot: (spot[1], spot[0])):
        if areas and areas[-1][1] == column and areas[-1][2] == row - 1:
            areas[-1] = (areas[-1][0], column, row, column)
        else:
            areas.append((row, column, row, column))
    return areas


def _points(height: float) -> float:
    """A row's height in steps that every screen has, rounded down."""
    return int(height / paper.POINT / 0.75 + 1e-6) * 0.75


def _pixels(widths: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Where each column begins and ends; rounded at its edges, so that their sum is right."""
    start, stop = 0, 0.0
    for width in widths:
        stop += width
        end = round(stop * NARROWER * _PIXELS)
        yield start, end
        start = end
