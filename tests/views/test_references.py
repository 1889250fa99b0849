# What a reference is called.

from dataclasses import replace

import pytest

from workmanual.model.manual import Manual
from workmanual.views.index import Index, index
from workmanual.views.references import Kind, resolve


@pytest.mark.parametrize(
    ("target", "kind", "text", "exists"),
    [
        ("LC-201", Kind.DOCUMENT, "LC-201 藏品借出流程", True),
        ("LC-201.approval", Kind.STEP, "LC-201 4.2 审批", True),
        ("BD-101-1", Kind.FORM, "BD-101-1 团体参观预约登记簿", True),
        ("basis:loan-rules-2012", Kind.BASIS, "藏品借展办法", True),
        ("LC-999", Kind.DOCUMENT, "LC-999", False),
        ("LC-201.nothing", Kind.STEP, "LC-201.nothing", False),
        ("basis:nothing", Kind.BASIS, "basis:nothing", False),
    ],
)
def test_current_number_and_title(target: str, kind: Kind, text: str, exists: bool, lookups: Index) -> None:
    resolved = resolve(lookups, target)
    assert (resolved.kind, resolved.text, resolved.exists) == (kind, text, exists)


def test_a_step_of_the_same_document_needs_no_code(lookups: Index) -> None:
    here = lookups.procedures["LC-201"]
    assert resolve(lookups, "LC-201.approval", within=here).text == "4.2 审批"
    assert resolve(lookups, "LC-101.booking", within=here).text == "LC-101 4.1 登记预约"


def test_an_awaited_document_has_its_title_and_no_link(manual: Manual) -> None:
    resolved = resolve(index(replace(manual, procedures=manual.procedures[1:])), "LC-101")
    assert (resolved.text, resolved.exists) == ("LC-101 团体参观接待流程", False)


def test_an_indicator_has_its_number_and_title_and_leads_to_its_document(second_manual: Manual) -> None:
    second = index(second_manual)
    outside = resolve(second, "LC-201.loans")
    assert (outside.kind, outside.text, outside.exists) == (Kind.INDICATOR, "LC-201 B1 借出审批", True)
    assert resolve(second, "LC-201.loans", within=second.procedures["LC-201"]).text == "B1 借出审批"
    awaited = index(replace(second_manual, procedures=second_manual.procedures[:1]))
    assert not resolve(awaited, "LC-201.loans").exists
