"""Where the fields of a sheet are filled in: what a formula's `Ref`, `Column` and `RowsWhere` mean at a place.

Takes a sheet, gives places: page, band, row and cell, all counted from 0. A `Ref` is the cell of this field in the
row of the same grid, else the first cell of the sheet that has it; the rows of a column are the cells of its grid to
fill in or with printed words, without `TOTAL`, on all pages that the grid reaches. Both the evaluation and the
spreadsheet find their cells here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workmanual.sheets.sheet import Cell, CellRole, Grid, Sheet

_VALUED: Final = frozenset({CellRole.ENTRY, CellRole.WORDS, CellRole.STATUS, CellRole.SIGN, CellRole.SEAL})
"""Roles of cells that hold a field's value."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A cell of a grid."""

    page: int
    band: int
    row: int
    """Among the grid's rows; heads hold no values."""
    cell: int
    """Among the row's cells."""

    @property
    def grid(self) -> tuple[int, int]:
        """The grid that it stands in."""
        return self.page, self.band


class Fields:
    """The places of a sheet's fields."""

    def __init__(self, sheet: Sheet) -> None:
        """Read once through the sheet."""
        self.cells: Final = dict(_placed(sheet))
        """Every cell of every grid's rows, in reading order."""
        self._begins: Final = _beginnings(sheet)
        self._of: Final[dict[str, list[Place]]] = {}
        for place, cell in self.cells.items():
            if cell.field and cell.role in _VALUED:
                self._of.setdefault(cell.field, []).append(place)

    def at(self, field: str, here: Place) -> Place | None:
        """The cell that a formula at `here` means by this field; None where the sheet has none."""
        places = self._of.get(field, ())
        beside = (place for place in places if place.grid == here.grid and self._reaches(place, here.row))
        return next(beside, places[0] if places else None)

    def _reaches(self, place: Place, row: int) -> bool:
        return place.row <= row < place.row + self.cells[place].rows

    def column(self, field: str, here: Place) -> tuple[Place, ...]:
        """All cells of this field in the grid of `here`, where that has it, else in the first grid that has it."""
        places = self._of.get(field, [])
        grids = [self._begins[place.grid] for place in places]
        own = self._begins[here.grid]
        chosen = own if own in grids else next(iter(grids), None)
        return tuple(place for place, grid in zip(places, grids, strict=True) if grid == chosen)

    def rows(self, fields: Sequence[str], here: Place) -> tuple[tuple[Place, ...], ...]:
        """The cells of these fields row by row, for all rows of their grid that have every one of them."""
        columns = [{(*place.grid, place.row): place for place in self.column(field, here)} for field in fields]
        common = sorted(set.intersection(*(set(one) for one in columns))) if columns else []
        return tuple(tuple(column[row] for column in columns) for row in common)


def _beginnings(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """For each grid where it begins: a grid that goes on belongs to the one before it."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    begun = (0, 0)
    for page_number, page in enumerate(sheet.pages):
        for number, band in enumerate(page.bands):
            if isinstance(band, Grid):
                begun = begun if band.continues else (page_number, number)
                found[page_number, number] = begun
    return found


def _placed(sheet: Sheet) -> Iterator[tuple[Place, Cell]]:
    for page_number, page in enumerate(sheet.pages):
        for band_number, band in enumerate(page.bands):
            for row_number, row in enumerate(band.rows if isinstance(band, Grid) else ()):
                for number, cell in enumerate(row.cells):
                    yield Place(page_number, band_number, row_number, number), cell
