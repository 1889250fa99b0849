"""A worksheet to print: A4 with its margins, head and foot, one page wide; looks of cells, made once for a file.

Takes a worksheet or a file in the making of XlsxWriter. What stands in the cells is written by others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workmanual.office.xlsx.style import Face

WIDTH: Final = {False: 690, True: 1020}
"""Pixels of all columns together, upright and wide: what fits A4 between the margins."""
SIZE: Final = 10
"""Points of a cell's words."""
GREY: Final = "#E4E4E4"
_A4: Final = 9
_INCH: Final = 25.4
_MARGIN, _TOP, _BOTTOM, _RUNNING = 12.0, 18.0, 16.0, 8.0
"""Margins and the place of head and foot within them, mm."""
_LINE: Final = "#808080"
_RICH: Final = ("<r>", "</r>")
"""XlsxWriter takes a text that begins and ends like this for markup of its own."""


def set_up(made: Worksheet, head: str, foot: str, *, is_wide: bool) -> None:
    """Paper, margins, head and foot; as many pages high as it takes."""
    if is_wide:
        made.set_landscape()
    made.set_paper(_A4)
    made.set_margins(_MARGIN / _INCH, _MARGIN / _INCH, _TOP / _INCH, _BOTTOM / _INCH)
    made.set_header(head, {"margin": _RUNNING / _INCH})
    made.set_footer(foot, {"margin": _RUNNING / _INCH})
    made.center_horizontally()
    made.fit_to_pages(1, 0)


def write_text(made: Worksheet, row: int, column: int, text: str, form: Format) -> None:
    """A text of one look, whatever it says."""
    if text.startswith(_RICH[0]) and text.endswith(_RICH[1]):
        made.write_rich_string(row, column, form, text[:1], form, text[1:], form)
    else:
        made.write_string(row, column, text, form)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How words look."""

    face: Face = Face.SONG
    colour: str = ""
    """`#RRGGBB`; empty is black."""
    is_struck: bool = False
    is_underlined: bool = False


PLAIN: Final = Ink()
BOLD: Final = Ink(face=Face.HEI)


@dataclass(frozen=True, slots=True)
class Formats:
    """Looks of cells and of words in them, each made once for a file."""

    file: xlsxwriter.Workbook
    labels: Mapping[str, str]
    made: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def cell(
        self,
        ink: Ink = PLAIN,
        *,
        size: float = SIZE,
        fill: str = "",
        across: str = "left",
        line: bool = True,
        number_format: str = "",
    ) -> Format:
        """A cell; one with a line around it begins at its top."""
        said: dict[str, object] = {
            **self._words(ink, size),
            "align": across,
            "valign": "top" if line else "vcenter",
            "text_wrap": size == SIZE,
        }
        if line:
            said |= {"border": 1, "border_color": _LINE}
        if fill:
            said["bg_color"] = fill
        if number_format:
            said["num_format"] = number_format
        return self._once(said)

    def words(self, ink: Ink) -> Format:
        """Words inside a cell."""
        return self._once(self._words(ink, SIZE))

    def write_pieces(self, made: Worksheet, row: int, column: int, pieces: Sequence[tuple[Ink, str]]) -> None:
        """A cell whose text has pieces of different looks, none of them empty."""
        match pieces:
            case []:
                made.write_blank(row, column, None, self.cell())
            case [(ink, text)]:  # a rich text has two pieces at least
                write_text(made, row, column, text, self.cell(ink))
            case _:
                parts = (part for ink, text in pieces for part in (self.words(ink), text))
                made.write_rich_string(row, column, *parts, self.cell())

    def _words(self, ink: Ink, size: float) -> dict[str, object]:
        said: dict[str, object] = {
            "font_name": self.labels[ink.face],
            "font_size": size,
            "font_charset": 134,
            "bold": ink.face is Face.HEI,
        }
        if ink.colour:
            said["font_color"] = ink.colour
        if ink.is_struck:
            said["font_strikeout"] = True
        if ink.is_underlined:
            said["underline"] = 1
        return said

    def _once(self, said: dict[str, object]) -> Format:
        key = tuple(said.items())
        if key not in self.made:
            self.made[key] = self.file.add_format(said)
        return self.made[key]
