"""Where fields stand in a workbook, in its own notation.

Takes the places of fields and the rows and columns that their tiles got, gives addresses for formulas: `C5`, `C5:C9`,
and with the worksheet's name before it where that is another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workmanual.office.xlsx.formulas import Address
from workmanual.sheets.places import Fields, Place


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a workbook; row and column are counted from 0."""

    worksheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class FromHere:
    """Addresses as a formula at `here` writes them (`formulas.Addresses`)."""

    fields: Fields
    spots: Mapping[Place, Spot]
    unfilled: Mapping[Place, str]
    """What stands in a place before it is filled in, where that is not nothing."""
    here: Place

    def cell(self, field: str) -> Address | None:
        """The cell of a field."""
        place = self.fields.at(field, self.here)
        return self._area([place]) if place else None

    def column(self, field: str) -> tuple[Address, ...]:
        """All rows of a column."""
        rows = [(place,) for place in self.fields.column(field, self.here)]
        return tuple(self._area([place for (place,) in run]) for run in self._runs(rows))

    def rows(self, fields: Sequence[str]) -> tuple[Mapping[str, Address], ...]:
        """Columns of one table side by side."""
        return tuple(
            {field: self._area([row[number] for row in run]) for number, field in enumerate(fields)}
            for run in self._runs(self.fields.rows(fields, self.here))
        )

    def _runs(self, rows: Sequence[tuple[Place, ...]]) -> Iterator[list[tuple[Place, ...]]]:
        """Rows that follow each other directly, all in the same columns, the same boxes in all that is to be ticked."""
        run: list[tuple[Place, ...]] = []
        for row in rows:
            if run and not all(self._follows(after, before) for after, before in zip(row, run[-1], strict=True)):
                yield run
                run = []
            run.append(row)
        if run:
            yield run

    def _follows(self, after: Place, before: Place) -> bool:
        if self.unfilled.get(after) != self.unfilled.get(before):
            return False
        below, above = self.spots[after], self.spots[before]
        return (below.worksheet, below.row, below.column) == (above.worksheet, above.row + 1, above.column)

    def _area(self, places: Sequence[Place]) -> Address:
        first, last = self.spots[places[0]], self.spots[places[-1]]
        text = cell_name(first.row, first.column)
        if len(places) > 1:
            text += f":{cell_name(last.row, last.column)}"
        if first.worksheet != self.spots[self.here].worksheet:
            text = f"{quoted_name(first.worksheet)}!{text}"
        return Address(text, len(places), self.unfilled.get(places[0], ""))


def cell_name(row: int, column: int) -> str:
    """`C5`, from row 4 and column 2."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def quoted_name(worksheet: str) -> str:
    """A worksheet's name in a formula."""
    doubled = worksheet.replace("'", "''")
    return f"'{doubled}'"
