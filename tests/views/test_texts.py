# The words of documents, pages and forms, with their places.

from tests import mini
from workmanual.model.manual import Manual
from workmanual.model.richtext import Reference
from workmanual.reading.source_text import lines_to_show
from workmanual.span import Span
from workmanual.views.texts import Passage, document_texts, form_passages, page_texts


def passages(manual: Manual) -> list[Passage]:
    of_documents = [one for procedure in manual.procedures for one in document_texts(procedure).passages]
    of_pages = [one for page in manual.preface for one in page_texts(page).passages]
    return [*of_documents, *of_pages, *(one for form in manual.forms for one in form_passages(form))]


def test_references_in_reading_order(manual: Manual) -> None:
    visits, loans = manual.procedures
    assert [one.target for one in document_texts(visits).references] == [
        "basis:opening-rules-2016",
        "LC-201",
        "BD-101-1",
        "LC-101.booking",
        "BD-101-2",
    ]
    assert [one.target for one in document_texts(loans).references] == ["BD-201-1", "BD-201-1"]
    assert [one.target for one in page_texts(manual.preface[0]).references] == ["LC-101", "LC-101"]


def test_every_word_with_a_place_stands_there(manual: Manual) -> None:
    lines = {path: lines_to_show(content) for path, content in mini.files().items()}
    placed = [one for one in passages(manual) if one.text and not one.is_near]
    assert len(placed) > 90
    for passage in placed:
        for offset, character in enumerate(passage.text):
            part, at = passage.part_at(offset)
            if not isinstance(part, Reference):
                assert lines[at.path][at.line - 1][at.column - 1] == character, (passage.text, at)


def test_a_character_of_a_reference_stands_where_the_reference_begins(manual: Manual) -> None:
    passage = next(one for one in passages(manual) if "LC-201 办理" in one.text)
    begin = passage.text.index("LC-201")
    places = {passage.place(offset) for offset in range(begin, begin + len("LC-201"))}
    assert places == {Span("procedures/2019/1-visitors/lc-101-group-visits.md", 26, 57)}
    assert passage.place(begin + len("LC-201") + 1).column == 57 + len("[[LC-201]] ")


def test_words_without_a_place_stand_where_what_holds_them_does(manual: Manual) -> None:
    note = next(one for one in passages(manual) if "满 50 行" in one.text)
    assert note.is_near
    assert {note.place(offset) for offset in range(len(note.text))} == {
        Span("procedures/2019/records/bd-101-1.yml", 28, 9)
    }


def test_cells_are_told_apart(manual: Manual) -> None:
    cells = [one.text for one in passages(manual) if one.is_cell]
    assert cells[:4] == ["团体人数", "讲解员人数", "10—30 人", "1 名"]
    assert "BD-101-1" in cells


def test_a_form_gives_all_its_words(manual: Manual) -> None:
    words = [one.text for one in form_passages(manual.forms[1]) if one.text]
    for expected in ("团体参观意见表", "一、领队填写", "打分", "讲解", "写一件具体的事", "老泵房", "已答复"):
        assert expected in words
