"""Every generated page of an edition."""

from __future__ import annotations

from collections.abc import Sequence

from workmanual.html.finding_pages import finding_pages
from workmanual.html.form_pages import form_page, records_page
from workmanual.html.listing_page import listing_page
from workmanual.html.manual_pages import Guide, home_page, preface_page
from workmanual.html.materials import Materials
from workmanual.html.procedure_page import procedure_page
from workmanual.html.sheet import sheet_preview
from workmanual.html.web_page import WebPage
from workmanual.sheets.layout import form_sheet
from workmanual.views.index import Index
from workmanual.views.lists import listings


def make_pages(
    index: Index, materials: Materials, guides: Sequence[Guide], *, with_book: bool, site_url: str = ""
) -> tuple[WebPage, ...]:
    """Home, preface, documents, forms, lists, and the codes of findings."""
    locale, made = materials.locale, materials.templates
    forms = []
    for form in index.manual.forms:
        sheet = form_sheet(index, form, locale.labels, materials.mark, site_url=site_url)
        forms.append(form_page(index, form, sheet_preview(sheet, made), locale, made))
    return (
        home_page(index, guides, locale, made, with_book=with_book),
        *(preface_page(index, page) for page in index.manual.preface),
        *(procedure_page(index, procedure, locale, made) for procedure in index.manual.procedures),
        records_page(index, locale, made),
        *forms,
        *(listing_page(index, listing, locale, made) for listing in listings(index, locale.labels)),
        *finding_pages(locale, made),
    )
