"""Record forms over the assessment scheme: their rows, what is printed of them, what proves the five checks (WM53x)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workmanual.checks.record_fields import blocks_of, placed_fields, tables_of
from workmanual.checks.record_formulas import walk
from workmanual.findings import Finding, finding
from workmanual.model.assessment import ASSESSMENT_FILE
from workmanual.model.formula import Call
from workmanual.model.record import Each, FieldType, FormField, FormTable, RecordForm, Shown
from workmanual.reading.formula import Misread, read_formula
from workmanual.span import Span
from workmanual.views.index import Index

_SHOWN: Final[Mapping[Each, frozenset[Shown]]] = {
    Each.INDICATORS: frozenset(Shown) - {Shown.RULE, Shown.EFFECT},
    Each.VETOES: frozenset({Shown.TITLE, Shown.RULE, Shown.EFFECT}),
}
"""What can be printed of a row."""


def scheme(index: Index) -> Iterator[Finding]:
    """What comes from the assessment scheme has one (WM531); one that is named and not there yet is WM405 or WM406."""
    manual = index.manual
    if manual.assessment is not None or ASSESSMENT_FILE in manual.unread or manual.charter.assessment is not None:
        return
    for form in manual.forms:
        yield from (finding("WM531", at, key=key) for key, at in _uses(form))


def _uses(form: RecordForm) -> Iterator[tuple[str, Span]]:
    for block in blocks_of(form):
        if block.table is not None and block.table.each is not None:
            yield "each", block.table.at
        if block.safeguards:
            yield "safeguards", block.at
    for placed in placed_fields(form):
        written = placed.field.formula
        formula = read_formula(written) if written is not None else None
        if written is None or formula is None or isinstance(formula, Misread):
            continue
        if placed.field.type is FieldType.COMPUTED and any(
            isinstance(one, Call) and one.name == "grade" for one in walk(formula)
        ):
            yield "grade", written.at


def tables(index: Index) -> Iterator[Finding]:
    """A table over the scheme has no other rows (WM534), prints what is there (WM535), proves a check once (WM536)."""
    for form in index.manual.forms:
        for table in tables_of(form):
            if table.each is None:
                continue
            given = {"rows": table.rows is not None, "pages": table.pages is not None, "prefilled": table.prefilled}
            yield from (finding("WM534", table.at, key=key) for key, is_given in given.items() if is_given)
            yield from _columns(table, table.each)


def _columns(table: FormTable, each: Each) -> Iterator[Finding]:
    proving: dict[str, FormField] = {}
    for column in table.columns:
        if column.shows is not None and column.shows not in _SHOWN[each]:
            yield finding("WM535", column.at, label=column.label, found=column.shows, each=each)
        if column.proves is None:
            continue
        if each is not Each.INDICATORS:
            yield finding("WM535", column.at, label=column.label, found=column.proves, each=each)
        elif column.proves in proving:
            first = str(proving[column.proves].at.line)
            yield finding("WM536", column.at, label=column.label, proves=column.proves, first=first)
        proving.setdefault(column.proves, column)
