"""Every PDF of an edition but those of its forms, as work for the printer.

Takes the index and what the pages are made with, gives one job a document and the whole book. It writes nothing:
`ground.making` has the jobs done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workmanual.html.book import book_documents
from workmanual.html.book_listing import listing_document
from workmanual.html.book_procedure import procedure_document
from workmanual.html.materials import Materials
from workmanual.html.web_page import list_address, procedure_address
from workmanual.pdf.written import PrintJob
from workmanual.views.index import Index
from workmanual.views.lists import listings

BOOK = "manual.pdf"


def print_jobs(
    index: Index, materials: Materials, pictures: Mapping[str, bytes], *, with_book: bool
) -> tuple[PrintJob, ...]:
    """The jobs of one edition, named by their addresses inside it; `pictures` by project path."""
    printed: list[tuple[str, tuple[str, ...]]] = [(BOOK, book_documents(index, materials))] if with_book else []
    printed += [
        (f"{list_address(one.id)}.pdf", (listing_document(index, one, materials),))
        for one in listings(index, materials.locale.labels)
    ]
    printed += [
        (f"{procedure_address(one.code)}.pdf", (procedure_document(index, one, materials, whole=False),))
        for one in index.manual.procedures
    ]
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


def stamp_jobs(index: Index, materials: Materials, mark: str) -> tuple[PrintJob, PrintJob]:
    """Two pages with nothing but the mark, upright and lying, for `workmanual.pdf.stamping`."""
    edition = index.manual.edition
    template = materials.templates.get_template("stamp.html")
    upright, lying = (
        PrintJob(
            name=f"stamp-{shape}.pdf",
            documents=(template.render(language=materials.locale.language, mark=mark, shape=shape),),
            created=edition.effective,
            identifier=f"stamp/{shape}/{mark}",
        )
        for shape in ("portrait", "landscape")
    )
    return upright, lying
