"""A long page of a sheet as a worksheet, before any file: columns, rows, and tiles that cover some of both.

Takes a long page (`sheets.continuous`), gives widths and heights in mm of paper and tiles in reading order. All grids
of the page share one raster, as a worksheet has one set of columns; headings and unframed words stand between on rows of
their own and take the nearest edges. Nothing here knows a file format; `office.xlsx` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Final

from workmanual.office.entry_rules import decimal_format, number_format, unfilled
from workmanual.office.style import (
    CONTINUED,
    INSIDE,
    LABEL,
    MARK,
    NARROWER,
    NOTE,
    PART,
    SMALLEST,
    TEXT,
    TITLE,
    WORDS,
    Edges,
    Face,
    Rule,
    Style,
)
from workmanual.model.record import FieldType
from workmanual.sheets import paper, typesetting
from workmanual.sheets.continuous import LongPage
from workmanual.sheets.places import Place
from workmanual.sheets.raster import PlacedCell, PlacedRow, Raster, raster
from workmanual.sheets.sheet import (
    Align,
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
    Row,
    Words,
    WordsRole,
)

CODE_SIZE: Final = 15.0
"""A QR code, mm."""
_CODE_ZONE: Final = CODE_SIZE + 1.0
_TITLE_ROW, _ASIDE_ROW, _FACTS_ROW, _BLANKS_ROW = 9.0, 7.0, 5.5, 7.0
_BELOW_BLANKS: Final = 1.5
_HIGHEST_ROW: Final = 140.0
"""Spreadsheets know no higher row than 409 points."""
_DATE_ROW: Final = 7.0
_LEADING: Final = 1.3
"""Height of a line as spreadsheets set it, in ems."""
_ABOVE_WORDS: Final = 0.3
_CENTRED_UP_TO: Final = 30.0
_MEETS: Final = 6.0
"""An edge of the heading moves this far, mm, to meet one of the grids below."""
_SHIFTS: Final = ((-_MEETS, 0.5), (-0.5, _MEETS), (-_MEETS, _MEETS))
"""So that no label gets narrower: how far left and right its beginning, its end and the end of its blank move."""
_FROZEN_UP_TO: Final = 80.0
"""Heads stay in sight while rows are scrolled, unless they are higher than this, mm."""
_CENTRED: Final = frozenset(
    {
        FieldType.NUMBER,
        FieldType.DATE,
        FieldType.MONTH,
        FieldType.TIME,
        FieldType.CHOICE,
        FieldType.SIGN,
        FieldType.SEAL,
        FieldType.COMPUTED,
        FieldType.PICTURE,
    }
)
_SPACE: Final = "\u3000"
_HARD_SPACE: Final = "\u00a0\u00a0"
"""Keeps words from the edge at their right."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one size."""

    text: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A rectangle of cells with the same content; rows and columns are counted from 0."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    style: Style
    runs: tuple[Run, ...] = ()
    """Printed words, or what is written into a blank beforehand."""
    cell: Cell | None = None
    """The blank or computed cell of the sheet that it stands for."""
    name: str = ""
    """Its label, for messages."""
    place: Place | None = None
    """Of a cell of a grid."""

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


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
    frozen: int
    """So many rows stay in sight while the others are scrolled."""


def tabulate(long: LongPage, number: int, name: str, labels: Mapping[str, str]) -> Worksheet:
    """The worksheet of the sheet's long page of this number, counted from 0."""
    bands: list[Band] = [long.page.heading, *long.page.bands]
    grids = [_edges_of(band, bands) if isinstance(band, Heading) else band for band in bands]
    common = raster([grid for grid in grids if isinstance(grid, Grid)])
    made = _Made(tuple(accumulate(common.widths, initial=0.0)), labels, *_names(long.page))
    rows_of_grids = iter(_by_grid(common))
    for place, band in enumerate(bands):
        if isinstance(band, Grid):
            placed, cells = next(rows_of_grids)
            ends_frame = not (place + 1 < len(bands) and _is_joined(bands[place + 1]))
            made.grid(_PlacedGrid(band, placed, cells, number, place - 1, ends_frame))
        elif isinstance(band, Heading):
            next(rows_of_grids)
            made.heading(band)
        elif isinstance(band, Words):
            made.words(band)
        elif isinstance(band, CutLine):
            made.cut(band)
        made.band_ends.append(len(made.heights))
    head = made.heads.get(_main_table(long.page), None)
    return Worksheet(
        name=name,
        widths=common.widths,
        heights=tuple(made.heights),
        tiles=tuple(made.tiles),
        code=long.page.heading.qr,
        ends=tuple(made.row_ends.get((end.band, end.rows), made.band_ends[end.band + 1]) for end in long.ends),
        repeated=(0 if long.repeats else head[0], head[1]) if head and long.ends else None,
        frozen=head[1] + 1 if head and sum(made.heights[: head[1] + 1]) <= _FROZEN_UP_TO else 0,
    )


