# The structure of a PDF as a screen reader walks it: nothing idle left, nothing lost, in the order of the page.

import io
from collections.abc import Iterator

import pikepdf
import pytest

from tests.pdf.read_back import ReadPdf
from tests.pdf.test_writer import job, page
from workmanual.ground.printing import print_all

TEXT = {"/P", "/H1", "/TD", "/TH", "/LBody", "/Span", "/NonStruct"}
BODY = (
    "<h1>题<span>目</span></h1><p>一段<b>话</b>，<a href='https://example.org'>链接</a>。</p>"
    "<table><tr><th scope='col'><span>甲</span></th><th>乙<span></span></th></tr>"
    "<tr><td><span><span>一</span></span></td><td><p>二</p>三</td></tr></table>"
    "<ul><li>项<span>目</span></li></ul><p style='break-before: page'>次页<span lang='en'>word</span></p>"
)
WORDS = ["题目一段话，链接。甲乙一二三项目", "次页word"]


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    made = print_all([job("a", page(BODY))])["a"]
    assert made.warnings == ()
    assert [text.replace("•", "") for text in ReadPdf(made.content).pages] == WORDS
    return pikepdf.open(io.BytesIO(made.content))


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Every element with the one around it, in reading order."""
    waiting = [(kid, pdf.Root.StructTreeRoot) for kid in pdf.Root.StructTreeRoot.K]
    while waiting:
        element, around = waiting.pop(0)
        yield element, around
        kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary)]
        waiting[:0] = [(kid, element) for kid in kids if kid.get("/Type") == "/StructElem"]


def test_no_element_says_nothing(pdf: pikepdf.Pdf) -> None:
    for element, around in elements(pdf):
        assert set(element.keys()) >= {"/Type", "/S", "/K", "/P"}
        if element.S in ("/Span", "/NonStruct") and around.S in TEXT:
            assert set(element.keys()) - {"/Type", "/S", "/K", "/P", "/Pg"}, "it would be idle"


def test_every_piece_of_text_is_found_from_both_ends(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    held: dict[int, list[int]] = {number: [] for number in range(len(pdf.pages))}
    for element, around in elements(pdf):
        assert element.P.objgen == around.objgen
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                number = next(n for n, one in enumerate(pdf.pages) if one.objgen == element.Pg.objgen)
                held[number].append(kid)
                assert owners[number][kid].objgen == element.objgen
    assert {number: sorted(kids) for number, kids in held.items()} == {
        number: list(range(len(owners[number]))) for number in held
    }


def test_what_it_is_stays(pdf: pikepdf.Pdf) -> None:
    said = [str(element.S) for element, _ in elements(pdf)]
    for kind, count in {"/H1": 1, "/P": 3, "/Link": 1, "/Table": 1, "/TR": 2, "/TH": 2, "/TD": 2, "/LBody": 1}.items():
        assert said.count(kind) == count, kind
