"""Tables in WordprocessingML: columns of fixed width, rows as high as on paper, cells over several of both.

Takes columns and rows in mm with paragraphs in their cells, gives markup. What stands in which cell is `grids` and
`headings`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import Final

from workmanual.office.docx.markup import Paragraph, twips
from workmanual.sheets import paper

_FRAME, _HAIR, _NONE = 8, 4, 0
"""Eighths of a point."""
PADDING: Final = paper.PADDING - 0.3
"""A little less than on paper: words that just fit into a cell there must fit here in any face."""
LOWEST: Final = 0.4
"""The lowest line that Word takes, mm."""
SEPARATOR: Final = Paragraph(line=LOWEST)
"""What must stand between two tables, and at the end of a page behind one."""


class Place(StrEnum):
    """Where paragraphs stand in a cell that is higher than they are."""

    TOP = "top"
    MIDDLE = "center"
    FOOT = "bottom"


class Merge(StrEnum):
    """A cell over several rows is written in each of them."""

    BEGINS = "restart"
    GOES_ON = "continue"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell."""

    width: float
    paragraphs: tuple[Paragraph, ...] = (SEPARATOR,)
    columns: int = 1
    merge: Merge | None = None
    place: Place = Place.MIDDLE
    is_line: bool = False
    """A line to write on stands below it."""

    def markup(self) -> str:
        """As `w:tc`."""
        span = f'<w:gridSpan w:val="{self.columns}"/>' if self.columns > 1 else ""
        merge = f'<w:vMerge w:val="{self.merge}"/>' if self.merge else ""
        line = f'<w:tcBorders><w:bottom w:val="single" w:sz="{_HAIR}" w:space="0" w:color="auto"/></w:tcBorders>'
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(self.width)}" w:type="dxa"/>{span}{merge}'
            f'{line if self.is_line else ""}<w:vAlign w:val="{self.place}"/></w:tcPr>'
            f"{''.join(one.markup() for one in self.paragraphs)}</w:tc>"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row; no page breaks inside it unless it may."""

    height: float
    is_exact: bool = False
    """It does not grow with what is typed."""
    repeats: bool = False
    """A head that stands on every page that the table reaches."""
    may_break: bool = False
    """It is too high to be moved to the next page as a whole."""
    cells: tuple[TableCell, ...]

    def markup(self) -> str:
        """As `w:tr`."""
        rule = "exact" if self.is_exact else "atLeast"
        head = "<w:tblHeader/>" if self.repeats else ""
        whole = "" if self.may_break else "<w:cantSplit/>"
        return (
            f'<w:tr><w:trPr>{whole}<w:trHeight w:val="{twips(self.height)}" w:hRule="{rule}"/>{head}</w:trPr>'
            f"{''.join(cell.markup() for cell in self.cells)}</w:tr>"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows over common columns."""

    widths: tuple[float, ...]
    rows: tuple[TableRow, ...]
    is_framed: bool = False
    """With lines around and between all cells."""
    is_centred: bool = False
    touches: bool = False
    """It stands directly below another table."""
    is_touched: bool = False
    """Another one stands directly below it, whose upper edge is its lower one, for that may be a repeated head's."""
    padding: float = PADDING

    def markup(self) -> str:
        """As `w:tbl`."""
        edges = [twips(edge) for edge in accumulate(self.widths, initial=0.0)]
        columns = "".join(f'<w:gridCol w:w="{end - start}"/>' for start, end in pairwise(edges))
        inside = (("top", 0.0), ("left", self.padding), ("bottom", 0.0), ("right", self.padding))
        margins = "".join(f'<w:{side} w:w="{twips(length)}" w:type="dxa"/>' for side, length in inside)
        place = '<w:jc w:val="center"/>' if self.is_centred else '<w:tblInd w:w="0" w:type="dxa"/>'
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{edges[-1]}" w:type="dxa"/>{place}{self._lines() if self.is_framed else ""}'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{''.join(row.markup() for row in self.rows)}</w:tbl>"
        )

    def _lines(self) -> str:
        """Around and between its cells."""
        edges = {
            "top": _HAIR if self.touches else _FRAME,
            "left": _FRAME,
            "bottom": _NONE if self.is_touched else _FRAME,
        }
        sizes = edges | {"right": _FRAME, "insideH": _HAIR, "insideV": _HAIR}
        lines = "".join(
            f'<w:{side} w:val="{"single" if size else "nil"}" w:sz="{size}" w:space="0" w:color="auto"/>'
            for side, size in sizes.items()
        )
        return f"<w:tblBorders>{lines}</w:tblBorders>"
