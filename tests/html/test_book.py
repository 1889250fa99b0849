# The manual as HTML for print: nothing is lost, nothing leads nowhere, nothing an author wrote becomes code.

import html
import re
from dataclasses import replace
from datetime import date

import pytest
from markupsafe import Markup

from workmanual.ground import page_materials
from workmanual.html.book import book_documents
from workmanual.html.book_procedure import procedure_document
from workmanual.html.book_words import PrintAddresses, paper_words, step_numbers
from workmanual.html.materials import Materials
from workmanual.locale import Locale
from workmanual.model.manual import Approval, ApprovalAction, EditionState, Manual
from workmanual.model.procedure import Procedure
from workmanual.model.richtext import Block, Image, ListBlock, Paragraph, Reference, Table, Text, inlines_of
from workmanual.span import Name, Span
from workmanual.views.index import Index, index
from workmanual.views.texts import texts_of

AT = Span("procedures/2019/1-visitors/lc-101.md")


def materials(state: EditionState = EditionState.DRAFT) -> Materials:
    return page_materials.materials(state)


def words(document: str) -> str:
    """What is read: no head, no tags, no spaces."""
    body = document.split("<body", 1)[1]
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", f"<body{body}")))


def attributes(name: str, documents: tuple[str, ...]) -> set[str]:
    return {html.unescape(value) for text in documents for value in re.findall(rf'\b{name}="([^"]*)"', text)}


def printed(blocks: tuple[Block, ...], lookups: Index, locale: Locale, within: Procedure | None = None) -> Markup:
    return paper_words(blocks, PrintAddresses(index=lookups, locale=locale, whole=True, within=within))


@pytest.mark.parametrize("whole", [True, False])
def test_every_word_of_a_document_is_printed(lookups: Index, whole: bool) -> None:
    for procedure in lookups.manual.procedures:
        text = words(procedure_document(lookups, procedure, materials(), whole=whole))
        for inline in inlines_of(tuple(texts_of(procedure))):
            if isinstance(inline, Text):
                assert re.sub(r"\s+", "", inline.text) in text
        for step in procedure.steps:
            parts = [step.title, *step.who, *(fork.condition for fork in step.forks)]
            parts += [citation.words or str(citation.form) for citation in step.records]
            assert all(re.sub(r"\s+", "", part) in text for part in parts)


def test_the_book_is_in_its_order(lookups: Index) -> None:
    titles = [re.findall(r"<h1[^>]*>(.*?)</h1>", text) for text in book_documents(lookups, materials())]
    manual = lookups.manual
    assert titles == [
        [manual.charter.title], ["文件控制"], ["目录"],
        *([page.title] for page in manual.preface),
        *([one.title] for one in manual.procedures),
        ["记录清单"], ["依据文件"], ["术语"], ["追溯矩阵"],
    ]  # fmt: skip


def test_every_link_and_page_number_has_a_target_and_no_id_comes_twice(lookups: Index) -> None:
    book = book_documents(lookups, materials())
    singles = [(procedure_document(lookups, one, materials()),) for one in lookups.manual.procedures]
    for documents in (book, *singles):
        ids = [value for text in documents for value in re.findall(r'\bid="([^"]*)"', text)]
        assert len(ids) == len(set(ids))
        assert {address.removeprefix("#") for address in attributes("href", documents)} <= set(ids)
        assert attributes("data-page-of", documents) <= set(ids)


def test_documents_not_written_yet_are_listed_in_a_draft_only(manual: Manual) -> None:
    half = index(replace(manual, procedures=manual.procedures[:1]))
    missing = str(manual.procedures[1].title)
    for state, expected in ((EditionState.DRAFT, True), (EditionState.CURRENT, False)):
        _, control, contents, *_ = book_documents(half, materials(state))
        for document in (control, contents):
            assert (f"{missing}待编写" in words(document)) is expected
            assert (missing in words(document)) is expected


MARKS = {
    EditionState.DRAFT: "草案",
    EditionState.COMING: "待施行",
    EditionState.CURRENT: "",
    EditionState.SUPERSEDED: "作废",
    EditionState.WITHDRAWN: "撤回",
}


@pytest.mark.parametrize("state", EditionState)
def test_the_state_stands_on_every_page(lookups: Index, state: EditionState) -> None:
    for document in book_documents(lookups, materials(state)):
        for mark in {*MARKS.values()} - {""}:
            marked = f'class="stamp">{mark}<' in document or f'class="mark">{mark}<' in document
            assert marked is (mark == MARKS[state])


def test_a_draft_has_lines_to_sign_and_an_approved_edition_its_dates(manual: Manual) -> None:
    signed = Approval(at=AT, action=ApprovalAction.APPROVED, role=Name("director", AT), date=date(2019, 2, 1))
    draft, approved = (
        index(replace(manual, edition=replace(manual.edition, approvals=approvals))) for approvals in ((), (signed,))
    )
    assert "批准年月日" in words(book_documents(draft, materials())[1])
    assert "批准馆长2019-02-01" in words(book_documents(approved, materials(EditionState.CURRENT))[1])
    assert "本版是草案" in words(book_documents(draft, materials())[1])
    document = procedure_document(approved, manual.procedures[0], materials(EditionState.CURRENT))
    assert "编制审核批准受控章服务台年月日讲解员年月日馆长2019-02-01" in words(document)


