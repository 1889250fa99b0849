# The words of documents, pages and forms, with their places.

from tests import mini
from tests.sheets.forms import WRITTEN
from workmanual.model.manual import Manual
from workmanual.model.richtext import Text
from workmanual.reading.source_text import lines_to_show
from workmanual.span import Span
from workmanual.views.texts import Held, Texts, document_texts, form_texts, page_texts


def all_texts(manual: Manual) -> list[Texts]:
    return [
        *map(document_texts, manual.procedures),
        *map(page_texts, manual.preface),
        *map(form_texts, manual.forms),
    ]


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
    placed = 0
    for texts in all_texts(manual):
        for offset, character in enumerate(texts.text):
            if isinstance(texts.part_at(offset), Text) and character != "\n":
                at = texts.place(offset)
                assert lines[at.path][at.line - 1][at.column - 1] == character, at
                placed += 1
    assert placed > 800


def test_a_character_of_a_reference_stands_where_the_reference_begins(manual: Manual) -> None:
    texts = document_texts(manual.procedures[0])
    begin = texts.text.index("LC-201 办理")
    path = "procedures/2019/1-visitors/lc-101-group-visits.md"
    assert {texts.place(offset) for offset in range(begin, begin + len("LC-201"))} == {Span(path, 26, 57)}
    assert texts.place(texts.text.index("办理。\n", begin)) == Span(path, 26, 57 + len("[[LC-201]] "))


def test_words_without_a_place_stand_where_what_holds_them_does(manual: Manual) -> None:
    texts = form_texts(manual.forms[0])
    begin = texts.text.index("满 50 行")
    assert isinstance(texts.part_at(begin), Held)
    assert {texts.place(begin), texts.place(begin + 3)} == {Span("procedures/2019/records/bd-101-1.yml", 28, 9)}


def test_cells_are_told_apart(manual: Manual) -> None:
    texts = document_texts(manual.procedures[0])
    cells = [line for line in texts.text.splitlines() if texts.is_cell(texts.text.index(line))]
    assert cells == ["团体人数", "讲解员人数", "10—30 人", "1 名", "31—60 人", "2 名"]


def test_a_form_gives_all_its_words(manual: Manual) -> None:
    words = form_texts(manual.forms[1]).text.splitlines()
    for expected in ("团体参观意见表", "一、领队填写", "打分", "讲解", "写一件具体的事", "老泵房", "已答复"):
        assert expected in words


def test_words_of_every_kind_of_form_are_among_its_words() -> None:
    """Cut lines, clauses, names of pages, totals, legends and levels, and the labels in shared fields and covers."""
    for name, expected in (
        ("slip", ("沿此线裁开", "骑缝章", "受检支部", "编号", "有效关闭")),
        ("letter", ("甲方提供条件，每季度组织一次考核，考核结果当季通报。",)),
        ("book", ("12 月", "启用日期", "移交记录", "党支部")),
        ("counting", ("合计", "收回率")),
        ("chart", ("没有责任区", "班组/岗位")),
        ("network", ("管理中心", "月自查", "纪委", "上级目标编号")),
    ):
        words = form_texts(WRITTEN[name]).text.splitlines()
        assert set(expected) <= set(words), name