def _is_joined(band: Band) -> bool:
    return isinstance(band, Grid) and band.joined


def _main_table(page: Page) -> int | None:
    """The table that most of the page's rows belong to, if there is one."""
    rows = {place: len(band.rows) for place, band in enumerate(page.bands) if isinstance(band, Grid)}
    tables = [
        place for place, band in enumerate(page.bands) if isinstance(band, Grid) and band.kind is GridKind.TABLE
    ]
    return next((place for place in tables if 2 * rows[place] > sum(rows.values())), None)


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
                    units |= {cell.field: mark.text for mark in cell.marks if not mark.blank}
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
    """A grid without rows that has the edges which the heading needs, moved to those of the grids where they are near."""
    width = _width(bands)
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
    return next((sum(band.widths) for band in bands if isinstance(band, Grid)), paper.WIDTH["portrait"] - 39.0)


def _blank_stops(heading: Heading, width: float) -> list[tuple[float, float, float]]:
    """For each blank of the heading: where its label begins, where the label ends, where the blank ends."""
    named = [(typesetting.width(blank.label, paper.LABEL) + 2.5, blank.width) for blank in heading.blanks]
    total = sum(label + blank for label, blank in named)
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
class _Made:
    """A worksheet in the making."""

    stops: tuple[float, ...]
    """Edges of the columns, mm."""
    labels: Mapping[str, str]
    names: Mapping[str, str]
    units: Mapping[str, str]
    heights: list[float] = field(default_factory=list)
    tiles: list[Tile] = field(default_factory=list)
    band_ends: list[int] = field(default_factory=list)
    row_ends: dict[tuple[int, int], int] = field(default_factory=dict)
    heads: dict[int | None, tuple[int, int]] = field(default_factory=dict)

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
        facts = (_SPACE * 2).join(heading.facts)
        below = _BLANKS_ROW + _BELOW_BLANKS
        right = self.width - (_CODE_ZONE if heading.qr else 0.0)
        others = below * bool(heading.blanks) + _ASIDE_ROW * bool(heading.aside)
        caption = heading.qr.caption if heading.qr else ""
        caption_width = typesetting.width(caption, paper.NOTE) + INSIDE + 1.0 if caption else 0.0
        lines = typesetting.lines(facts, paper.NOTE, right - caption_width) if facts else bool(caption)
        others += _FACTS_ROW * lines
        least = max(_TITLE_ROW, _CODE_ZONE - (others - below * bool(heading.blanks))) if heading.qr else _TITLE_ROW
        self._title(heading, max(least, heading.height - others), right)
        if heading.aside:
            style = Style(face=Face.HEI, points=CONTINUED, across="center", is_entry=True)
            self.across(self.row(_ASIDE_ROW), 0.0, self.width, style, Run(heading.aside, CONTINUED))
        if lines:
            row = self.row(_FACTS_ROW * lines)
            start = right - caption_width
            if caption:
                start = self.stops[max(1, self._nearest(start))] if facts else 0.0
                self.across(row, start, right, Style(points=NOTE, across="right"), Run(caption, NOTE))
            if facts:
                self.across(row, 0.0, start, Style(points=NOTE), Run(facts, NOTE))
        if heading.blanks:
            self._blanks(heading)

    def _title(self, heading: Heading, height: float, right: float) -> None:
        row = self.row(height)
        wide = typesetting.width(heading.title, paper.TITLE) * 1.06 > self.width - 2 * _CODE_ZONE
        style = Style(face=Face.HEI, points=TITLE, bold=True, across="center")
        runs = [Run(heading.title, TITLE)]
        if heading.continued:
            runs.append(Run(heading.continued, CONTINUED))
        self.across(row, 0.0, right if wide else self.width, style, *runs)

    def _blanks(self, heading: Heading) -> None:
        row = self.row(_BLANKS_ROW)
        for blank, (start, middle, end) in zip(heading.blanks, _blank_stops(heading, self.width), strict=True):
            across = "right" if blank.id is BlankId.NUMBER else "left"
            first, last = self._nearest(start), self._nearest(end)
            between = min(max(self._nearest(middle), first + 1), last - 1)
            self.across(
                row,
                self.stops[first],
                self.stops[between],
                Style(face=Face.HEI, points=LABEL + 0.5, across=across, down="bottom"),
                Run(blank.label, LABEL + 0.5),
            )
            self._blank(row, between, last, blank)
        self.row(_BELOW_BLANKS)

    def _blank(self, row: int, first: int, last: int, blank: HeadBlank) -> None:
        style = Style(down="bottom", edges=Edges(bottom=Rule.THIN), is_entry=True)
        runs = (Run(blank.value, style.points),) if blank.value else ()
        tile = Tile(row=row, column=first, columns=last - first, style=style, runs=runs, name=blank.label)
        self.tiles.append(tile)

    def words(self, band: Words) -> None:
        """A row for each paragraph."""
        if band.role is WordsRole.PART:
            self._part(band)
            return
        full_size = band.role in (WordsRole.TEXT, WordsRole.CLAUSES, WordsRole.GUIDE)
        size, points = (paper.TEXT, TEXT) if full_size else (paper.NOTE, NOTE)
        indent = _SPACE * paper.INDENT if band.role is WordsRole.TEXT else ""
        room = self.width * NARROWER - INSIDE
        in_sheet = paper.Type(points, size.leading)
        counts = [typesetting.lines(indent + one, in_sheet, room) for one in band.paragraphs]
        spare = max(0.0, band.height - sum(counts) * size.line) / max(1, len(counts))
        for paragraph, lines in zip(band.paragraphs, counts, strict=True):
            row = self.row(lines * size.line + spare)
            self.across(row, 0.0, self.width, Style(points=points), Run(indent + paragraph, points))

    def _part(self, band: Words) -> None:
        row = self.row(band.height)
        aside = typesetting.width(band.aside, paper.NOTE) + INSIDE + 1.0 if band.aside else 0.0
        title = "".join(band.paragraphs)
        middle = self.stops[min(self._nearest(self.width - aside), len(self.stops) - 2)] if aside else self.width
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
        self.across(
            above, 0.0, self.width, Style(points=NOTE, across="center", edges=dashed), Run(band.label, NOTE)
        )
        if band.seal:
            self.across(below, 0.0, self.width, Style(points=NOTE, across="center"), Run(band.seal, NOTE))

    def grid(self, placed: _PlacedGrid) -> None:
        """The grid's rows and cells."""
        if not placed.rows:
            return
        first_row = placed.rows[0][0]
        begun = len(self.heights)
        pieces = [_pieces(row.row) for _, row in placed.rows]
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
            made = list(self._cell(whole, one.cell, placed.grid))
            self.tiles.extend(made)
            if one.rows == 1:
                self._grow(made[0], one.cell.width)

    def _grow(self, tile: Tile, width: float) -> None:
        """A row that is too low for its words, which may break otherwise than on paper, gets higher."""
        lacking = _height(tile.runs, width) - sum(self.heights[tile.row : tile.row + tile.rows])
        if lacking > 0:
            self.heights[tile.row + tile.rows - 1] += lacking

    def _cell(self, tile: Tile, cell: Cell, grid: Grid) -> Iterator[Tile]:
        match cell.role:
            case CellRole.LABEL | CellRole.HEAD:
                yield self._label(tile, cell)
            case CellRole.PICTURE:
                yield replace(self._label(tile, cell), cell=None)
            case CellRole.SIGN | CellRole.SEAL:
                yield from self._sign(tile, cell)
            case CellRole.ENTRY | CellRole.TOTAL | CellRole.STATUS:
                yield self._entry(tile, cell, grid)
            case _:
                yield self._printed(tile, cell)

    def _label(self, tile: Tile, cell: Cell) -> Tile:
        unit = self.units.get(cell.field, "") if cell.role is CellRole.LABEL else ""
        unit = self.labels["sheet-unit"].format(unit=unit) if unit else ""
        lines = cell.broken or (cell.text,)
        points = _fitting(lines, LABEL, cell.width)
        marks = [mark for mark in (cell.note, cell.required, unit) if mark]
        fits = typesetting.width("".join(marks), paper.MARK) <= cell.width * NARROWER - INSIDE
        small = ("" if fits else "\n").join(marks)
        runs = (Run("\n".join(lines), points), *((Run(f"\n{small}", MARK),) if small else ()))
        return replace(tile, style=replace(tile.style, face=Face.HEI, points=points, across="center"), runs=runs)

    def _printed(self, tile: Tile, cell: Cell) -> Tile:
        is_title = cell.role is CellRole.TITLE
        lines = cell.broken or (cell.text,)
        indent = int(is_title)
        points = LABEL + 0.5 if is_title else _fitting(cell.broken, WORDS, cell.width) if cell.broken else WORDS
        style = replace(
            tile.style,
            face=Face.HEI if is_title else Face.SONG,
            bold=is_title,
            points=points,
            indent=indent,
            across=_ACROSS[Align.CENTER if cell.role is CellRole.NUMBER else cell.align],
        )
        if cell.number is not None:
            return replace(tile, style=replace(style, number_format="General"), cell=cell)
        return replace(tile, style=style, runs=(Run("\n".join(lines), points),) if cell.text else ())

    def _entry(self, tile: Tile, cell: Cell, grid: Grid) -> Tile:
        is_computed = cell.computed is not None or cell.role is CellRole.TOTAL
        centred = cell.type in _CENTRED or is_computed or cell.options == ("",) or cell.align is Align.CENTER
        narrow = grid.kind is GridKind.TABLE and cell.width <= _CENTRED_UP_TO
        written = cell.text or unfilled(cell, self.labels)
        style = replace(
            tile.style,
            across="center" if centred or (narrow and not cell.lines > 1) else "left",
            down="top" if cell.lines > 1 else "vcenter",
            is_entry=not is_computed,
            number_format=self._format(cell, is_computed),
            indent=0 if centred or narrow or cell.options else 1,
        )
        runs = (Run(written, style.points),) if written and not cell.value else ()
        return replace(tile, style=style, runs=runs, cell=cell, name=self.names.get(cell.field, ""))

    def _format(self, cell: Cell, is_computed: bool) -> str:
        if is_computed:
            return "General" if cell.decimals is None else decimal_format(cell.decimals)
        return number_format(cell, self.labels)

    def _sign(self, tile: Tile, cell: Cell) -> Iterator[Tile]:
        """Its label, room to sign, its date; three rows where its row was cut, one where a neighbour's was not."""
        edges = tile.style.edges
        runs = [Run("".join(cell.broken) or cell.text, LABEL)]
        if cell.required:
            runs.append(Run(cell.required, MARK))
        top = replace(edges, bottom=Rule.NONE)
        style = Style(face=Face.HEI, points=LABEL, down="vcenter", indent=1, edges=top)
        yield replace(tile, rows=1, style=style, runs=tuple(runs))
        date = "".join(_SPACE * max(1, round(mark.blank / 4.5)) + mark.text for mark in cell.marks)
        date += _HARD_SPACE * bool(date)
        between = replace(edges, top=Rule.NONE, bottom=Rule.NONE if date else edges.bottom)
        room = replace(tile, row=tile.row + 1, rows=tile.rows - 1 - bool(date), place=None)
        yield replace(room, style=Style(across="center", edges=between, is_entry=True), cell=cell, name=cell.text)
        if date:
            style = Style(
                across="right",
                points=WORDS,
                edges=replace(edges, top=Rule.NONE),
                is_entry=True,
                number_format=number_format(replace(cell, type=FieldType.DATE), self.labels),
            )
            last = replace(room, row=tile.row + tile.rows - 1, rows=1, style=style)
            yield replace(last, runs=(Run(date, WORDS),), name=cell.text)


