"""What is printed on a sheet, in reading order.

Takes a sheet, gives its labels and its words. Writers are proved with these: the labels read back from a page, a PDF, a
workbook or a document are the sheet's. Heads that are repeated on a later page count again, as they are printed again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workmanual.model.record import FieldType
from workmanual.sheets.sheet import Band, Cell, CellRole, Grid, Page, Row, Sheet

_LABELLING: Final = frozenset({CellRole.LABEL, CellRole.HEAD, CellRole.SIGN, CellRole.SEAL, CellRole.PICTURE})


def labels(sheet: Sheet) -> tuple[str, ...]:
    """Labels of fields, columns and signatures as they are printed; 序号 is none."""
    return tuple(label for cell in cells(sheet) if cell.field for label in _label(cell))


def field_ids(sheet: Sheet) -> tuple[str, ...]:
    """Ids of the fields that the labels name, each at its first place."""
    return tuple(dict.fromkeys(cell.field for cell in cells(sheet) if cell.field and list(_label(cell))))


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
    return (*band.head, *band.rows) if isinstance(band, Grid) else ()


def _label(cell: Cell) -> Iterator[str]:
    if cell.role in _LABELLING:
        yield cell.text
    elif cell.type is FieldType.CHECK and cell.options != ("",):
        yield from cell.options


def _page(page: Page) -> Iterator[str]:
    yield page.heading.title
    yield page.heading.continued
    yield from (blank.label for blank in page.heading.blanks)
    for band in page.bands:
        if not isinstance(band, Grid):
            yield from band.paragraphs
            yield band.aside
        for row in _rows(band):
            for cell in row.cells:
                yield from _cell(cell)


def _cell(cell: Cell) -> Iterator[str]:
    if cell.role is CellRole.HEAD:
        yield from (cell.text, cell.note, cell.required)
        return
    yield from (cell.text, *cell.options, cell.note, cell.required)
    yield from (mark.text for mark in cell.marks)
