# Some of the changes: those of a role, those of a kind.

import pytest

from tests.comparison.conftest import Pairs, history_of
from tests.comparison.made import compared, item
from workmanual.comparison.asking import asked, concerns, kinds_known, roles_known
from workmanual.comparison.records import Family, Kind, Sense
from workmanual.locale import Locale
from workmanual.model.manual import Manual

SECRETARY = item("role:secretary", Family.ROLE, title="书记", roles=["secretary"], note="甲")
OLD = [
    SECRETARY,
    item("CX-01.a", roles=["secretary"], who="书记", when="5 日内"),
    item("CX-01.b", roles=["clerk"], who="干事", how="抄在黑板上"),
    item("CX-01.c", roles=["secretary"], how="打扫会议室"),
]
NEW = [
    SECRETARY,
    item("CX-01.a", roles=["clerk"], who="干事", when="3 日内"),
    item("CX-01.b", roles=["clerk"], who="干事", how="写在黑板上"),
]


def ids(role: str | None = None, *kinds: Kind | Sense) -> list[str]:
    return [one.id for one in asked(compared(OLD, NEW), role, kinds)]


def test_without_a_question_everything() -> None:
    assert ids() == ["CX-01.a", "CX-01.b", "CX-01.c"]


def test_a_role_that_acted_before_is_concerned_too() -> None:
    assert ids("secretary") == ["CX-01.a", "CX-01.c"]
    assert ids("clerk") == ["CX-01.a", "CX-01.b"]
    assert ids("nobody") == []


def test_one_of_the_kinds_or_senses_is_enough_and_the_role_besides() -> None:
    assert ids(None, Kind.DELETED) == ["CX-01.c"]
    assert ids(None, Kind.DELETED, Sense.WHEN) == ["CX-01.a", "CX-01.c"]
    assert ids("clerk", Sense.WHEN) == ["CX-01.a"]
    assert ids("clerk", Kind.DELETED) == []


def test_a_role_that_changed_is_concerned() -> None:
    other = item("role:secretary", Family.ROLE, roles=["secretary"], note="乙")
    (change,) = compared([SECRETARY], [other]).changes
    assert concerns(change, "secretary")


def test_roles_by_id_and_title_of_both_editions(manual: Manual, second_manual: Manual) -> None:
    known = roles_known(history_of(manual, second_manual).compare("2019", "2020"))
    assert known["volunteer"] == "volunteer"
    titles = {str(one.title): str(one.id) for one in (*manual.charter.roles, *second_manual.charter.roles)}
    assert titles.items() <= known.items()
    assert titles


def test_every_kind_and_sense_by_both_its_names(locale: Locale) -> None:
    known = kinds_known(locale.comparison)
    assert {*known.values()} == {*Kind, *Sense}
    assert len(known) == 2 * (len(Kind) + len(Sense))
    assert (known["split"], known["拆分"], known["baseline"], known["底线"]) == (
        Kind.SPLIT, Kind.SPLIT, Sense.BASELINE, Sense.BASELINE,
    )  # fmt: skip


@pytest.mark.parametrize("kind", [*Kind, *Sense])
def test_every_change_is_found_by_its_kinds(kind: Kind | Sense, real: Pairs) -> None:
    comparison = real.history.compare("2004", "2006")
    found = asked(comparison, None, (kind,))
    rest = [one for one in comparison.changes if one not in found]
    assert all(kind in (*one.kinds, *one.senses) for one in found)
    assert not [one for one in rest if kind in (*one.kinds, *one.senses)]
