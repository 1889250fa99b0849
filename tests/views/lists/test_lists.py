# The lists of the whole manual: nothing left out, every cell where it belongs, what refers to something can be resolved.

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.views.lists.scored import scored
from workmanual.locale import Locale
from workmanual.model.manual import Manual
from workmanual.model.register import Entry, Event, FileDifference, Register
from workmanual.span import NOWHERE, Name
from workmanual.views.index import Index, index
from workmanual.views.lists import listings
from workmanual.views.lists.listing import Column, Listing, ListTable, Piece, Row
from workmanual.views.references import resolve

IDS = ["assessment", "edition", "documents", "records", "basis", "terms", "traceability"]


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


def test_an_edition_says_what_happened_to_it_and_why_it_changed(locale: Locale) -> None:
    erratum = FileDifference(at=NOWHERE, path=Name("manual.yml", NOWHERE), difference="--- a\n+++ b\n-旧的\n+新的\n")
    entries = (
        entry(Event.RELEASED, "2020", "发布"),
        entry(Event.RELEASED, "2019", "早先"),
        entry(Event.ERRATUM, "2020", "错字", erratum),
    )
    lookups = replace(scored(), register=Register(at=NOWHERE, entries=entries))
    found = {one.id: one for one in listings(lookups, locale.labels)}
    facts = dict(texts(row) for row in table(found, "edition", "facts").rows)
    assert facts["修改状态"] == "V1.1"
    assert facts["批准"] == "2020-02-14 馆长"
    history = [texts(row)[1:] for row in table(found, "edition", "history").rows]
    assert history == [["发布", "馆长", "发布", ""], ["勘误", "馆长", "错字", "manual.yml、-旧的、+新的"]]
    changes = [texts(row) for row in table(found, "edition", "changes").rows]
    assert changes[0][0] == "LC-101 团体参观接待流程、LC-201 藏品借出流程"
    assert changes[0][2] == "讲解员和保管员提出、场馆开放服务规范（2020 年修订）"


def test_an_edition_without_a_register_or_reasons_has_its_dates_alone(manual: Manual, locale: Locale) -> None:
    found = {one.id: one for one in listings(index(manual), locale.labels)}
    assert [one.id for one in found["edition"].tables] == ["facts"]


def entry(event: Event, edition: str, why: str, *files: FileDifference) -> Entry:
    return Entry(
        at=NOWHERE, event=event, edition=Name(edition, NOWHERE), date=date(2020, 3, 1), who="馆长", why=why,
        files=files, before="",
    )  # fmt: skip
