# What is shown beside and behind a document: all of it derived.

from workmanual.views.contents import listed_documents
from workmanual.views.document import duties, records_of, related_documents, rules_of
from workmanual.views.index import Index
from workmanual.views.roles import role_titles


def test_duties_name_the_steps_in_which_a_role_acts(lookups: Index) -> None:
    found = duties(lookups, lookups.procedures["LC-101"])
    assert [(one.responsibility.role, [placed.number for placed in one.steps]) for one in found] == [
        ("服务台", ["4.1", "4.2", "4.3"]),
        ("讲解员", ["4.2"]),
        ("参观团体", ["4.3"]),
    ]


def test_records_with_the_steps_that_leave_them_forms_first(lookups: Index) -> None:
    found = records_of(lookups, lookups.procedures["LC-201"])
    assert [(one.name, [placed.number for placed in one.steps]) for one in found] == [
        ("藏品借出审批单", ["4.1", "4.2", "4.3"]),
        ("点交照片", ["4.3"]),
    ]


def test_other_documents_and_rules_that_are_named(lookups: Index) -> None:
    visits, loans = lookups.procedures["LC-101"], lookups.procedures["LC-201"]
    assert related_documents(lookups, visits) == ("LC-201",)
    assert related_documents(lookups, loans) == ()
    assert [rule.id for rule in rules_of(lookups, visits)] == ["opening-rules-2016"]
    assert [rule.id for rule in rules_of(lookups, loans)] == ["loan-rules-2012", "opening-rules-2016"]


def test_contents_by_part(lookups: Index) -> None:
    found = [(listed.part.id, [one.expected.code for one in listed.documents]) for listed in listed_documents(lookups)]
    assert found == [("visitors", ["LC-101"]), ("collections", ["LC-201"])]


def test_roles_are_shown_by_their_titles(lookups: Index) -> None:
    assert role_titles(lookups, ["keeper", "藏品保管员", "馆领导", "无名"]) == ("保管员", "保管员", "馆长", "无名")
