# The lists of the whole manual: nothing left out, every cell where it belongs, what refers to something can be resolved.

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.views.lists.scored import scored
from workmanual.locale import Locale
from workmanual.model.manual import Manual
from workmanual.views.index import Index, index
from workmanual.views.lists import listings
from workmanual.views.lists.listing import Column, Listing, ListTable, Piece, Row
from workmanual.views.references import resolve

IDS = ["assessment", "documents", "records", "basis", "terms", "traceability"]


@pytest.fixture(scope="module")
def made(locale: Locale) -> dict[str, Listing]:
    return {one.id: one for one in listings(scored(), locale.labels)}


def table(made: dict[str, Listing], listing: str, id_: str) -> ListTable:
    return next(one for one in made[listing].tables if one.id == id_)


def texts(row: Row) -> list[str]:
    return ["、".join(piece.words for piece in cell) for cell in row.cells]


def all_pieces(made: dict[str, Listing]) -> Iterator[Piece]:
    for listing in made.values():
        for one in listing.tables:
            yield from (piece for row in one.rows for cell in row.cells for piece in cell)


def gaps(one: ListTable) -> list[tuple[str, str]]:
    pairs: list[tuple[Row, Column]] = [
        (row, column)
        for row in one.rows
        for cell, column in zip(row.cells, one.columns, strict=True)
        if column.is_expected and not cell
    ]
    return [(texts(row)[0], column.title) for row, column in pairs]


def test_the_lists_are_these(made: dict[str, Listing]) -> None:
    assert list(made) == IDS
    for listing in made.values():
        assert len({one.id for one in listing.tables}) == len(listing.tables)


def test_without_a_scheme_there_is_no_page_of_it(manual: Manual, locale: Locale) -> None:
    plain = index(replace(manual, assessment=None))
    found = {one.id: one for one in listings(plain, locale.labels)}
    assert list(found) == IDS[1:]
    assert "indicators" not in {one.id for one in found["traceability"].tables}


def test_each_row_has_a_cell_for_each_column_and_says_what_it_is_about(made: dict[str, Listing]) -> None:
    for listing in made.values():
        for one in listing.tables:
            for row in one.rows:
                assert len(row.cells) == len(one.columns), (one.id, texts(row))
                assert row.cells[0], one.id


def test_what_refers_to_something_can_be_resolved(made: dict[str, Listing]) -> None:
    lookups = scored()
    targets = {piece.target for piece in all_pieces(made) if piece.target}
    targets |= {column.target for listing in made.values() for one in listing.tables for column in one.columns}
    assert all(resolve(lookups, target).exists for target in targets if target)


def test_nothing_of_the_manual_is_left_out(made: dict[str, Listing]) -> None:
    lookups = scored()
    charter = lookups.manual.charter
    assert [texts(row)[0] for row in table(made, "documents", "documents").rows] == ["QSW/LC-101", "QSW/LC-201"]
    assert [row.reference for row in table(made, "records", "records").rows] == [*lookups.forms]
    assert [row.reference for row in table(made, "basis", "basis").rows] == [f"basis:{one}" for one in lookups.basis]
    assert [texts(row)[0] for row in table(made, "terms", "terms").rows] == [one.term for one in charter.terms]
    assert len(table(made, "traceability", "steps").rows) == len(lookups.steps)
    assert [texts(row)[0] for row in table(made, "traceability", "roles").rows] == [
        role.title for level in ("superior", "works", "group", "masses", "meeting")
        for role in charter.roles if role.level == level
    ]  # fmt: skip


def test_roles_against_documents_tell_acting_from_being_spoken_of(made: dict[str, Listing]) -> None:
    rows = {texts(row)[0]: texts(row)[1:] for row in table(made, "traceability", "roles").rows}
    assert rows["保管员"] == ["", "1", "1"]
    assert rows["馆务会"] == ["", "○", ""]


def test_gaps_are_seen(made: dict[str, Listing]) -> None:
    assert ("B2 藏品安全", "凭哪些表格") in gaps(table(made, "traceability", "indicators"))
    assert ("馆务会", "合计") in gaps(table(made, "traceability", "roles"))
    assert not gaps(table(made, "documents", "documents"))


def test_an_awaited_document_is_listed_as_such(manual: Manual, locale: Locale) -> None:
    half: Index = index(replace(manual, procedures=manual.procedures[:1]))
    found = {one.id: one for one in listings(half, locale.labels)}
    assert "待编写" in texts(table(found, "documents", "documents").rows[1])


def test_a_record_names_its_own_steps_and_other_documents(made: dict[str, Listing]) -> None:
    rows = {row.reference: texts(row)[-1] for row in table(made, "records", "records").rows}
    assert rows["BD-201-1"] == "4.1、4.2、4.3"
