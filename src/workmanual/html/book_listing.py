"""A list of the whole manual on paper: by itself, as an appendix of the book, or tables of it within a document.

Takes a listing and where references lead, gives a complete HTML document, or the markup of its tables alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from workmanual.html.book_page import Frame, framed
from workmanual.html.book_words import PrintAddresses, unbroken
from workmanual.html.materials import Materials
from workmanual.html.richtext import with_whole_code
from workmanual.views.index import Index
from workmanual.views.lists.listing import Cell, Column, Listing, ListTable, Piece

ONLY_APART: Final = frozenset({"steps"})
"""Tables that the book leaves to the list's own PDF: they say once more what stands on all its pages."""

SHORT_NAME: Final = 6
"""Characters of a name among others that stays on one line; a longer one could be wider than its column."""


def listing_document(index: Index, listing: Listing, materials: Materials, *, whole: bool = False) -> str:
    """One list; `whole` prints it as a part of the whole book."""
    tables = tuple(one for one in listing.tables if not (whole and one.id in ONLY_APART))
    addresses = PrintAddresses(index=index, locale=materials.locale, whole=whole, rows=references(tables))
    frame = Frame(kind="listing wide" if listing.is_wide else "listing", title=listing.title, whole=whole)
    values = {"listing": replace(listing, tables=tables), "tables": listing_tables(tables, addresses, materials)}
    return framed(index, frame, materials, "book_listing.html", values)


def references(tables: Sequence[ListTable]) -> frozenset[str]:
    """What the rows of these tables stand for."""
    return frozenset(row.reference for table in tables for row in table.rows if row.reference)


def listing_tables(tables: Sequence[ListTable], addresses: PrintAddresses, materials: Materials) -> Markup:
    """The tables one below the other, each with its heading where there are several."""
    made = materials.templates.get_template("book_tables.html").render(
        tables=tables,
        cell=lambda cell, column: _cell(cell, column, addresses),
        marks=lambda table: any(one.is_mark for one in table.columns),
    )
    return Markup(made)


def _cell(cell: Cell, column: Column, addresses: PrintAddresses) -> Markup:
    locale = addresses.locale
    if not cell:
        return Markup(locale.labels["list-empty"]) if column.is_expected else Markup()
    shown = [_linked(one.words, one.target, addresses) for one in cell]
    if column.is_stacked and len(shown) > 1:
        return Markup("").join(Markup("<p>{}</p>").format(one) for one in shown)
    if column.is_code:
        return unbroken(shown, locale)
    both = zip(shown, cell, strict=True)
    kept = (unbroken([one], locale) if _stays_whole(piece) else one for one, piece in both)
    return Markup(locale.separators.names).join(kept) if len(shown) > 1 else shown[0]


def _stays_whole(piece: Piece) -> bool:
    return len(piece.words) <= SHORT_NAME or piece.words.isascii()


def _linked(words: str, target: str, addresses: PrintAddresses) -> Markup:
    address = addresses.reference(target)[1] if target else None
    shown = with_whole_code(words)
    return Markup('<a href="{}">{}</a>').format(address, shown) if address else shown
