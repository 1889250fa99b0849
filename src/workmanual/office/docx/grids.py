"""Grids of the sheet as tables.

Takes grids that stand directly below each other, gives one table on their common columns (`sheets.raster`), for all
rows of a Word table share them. Rows grow with what is typed, but not where every page begins by itself, or the last
row would slip to a page of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from workmanual.office.docx.contents import contents, is_at_the_top
from workmanual.office.docx.markup import Face, Faces, Paragraph
from workmanual.office.docx.tables import LOWEST, PADDING, Merge, Place, Table, TableCell, TableRow
from workmanual.sheets import paper, typesetting
from workmanual.sheets.name_table import name_table
from workmanual.sheets.paper import Type
from workmanual.sheets.raster import PlacedCell, Raster, raster
from workmanual.sheets.sheet import CellRole, Drawing, Grid, GridKind

_COVER_SHARE: Final = 0.7
"""Of the printable width, for the fields of a cover."""
_COVER_TYPE: Final = Type(14, 1.2)
_SPARE: Final = 0.5
"""Beside the widest label of a cover, mm."""


def framed(grids: Sequence[Grid], faces: Faces, *, is_exact: bool) -> Table:
    """Grids as one table in a frame; the heads of a grid are repeated on the pages that it reaches."""
    placed = raster(grids)
    is_one = all(grid.kind is GridKind.SIGNS for grid in grids[1:])
    heads = len(grids[0].head) if is_one and len(placed.rows) > len(grids[0].head) else 0
    rows = tuple(
        replace(row, is_exact=is_exact, repeats=number < heads)
        for number, row in enumerate(_rows(placed, grids, faces))
    )
    return Table(widths=placed.widths, rows=rows, is_framed=True)


def on_lines(grid: Grid, faces: Faces) -> Table:
    """The fields of a cover: in the middle, in large type, each blank a line to write on.

    Labels, which are broken for small type, get the room that their lines take in the large one.
    """
    first, *others = grid.widths
    labels = [line for row in grid.rows for line in row.cells[0].broken or (row.cells[0].text,)]
    label = max(first, *(typesetting.width(line, _COVER_TYPE) + 2 * PADDING + _SPARE for line in labels))
    share = (_COVER_SHARE * sum(grid.widths) - label) / max(sum(others), 1.0)
    narrow = replace(grid, widths=(label, *(width * share for width in others)))
    large = replace(faces, label=Face(faces.label.name, _COVER_TYPE), cell=Face(faces.cell.name, _COVER_TYPE))
    rows = tuple(
        replace(row, cells=tuple(replace(cell, place=Place.FOOT) for cell in row.cells))
        for row in _rows(raster([narrow]), [narrow], large, lines=True)
    )
    return Table(widths=narrow.widths, rows=rows, is_centred=True)


def names(drawing: Drawing, faces: Faces) -> Table | None:
    """What a drawing says, as a table to fill in where it is blank; no higher than the drawing."""
    blank_rows = max(1, math.floor((drawing.height - 2 * paper.ROW) / paper.ROW))
    grid = name_table(drawing, blank_rows)
    return framed([grid], faces, is_exact=False) if grid else None


def _rows(placed: Raster, grids: Sequence[Grid], faces: Faces, *, lines: bool = False) -> Iterator[TableRow]:
    starting = {(cell.row, cell.column): cell for cell in placed.cells}
    covering: dict[int, PlacedCell] = {}
    for number, one in enumerate(placed.rows):
        keeps = one.is_head or _is_signed_below(placed, grids, number)
        cells: list[TableCell] = []
        column = 0
        while column < len(placed.widths):
            cell = starting.get((number, column)) or covering[column]
            covering[column] = cell
            made = _cell(cell, number, placed, faces, keeps=keeps)
            cells.append(replace(made, is_line=True) if lines and cell.cell.role is CellRole.ENTRY else made)
            column += cell.columns
        yield TableRow(height=one.row.height, cells=tuple(cells))


def _is_signed_below(placed: Raster, grids: Sequence[Grid], number: int) -> bool:
    """Signatures stay with the row that they sign."""
    if number + 1 == len(placed.rows):
        return False
    own, below = placed.rows[number].grid, placed.rows[number + 1].grid
    return own != below and grids[below].kind is GridKind.SIGNS


def _cell(cell: PlacedCell, row: int, placed: Raster, faces: Faces, *, keeps: bool) -> TableCell:
    width = sum(placed.widths[cell.column : cell.column + cell.columns])
    if row > cell.row:
        inside: tuple[Paragraph, ...] = (Paragraph(line=LOWEST),)
    else:
        height = sum(one.row.height for one in placed.rows[cell.row : cell.row + cell.rows])
        inside = contents(cell.cell, width, height, faces)
    if keeps:
        inside = tuple(replace(one, keep_next=True) for one in inside)
    return TableCell(
        width=width,
        columns=cell.columns,
        merge=None if cell.rows == 1 else Merge.GOES_ON if row > cell.row else Merge.BEGINS,
        paragraphs=inside,
        place=Place.TOP if is_at_the_top(cell.cell) else Place.MIDDLE,
    )
