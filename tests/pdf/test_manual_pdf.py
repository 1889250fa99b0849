# What a reader finds in the printed manual: every number, link and mark where it belongs.

import re

import pytest

from tests.pdf.read_back import Entry, ReadPdf
from workmanual.ground.made import Made
from workmanual.model.manual import Manual
from workmanual.pdf.jobs import BOOK
from workmanual.views.index import placed_steps

APPENDED = ["记录清单", "依据文件", "术语", "追溯矩阵"]
WIDE = ["依据文件", "追溯矩阵"]


def first_pages(counts: tuple[int, ...]) -> list[int]:
    """The page, 1-based, on which each document begins."""
    return [1 + sum(counts[:place]) for place in range(len(counts))]


def test_nothing_went_wrong(printed: dict[str, Made]) -> None:
    assert {name: pdf.warnings for name, pdf in printed.items() if pdf.warnings} == {}


def test_the_outline_lists_documents_their_sections_and_steps(
    book: ReadPdf, printed: dict[str, Made], second_manual: Manual
) -> None:
    starts = first_pages(printed[BOOK].page_counts)
    titles = [
        "清水湾水博物馆开放服务作业指导书", "文件控制", "目录", "怎么读这本书",
        *(f"{one.code}　{one.title}" for one in second_manual.procedures), *APPENDED,
    ]  # fmt: skip
    documents = [entry for entry in book.outline if entry.level == 1]
    assert documents == [Entry(1, title, page) for title, page in zip(titles, starts, strict=True)]
    wanted = [f"{one.number}　{one.step.title}" for each in second_manual.procedures for one in placed_steps(each)]
    assert [entry.title for entry in book.outline if entry.level == 3 and entry.title[0] == "4"] == wanted
    assert [entry.title for entry in book.outline if entry.title == "3　职责"] == ["3　职责"] * 2


def test_an_outline_entry_leads_to_its_heading(book: ReadPdf) -> None:
    for entry in book.outline:
        heading = re.sub(r"^LC-\d+|\s", "", entry.title)
        assert heading in book.pages[entry.page - 1]


def test_the_contents_give_the_real_pages(book: ReadPdf, printed: dict[str, Made]) -> None:
    starts = first_pages(printed[BOOK].page_counts)
    contents = book.pages[2]
    lines = ["文件控制", "怎么读这本书", "LC-101团体参观接待流程", "LC-201藏品借出流程", *APPENDED]
    for line, page in zip(lines, [starts[1], *starts[3:]], strict=True):
        assert re.search(rf"{line}\.+{page}(?!\d)", contents), (line, page, contents)


def test_every_page_says_which_page_of_which_document_it_is(book: ReadPdf, printed: dict[str, Made]) -> None:
    counts = printed[BOOK].page_counts
    codes = ["", "", "", "", "QSW/LC-101", "QSW/LC-201", *[""] * len(APPENDED)]
    assert book.heads[0] == book.feet[0] == "", "the cover has neither"
    number = 0
    for count, code in zip(counts, codes, strict=True):
        for page in range(1, count + 1):
            number += 1
            if number > 1:
                head, foot = book.heads[number - 1], book.feet[number - 1]
                assert head.startswith("清水湾水博物馆开放服务作业指导书"), head
                assert code in head
                assert "V1.12020-03-01起施行" in head
                for words in (f"第{page}页共{count}页", f"全书第{number}页", "2020年版V1.1草案", "为非受控文件"):
                    assert words in foot, foot


def test_a_document_by_itself_has_no_number_of_the_book(single: ReadPdf, printed: dict[str, Made]) -> None:
    (count,) = printed["procedures/lc-101.pdf"].page_counts
    assert len(single.pages) == count
    for number, text in enumerate(single.pages, start=1):
        assert f"第{number}页共{count}页" in text
        assert "全书第" not in text
        assert "QSW/LC-101" in text


