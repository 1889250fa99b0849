"""Record forms: cited, filled in by someone, well-formed (WM5xx). What paper asks of them is in `record_paper`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from workmanual.checks.record_fields import Place, blocks_of, placed_fields
from workmanual.findings import Finding, finding
from workmanual.model.procedure import Procedure
from workmanual.model.record import FieldType, FormField
from workmanual.views.index import Index
from workmanual.views.texts import Texts

CHOICES: Final = frozenset({FieldType.CHOICE, FieldType.CHECKS})
"""Types that have options."""
NUMBERED_BY: Final = ("year", "quarter", "month", "unit", "number")
"""What stands in braces in the pattern of a running number."""
_BRACES: Final = re.compile(r"\{([^{}]*)\}|[{}]")
_FIELD_ID = re.compile(r"[a-z][a-z0-9_]*")


def citations(index: Index) -> Iterator[Finding]:
    """Every form is cited by a step (WM501) and used by its own document (WM517), once that is written."""
    used = {
        procedure.code: _used_in(procedure, texts)
        for procedure, texts in zip(index.manual.procedures, index.document_texts, strict=True)
    }
    for form in index.forms.values():
        if index.may_come(form.procedure):
            continue
        if form.code not in index.citations:
            yield finding("WM501", form.code.at, code=form.code, title=form.title)
        elif form.procedure in used and form.code not in used[form.procedure]:
            yield finding("WM517", form.procedure.at, code=form.code, procedure=form.procedure)


def _used_in(procedure: Procedure, texts: Texts) -> frozenset[str]:
    """Codes of the forms that a document leaves or speaks of."""
    left = {citation.form for step in procedure.steps for citation in step.records if citation.form}
    return frozenset(left | {reference.target for reference in texts.references})


def heads(index: Index) -> Iterator[Finding]:
    """A form says what it is called, what it proves and who fills it in (WM515)."""
    for form in index.manual.forms:
        for key, words in (("title", form.title), ("purpose", form.purpose)):
            if not words.strip():
                yield finding("WM515", words.at, key=key)
        if not form.filled_by:
            yield finding("WM515", form.at, key="filled_by")


def blocks(index: Index) -> Iterator[Finding]:
    """A block holds exactly one thing (WM502) and at most three pairs side by side (WM511)."""
    for form in index.manual.forms:
        for block in blocks_of(form):
            contents = block.contents()
            if len(contents) != 1:
                yield finding("WM502", block.at, found=" ".join(contents) or "—")
            if not 1 <= block.columns <= 3:
                yield finding("WM511", block.at, columns=str(block.columns))


def fields(index: Index) -> Iterator[Finding]:
    """Field ids are well-formed (WM504) and unique in the form (WM503); a field beside its label has one (WM515)."""
    for form in index.manual.forms:
        first: dict[str, FormField] = {}
        for field in form.fields():
            if not _FIELD_ID.fullmatch(field.id):
                yield finding("WM504", field.id.at, id=field.id)
            if field.id in first:
                yield finding("WM503", field.id.at, id=field.id, first=str(first[field.id].at.line))
            first.setdefault(field.id, field)
        for placed in placed_fields(form):
            if placed.place is not Place.TABLE and not placed.field.label.strip():
                yield finding("WM515", placed.field.label.at, key="label")


def choices(index: Index) -> Iterator[Finding]:
    """Choices have options (WM509), no option twice (WM513), and nothing else has any (WM514).

    Those of what is computed are the business of `record_formulas`.
    """
    for form in index.manual.forms:
        for field in form.fields():
            if field.type in CHOICES and not field.options:
                yield finding("WM509", field.at, label=field.label)
            if field.type not in {*CHOICES, FieldType.COMPUTED} and field.options:
                yield finding("WM514", field.at, label=field.label, type=field.type)
            seen: set[str] = set()
            for option in field.options:
                if option in seen:
                    yield finding("WM513", option.at, option=option, label=field.label)
                seen.add(option)


def labels(index: Index) -> Iterator[Finding]:
    """No two fields of a block share a label (WM516); several may sign as the same."""
    for form in index.manual.forms:
        yield from _shared(form.shared)
        for part in form.parts:
            yield from _shared(part.cover.fields if part.cover else ())
        for block in blocks_of(form):
            yield from _shared(block.chart.columns if block.chart else ())
            yield from _shared(block.fields)
            if block.table is not None and not _repeats(block.table.columns):
                yield from _shared(block.table.columns)


def _shared(fields: tuple[FormField, ...]) -> Iterator[Finding]:
    """A label may come again beside another neighbour, to which it belongs: chairman, date; secretary, date."""
    first: dict[tuple[str, str], FormField] = {}
    for before, field in zip((None, *fields), fields, strict=False):
        neighbour = before.label if before else ""
        earlier = before if field.label == neighbour else first.get((neighbour, field.label))
        if earlier is not None and field.label.strip():
            yield finding("WM516", field.label.at, label=field.label, first=str(earlier.at.line))
        first.setdefault((neighbour, field.label), field)


def _repeats(columns: tuple[FormField, ...]) -> bool:
    """Whether the same heads stand side by side several times, so that a row holds several entries."""
    heads = [column.label for column in columns]
    return any(heads == heads[:size] * (len(heads) // size) for size in range(2, len(heads) // 2 + 1))


def numbering(index: Index) -> Iterator[Finding]:
    """A running number is made of what is known of a record (WM543)."""
    for form in index.manual.forms:
        pattern = form.numbering.pattern if form.numbering else None
        for name in _odd_placeholders(pattern or ""):
            at = pattern.at if pattern is not None else form.at
            yield finding("WM543", at, found=name, known=" ".join(f"{{{one}}}" for one in NUMBERED_BY))


def _odd_placeholders(pattern: str) -> Iterator[str]:
    """Names in braces that nothing stands for, and braces without the other one."""
    for match in _BRACES.finditer(pattern):
        if match[1] not in NUMBERED_BY:
            yield match[0]


def retention(index: Index) -> Iterator[Finding]:
    """The retention class exists (WM507)."""
    for form in index.manual.forms:
        if form.retention not in index.retention:
            known = " ".join(index.retention)
            yield finding("WM507", form.retention.at, retention=form.retention, known=known)
