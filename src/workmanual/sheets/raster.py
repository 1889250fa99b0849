"""Grids that stand directly below each other, on columns that they share.

Takes grids whose vertical lines stand where they please, gives one row of columns with an edge wherever any of them
has one, and for each cell which of these it covers. Spreadsheets and word processors need this: all rows of one of
their tables have the same columns, and cells are merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from workmanual.sheets.sheet import Cell, Grid, Row

NEAR: Final = 0.6
"""Edges nearer to each other than this, mm, are one."""


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell and what it covers, counted from 0."""

    cell: Cell
    grid: int
    """Its grid's place among those given."""
    row: int
    """Its row, counted through all grids, heads included."""
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of a grid."""

    grid: int
    row: Row
    is_head: bool


@dataclass(frozen=True, slots=True)
class Raster:
    """Grids on common columns."""

    widths: tuple[float, ...]
    """mm; they add up to the grids' width."""
    rows: tuple[PlacedRow, ...]
    cells: tuple[PlacedCell, ...]
    """In reading order."""


def raster(grids: Sequence[Grid]) -> Raster:
    """The grids on common columns; they are equally wide."""
    edges = _edges(grids)
    rows = tuple(
        PlacedRow(number, row, is_head)
        for number, grid in enumerate(grids)
        for part, is_head in ((grid.head, True), (grid.rows, False))
        for row in part
    )
    return Raster(
        widths=tuple(end - start for start, end in pairwise(edges)),
        rows=rows,
        cells=tuple(_cells(grids, rows, edges)),
    )


def _edges(grids: Sequence[Grid]) -> tuple[float, ...]:
    """Where vertical lines stand, from 0 to the width, those that are nearly one taken as one."""
    stops = sorted({0.0, *(stop for grid in grids for stop in accumulate(grid.widths))})
    edges = [stops[0]]
    for stop in stops[1:]:
        if stop - edges[-1] >= NEAR:
            edges.append(stop)
    edges[-1] = stops[-1]
    return tuple(edges)


def _nearest(edges: Sequence[float], place: float) -> int:
    return min(range(len(edges)), key=lambda number: abs(edges[number] - place))


def _cells(grids: Sequence[Grid], rows: Sequence[PlacedRow], edges: Sequence[float]) -> Iterator[PlacedCell]:
    stops = [tuple(_nearest(edges, stop) for stop in accumulate(grid.widths, initial=0.0)) for grid in grids]
    taken: dict[int, int] = {}
    for number, placed in enumerate(rows):
        if number == 0 or placed.grid != rows[number - 1].grid:
            taken = {}
        own = stops[placed.grid]
        start = 0
        free: dict[int, int] = {column: left - 1 for column, left in taken.items() if left > 1}
        for cell in placed.row.cells:
            while start in free:
                start += 1
            end = start + cell.columns
            yield PlacedCell(cell, placed.grid, number, own[start], cell.rows, own[end] - own[start])
            if cell.rows > 1:
                free |= dict.fromkeys(range(start, end), cell.rows)
            start = end
        taken = free
