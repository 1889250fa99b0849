"""The table of amendments as files.

Takes a table, the name of a format and the date that the file bears, gives its bytes. Documents to print go through a
worker process like all others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from workmanual.comparison.amendments import AmendmentTable
from workmanual.ground import page_materials, resources
from workmanual.ground.printing import print_all
from workmanual.html.amendments import amendment_page, amendment_print
from workmanual.html.environment import environment
from workmanual.office.docx.amendments import amendment_document
from workmanual.office.xlsx.amendments import amendment_workbook
from workmanual.pdf.written import PrintJob
from workmanual.report.amendments_markdown import amendment_markdown


def print_job(table: AmendmentTable, name: str, created: date) -> PrintJob:
    """The table as a document to print."""
    labels = resources.locale().labels
    templates = environment(page_materials.templates(), labels)
    text = amendment_print(table, labels, templates, page_materials.styles())
    return PrintJob(name=name, documents=(text,), created=created, identifier=f"{table.id} {table.title}")


def markdown(table: AmendmentTable, _: date) -> bytes:
    """For a mail or an issue."""
    return amendment_markdown(table, resources.locale().labels).encode()


def page(table: AmendmentTable, _: date) -> bytes:
    """One HTML file without script."""
    labels = resources.locale().labels
    templates = environment(page_materials.templates(), labels)
    return amendment_page(table, labels, templates, page_materials.styles()).encode()


def printed(table: AmendmentTable, created: date) -> bytes:
    """A PDF; raises `LibraryMissing` and `MakingFailed` as `print_all`."""
    return print_all([print_job(table, table.id, created)])[table.id].content


def document(table: AmendmentTable, created: date) -> bytes:
    """For Word, with tracked changes."""
    return amendment_document(table, resources.locale().labels, created)


def workbook(table: AmendmentTable, created: date) -> bytes:
    """For Excel."""
    return amendment_workbook(table, resources.locale().labels, created)


WRITERS: Final[Mapping[str, Callable[[AmendmentTable, date], bytes]]] = {
    "md": markdown,
    "html": page,
    "pdf": printed,
    "docx": document,
    "xlsx": workbook,
}
"""By the end of the file's name."""
