"""A long page of a sheet as a worksheet, before any file: columns, rows, and tiles that cover some of both.

Takes a long page (`sheets.continuous`), gives widths and heights in mm of paper and tiles in reading order. All grids
of the page share one raster, as a worksheet has one set of columns; headings and unframed words stand between on rows
of their own and take the nearest edges. Nothing here knows a file format; `writer` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Final

from workmanual.model.record import Orientation
from workmanual.office.xlsx.style import (
    CONTINUED,
    INSIDE,
    LABEL,
    MARK,
    NARROWER,
    NOTE,
    PART,
    TEXT,
    TITLE,
    Edges,
    Face,
    Rule,
    Style,
)
from workmanual.office.xlsx.tiles import Run, Tile, Tiles, fitting, height_of
from workmanual.office.xlsx.tiles import pieces as pieces_of
from workmanual.sheets import paper, typesetting
from workmanual.sheets.continuous import LongPage
from workmanual.sheets.places import Place
from workmanual.sheets.raster import NEAR, PlacedCell, PlacedRow, Raster, raster
from workmanual.sheets.sheet import (
    Band,
    BlankId,
    Cell,
    CellRole,
    Code,
    CutLine,
    Grid,
    GridKind,
    HeadBlank,
    Heading,
    Page,
    Words,
    WordsRole,
)

_CODE_ZONE: Final = paper.QR + paper.QR_GAP
_TITLE_ROW, _ASIDE_ROW, _FACTS_ROW, _BLANKS_ROW = 9.0, 7.0, 5.5, 7.0
_BELOW_BLANKS: Final = 1.5
_CAPTION, _HEAD_LABEL = 7.5, LABEL + 0.5
"""Points."""
_BELOW_WORDS: Final = 1.0
_MEETS: Final = 6.0
"""An edge of the heading moves this far, mm, to meet one of the grids below."""
_SHIFTS: Final = ((-_MEETS, 0.0), (0.0, _MEETS), (-_MEETS, _MEETS))
"""So that no label gets narrower: how far left and right its beginning, its end and the end of its blank move."""
_SHRINKS_FROM: Final = 1.08
"""What is higher than this many times the page goes on over pages instead of being printed smaller."""
_FROZEN_UP_TO: Final = 80.0
"""Heads stay in sight while rows are scrolled, unless they are higher than this, mm."""
_SET: Final = frozenset({CellRole.LABEL, CellRole.HEAD, CellRole.TITLE, CellRole.WORDS})
_SPACE: Final = "\u3000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """One worksheet."""

    name: str
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    tiles: tuple[Tile, ...]
    code: Code | None
    """A QR code at the upper right corner."""
    ends: tuple[int, ...]
    """After how many rows a page ends."""
    repeated: tuple[int, int] | None
    """First and last row that are printed on every page."""
    is_one_page: bool
    """It is meant to be printed on one sheet of paper."""
    frozen: int
    """So many rows stay in sight while the others are scrolled."""


def tabulate(long: LongPage, number: int, name: str, orientation: Orientation, labels: Mapping[str, str]) -> Worksheet:
    """The worksheet of the sheet's long page of this number, counted from 0."""
    bands: list[Band] = [long.page.heading, *long.page.bands]
    grids = [_edges_of(band, bands) if isinstance(band, Heading) else band for band in bands]
    common = raster([grid for grid in grids if isinstance(grid, Grid)])
    made = _Made(tuple(accumulate(common.widths, initial=0.0)), Tiles(labels, *_names(long.page)))
    rows_of_grids = iter(_by_grid(common))
    for place, band in enumerate(bands):
        if isinstance(band, Grid):
            placed, cells = next(rows_of_grids)
            ends_frame = not (place + 1 < len(bands) and _is_joined(bands[place + 1]))
            made.grid(_PlacedGrid(band, placed, cells, number, place - 1, ends_frame))
        elif isinstance(band, Heading):
            next(rows_of_grids)
            if band.title:
                made.heading(band)
        elif isinstance(band, Words):
            made.words(band)
        elif isinstance(band, CutLine):
            made.cut(band)
        made.band_ends.append(len(made.heights))
    head = made.heads.get(_main_table(long.page), None)
    reaches = sum(made.heights[: head[1] + 1]) if head else 0.0
    is_one_page = not long.ends and sum(made.heights) <= _SHRINKS_FROM * paper.printable_height(orientation)
    return Worksheet(
        name=name,
        widths=common.widths,
        heights=tuple(made.heights),
        tiles=tuple(made.tiles),
        code=long.page.heading.qr,
        ends=tuple(made.row_ends.get((end.band, end.rows), made.band_ends[end.band + 1]) for end in long.ends),
        repeated=(0, head[1]) if head and long.repeats and not is_one_page else None,
        is_one_page=is_one_page,
        frozen=head[1] + 1 if head and reaches <= _FROZEN_UP_TO else 0,
    )


