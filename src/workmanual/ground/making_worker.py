"""What happens inside a worker process that makes files.

Takes one job, gives its files. Templates, styles, words and faces are loaded once and stay for as long as the process
lives. It deliberately does nothing when imported, so that the process that hands out the work can name its functions;
`making_preload` is what the fork server imports.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from workmanual.ground import page_materials
from workmanual.ground.form_jobs import FormJob
from workmanual.ground.list_jobs import ListJob
from workmanual.ground.made import Made
from workmanual.ground.resources import FONTS, locale
from workmanual.html.sheet import FILLABLE_STYLES, STYLES, fillable_document, printed_style, sheet_document
from workmanual.model.manual import EditionState
from workmanual.model.record import FormFormat
from workmanual.pdf.written import LibraryMissing, PrintJob
from workmanual.sheets.sheet import Drawing, Sheet

if TYPE_CHECKING:
    from workmanual.html.materials import Materials
    from workmanual.pdf.writer import Faces

PRELOADED: Final = "workmanual.ground.making_preload"
WRITERS: Final = (
    "workmanual.pdf.writer",
    "workmanual.office.xlsx",
    "workmanual.office.docx",
    "workmanual.office.picture",
)
"""Modules that only workers load, each when it is needed."""
FONTCONFIG: Final = "FONTCONFIG_FILE"
FACE_OF_PICTURES: Final = "song-regular.ttf"

Job = PrintJob | FormJob | ListJob


def use_own_faces() -> None:
    """Have this process find our own faces and no others; it must never start a browser or an office program."""
    os.environ[FONTCONFIG] = str(FONTS / "fonts.conf")


def start() -> None:
    """Make ready for work.

    Garbage is looked for after each job and not within: a document laid out is a hundred thousand values, all circles,
    all of which stay to its end.
    """
    use_own_faces()
    gc.freeze()
    gc.disable()


def make(job: Job) -> tuple[tuple[str, Made], ...]:
    """Each file of the job by its name; raises `LibraryMissing` where weasyprint finds no Pango."""
    try:
        return tuple(_each(job))
    finally:
        gc.collect()


def _each(job: Job) -> Iterator[tuple[str, Made]]:
    if isinstance(job, PrintJob):
        yield job.name, print_one(job)
    elif isinstance(job, ListJob):
        yield job.name, _list(job)
    else:
        for name, format_ in job.files:
            yield name, FORM_WRITERS[format_](job)


def print_one(job: PrintJob) -> Made:
    """Print one job."""
    use_own_faces()
    try:
        from workmanual.pdf.writer import write  # noqa: PLC0415  (only workers load weasyprint)
    except OSError as error:
        raise LibraryMissing(str(error)) from error
    pdf = write(
        job.documents,
        styles=job.styles,
        files=job.shown_files(),
        created=job.created,
        identifier=job.identifier,
        fillable=job.fillable,
        faces=_faces(),
    )
    return Made(content=pdf.content, page_counts=pdf.page_counts, warnings=pdf.warnings)


@cache
def _faces() -> Faces:
    """The faces as weasyprint knows them: looked for once, since no document brings its own."""
    from workmanual.pdf.writer import Faces  # noqa: PLC0415  (only workers load weasyprint)

    return Faces()


@cache
def _materials() -> Materials:
    """Templates and styles; what a sheet shows of its edition's state stands on the sheet."""
    return page_materials.materials(EditionState.DRAFT)


def _flat(job: FormJob) -> Made:
    materials = _materials()
    text = sheet_document(job.sheet, materials.templates, ())
    return print_one(_print_job(job, text, FormFormat.PDF, STYLES))


def _fillable(job: FormJob) -> Made:
    materials = _materials()
    text = fillable_document(job.sheet, materials.templates, ())
    return print_one(replace(_print_job(job, text, FormFormat.FILLABLE, FILLABLE_STYLES), fillable=True))


def _print_job(job: FormJob, text: str, format_: FormFormat, styles: Sequence[str]) -> PrintJob:
    identifier = f"{job.identifier}{format_.value}"
    style = printed_style(job.sheet, [_materials().styles[name] for name in styles])
    return PrintJob(name=identifier, documents=(text,), styles=(style,), created=job.created, identifier=identifier)


def _workbook(job: FormJob) -> Made:
    from workmanual.office.xlsx import workbook  # noqa: PLC0415  (only workers load it)

    return Made(content=workbook(job.sheet, locale().labels, job.created))


def _list(job: ListJob) -> Made:
    from workmanual.office.xlsx import list_workbook  # noqa: PLC0415  (only workers load it)

    return Made(content=list_workbook(job.listing, job.imprint, locale().labels, job.created))


def _document(job: FormJob) -> Made:
    from workmanual.office.docx import document  # noqa: PLC0415  (only workers load it)

    return Made(content=document(job.sheet, locale().labels, job.created, picture=_pictures(job.sheet)))


def _pictures(sheet: Sheet) -> tuple[bytes, ...]:
    """Charts drawn for where nothing else can draw them."""
    drawings = [band for page in sheet.pages for band in page.bands if isinstance(band, Drawing)]
    if not drawings:
        return ()
    from workmanual.office.picture import drawn  # noqa: PLC0415  (only workers load it)

    return tuple(drawn(drawing, sheet.width, _face()) for drawing in drawings)


@cache
def _face() -> bytes:
    return (FONTS / FACE_OF_PICTURES).read_bytes()


FORM_WRITERS: Final[Mapping[FormFormat, Callable[[FormJob], Made]]] = {
    FormFormat.PDF: _flat,
    FormFormat.FILLABLE: _fillable,
    FormFormat.XLSX: _workbook,
    FormFormat.DOCX: _document,
}
"""How each format of a form is made."""