_ACROSS: Final[Mapping[Align, str]] = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}


def _pieces(row: Row) -> tuple[float, ...]:
    """Heights of the worksheet's rows for one of paper: a signature's label and date have rows of their own."""
    signs = [cell for cell in row.cells if cell.role in (CellRole.SIGN, CellRole.SEAL)]
    if signs:
        label = max(len(cell.broken) or 1 for cell in signs) * paper.LABEL.line + 1.6
        date = _DATE_ROW if any(cell.marks for cell in signs) else 0.0
        middle = row.height - label - date
        return tuple(height for height in (label, middle, date) if height)
    count = int(row.height // _HIGHEST_ROW) + 1
    return (row.height / count,) * count


def _height(runs: Sequence[Run], width: float) -> float:
    """What words need, mm, in a cell as wide as this on paper; a run goes on in the line of the one before."""
    height = 2 * _ABOVE_WORDS if runs else 0.0
    for number, run in enumerate(runs):
        size = paper.Type(run.points, _LEADING)
        for line in run.text.split("\n")[bool(number) :]:
            height += typesetting.lines(line, size, width * NARROWER - INSIDE) * size.line
    return height


def _fitting(lines: Sequence[str], points: float, width: float) -> float:
    """The size at which these lines are not broken again in a cell as wide as this, mm of paper."""
    room = width * NARROWER - INSIDE
    widest = max(typesetting.ems(one) for one in lines) * points * paper.POINT
    return points if widest <= room else max(SMALLEST, int(2 * points * room / widest) / 2)