def _is_joined(band: Band) -> bool:
    return isinstance(band, Grid) and band.joined


def _main_table(page: Page) -> int | None:
    """The only table of the page, if most of its rows belong to it."""
    grids = {place: band for place, band in enumerate(page.bands) if isinstance(band, Grid)}
    begun = [place for place, grid in grids.items() if grid.kind is GridKind.TABLE and not grid.continues]
    rows = sum(len(grid.rows) for grid in grids.values() if grid.kind is GridKind.TABLE)
    is_main = len(begun) == 1 and 2 * rows > sum(len(grid.rows) for grid in grids.values())
    return begun[0] if is_main else None


def _names(page: Page) -> tuple[dict[str, str], dict[str, str]]:
    """Labels and units by field."""
    names: dict[str, str] = {}
    units: dict[str, str] = {}
    for band in page.bands:
        for row in (*band.head, *band.rows) if isinstance(band, Grid) else ():
            for cell in row.cells:
                if cell.role in (CellRole.LABEL, CellRole.HEAD):
                    names.setdefault(cell.field, cell.text)
                elif cell.role in (CellRole.ENTRY, CellRole.TOTAL):
                    units.update((cell.field, mark.text) for mark in cell.marks if not mark.blank)
    return names, units


def _by_grid(common: Raster) -> Iterator[tuple[list[tuple[int, PlacedRow]], list[PlacedCell]]]:
    """Rows and cells of each grid; edges without rows have none."""
    last = max((cell.grid for cell in common.cells), default=-1)
    for grid in range(last + 1):
        rows = [(number, row) for number, row in enumerate(common.rows) if row.grid == grid]
        yield rows, [cell for cell in common.cells if cell.grid == grid]
    while True:
        yield [], []


def _edges_of(heading: Heading, bands: Sequence[Band]) -> Grid:
    """A grid without rows that has the edges which the heading needs, moved to those below where they are near."""
    width = _width(bands)
    if heading.continued and any(isinstance(band, Heading) and _asks_number(band) for band in bands[:1]):
        return Grid(kind=GridKind.FIELDS, widths=(width,), rows=())
    met = {stop for band in bands if isinstance(band, Grid) for stop in accumulate(band.widths)}
    stops = [0.0]
    wanted = [
        (stop, *shifts) for ends in _blank_stops(heading, width) for stop, shifts in zip(ends, _SHIFTS, strict=True)
    ]
    if heading.qr:
        wanted.append((width - _CODE_ZONE, -_MEETS, 0.0))
    for stop, left, right in sorted(wanted):
        reached = [other for other in met if left <= other - stop <= right]
        near = min(reached, key=lambda other: abs(other - stop), default=stop)
        if near - stops[-1] > 1.0 and width - near > 1.0:
            stops.append(near)
    return Grid(kind=GridKind.FIELDS, widths=tuple(b - a for a, b in pairwise([*stops, width])), rows=())


def _width(bands: Sequence[Band]) -> float:
    return next(
        (sum(band.widths) for band in bands if isinstance(band, Grid)), paper.printable_width(Orientation.PORTRAIT)
    )


def _asks_number(heading: Heading) -> bool:
    return any(blank.id is BlankId.NUMBER for blank in heading.blanks)


def _label_width(blank: HeadBlank) -> float:
    """The least width of a column in which the label is not broken, mm of paper."""
    return (typesetting.ems(blank.label) * _HEAD_LABEL * paper.POINT + INSIDE) / NARROWER


