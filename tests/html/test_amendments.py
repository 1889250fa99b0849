# The table of amendments as one HTML file: both columns say exactly what they should, to eyes and ears, on every screen.

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, TypeAlias

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, Page

from tests.comparison.examples import EMPTY, STRANGE, TABLE, long_table
from workmanual.comparison.amendments import AmendmentTable
from workmanual.comparison.columns import Fragment, Look, Side, fragments
from workmanual.ground import page_materials
from workmanual.html.amendments import amendment_page
from workmanual.html.environment import environment
from workmanual.locale import Locale

TABLES = (TABLE, STRANGE, long_table(12))
SAID = {"del": ("删去：", "（删到这里）"), "ins": ("增加：", "（加到这里）")}
Node: TypeAlias = Any
"""An element; the types that lxml has do not know what a path leads to."""
LOOKS = {"del": Look.DELETED, "ins": Look.INSERTED}


def written(table: AmendmentTable, locale: Locale) -> str:
    templates = environment(page_materials.templates(), locale.labels)
    return amendment_page(table, locale.labels, templates, page_materials.styles())


def document(text: str) -> Node:
    return html.document_fromstring(text)


def joined(pieces: list[Fragment]) -> list[Fragment]:
    """What a reader can tell apart: deleted, inserted or neither."""
    seen = (Fragment(one.look if one.look in LOOKS.values() else Look.EQUAL, one.text) for one in pieces if one.text)
    return [
        Fragment(look, "".join(one.text for one in found)) for look, found in groupby(seen, lambda piece: piece.look)
    ]


def column(cell: Node) -> list[Fragment]:
    """The pieces of a cell, paragraphs parted by line feeds, hidden words left out."""
    found: list[Fragment] = []
    for paragraph in cell.iter("p"):
        if found:
            found.append(Fragment(Look.EQUAL, "\n"))
        found += _pieces(paragraph)
    return joined(found)


def _pieces(element: Node) -> Iterator[Fragment]:
    yield Fragment(Look.EQUAL, element.text or "")
    for child in element:
        if child.tag in LOOKS:
            first, last = child.findall("span")
            assert ((first.text, last.text), first.get("class"), last.get("class")) == (SAID[child.tag], "said", "said")
            yield Fragment(LOOKS[child.tag], first.tail or "")
        else:
            yield from _pieces(child)
        yield Fragment(Look.EQUAL, child.tail or "")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_both_columns_say_exactly_what_they_should(table: AmendmentTable, locale: Locale) -> None:
    read = document(written(table, locale))
    sections = read.xpath("//section[@class='group']")
    for group, section in zip(table.groups, sections, strict=True):
        assert section.get("id") == group.anchor
        for row, found in zip(group.rows, section.xpath(".//tbody/tr"), strict=True):
            assert found.get("id") == row.anchor
            number, *texts, kinds, reason, baseline = found.findall("td")
            for side, cell in zip(Side, texts, strict=True):
                assert column(cell) == joined(list(fragments(row, side, locale.labels)))
            assert [one.findall("span")[-1].text or "" for one in (kinds, reason, baseline)] == [
                row.kinds,
                row.reason,
                row.baseline,
            ]
            link = number.find("a")
            assert link is not None
            assert (link.get("href"), link.text) == (f"#{row.anchor}", str(row.number))
            assert str(row.number) in link.get("aria-label", "")


@pytest.mark.parametrize("table", [TABLE, STRANGE], ids=lambda table: table.id)
def test_what_stands_before_the_table_is_there(table: AmendmentTable, locale: Locale) -> None:
    read = document(written(table, locale))
    front = [str(one.text) for one in read.xpath("//header/* | //main/section[@class='front']//*")]
    for text in (table.title, table.pair, table.completeness, *table.summary, *(one.text for one in table.notes)):
        assert text in front
    for note in table.notes:
        found = [[item.text for item in one.iter("li")] for one in read.iter("details") if note.text in one[0].text]
        assert found == ([list(note.places)] if note.places else [])
    chips = [" ".join(one.text_content().split()) for one in read.xpath("//ul[@class='counts']/li")]
    assert chips == [f"{kind} {count}" for kind, count in table.counts]
    scores = [[cell.text for cell in row] for row in read.xpath("//table[@class='scores']//tr")]
    assert scores == [list(row) for row in table.scores]
    contents = [
        (one.find("a").get("href"), one.find("a").text, one.find("span").text) for one in read.xpath("//nav//li")
    ]
    assert contents == [(f"#{one.anchor}", one.title, f"{len(one.rows)} 条") for one in table.groups]


