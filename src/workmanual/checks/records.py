"""Record forms: cited, well-formed, and printable (WM5xx). Measures in mm, from records.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from workmanual.findings import Finding, finding
from workmanual.model.record import FieldType, FormField, FormKind, FormTable, RecordForm
from workmanual.sheets.paper import NARROWEST_COLUMN, NUMBER_COLUMN, printable_width
from workmanual.views.index import Index

LOWEST_ROW: Final = 8.0
_FIELD_ID = re.compile(r"[a-z][a-z0-9_]*")
_ROWS_BY_KIND: Final = {FormKind.SINGLE: "rows", FormKind.REGISTER: "pages"}
"""How a kind counts its blank rows."""


def citations(index: Index) -> Iterator[Finding]:
    """Every form is cited by a step (WM501), unless its document is still to be written."""
    for form in index.forms.values():
        if form.code not in index.citations and not index.may_come(form.procedure):
            yield finding("WM501", form.code.at, code=form.code, title=form.title)


def blocks(index: Index) -> Iterator[Finding]:
    """A block holds exactly one thing (WM502) and at most three pairs side by side (WM511)."""
    for form in index.manual.forms:
        for part in form.parts:
            for block in part.blocks:
                contents = block.contents()
                if len(contents) != 1:
                    yield finding("WM502", block.at, found=" ".join(contents) or "—")
                if not 1 <= block.columns <= 3:
                    yield finding("WM511", block.at, columns=str(block.columns))


def fields(index: Index) -> Iterator[Finding]:
    """Field ids are well-formed (WM504) and unique in the form (WM503); choices have options (WM509)."""
    for form in index.manual.forms:
        first: dict[str, FormField] = {}
        for field in form.fields():
            if not _FIELD_ID.fullmatch(field.id):
                yield finding("WM504", field.id.at, id=field.id)
            if field.id in first:
                yield finding("WM503", field.id.at, id=field.id, first=str(first[field.id].at.line))
            first.setdefault(field.id, field)
            if field.type in (FieldType.CHOICE, FieldType.CHECKS) and not field.options:
                yield finding("WM509", field.at, label=field.label)


def tables(index: Index) -> Iterator[Finding]:
    """Tables fit the sheet (WM505), can be written in (WM506), and count their rows as their kind does (WM508)."""
    for form in index.manual.forms:
        for table in _tables(form):
            yield from _widths(form, table)
            if table.row_height < LOWEST_ROW:
                yield finding("WM506", table.at, height=f"{table.row_height:g}")
            yield from _rows(form, table)
            for row, cells in enumerate(table.prefilled, start=1):
                if len(cells) > len(table.columns):
                    yield finding("WM510", table.at, row=str(row), columns=str(len(table.columns)))


def _tables(form: RecordForm) -> Iterator[FormTable]:
    for part in form.parts:
        for block in part.blocks:
            if block.table is not None:
                yield block.table


def _widths(form: RecordForm, table: FormTable) -> Iterator[Finding]:
    width = sum(NARROWEST_COLUMN if column.width is None else column.width for column in table.columns)
    width += NUMBER_COLUMN if table.numbered else 0
    available = printable_width(form.paper.orientation)
    if width > available:
        yield finding("WM505", table.at, width=f"{width:g}", available=f"{available:g}")


def _rows(form: RecordForm, table: FormTable) -> Iterator[Finding]:
    """A single sheet counts rows (or has them prefilled), a register pages."""
    wanted = _ROWS_BY_KIND[form.kind]
    given = {"rows": table.rows, "pages": table.pages}
    other = next(name for name in given if name != wanted)
    counted = (given[wanted] or 0) > 0 or (given[wanted] is None and wanted == "rows" and bool(table.prefilled))
    if not counted or given[other] is not None:
        yield finding("WM508", table.at, kind=form.kind, wanted=wanted)


def retention(index: Index) -> Iterator[Finding]:
    """The retention class exists (WM507)."""
    for form in index.manual.forms:
        if form.retention not in index.retention:
            known = " ".join(index.retention)
            yield finding("WM507", form.retention.at, retention=form.retention, known=known)