def _blank_stops(heading: Heading, width: float) -> list[tuple[float, float, float]]:
    """For each blank of the heading: where its label begins, where the label ends, where the blank ends."""
    named = [(_label_width(blank) + NEAR, blank.width) for blank in heading.blanks]
    total = sum(label + blank for label, blank in named)
    width -= _CODE_ZONE if heading.qr else 0.0
    factor = min(1.0, (width - sum(label for label, _ in named)) / max(1.0, sum(blank for _, blank in named)))
    spare = max(0.0, width - total)
    stops: list[tuple[float, float, float]] = []
    start = 0.0
    for blank, (label, long) in zip(heading.blanks, named, strict=True):
        if blank.id is BlankId.NUMBER:
            start += spare
        stops.append((start, start + label, start + label + long * factor))
        start = stops[-1][2]
    return stops


@dataclass(frozen=True, slots=True)
class _PlacedGrid:
    """A grid on the worksheet's columns."""

    grid: Grid
    rows: list[tuple[int, PlacedRow]]
    """With their numbers in the raster."""
    cells: list[PlacedCell]
    page: int
    band: int
    ends_frame: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where a heading asks for something: row, and columns of its label and of its blank."""

    row: int
    label: int
    blank: int


@dataclass(frozen=True, slots=True)
class _Made:
    """A worksheet in the making."""

    stops: tuple[float, ...]
    """Edges of the columns, mm."""
    cells: Tiles
    heights: list[float] = field(default_factory=list)
    tiles: list[Tile] = field(default_factory=list)
    band_ends: list[int] = field(default_factory=list)
    row_ends: dict[tuple[int, int], int] = field(default_factory=dict)
    heads: dict[int | None, tuple[int, int]] = field(default_factory=dict)
    asked: dict[BlankId, _Asked] = field(default_factory=dict)
    """By the headings, where they do so first."""

    @property
    def width(self) -> float:
        """Of all columns, mm of paper."""
        return self.stops[-1]

    def row(self, height: float) -> int:
        """A new row, and its number."""
        self.heights.append(height)
        return len(self.heights) - 1

    def across(self, row: int, start: float, end: float, style: Style, *runs: Run) -> None:
        """A tile from one place to another, at the nearest edges; none where there is no room."""
        first, last = self._nearest(start), self._nearest(end)
        if last > first:
            self.tiles.append(Tile(row=row, column=first, columns=last - first, style=style, runs=runs))

    def _nearest(self, place: float) -> int:
        return min(range(len(self.stops)), key=lambda number: abs(self.stops[number] - place))

    def heading(self, heading: Heading) -> None:
        """Title, what is beside it, small print, blanks."""
        if heading.continued:
            self._continued(heading)
            return
        right = self.width - (_CODE_ZONE if heading.qr else 0.0)
        above = _FACTS_ROW * len(heading.fact_lines) + _ASIDE_ROW * bool(heading.aside)
        below = (_BLANKS_ROW + _BELOW_BLANKS) * bool(heading.blanks or heading.qr)
        least = max(_TITLE_ROW, paper.QR + 0.5 - above) if heading.qr else _TITLE_ROW
        self._title(heading, max(least, heading.height - above - below), right)
        if heading.aside:
            style = Style(face=Face.HEI, points=CONTINUED, across="center", is_entry=True)
            self.across(self.row(_ASIDE_ROW), 0.0, right, style, Run(heading.aside, CONTINUED))
        if heading.fact_lines:
            points = fitting(heading.fact_lines, MARK, right)
            row = self.row(_FACTS_ROW * len(heading.fact_lines))
            self.across(row, 0.0, right, Style(points=points), Run("\n".join(heading.fact_lines), points))
        if below:
            self._blanks(heading)

    def _title(self, heading: Heading, height: float, right: float) -> None:
        """In the middle of the whole width where the code leaves it room there."""
        row = self.row(height)
        free = self.width - (2 * _CODE_ZONE if heading.qr else 0.0)
        end = self.width if typesetting.width(heading.title, paper.TITLE) <= free else right
        style = Style(face=Face.HEI, points=TITLE, bold=True, across="center")
        self.across(row, 0.0, end, style, Run(heading.title, TITLE))

    def _continued(self, heading: Heading) -> None:
        """The title in small, and at its right the record's number again, as it is written on the first page."""
        row = self.row(heading.height - _BELOW_BLANKS)
        end = self.width
        for blank, (start, middle, _) in zip(heading.blanks, _blank_stops(heading, self.width), strict=True):
            last = len(self.stops) - 1
            asked = self.asked.get(blank.id)
            first, between = (asked.label, asked.blank) if asked else self._label_places(blank, start, middle, 0, last)
            self._label(row, first, between, blank)
            self._blank(row, between, last, blank)
            end = self.stops[first]
        title = _SPACE.join(filter(None, (f"{heading.title}{heading.continued}", heading.aside)))
        points = fitting([title], CONTINUED, end)
        style = Style(face=Face.HEI, points=points, bold=True, down="bottom")
        self.across(row, 0.0, end, style, Run(title, points))
        self.row(_BELOW_BLANKS)

    def _blanks(self, heading: Heading) -> None:
        row = self.row(_BLANKS_ROW)
        taken = 0
        for blank, (start, middle, end) in zip(heading.blanks, _blank_stops(heading, self.width), strict=True):
            last = min(max(self._nearest(end), taken + 2), len(self.stops) - 1)
            first, between = self._label_places(blank, start, middle, taken, last)
            self._label(row, first, between, blank)
            self._blank(row, between, last, blank)
            taken = last
            self.asked.setdefault(blank.id, _Asked(row, first, between))
        if heading.qr:
            style = Style(points=_CAPTION, across="center", down="top")
            self.across(row, self.width - _CODE_ZONE, self.width, style, Run(heading.qr.caption, _CAPTION))
        self.row(_BELOW_BLANKS)

    def _label_places(self, blank: HeadBlank, start: float, end: float, least: int, last: int) -> tuple[int, int]:
        """Where a label begins and ends: at the edges nearest to these places between which it has room.

        It begins at the edge `least` at the earliest; at the edge `last` its blank ends.
        """
        wanted = _label_width(blank)
        first = min(max(self._nearest(start), least), last - 2)
        middle = min(max(self._nearest(end), first + 1), last - 1)
        while self.stops[middle] - self.stops[first] < wanted and first > least:
            first -= 1
        while self.stops[middle] - self.stops[first] < wanted and middle < last - 1:
            middle += 1
        return first, middle

    def _label(self, row: int, first: int, end: int, blank: HeadBlank) -> None:
        across = "right" if blank.id is BlankId.NUMBER else "left"
        points = fitting([blank.label], _HEAD_LABEL, self.stops[end] - self.stops[first])
        style = Style(face=Face.HEI, points=points, across=across, down="bottom")
        self.across(row, self.stops[first], self.stops[end], style, Run(blank.label, points))

    def _blank(self, row: int, first: int, last: int, blank: HeadBlank) -> None:
        """What is asked for again shows what is written where it is asked for first."""
        asked = self.asked.get(blank.id)
        copies = (asked.row, asked.blank) if asked else None
        style = Style(down="bottom", edges=Edges(bottom=Rule.THIN), is_entry=copies is None)
        runs = (Run(blank.value, style.points),) if blank.value else ()
        tile = Tile(row=row, column=first, columns=last - first, style=style, runs=runs, name=blank.label)
        self.tiles.append(replace(tile, copies=copies))

    def words(self, band: Words) -> None:
        """A row for each paragraph, one for the gap above, which keeps them off a frame, and one for that below."""
        if band.role is WordsRole.PART:
            self._part(band)
            return
        small = band.role is WordsRole.INSTRUCTIONS
        full_size = band.role in (WordsRole.TEXT, WordsRole.CLAUSES, WordsRole.GUIDE)
        size, points = (paper.TEXT, TEXT) if full_size else (paper.HINT, MARK) if small else (paper.NOTE, NOTE)
        indent = _SPACE * paper.INDENT if band.role is WordsRole.TEXT else ""
        room = self.width * NARROWER - INSIDE
        in_sheet = paper.Type(points, size.leading)
        counts = [typesetting.lines(indent + one, in_sheet, room) for one in band.paragraphs]
        self.row(paper.SPACES[band.role][0])
        for paragraph, lines in zip(band.paragraphs, counts, strict=True):
            row = self.row(lines * size.line)
            self.across(row, 0.0, self.width, Style(points=points), Run(indent + paragraph, points))
        self.row(max(_BELOW_WORDS, band.height - paper.SPACES[band.role][0] - sum(counts) * size.line))

    def _part(self, band: Words) -> None:
        row = self.row(band.height)
        aside = typesetting.width(band.aside, paper.NOTE) + INSIDE + 1.0 if band.aside else 0.0
        title = "".join(band.paragraphs)
        middle = max(stop for stop in self.stops if stop <= self.width - aside)
        if aside and not title:
            middle = 0.0
        elif aside and middle == 0.0:
            title, aside = f"{title}{_SPACE * 2}{band.aside}", 0.0
            middle = self.width
        if title:
            style = Style(face=Face.HEI, points=PART, bold=True, down="bottom")
            self.across(row, 0.0, middle, style, Run(title, PART))
        if aside:
            self.across(
                row, middle, self.width, Style(points=NOTE, across="right", down="bottom"), Run(band.aside, NOTE)
            )

    def cut(self, band: CutLine) -> None:
        """Two rows with a dashed line between them."""
        above, below = self.row(band.height / 2), self.row(band.height / 2)
        dashed = Edges(bottom=Rule.DASHED)
        self.across(above, 0.0, self.width, Style(points=NOTE, across="center", edges=dashed), Run(band.label, NOTE))
        if band.seal:
            self.across(below, 0.0, self.width, Style(points=NOTE, across="center"), Run(band.seal, NOTE))

    def grid(self, placed: _PlacedGrid) -> None:
        """The grid's rows and cells."""
        if not placed.rows:
            return
        first_row = placed.rows[0][0]
        begun = len(self.heights)
        pieces = [pieces_of(row.row) for _, row in placed.rows]
        starts = list(accumulate((len(one) for one in pieces), initial=begun))
        for heights in pieces:
            for height in heights:
                self.row(height)
        heads = sum(row.is_head for _, row in placed.rows)
        if heads:
            self.heads[placed.band] = (begun, starts[heads] - 1)
        for number in range(heads, len(pieces)):
            self.row_ends[placed.band, number - heads + 1] = starts[number + 1]
        counted: dict[int, int] = {}
        for one in placed.cells:
            row = one.row - first_row
            cell_number = counted.get(row, 0)
            counted[row] = cell_number + 1
            end = min(row + one.rows, len(pieces))
            place = Place(placed.page, placed.band, row - heads, cell_number) if row >= heads else None
            edges = Edges(
                left=Rule.MEDIUM if one.column == 0 else Rule.THIN,
                right=Rule.MEDIUM if one.column + one.columns == len(self.stops) - 1 else Rule.THIN,
                top=Rule.MEDIUM if row == 0 and not placed.grid.joined else Rule.THIN,
                bottom=Rule.MEDIUM if end == len(pieces) and placed.ends_frame else Rule.THIN,
            )
            whole = Tile(
                row=starts[row],
                column=one.column,
                rows=starts[end] - starts[row],
                columns=one.columns,
                style=Style(edges=edges),
                place=place,
            )
            made = list(self.cells.of(whole, self._as_wide_as_here(one), placed.grid))
            self.tiles.extend(made)
            if one.rows == 1:
                self._grow(made[0], one.cell.width)

    def _as_wide_as_here(self, placed: PlacedCell) -> Cell:
        """Printed words are set for the room that they have on the common columns, which may be a hair less."""
        room = self.stops[placed.column + placed.columns] - self.stops[placed.column]
        cell = placed.cell
        return replace(cell, width=room) if cell.role in _SET and room < cell.width else cell

    def _grow(self, tile: Tile, width: float) -> None:
        """A row that is too low for its words, which may break otherwise than on paper, gets higher."""
        lacking = height_of(tile.runs, width) - sum(self.heights[tile.row : tile.row + tile.rows])
        if lacking > 0:
            self.heights[tile.row + tile.rows - 1] += lacking
