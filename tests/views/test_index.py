# Lookups in one manual.

from dataclasses import replace

from workmanual.model.manual import Manual
from workmanual.views.index import Index, compiled, index


def test_documents_forms_and_steps_by_what_they_are_called(lookups: Index) -> None:
    assert list(lookups.procedures) == ["LC-101", "LC-201"]
    assert list(lookups.forms) == ["BD-101-1", "BD-101-2", "BD-201-1"]
    assert list(lookups.steps) == [
        "LC-101.booking",
        "LC-101.guiding",
        "LC-101.feedback",
        "LC-201.request",
        "LC-201.approval",
        "LC-201.handover",
    ]
    assert [placed.number for placed in lookups.steps.values()] == ["4.1", "4.2", "4.3", "4.1", "4.2", "4.3"]
    assert lookups.steps["LC-201.approval"].reference == "LC-201.approval"


def test_indicators_have_the_letter_of_their_category_and_their_place_in_it(second_manual: Manual) -> None:
    numbers = {reference: placed.number for reference, placed in index(second_manual).indicators.items()}
    assert numbers == {
        "LC-201.bookings": "A1",
        "LC-201.answers": "A2",
        "LC-201.loans": "B1",
        "LC-201.safety": "B2",
    }


def test_an_indicator_of_no_category_has_no_number_and_a_scheme_of_no_document_no_references(
    second_manual: Manual,
) -> None:
    assert second_manual.assessment is not None
    empty = replace(second_manual.assessment, categories=())
    assert {one.number for one in index(replace(second_manual, assessment=empty)).indicators.values()} == {""}
    without = replace(second_manual, charter=replace(second_manual.charter, assessment=None))
    assert index(without).indicators == {}


def test_a_role_by_id_title_or_synonym(lookups: Index) -> None:
    assert {lookups.roles[word].id for word in ("service-desk", "服务台", "接待台")} == {"service-desk"}


def test_citations_name_the_steps_that_leave_a_record(lookups: Index) -> None:
    found = {code: [placed.reference for placed in places] for code, places in lookups.citations.items()}
    assert found == {
        "BD-101-1": ["LC-101.booking"],
        "BD-101-2": ["LC-101.feedback"],
        "BD-201-1": ["LC-201.request", "LC-201.approval", "LC-201.handover"],
    }


def test_full_codes_and_codes_of_forms_are_the_manual_s_own(lookups: Index) -> None:
    assert lookups.full_code("LC-101") == "QSW/LC-101"
    assert lookups.names_form("BD-999-9")
    assert not lookups.names_form("LC-101")
    assert not lookups.names_form("BD-101-12")


def test_a_document_is_awaited_until_its_file_is_there(manual: Manual) -> None:
    without = index(replace(manual, procedures=manual.procedures[1:]))
    assert without.awaited("LC-101")
    assert not without.awaited("LC-201")
    assert not without.awaited("LC-999")
    unread = index(replace(manual, procedures=manual.procedures[1:], unread=("LC-101",)))
    assert not unread.awaited("LC-101")
    assert unread.may_come("LC-101")


def test_of_two_with_one_name_the_first_counts(manual: Manual) -> None:
    twice = replace(manual, procedures=(*manual.procedures, manual.procedures[0]))
    assert index(twice).procedures["LC-101"] is manual.procedures[0]


def test_a_pattern_is_compiled_or_explained() -> None:
    assert compiled("(LC") == "missing ), unterminated subpattern at position 0"
    pattern = compiled(r"LC-\d")
    assert not isinstance(pattern, str)
    assert pattern.fullmatch("LC-1")
    assert not pattern.fullmatch("LC-１")
    assert isinstance(compiled("a{99999999999}"), str)
    assert isinstance(compiled("(" * 5000 + ")" * 5000), str)
