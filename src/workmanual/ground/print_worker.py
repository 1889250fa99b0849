"""What happens inside a worker process that prints.

It deliberately does nothing when imported, so that the process that hands out the work can name its functions;
`print_preload` is what the fork server imports.
"""

from __future__ import annotations

import os
from typing import Final

from workmanual.ground.resources import FONTS
from workmanual.pdf.written import LibraryMissing, PrintJob, WrittenPdf

PRELOADED: Final = "workmanual.ground.print_preload"
FONTCONFIG: Final = "FONTCONFIG_FILE"


def use_own_faces() -> None:
    """Have this process find our own faces and no others; it must never start a browser or an office program."""
    os.environ[FONTCONFIG] = str(FONTS / "fonts.conf")


def start() -> None:
    """Make ready to print."""
    use_own_faces()


def print_one(job: PrintJob) -> WrittenPdf:
    """Print one job; raises `LibraryMissing` when weasyprint finds no Pango."""
    try:
        from workmanual.pdf.writer import write  # noqa: PLC0415  (only workers load weasyprint)
    except OSError as error:
        raise LibraryMissing(str(error)) from error
    return write(
        job.documents,
        files=job.shown_files(),
        created=job.created,
        identifier=job.identifier,
        fillable=job.fillable,
    )
