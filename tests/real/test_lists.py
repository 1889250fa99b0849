# The derived lists of the real manual: what is empty in them is meant to be.

import pytest

from workmanual.ground import resources
from workmanual.model.manual import Level
from workmanual.views.index import Index
from workmanual.views.lists import listings
from workmanual.views.lists.listing import Listing, ListTable

EDITIONS = ["2004", "2005", "2006"]
pytestmark = pytest.mark.parametrize("edition", EDITIONS, indirect=True, scope="session")
NOT_SCORED = {"CX-06", "CX-10", "CX-11", "CX-13", "CX-14", "GL-01", "GL-02", "GL-03", "GL-04", "ZY-01"}
"""Documents whose work no indicator scores: it is done by the works' departments, or seen in inspections."""
NO_OUTSIDE_RULE = {"CX-03", "CX-08", "CX-16", "GL-01", "GL-02", "GL-03", "GL-04", "KP-01", "ZY-01"}
"""Documents of the works' own making."""
ONLY_NAMED = {Level.SUPERIOR, Level.MEETING}
"""Levels of roles that the manual does not tell what to do: superiors, and meetings, in which others act."""


@pytest.fixture(scope="session")
def made(real: Index) -> dict[str, Listing]:
    return {one.id: one for one in listings(real, resources.locale().labels)}


def table(made: dict[str, Listing], listing: str, id_: str) -> ListTable:
    return next(one for one in made[listing].tables if one.id == id_)


def gaps(one: ListTable) -> set[tuple[str, str]]:
    return {
        (row.cells[0][0].words.split()[0], column.title)
        for row in one.rows
        for cell, column in zip(row.cells, one.columns, strict=True)
        if column.is_expected and not cell
    }


def test_only_what_is_meant_is_empty(made: dict[str, Listing], edition: str) -> None:
    found = gaps(table(made, "traceability", "documents"))
    since_2005 = {"ZY-02"} if edition >= "2005" else set()
    assert {code for code, column in found if column == "考核子项"} == NOT_SCORED | since_2005
    assert {code for code, column in found if column == "依据"} == NO_OUTSIDE_RULE | since_2005
    assert {column for _, column in found} == {"考核子项", "依据"}
    for listing in ("documents", "records", "basis", "terms", "assessment"):
        for one in made[listing].tables:
            assert not gaps(one), (listing, one.id)


def test_every_indicator_has_records_or_a_named_outside_proof(made: dict[str, Listing]) -> None:
    one = table(made, "traceability", "indicators")
    titles = [column.title for column in one.columns]
    records, outside = titles.index("凭哪些表格"), titles.index("本书以外的凭据")
    for row in one.rows:
        assert row.cells[records] or row.cells[outside], row.cells[0][0].words


def test_every_step_has_roles_a_time_and_what_it_leaves(made: dict[str, Listing]) -> None:
    assert not gaps(table(made, "traceability", "steps"))


def test_every_role_acts(real: Index, made: dict[str, Listing]) -> None:
    levels = {str(role.title): role.level for role in real.manual.charter.roles}
    idle = {row.cells[0][0].words for row in table(made, "traceability", "roles").rows if not row.cells[-1]}
    assert {levels[title] for title in idle} <= ONLY_NAMED
    for row in table(made, "traceability", "roles").rows:
        assert any(row.cells[1:-1]), row.cells[0][0].words