def test_links_lead_somewhere(book: ReadPdf, single: ReadPdf) -> None:
    for pdf in (book, single):
        targets = {target for _, target in pdf.links()}
        assert targets
        assert targets <= set(pdf.anchors())
    anchors = book.anchors()
    assert {"LC-201.request", "BD-101-1", "LC-101.basis.opening-rules-2020"} <= {target for _, target in book.links()}
    assert "藏品借出流程" in book.pages[anchors["LC-201"] - 1]
    assert "记录清单" in book.pages[anchors["BD-101-1"] - 1]


def test_what_lies_outside_a_document_is_words(single: ReadPdf) -> None:
    assert "LC-201《藏品借出流程》" in "".join(single.pages)
    assert not [target for _, target in single.links() if target.startswith("LC-201")]


def test_steps_show_their_items_in_fixed_places(single: ReadPdf) -> None:
    text = "".join(single.pages)
    step = text[text.index("4.1登记预约") : text.index("4.2接团讲解谁来做")]
    places = [step.index(label) for label in ("谁来做", "何时做", "怎么做", "做到什么程度", "记录", "去向", "为什么做")]
    assert places == sorted(places)
    assert "BD-101-1《团体参观预约登记簿》、预约函" in step
    assert "要借用藏品→LC-2014.1“提出借用”" in step


def test_derived_lists_close_a_document(single: ReadPdf) -> None:
    text = "".join(single.pages)
    places = [text.index(title) for title in ("附相关文件", "记录一览", "依据名称", "修订记录")]
    assert places == sorted(places)
    assert "不是本书表格的材料：预约函（4.1）" in text
    assert "服务台登记预约，安排时间和讲解员，收回意见表。4.1—4.4" in text


def test_the_pdf_is_tagged_for_people_who_hear_it(book: ReadPdf) -> None:
    assert {"/Document", "/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Link", "/L", "/LI"} <= book.tags()
    assert str(book.pdf.Root.Lang) == "zh-CN"
    assert b"pdfuaid" in book.pdf.Root.Metadata.read_bytes()


def test_the_pdf_says_what_it_is(book: ReadPdf, single: ReadPdf) -> None:
    assert str(book.pdf.docinfo["/Title"]) == "清水湾水博物馆开放服务作业指导书"
    assert str(single.pdf.docinfo["/Title"]) == "团体参观接待流程"
    for pdf in (book, single):
        assert str(pdf.pdf.docinfo["/Author"]) == "馆务会"
        assert str(pdf.pdf.docinfo["/CreationDate"]).startswith("D:2020")
        assert str(pdf.pdf.trailer.ID[0])
    assert str(book.pdf.trailer.ID[0]) != str(single.pdf.trailer.ID[0])


def test_only_our_own_faces_are_in_it(book: ReadPdf) -> None:
    fonts = {str(font.BaseFont).split("+")[1] for page in book.pdf.pages for font in page.Resources.Font.values()}
    assert fonts == {"Workmanual-Song", "Workmanual-Hei", "Workmanual-Hei-Bold"}


@pytest.mark.parametrize("name", ["procedures/lc-101.pdf", "appendix/basis.pdf", BOOK])
def test_every_page_is_an_a4_and_only_wide_lists_lie(printed: dict[str, Made], name: str) -> None:
    read = ReadPdf(printed[name].content)
    for page, head in zip(read.pdf.pages, read.heads, strict=True):
        sides = [round(float(side)) for side in page.mediabox]
        is_wide = any(f"年版{title}" in head for title in WIDE)
        assert sides == ([0, 0, 842, 595] if is_wide else [0, 0, 595, 842]), head


def test_the_scheme_is_printed_with_its_document(printed: dict[str, Made]) -> None:
    text = "".join(ReadPdf(printed["procedures/lc-201.pdf"].content).pages)
    places = [text.index(title) for title in ("考核方案", "A1预约登记", "B2藏品安全", "怎么算总分", "附相关文件")]
    assert places == sorted(places)
