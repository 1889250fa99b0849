"""Signatures and seals side by side, each with its own label and date.

Takes the signatures of a block, gives a grid. More of them than fit side by side fill further rows, evenly. A seal
makes its row high enough for a seal; it is set on the date, as is the custom.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from workmanual.model.record import FieldType, FormField
from workmanual.sheets.entries import Needs, date_marks, printed, writing
from workmanual.sheets.fields import row_of
from workmanual.sheets.paper import LABEL, NARROWEST_SIGN, SEAL_FLOOR, SEAL_ROW, SIGN_ROW
from workmanual.sheets.sheet import Cell, CellRole, Grid, GridKind, Row
from workmanual.sheets.vocabulary import Vocabulary

_NEAR: Final = 6.0
"""An edge moves this far, mm, to meet an edge of the fields above."""
_WRITING: Final = 7.5
"""What a signature needs above its date, mm."""
_DATE_LINE: Final = 6.0


def sign_grid(signs: Sequence[FormField], edges: Sequence[float], width: float, words: Vocabulary) -> Grid:
    """The signatures as a grid; `edges` are vertical lines of other bands, mm from the left."""
    most = max(1, int(width // NARROWEST_SIGN))
    count = math.ceil(len(signs) / most)
    columns = math.ceil(len(signs) / count)
    widths = _widths(columns, edges, width)
    groups = [signs[start : start + columns] for start in range(0, len(signs), columns)]
    rows = tuple(_row(group, widths, words) for group in groups)
    return Grid(kind=GridKind.SIGNS, widths=widths, rows=rows)


def _widths(columns: int, edges: Sequence[float], width: float) -> tuple[float, ...]:
    """Equal widths, but for edges that would miss those above by a hair."""
    stops = [0.0, *(_met(width * place / columns, edges) for place in range(1, columns)), width]
    return tuple(end - start for start, end in pairwise(stops))


def _met(edge: float, edges: Sequence[float]) -> float:
    nearest = min(edges, key=lambda other: abs(other - edge), default=edge)
    return nearest if abs(nearest - edge) <= _NEAR else edge


def _row(signs: Sequence[FormField], widths: tuple[float, ...], words: Vocabulary) -> Row:
    """The last signature of a row that is not full takes what is left."""
    cells: list[Cell] = []
    needs = printed(0.0)
    for place, one in enumerate(signs):
        spanned = widths[place:] if place == len(signs) - 1 else widths[place : place + 1]
        cell = Cell(
            role=CellRole.SEAL if one.type is FieldType.SEAL else CellRole.SIGN,
            width=sum(spanned),
            columns=len(spanned),
            text=one.label,
            broken=words.broken(one.label, sum(spanned)),
            required=words["sheet-required"] if one.required else "",
            field=one.id,
            type=one.type,
            marks=date_marks(sum(spanned), words),
        )
        cells.append(cell)
        needs = needs.and_also(_needs(cell))
    return row_of(cells, needs)


def _needs(cell: Cell) -> Needs:
    if cell.role is CellRole.SEAL:
        return writing(SEAL_ROW, SEAL_FLOOR)
    label = (len(cell.broken) + bool(cell.required)) * LABEL.line
    least = label + _WRITING + _DATE_LINE
    natural = max(SIGN_ROW, least)
    return Needs(min(natural, max(16.0, least)), natural, natural * 1.2)
