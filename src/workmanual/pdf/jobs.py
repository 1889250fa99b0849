"""Every PDF of an edition, as work for the printer.

Takes the index and what the pages are made with, gives one job a document, one a form, and the whole book. It writes
nothing: `ground.printing` has the jobs done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workmanual.html.book import book_documents
from workmanual.html.book_procedure import procedure_document
from workmanual.html.materials import Materials
from workmanual.html.sheet import STYLES, sheet_document
from workmanual.html.web_page import form_address, procedure_address
from workmanual.pdf.written import PrintJob
from workmanual.sheets.layout import form_sheet
from workmanual.views.index import Index

BOOK = "manual.pdf"


def print_jobs(
    index: Index, materials: Materials, pictures: Mapping[str, bytes], *, with_book: bool
) -> tuple[PrintJob, ...]:
    """The jobs of one edition, named by their addresses inside it; `pictures` by project path."""
    printed: list[tuple[str, tuple[str, ...]]] = [(BOOK, book_documents(index, materials))] if with_book else []
    printed += [
        (f"{procedure_address(one.code)}.pdf", (procedure_document(index, one, materials, whole=False),))
        for one in index.manual.procedures
    ]
    for form in index.manual.forms:
        sheet = form_sheet(index, form, materials.locale.labels, materials.mark)
        text = sheet_document(sheet, materials.templates, [materials.styles[name] for name in STYLES])
        printed.append((f"{form_address(form.code)}.pdf", (text,)))
    return tuple(_jobs(index, printed, pictures))


def _jobs(
    index: Index, printed: list[tuple[str, tuple[str, ...]]], pictures: Mapping[str, bytes]
) -> Iterator[PrintJob]:
    edition = index.manual.edition
    shown = {path: pictures[path] for path in index.manual.pictures}
    for name, documents in printed:
        yield PrintJob(
            name=name,
            documents=documents,
            files=shown,
            created=edition.effective,
            identifier=f"{index.manual.charter.codes.prefix}{edition.id}/{name}",
        )
