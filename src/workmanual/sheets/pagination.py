"""Bands spread over as few pages as possible, broken where it hurts least.

Takes bands and how high each page is, gives the bands of each page. Only a grid is broken, between its rows. Among the
ways with the fewest pages the one with the mildest breaks is taken: before a part rather than before a block, before a
block rather than inside a table, never between a heading and what it heads. A grid that goes on repeats its head. Rows
may give a little where that saves a page, and take a little where that fills one (`fitted`); a page that others follow
is filled with more ruled lines, for whoever turns the leaf has more to write.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from workmanual.sheets.paper import RULED_LINE
from workmanual.sheets.sheet import Band, CellRole, CutLine, Grid, GridKind, Heading, Row, Words, WordsRole

Capacity = Callable[[int], float]
"""Height for bands on a page, by its number counted from 0, mm."""

_BEFORE_PART: Final = 0
_BEFORE_WORDS: Final = 2
_BEFORE_TITLED_GRID: Final = 3
_BEFORE_GRID: Final = 5
_INSIDE_TABLE: Final = 6
_INSIDE_FIELDS: Final = 10
_LEAVES_ONE_ROW: Final = 15
_BEFORE_SIGNS: Final = 40
_BEFORE_CUT: Final = 20
_AFTER_HEADING: Final = 200
_MANY_LINES: Final = 3
"""From this many ruled lines on a blank is for a text of any length, and gains by more."""
_MANY_ROWS: Final = 6
"""From this many blank rows on a table is a list of any length."""
_OVERFULL: Final = 100_000
"""A single piece higher than the page has to stand somewhere."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is never broken: a row of a grid with those that its cells reach into, or any other band."""

    band: Band
    rows: tuple[Row, ...]
    """Empty for what is no grid."""
    begins: bool
    """Whether its band begins with it."""
    height: float
    head: float
    """Height of the head that is put before it where it starts a page or its grid."""
    cost: int
    """Of a break before it."""


def spread(bands: Sequence[Band], capacity: Capacity) -> tuple[tuple[Band, ...], ...]:
    """The bands of each page, at natural heights unless lower rows save a page; one empty page where there are none."""
    if not bands:
        return ((),)
    lowest = tuple(_resized(band, -1.0) for band in bands)
    loose, tight = _cuts(_pieces(bands), capacity), _cuts(_pieces(lowest), capacity)
    cuts = tight if len(tight) < len(loose) else loose
    pages = _pages(_pieces(bands), cuts)
    filled = (_with_more_lines(page, capacity(number)) for number, page in enumerate(pages[:-1]))
    return tuple(fitted(page, capacity(number)) for number, page in enumerate((*filled, pages[-1])))


def filled_up(bands: Sequence[Band], room: float) -> tuple[Band, ...]:
    """The bands of one page with more ruled lines, more rows of a long list, and higher rows, as far as there is room.

    So a leaf of a book is filled; where others follow it, they are as full.
    """
    return fitted(_with_more_rows(_with_more_lines(bands, room), room), room)


def _with_more_rows(bands: Sequence[Band], room: float) -> tuple[Band, ...]:
    """The bands with more blank rows in their longest list; a list of few rows was counted on purpose."""
    lists = [band for band in bands if isinstance(band, Grid) and _blank_rows(band) >= _MANY_ROWS]
    if not lists:
        return tuple(bands)
    longest = max(lists, key=_blank_rows)
    last = longest.rows[-1]
    added = int((room - sum(band.height for band in bands)) / last.height)
    if added <= 0:
        return tuple(bands)
    count = len(longest.rows)
    more = tuple(_renumbered(last, count + place) for place in range(1, added + 1))
    return tuple(replace(band, rows=(*band.rows, *more)) if band is longest else band for band in bands)


def _blank_rows(grid: Grid) -> int:
    """Blank rows at the end of a table."""
    blank = 0
    for row in reversed(grid.rows):
        if grid.kind is not GridKind.TABLE or any(
            cell.role not in (CellRole.ENTRY, CellRole.NUMBER) or cell.rows > 1 for cell in row.cells
        ):
            break
        blank += 1
    return blank


def _renumbered(row: Row, number: int) -> Row:
    cells = (replace(cell, text=str(number)) if cell.role is CellRole.NUMBER else cell for cell in row.cells)
    return replace(row, cells=tuple(cells))


def fitted(bands: Sequence[Band], room: float) -> tuple[Band, ...]:
    """The bands of one page with their rows lower, where they are too high, or higher, where that fills the page."""
    natural, least, most = (sum(_resized(band, share).height for band in bands) for share in (0.0, -1.0, 1.0))
    if natural > room and natural > least:
        return _all_resized(bands, -min(1.0, (natural - room) / (natural - least)))
    if natural < room <= most:
        return _all_resized(bands, (room - natural) / (most - natural))
    return tuple(bands)


def _with_more_lines(bands: Sequence[Band], room: float) -> tuple[Band, ...]:
    """The bands with more ruled lines: as many as there is room for, at most as many again, evenly shared."""
    lines = [_ruled_lines(row) for band in bands if isinstance(band, Grid) for row in band.rows]
    added = [0] * len(lines)
    ruled = [place for place, count in enumerate(lines) if count >= _MANY_LINES]
    room_left = max(0.0, room - sum(band.height for band in bands))
    for _ in range(min(int(room_left / RULED_LINE), sum(lines[place] for place in ruled))):
        added[min(ruled, key=lambda place: added[place] / lines[place])] += 1
    more = iter(added)
    return tuple(
        replace(band, rows=tuple(_with_lines(row, next(more)) for row in band.rows)) if isinstance(band, Grid) else band
        for band in bands
    )


