"""A record form and its fields as items.

Takes a form, gives the form itself (title, who fills it in and when, retention, instructions, what is printed on it)
and each thing to fill in. Widths, heights and rulings are layout and are not compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from workmanual.comparison.records import Family, Item
from workmanual.comparison.telling import Pairs, Telling
from workmanual.model.record import Block, Chart, FormField, FormTable, Numbering, Part, RecordForm
from workmanual.views.roles import role_titles


def form_items(telling: Telling, form: RecordForm) -> Iterator[Item]:
    """The form, then its fields in the order in which they are filled in."""
    code = str(form.code)
    roles = telling.roles(form.filled_by)
    retention = telling.index.retention.get(form.retention)
    plain = telling.plain
    yield Item(
        id=code,
        family=Family.FORM,
        document=code,
        parent=Family.FORM,
        is_ordered=False,
        number=code,
        title=str(form.title),
        fields=telling.fields(
            title=plain(form.title),
            purpose=plain(form.purpose),
            kind=telling.value("kind", form.kind),
            procedure=telling.targets((str(form.procedure),)),
            filled_by=telling.names(role_titles(telling.index, form.filled_by)),
            filled_when=plain(form.filled_when),
            retention=plain(retention.title if retention else form.retention),
            paper=telling.value("paper", form.paper.orientation),
            numbering=_numbering(telling, form.numbering),
            instructions=tuple(pair for one in form.instructions for pair in plain(one)),
            formats=telling.values("formats", form.formats),
            parts=tuple(pair for part in form.parts for pair in _part(telling, part)),
        ),
        roles=roles,
        at=form.code.at,
    )
    for field in form.fields():
        yield _field(telling, code, field, roles)


def _field(telling: Telling, code: str, field: FormField, roles: frozenset[str]) -> Item:
    plain, words = telling.plain, telling.words
    limits = (("least", field.min), ("most", field.max), ("decimals", field.decimals))
    return Item(
        id=f"{code}.{field.id}" if field.id else "",
        family=Family.FORM_FIELD,
        document=code,
        parent=code,
        is_ordered=True,
        number="",
        title=str(field.label),
        fields=telling.fields(
            label=plain(field.label),
            type=telling.value("type", field.type),
            unit=plain(field.unit),
            required=plain(words.values["required"] if field.required else ""),
            hint=plain(field.hint),
            options=telling.names(field.options),
            formula=plain(field.formula or ""),
            limits=tuple(
                pair
                for name, value in limits
                if value is not None
                for pair in plain(words.values[name].format(value=f"{value:g}"))
            ),
            shows=telling.values("shows", filter(None, (field.shows,))),
            proves=telling.values("proves", filter(None, (field.proves,))),
            sum=plain(words.values["sum"] if field.sum else ""),
        ),
        roles=roles,
        at=field.at,
    )


def _numbering(telling: Telling, numbering: Numbering | None) -> Pairs:
    if numbering is None:
        return ()
    return telling.plain(f"{numbering.label} {numbering.pattern or ''}".strip())


def _part(telling: Telling, part: Part) -> Iterator[tuple[str, str]]:
    """What is printed of a part, and how often."""
    plain, words = telling.plain, telling.words
    yield from plain(" ".join(filter(None, (part.title, str(part.code or ""), part.keeper))))
    if part.cut is not None:
        yield from plain(f"{part.cut.label} {part.cut.seal}".strip())
    if part.pages is not None:
        count = len(part.pages.names) or part.pages.count
        yield from plain(words.values["pages"].format(value=count))
        yield from telling.names(part.pages.names)
    for block in part.blocks:
        yield from _block(telling, block)


def _block(telling: Telling, block: Block) -> Iterator[tuple[str, str]]:
    plain = telling.plain
    for text in (block.title, block.text, *block.clauses, block.note):
        yield from plain(text)
    if block.safeguards:
        yield from plain(telling.words.values["safeguards"])
    if block.table is not None:
        yield from _table(telling, block.table)
    if block.chart is not None:
        yield from _chart(telling, block.chart)


def _table(telling: Telling, table: FormTable) -> Iterator[tuple[str, str]]:
    plain, values = telling.plain, telling.words.values
    if table.rows is not None:
        yield from plain(values["rows"].format(value=table.rows))
    if table.pages is not None:
        yield from plain(values["pages"].format(value=table.pages))
    for row in table.prefilled:
        yield from plain(" | ".join(row))
    if table.each is not None:
        yield from plain(values[f"each-{table.each}"])
    yield from plain(table.total)


def _chart(telling: Telling, chart: Chart) -> Iterator[tuple[str, str]]:
    for level in chart.levels:
        yield from telling.plain(" ".join(filter(None, (str(level.title), level.part, level.line))))
    yield from telling.names(chart.legend)
