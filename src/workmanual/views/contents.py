"""The manual's contents: parts and their documents, written or awaited, in the order of the expected list."""

from __future__ import annotations

from dataclasses import dataclass

from workmanual.model.manual import Expected, ManualPart
from workmanual.model.procedure import Procedure
from workmanual.views.index import Index


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the contents."""

    expected: Expected
    procedure: Procedure | None
    """None while it is not written."""


@dataclass(frozen=True, slots=True)
class ListedPart:
    """A part with its documents."""

    part: ManualPart
    documents: tuple[Listed, ...]


def listed_documents(index: Index) -> tuple[ListedPart, ...]:
    """Every part with every expected document."""
    return tuple(
        ListedPart(
            part,
            tuple(
                Listed(expected, index.procedures.get(expected.code))
                for expected in index.manual.charter.documents
                if expected.part == part.id
            ),
        )
        for part in index.manual.charter.parts
    )