def _ruled_lines(row: Row) -> int:
    return max(cell.lines for cell in row.cells)


def _with_lines(row: Row, more: int) -> Row:
    """The row with this many more lines in its ruled blanks."""
    if not more:
        return row
    higher = more * RULED_LINE
    cells = tuple(replace(cell, lines=cell.lines + more) if cell.lines else cell for cell in row.cells)
    return replace(row, cells=cells, least=row.least + higher, height=row.height + higher, most=row.most + higher)


def _all_resized(bands: Sequence[Band], share: float) -> tuple[Band, ...]:
    return tuple(_resized(band, share) for band in bands)


def _resized(band: Band, share: float) -> Band:
    if not isinstance(band, Grid):
        return band
    return replace(band, rows=tuple(row.stretched(share) for row in band.rows))


def _pieces(bands: Sequence[Band]) -> tuple[_Piece, ...]:
    pieces: list[_Piece] = []
    for band in bands:
        before = pieces[-1].band if pieces else None
        if not isinstance(band, Grid):
            pieces.append(_Piece(band, (), True, band.height, 0.0, _cost_before(band, before)))
            continue
        head = sum(row.height for row in band.head)
        place = 0
        while place < len(band.rows):
            rows = band.rows[place : place + _reach(band.rows[place])]
            cost = _cost_of_row(band, place, before)
            pieces.append(_Piece(band, rows, place == 0, sum(row.height for row in rows), head, cost))
            place += len(rows)
    return tuple(pieces)


def _reach(row: Row) -> int:
    return max(cell.rows for cell in row.cells)


def _cost_before(band: Band, before: Band | None) -> int:
    if _heads(before):
        return _AFTER_HEADING
    if isinstance(band, Words):
        return _BEFORE[band.role]
    return _BEFORE_CUT if isinstance(band, CutLine) else _BEFORE_PART


_BEFORE: Final = {
    WordsRole.PART: _BEFORE_PART,
    WordsRole.TEXT: _BEFORE_WORDS,
    WordsRole.CLAUSES: _BEFORE_WORDS,
    WordsRole.GUIDE: _BEFORE_WORDS,
    WordsRole.NOTE: _BEFORE_SIGNS,
    WordsRole.INSTRUCTIONS: _BEFORE_SIGNS,
}
"""What a break before words costs, by what the words are."""


def _cost_of_row(grid: Grid, place: int, before: Band | None) -> int:
    if place > 0:
        alone = place == 1 or place == len(grid.rows) - 1
        inside = _INSIDE_TABLE if grid.kind is GridKind.TABLE else _INSIDE_FIELDS
        return _LEAVES_ONE_ROW if alone else inside
    if _heads(before):
        return _AFTER_HEADING
    if grid.kind is GridKind.SIGNS:
        return _BEFORE_SIGNS
    return _BEFORE_TITLED_GRID if _has_title(grid) else _BEFORE_GRID


def _heads(band: Band | None) -> bool:
    return isinstance(band, Heading) or (isinstance(band, Words) and band.role is WordsRole.PART)


def _has_title(grid: Grid) -> bool:
    return any(cell.role is CellRole.TITLE for row in grid.head for cell in row.cells)


def _cuts(pieces: Sequence[_Piece], capacity: Capacity) -> tuple[int, ...]:
    """Where pages begin, as places in `pieces`; the first is 0.

    The best way to the end of piece i is a best way to the start of its page and that page.
    """
    best: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
    for end in range(1, len(pieces) + 1):
        ways = []
        used = 0.0
        for start in range(end - 1, -1, -1):
            piece = pieces[start]
            used += piece.height
            pages, cost, cuts = best[start]
            is_over = used + piece.head > capacity(pages) + 0.01
            if is_over and start < end - 1:
                break
            broken = (piece.cost if start else 0) + (_OVERFULL if is_over else 0)
            ways.append((pages + 1, cost + broken, (*cuts, start)))
            used += piece.head if piece.begins else 0.0
        best.append(min(ways, key=_hurt))
    return best[-1][2]


def _hurt(way: tuple[int, int, tuple[int, ...]]) -> tuple[int, int, list[int]]:
    """Pages, then breaks, then pages that are not full."""
    pages, cost, cuts = way
    return pages, cost, [-cut for cut in cuts]


def _pages(pieces: Sequence[_Piece], cuts: Sequence[int]) -> tuple[tuple[Band, ...], ...]:
    ends = (*cuts[1:], len(pieces))
    return tuple(_page(pieces[start:end]) for start, end in zip(cuts, ends, strict=True))


def _page(pieces: Sequence[_Piece]) -> tuple[Band, ...]:
    """The bands of one page, grids cut to the rows that stand there."""
    bands: list[Band] = []
    for number, (_, group) in enumerate(groupby(pieces, key=lambda piece: id(piece.band))):
        members = tuple(group)
        band = members[0].band
        if isinstance(band, Grid):
            rows = tuple(row for piece in members for row in piece.rows)
            band = replace(
                band, rows=rows, joined=band.joined and number > 0, continues=number == 0 and not members[0].begins
            )
        bands.append(band)
    return tuple(bands)
