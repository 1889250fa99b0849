"""A list of the whole manual as a page: its tables, and the same to print and as a workbook.

On a phone each row of a table stands as a block, every cell below the name of its column; a table of marks keeps its
columns and scrolls.
"""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from workmanual.html.richtext import with_whole_code
from workmanual.html.web_page import (
    ASSESSMENT_ADDRESS,
    LIST_WEIGHT,
    PageHeading,
    Side,
    SiteAddresses,
    WebPage,
    list_address,
    row_anchor,
)
from workmanual.locale import Locale
from workmanual.views.index import Index
from workmanual.views.lists.listing import Cell, Column, Listing, ListTable, Row


def listing_page(index: Index, listing: Listing, locale: Locale, templates: Environment) -> WebPage:
    """The page of one list."""
    address = list_address(listing.id)
    addresses = SiteAddresses(index, address)
    tables = listing.tables
    body = templates.get_template("page_listing.html").render(
        listing=listing,
        edition=index.manual.edition,
        cell=lambda cell, column: _cell(cell, column, addresses, locale),
        head=lambda column: _linked(column.title, column.target, addresses),
        anchor=_anchor,
        kind=_kind,
        pdf=addresses.file(f"{address}.pdf"),
        xlsx=addresses.file(f"{address}.xlsx"),
        name=f"{listing.title} {index.manual.edition.title}",
    )
    return WebPage(
        address=address,
        title=listing.title,
        body=Markup(body),
        headings=tuple(PageHeading(one.id, one.title) for one in tables) if len(tables) > 1 else (),
        description=listing.lead,
        weight=1.0 if address == ASSESSMENT_ADDRESS else LIST_WEIGHT,
        without=(Side.CONTENTS,) if len(tables) == 1 or listing.is_wide else (),
    )


def _kind(table: ListTable) -> str:
    """Whether rows may be taken apart on a narrow screen: `marks` keep their columns."""
    return "marks" if any(one.is_mark for one in table.columns) else "rows"


def _anchor(row: Row) -> str:
    return row_anchor(row.reference)


def _cell(cell: Cell, column: Column, addresses: SiteAddresses, locale: Locale) -> Markup:
    if not cell:
        empty = locale.labels["list-empty"]
        return Markup('<span class="wm-gap">{}</span>').format(empty) if column.is_expected else Markup()
    shown = [_linked(one.words, one.target, addresses) for one in cell]
    if column.is_stacked and len(shown) > 1:
        return Markup("").join(Markup("<p>{}</p> ").format(one) for one in shown)
    if column.is_code:
        shown = [Markup('<span class="wm-code">{}</span>').format(one) for one in shown]
    return Markup(locale.separators.names).join(shown)


def _linked(words: str, target: str, addresses: SiteAddresses) -> Markup:
    address = addresses.reference(target)[1] if target else None
    shown = with_whole_code(words)
    return Markup('<a href="{}">{}</a>').format(address, shown) if address else shown
