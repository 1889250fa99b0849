"""A block of fields: label and blank side by side, one to three pairs in a row.

Takes the fields of a block, gives a grid. So that vertical lines meet from band to band, the whole form has one width
of labels, and where three pairs and two pairs stand on the same sheet both use the six columns of the three
(`FieldColumns`): the second label of two then begins where the second blank of three begins, and no two edges miss
each other by a hair. The last pair of a row that is not full takes what is left; a picture stands at the right, over
as many rows as it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workmanual.model.record import Block, FieldType, FormField, RecordForm
from workmanual.sheets import typesetting
from workmanual.sheets.entries import (
    Needs,
    entry,
    entry_needs,
    label,
    label_needs,
    printed,
)
from workmanual.sheets.paper import (
    LABEL,
    NARROWEST_LABEL,
    PADDING,
    PICTURE_HEIGHT,
    PICTURE_WIDTH,
    WIDEST_LABEL,
    WIDEST_LABEL_OF_THREE,
    printable_width,
)
from workmanual.sheets.sheet import Align, Cell, CellRole, Grid, GridKind, Row
from workmanual.sheets.vocabulary import Vocabulary

_MOST_COLUMNS: Final = 3
_WITHOUT_LABEL_CELL: Final = (FieldType.CHECK, FieldType.PICTURE)
_NEAR_MISS: Final = 1.5
"""Two pairs use the columns of three while a blank of three is at most this many times as wide as its label."""


@dataclass(frozen=True, slots=True)
class FieldColumns:
    """Columns that every block of fields of a form shares."""

    label: float
    """Width of the first label, mm."""
    width: float
    """Printable width, mm."""
    common: bool
    """Two pairs use the six columns of three."""

    def widths(self, pairs: int) -> tuple[float, ...]:
        """Columns of a block with this many pairs in a row."""
        if self.common:
            pairs = _MOST_COLUMNS
        blank = self.width / pairs - self.label
        return (self.label, blank) * pairs

    def spans(self, pairs: int) -> tuple[tuple[int, int], ...]:
        """For each pair of a row, how many of these columns its label and its blank span."""
        if not self.common or pairs == _MOST_COLUMNS:
            return ((1, 1),) * pairs
        return ((1, 2), (1, 2)) if pairs == 2 else ((1, 5),)

    def edges(self) -> tuple[float, ...]:
        """Where vertical lines stand in blocks of two and three pairs, mm from the left."""
        widths = self.widths(2)
        return tuple(sum(widths[:count]) for count in range(1, len(widths)))


def field_columns(form: RecordForm, words: Vocabulary) -> FieldColumns:
    """The columns that suit the labels of all blocks of fields of this form."""
    width = printable_width(form.paper.orientation)
    blocks = [block for part in form.parts for block in part.blocks if block.fields]
    most = max((pairs_in_a_row(block) for block in blocks), default=1)
    third = width / _MOST_COLUMNS
    widest = min(WIDEST_LABEL, max(WIDEST_LABEL_OF_THREE, third / 2.5)) if most == _MOST_COLUMNS else WIDEST_LABEL
    named = [one for block in blocks for one in block.fields if one.type not in _WITHOUT_LABEL_CELL]
    chosen = min(widest, max([NARROWEST_LABEL, *(_label_width(one, widest, words) for one in named)]))
    return FieldColumns(chosen, width, most == _MOST_COLUMNS and third - chosen <= _NEAR_MISS * chosen)


def pairs_in_a_row(block: Block) -> int:
    """1 to 3, whatever the author wrote (WM511)."""
    return min(max(block.columns, 1), _MOST_COLUMNS)


def _label_width(field: FormField, widest: float, words: Vocabulary) -> float:
    """On one line where that is not too wide, else on as many lines as it takes, evenly filled."""
    return max(typesetting.width(line, LABEL) for line in words.broken(field.label, widest)) + 2 * PADDING


def field_grid(block: Block, columns: FieldColumns, words: Vocabulary) -> Grid:
    """The block as a grid, without its title."""
    pictures = [one for one in block.fields if one.type is FieldType.PICTURE]
    others = [one for one in block.fields if one.type is not FieldType.PICTURE]
    pairs = pairs_in_a_row(block)
    narrowed = replace(columns, width=columns.width - (PICTURE_WIDTH if pictures else 0.0))
    plan = _Plan(narrowed.widths(pairs), narrowed.spans(pairs), words)
    rows = [plan.row(group) for group in _grouped(others, pairs)]
    if not pictures:
        return Grid(kind=GridKind.FIELDS, widths=plan.widths, rows=tuple(rows))
    beside = _beside_picture(rows, pictures[0], plan.widths, words)
    extra = [plan.row([(one, True)]) for one in pictures[1:]]
    return Grid(
        kind=GridKind.FIELDS,
        widths=(*plan.widths, PICTURE_WIDTH),
        rows=(*beside, *(_widened(row, PICTURE_WIDTH) for row in extra)),
    )


def _grouped(fields: Sequence[FormField], pairs: int) -> Iterator[list[tuple[FormField, bool]]]:
    """Fields by rows; True marks one that takes what is left of its row."""
    row: list[tuple[FormField, bool]] = []
    for one in fields:
        if one.wide:
            if row:
                yield _closed(row)
            yield [(one, True)]
            row = []
            continue
        row.append((one, False))
        if len(row) == pairs:
            yield _closed(row)
            row = []
    if row:
        yield _closed(row)


def _closed(row: list[tuple[FormField, bool]]) -> list[tuple[FormField, bool]]:
    return [*row[:-1], (row[-1][0], True)]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the rows of one block share."""

    widths: tuple[float, ...]
    spans: tuple[tuple[int, int], ...]
    words: Vocabulary

    def row(self, fields: Iterable[tuple[FormField, bool]]) -> Row:
        """One row of pairs."""
        cells: list[Cell] = []
        needs = printed(0.0)
        start = 0
        for (one, takes_the_rest), (label_span, blank_span) in zip(fields, self.spans, strict=False):
            end = len(self.widths) if takes_the_rest else start + label_span + blank_span
            pair, pair_needs = self._pair(one, start, start + label_span, end)
            cells += pair
            needs = needs.and_also(pair_needs)
            start = end
        return row_of(cells, needs)

    def _pair(self, field: FormField, start: int, middle: int, end: int) -> tuple[list[Cell], Needs]:
        """Label and blank over the columns from start to middle and to end."""
        if field.type is FieldType.CHECK:
            return self._ticked(field, start, end)
        name = replace(label(field, sum(self.widths[start:middle]), self.words), columns=middle - start)
        blank = replace(entry(field, sum(self.widths[middle:end]), self.words), columns=end - middle)
        return [name, blank], label_needs(name).and_also(entry_needs(field, blank))

    def _ticked(self, field: FormField, start: int, end: int) -> tuple[list[Cell], Needs]:
        """One tick box with the label behind it, over the place of label and blank."""
        width = sum(self.widths[start:end])
        cell = Cell(
            role=CellRole.ENTRY,
            width=width,
            columns=end - start,
            field=field.id,
            type=field.type,
            options=(field.label,),
            required=self.words["sheet-required"] if field.required else "",
        )
        return [cell], entry_needs(field, cell)