def test_nothing_an_author_wrote_becomes_code(manual: Manual) -> None:
    evil = '<script>"&</script>'
    head = replace(manual.procedures[0].head, title=Name(evil, AT), summary=evil)
    lookups = index(
        replace(
            manual,
            charter=replace(manual.charter, title=evil),
            edition=replace(manual.edition, title=evil),
            procedures=(replace(manual.procedures[0], head=head), *manual.procedures[1:]),
        )
    )
    for document in book_documents(lookups, materials()):
        assert "<script" not in document
        assert "&lt;script&gt;" in document


def test_a_title_is_quoted_and_brings_its_own_space(lookups: Index, locale: Locale) -> None:
    sentence = (Text(AT, "按 "), Reference(AT, "LC-201"), Text(AT, " 办理，见 "), Reference(AT, "LC-101.booking"))
    (paragraph,) = (Paragraph(AT, (*sentence, Text(AT, " 一步。"))),)
    markup = printed((paragraph,), lookups, locale)
    code = '<span class="wm-code">{}</span>'.format
    assert f'按 <a class="wm-ref" href="#LC-201">{code("LC-201")}《藏品借出流程》</a>办理，见 <a' in markup
    assert f'href="#LC-101.booking">{code("LC-101")} 4.1“登记预约”</a>一步。' in markup


def test_a_rule_is_linked_where_it_is_listed(lookups: Index, locale: Locale) -> None:
    (rule, *_) = lookups.manual.basis
    target = Paragraph(AT, (Text(AT, "依据 "), Reference(AT, f"basis:{rule.id}"), Text(AT, " 办理")))
    procedure = lookups.manual.procedures[0]
    listed = printed((target,), lookups, locale, procedure)
    assert f'依据<a class="wm-ref" href="#LC-101.basis.{rule.id}">《{rule.title}》</a>办理' in listed
    assert f'依据<a class="wm-ref" href="#basis:{rule.id}">《{rule.title}》</a>办理' in printed(
        (target,), lookups, locale
    )
    alone = PrintAddresses(index=lookups, locale=locale, whole=False)
    assert f'依据<span class="wm-awaited">《{rule.title}》</span>办理' in paper_words((target,), alone)


def test_what_is_short_stays_on_its_line(lookups: Index, locale: Locale) -> None:
    def cell(text: str) -> tuple[Text, ...]:
        return (Text(AT, text),)

    head = (cell("项目"), cell("一二三四五"))
    table = Table(
        AT, head, ((cell("一二三四五六七八"), cell("10—30 人")), (cell("一二三四五六七八九"), cell("四个字的")))
    )
    markup = printed((table,), lookups, locale)
    assert '<th class="keep">项目</th> <th>一二三四五</th>' in markup
    assert '<tr><td class="keep">一二三四五六七八</td> <td><span class="keep">10—30</span> 人</td></tr>' in markup
    assert '<tr><td>一二三四五六七八九</td> <td class="keep">四个字的</td></tr>' in markup


def test_a_picture_is_asked_for_by_its_project_path(lookups: Index, locale: Locale) -> None:
    markup = printed((Paragraph(AT, (Image(AT, "../pictures/图 1.png", "馆门"),)),), lookups, locale)
    assert '<img src="manual:procedures/2019/pictures/图 1.png" alt="馆门">' in markup


def test_steps_in_a_row_are_a_span(lookups: Index, locale: Locale) -> None:
    steps = lookups.steps_of(lookups.manual.procedures[0])
    assert len(steps) >= 3

    def shown(*numbers: int) -> str:
        return re.sub(r"<[^>]*>", "", step_numbers([steps[number - 1] for number in numbers], locale))

    assert shown() == ""
    assert shown(1) == "4.1"
    assert shown(1, 2) == "4.1、4.2"
    assert shown(1, 3) == "4.1、4.3"
    assert shown(1, 2, 3) == "4.1—4.3"
    assert '<a href="#LC-101.booking">4.1</a>—<a' in step_numbers(steps[:3], locale)


def test_an_indicator_leads_to_its_row(second_manual: Manual, locale: Locale) -> None:
    second = index(second_manual)
    addresses = PrintAddresses(index=second, locale=locale, whole=True)
    assert addresses.reference("LC-201.loans") == ("LC-201 B1 借出审批", "#LC-201.loans")
    other = PrintAddresses(index=second, locale=locale, whole=False, within=second.procedures["LC-101"])
    assert other.reference("LC-201.loans") == ("LC-201 B1 借出审批", None)


def test_a_long_list_keeps_its_beginning_beside_its_label_and_its_numbers(manual: Manual) -> None:
    step = manual.procedures[0].steps[0]
    items = tuple((Paragraph(AT, (Text(AT, f"第{place}件"),)),) for place in "一二三四五")
    for count, rows in ((4, 0), (5, 1)):
        how = (ListBlock(AT, ordered=True, items=items[:count]),)
        procedure = replace(manual.procedures[0], steps=(replace(step, how=how),))
        changed = index(replace(manual, procedures=(procedure, *manual.procedures[1:])))
        document = procedure_document(changed, procedure, materials())
        assert document.count('class="how-rest"') == rows
        assert document.count('style="counter-reset: list-item 2"><li>第三件') == rows
        assert all(f"第{place}件" in document for place in "一二三四五"[:count])
