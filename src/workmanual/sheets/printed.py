"""What is printed on a sheet, in reading order.

Takes a sheet, gives its labels and its words. Writers are proved with these: the labels read back from a page, a PDF, a
workbook or a document are the sheet's. Heads that are repeated on a later page count again, as they are printed again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workmanual.model.record import FieldType
from workmanual.sheets.sheet import (
    Band,
    Cell,
    CellRole,
    CoverBand,
    CutLine,
    Drawing,
    Grid,
    Heading,
    Page,
    Row,
    Sheet,
    Words,
)

_LABELLING: Final = frozenset({CellRole.LABEL, CellRole.HEAD, CellRole.SIGN, CellRole.SEAL, CellRole.PICTURE})


def labels(sheet: Sheet) -> tuple[str, ...]:
    """Labels of fields, columns and signatures as they are printed; 序号 is none."""
    return tuple(label for _, label in _named(sheet))


def field_ids(sheet: Sheet) -> tuple[str, ...]:
    """Ids of the fields that the labels name, each at its first place."""
    return tuple(dict.fromkeys(field for field, _ in _named(sheet)))


def _named(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Fields with their labels, in reading order."""
    for page in sheet.pages:
        for band in page.bands:
            if isinstance(band, Drawing):
                yield from ((line.field, line.text) for box in band.boxes for line in box.lines if line.field)
            for row in _rows(band):
                for cell in row.cells:
                    if cell.field:
                        yield from ((cell.field, label) for label in _label(cell))


def words(sheet: Sheet) -> tuple[str, ...]:
    """Every printed text inside the margins, page after page; none is empty."""
    return tuple(word for page in sheet.pages for word in _page(page) if word)


def cells(sheet: Sheet) -> Iterator[Cell]:
    """Every cell in reading order."""
    for page in sheet.pages:
        for band in page.bands:
            for row in _rows(band):
                yield from row.cells


def _rows(band: Band) -> tuple[Row, ...]:
    grid = band.grid if isinstance(band, CoverBand) else band
    return (*grid.head, *grid.rows) if isinstance(grid, Grid) else ()


def _label(cell: Cell) -> Iterator[str]:
    if cell.role in _LABELLING:
        yield cell.text
    elif cell.type is FieldType.CHECK and cell.options != ("",):
        yield from cell.options


def _page(page: Page) -> Iterator[str]:
    yield from _heading(page.heading)
    for band in page.bands:
        yield from _band(band)


def _heading(heading: Heading) -> Iterator[str]:
    """Title first, then who and when, then the blanks, then the words below the code."""
    yield heading.title
    yield heading.continued
    yield heading.aside
    yield from heading.facts
    yield from (word for blank in heading.blanks for word in (blank.label, blank.value))
    if heading.qr:
        yield heading.qr.caption


def _band(band: Band) -> Iterator[str]:
    match band:
        case Grid():
            for row in _rows(band):
                for cell in row.cells:
                    yield from _cell(cell)
        case Words():
            yield from band.paragraphs
            yield band.aside
        case Heading():
            yield from _heading(band)
        case CutLine():
            yield from (band.label, band.seal)
        case CoverBand():
            yield from (*band.above, band.title)
            yield from _band(band.grid)
        case Drawing():
            yield from _drawing(band)


def _drawing(drawing: Drawing) -> Iterator[str]:
    """Boxes, then words on lines, then the legend."""
    for box in drawing.boxes:
        yield from (word for line in box.lines for word in (line.text, line.value))
    yield from (line.text for line in drawing.lines)
    yield from (words for _, words in drawing.legend)


def _cell(cell: Cell) -> Iterator[str]:
    if cell.role is CellRole.HEAD:
        yield from (cell.text, cell.note, cell.required)
        return
    yield from (cell.text, cell.value, *cell.options, cell.note, cell.required)
    yield from (mark.text for mark in cell.marks)