def row_of(cells: Iterable[Cell], needs: Needs) -> Row:
    """A row at its natural height."""
    return Row(cells=tuple(cells), height=needs.natural, least=needs.least, most=needs.most)


def _beside_picture(rows: list[Row], picture: FormField, widths: tuple[float, ...], words: Vocabulary) -> list[Row]:
    """The picture at the right of the first rows, which grow where they are not high enough; the rest is widened."""
    rows = rows or [row_of([_filler(widths)], printed(PICTURE_HEIGHT))]
    count, least = 0, 0.0
    while count < len(rows) and least < PICTURE_HEIGHT:
        least += rows[count].least
        count += 1
    grown = [_grown(row, max(1.0, PICTURE_HEIGHT / least)) for row in rows[:count]]
    cell = Cell(
        role=CellRole.PICTURE,
        width=PICTURE_WIDTH,
        rows=count,
        text=picture.label,
        broken=words.broken(picture.label, PICTURE_WIDTH),
        field=picture.id,
        type=picture.type,
        align=Align.CENTER,
    )
    first = replace(grown[0], cells=(*grown[0].cells, cell))
    return [first, *grown[1:], *(_widened(row, PICTURE_WIDTH) for row in rows[count:])]


def _filler(widths: tuple[float, ...]) -> Cell:
    return Cell(role=CellRole.WORDS, width=sum(widths), columns=len(widths))


def _grown(row: Row, share: float) -> Row:
    least = row.least * share
    return replace(row, least=least, height=max(row.height, least), most=max(row.most, least))


def _widened(row: Row, extra: float) -> Row:
    """The last cell takes one more column."""
    last = row.cells[-1]
    wider = replace(last, width=last.width + extra, columns=last.columns + 1)
    return replace(row, cells=(*row.cells[:-1], wider))