@pytest.mark.parametrize("table", [*TABLES, EMPTY], ids=lambda table: table.id)
def test_the_file_stands_alone(table: AmendmentTable, locale: Locale) -> None:
    text = written(table, locale)
    read = document(text)
    assert not read.xpath("//script | //iframe | //object | //img | //*[@src] | //@*[starts-with(name(), 'on')]")
    addresses = {str(one) for one in read.xpath("//@href")}
    assert all(one == "data:," or one.startswith("#") for one in addresses)
    ids = [str(one) for one in read.xpath("//@id")]
    assert len(set(ids)) == len(ids)
    assert {one[1:] for one in addresses if one.startswith("#")} <= set(ids)
    assert not re.search(r"url\(|@import", read.findtext(".//style") or "")


def test_a_table_without_rows_says_so(locale: Locale) -> None:
    read = document(written(EMPTY, locale))
    assert "没有要列出的修订。" in read.text_content()
    assert not read.xpath("//nav")


def test_the_same_table_gives_the_same_page(locale: Locale) -> None:
    assert written(TABLE, locale) == written(TABLE, locale)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, locale: Locale) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for table in (TABLE, STRANGE):
        (folder / f"{table.id}.html").write_text(written(table, locale), encoding="utf-8")
    return folder


def opened(browser: Browser, path: Path, *, width: int, scheme: Literal["light", "dark"] = "light") -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, locale="zh-CN")
    page.goto(path.as_uri())
    return page


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 800, 390])
def test_the_page_is_accessible(browser: Browser, folder: Path, width: int, scheme: Literal["light", "dark"]) -> None:
    """WCAG 2.2 AA as far as axe can tell; rows and cells are such on a phone too."""
    page = opened(browser, folder / f"{TABLE.id}.html", width=width, scheme=scheme)
    page.locator("summary").first.click()
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert found.violations_count == 0, found.generate_report()
    tables = page.locator("table.amendments")
    assert tables.get_by_role("row").count() == len(TABLE.rows) + len(TABLE.groups)
    assert tables.get_by_role("cell").count() == 6 * len(TABLE.rows) - hidden(width)
    # The words for those who listen belong to what is deleted or inserted.
    assert tables.get_by_role("deletion").first.inner_text().replace("\n", "").startswith("删去：")
    page.close()


def hidden(width: int) -> int:
    """Empty cells, which a card leaves out."""
    empty = sum((not row.reason) + (not row.baseline) for row in TABLE.rows)
    return empty if width < 960 else 0


@pytest.mark.browser
@pytest.mark.parametrize("table", [TABLE, STRANGE], ids=lambda table: table.id)
def test_a_phone_shows_cards_and_nothing_wider_than_itself(
    browser: Browser, folder: Path, table: AmendmentTable
) -> None:
    page = opened(browser, folder / f"{table.id}.html", width=390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    row = page.locator("tbody tr", has=page.locator("del")).first
    old, new = (row.locator(f"td.{side}").bounding_box() for side in ("old", "new"))
    assert old is not None
    assert new is not None
    assert new["y"] >= old["y"] + old["height"]
    assert row.locator("td.old .head").is_visible()
    page.close()


@pytest.mark.browser
def test_a_link_leads_to_its_row_and_asks_for_nothing(browser: Browser, folder: Path) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    address = (folder / f"{TABLE.id}.html").as_uri()
    page.goto(address)
    page.locator("tr[id='CX-02.review'] a").click()
    assert page.url == f"{address}#CX-02.review"
    assert page.locator("tr:target").get_attribute("id") == "CX-02.review"
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_deleted_and_inserted_differ_without_colour(
    browser: Browser, folder: Path, scheme: Literal["light", "dark"]
) -> None:
    page = opened(browser, folder / f"{TABLE.id}.html", width=1366, scheme=scheme)
    said = [
        page.locator(f"td {tag}").first.evaluate(
            "one => [getComputedStyle(one).textDecorationLine, getComputedStyle(one).outlineStyle]"
        )
        for tag in ("del", "ins")
    ]
    assert said == [["line-through", "dotted"], ["underline", "solid"]]
    page.close()


@pytest.mark.browser
def test_printed_from_a_browser_it_is_a_table_on_a4_lying_on_its_side(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder / f"{TABLE.id}.html", width=390, scheme="dark")
    printed = pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))
    texts = [sheet.get_textpage().get_text_range() for sheet in printed]
    sizes = {(round(sheet.get_width()), round(sheet.get_height())) for sheet in printed}
    printed.close()
    page.close()
    assert sizes == {(842, 595)}
    assert sum(text.count("修订后条款") for text in texts) >= len(TABLE.groups)
    # What is folded up on screen is printed.
    for note in TABLE.notes:
        for place in note.places:
            assert any(re.sub(r"\s", "", place) in re.sub(r"\s", "", text) for text in texts)
    assert "回到目录" not in "".join(texts)
