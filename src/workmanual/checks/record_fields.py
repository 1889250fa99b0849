"""Where the fields of a record form stand: the walk that every check of forms shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workmanual.model.record import Block, FormField, FormTable, RecordForm


class Place(StrEnum):
    """What a field stands in, by its key."""

    SHARED = "shared"
    COVER = "cover"
    FIELDS = "fields"
    TABLE = "table"
    CHART = "chart"
    SIGNS = "signs"


@dataclass(frozen=True, slots=True)
class Placed:
    """A field and where it stands."""

    field: FormField
    place: Place
    part: int
    """Of which part it is, from 0; -1 for what the parts share."""
    table: FormTable | None = None
    """The table of which it is a column."""

    @property
    def is_column(self) -> bool:
        """Whether it has many rows."""
        return self.place in (Place.TABLE, Place.CHART)


def placed_fields(form: RecordForm) -> Iterator[Placed]:
    """Every field, column and signature of the form, in order."""
    yield from (Placed(field, Place.SHARED, -1) for field in form.shared)
    for number, part in enumerate(form.parts):
        yield from (Placed(field, Place.COVER, number) for field in (part.cover.fields if part.cover else ()))
        for block in part.blocks:
            yield from (Placed(field, Place.FIELDS, number) for field in block.fields)
            if block.table is not None:
                yield from (Placed(field, Place.TABLE, number, block.table) for field in block.table.columns)
            if block.chart is not None:
                yield from (Placed(field, Place.CHART, number) for field in block.chart.columns)
            yield from (Placed(field, Place.SIGNS, number) for field in block.signs)


def blocks_of(form: RecordForm) -> Iterator[Block]:
    """The bands of a form, in order."""
    for part in form.parts:
        yield from part.blocks


def tables_of(form: RecordForm) -> Iterator[FormTable]:
    """The tables of a form, in order."""
    return (block.table for block in blocks_of(form) if block.table is not None)
