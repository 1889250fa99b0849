# Lists on the site and on paper: every word there, every link leads somewhere, nothing an author wrote becomes code.

import html
import posixpath
import re

import pytest
from markupsafe import escape

from tests.views.lists.scored import scored
from workmanual.ground import page_materials
from workmanual.html.book_listing import listing_document
from workmanual.html.book_procedure import procedure_document
from workmanual.html.listing_page import listing_page
from workmanual.html.web_page import SiteAddresses
from workmanual.locale import Locale
from workmanual.model.manual import EditionState
from workmanual.site.pages import make_pages
from workmanual.views.lists import LISTS
from workmanual.views.lists.listing import Column, Group, Listing, ListTable, Row, words

MATERIALS = page_materials.materials(EditionState.DRAFT)


def plain(markup: str) -> str:
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", markup)))


@pytest.mark.parametrize("place", range(len(LISTS)))
def test_every_word_stands_on_page_and_paper(place: int, locale: Locale) -> None:
    lookups = scored()
    listing = LISTS[place](lookups, locale.labels)
    assert listing is not None
    page = listing_page(lookups, listing, locale, MATERIALS.templates)
    for text in (plain(str(page.body)), plain(listing_document(lookups, listing, MATERIALS))):
        assert plain(html.escape(listing.lead)) in text
        for table in listing.tables:
            assert all(plain(html.escape(column.title)) in text for column in table.columns)
            assert all(
                plain(html.escape(piece.words)) in text for row in table.rows for cell in row.cells for piece in cell
            )


def test_every_link_of_the_lists_leads_to_a_page_and_a_place_on_it() -> None:
    lookups = scored()
    pages = {page.address: page for page in make_pages(lookups, MATERIALS, (), with_book=False)}
    ids = {address: set(re.findall(r'\bid="([^"]*)"', str(page.body))) for address, page in pages.items()}
    checked = 0
    for address, page in pages.items():
        if not (address.startswith("appendix/") or address == "assessment"):
            continue
        for link in re.findall(r'href="([^"]*)"', str(page.body)):
            path, _, anchor = html.unescape(link).partition("#")
            if path.endswith((".pdf", ".xlsx")):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(address), path.removesuffix(".html")))
            assert not anchor or anchor in ids[target if path else address], link
            checked += 1
    assert checked > 50


def test_an_indicator_leads_to_its_row() -> None:
    lookups = scored()
    addresses = SiteAddresses(lookups, "procedures/lc-101")
    assert addresses.reference("LC-201.loans") == ("LC-201 B1 借出审批", "../assessment.html#loans")
    document = procedure_document(lookups, lookups.procedures["LC-201"], MATERIALS)
    assert 'id="LC-201.loans"' in document
    assert "考核方案" in document
    assert "考核方案" not in procedure_document(lookups, lookups.procedures["LC-101"], MATERIALS)


def test_a_gap_is_more_than_an_empty_cell(locale: Locale) -> None:
    columns = (Column(title="甲", share=1), Column(title="乙", share=1, is_expected=True), Column(title="丙", share=1))
    table = ListTable(id="one", title="表", columns=columns, groups=(Group(rows=(Row(cells=(words("子"), (), ())),)),))
    listing = Listing(id="one", title="表", lead="", tables=(table,))
    page = str(listing_page(scored(), listing, locale, MATERIALS.templates).body)
    assert page.count('class="wm-gap">无<') == 1
    assert listing_document(scored(), listing, MATERIALS).count('class="gap">无<') == 1


def test_nothing_an_author_wrote_becomes_code(locale: Locale) -> None:
    evil = "<script>alert('&')</script>"
    column = Column(title=evil, share=1)
    row = Row(cells=(words(evil),), reference="term:x")
    table = ListTable(id="one", title=evil, note=evil, columns=(column,), groups=(Group(title=evil, rows=(row,)),))
    listing = Listing(id="one", title=evil, lead=evil, tables=(table, table))
    for text in (
        str(listing_page(scored(), listing, locale, MATERIALS.templates).body),
        listing_document(scored(), listing, MATERIALS),
    ):
        assert "<script" not in text
        assert escape(evil) in text
