"""PDFs that have been printed before, on disk.

Takes a folder of our own, gives a PDF for a job that is the same to the last byte: words, pictures, date, faces,
versions of whatever draws. An entry is one file, written beside its place and moved there, so that a killed process
leaves none half written; one that was cut off by a full or failing disk is not believed. Entries that nobody has
asked for in a month are forgotten.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import re
import tempfile
import time
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from workmanual.ground.resources import FONTS, PACKAGE
from workmanual.pdf.written import PrintJob, WrittenPdf

KEPT_FOR: Final = 30 * 24 * 3600
"""Seconds after its last use that an entry is kept."""
DRAWING_PACKAGES: Final = ("weasyprint", "pydyf", "fonttools", "tinycss2", "cssselect2", "tinyhtml5", "pillow")
DRAWING_LIBRARIES: Final = (
    ("libpango-1.0.so.0", "pango_version_string"),
    ("libharfbuzz.so.0", "hb_version_string"),
)
"""System libraries with the function that says their version."""
_HEAD: Final = re.compile(rb"([0-9a-f]{64}) (\d+(?:,\d+)*)")
"""First line of an entry, before the PDF itself: its digest and the page counts."""


class PrintCache:
    """The entries in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, job: PrintJob) -> WrittenPdf | None:
        """The PDF of this job, if it has been printed before."""
        path = self._path(job)
        try:
            head, _, content = path.read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        entry = _entry(head, content)
        if entry is None:
            path.unlink(missing_ok=True)
            return None
        os.utime(path)
        return entry

    def keep(self, job: PrintJob, pdf: WrittenPdf) -> None:
        """Remember the PDF of this job."""
        self._folder.mkdir(parents=True, exist_ok=True)
        head = f"{_digest(pdf.content)} {','.join(map(str, pdf.page_counts))}"
        handle, name = tempfile.mkstemp(dir=self._folder, suffix=".new")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(head.encode() + b"\n" + pdf.content)
            Path(name).replace(self._path(job))
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def forget_unused(self) -> None:
        """Remove what nobody has asked for in a month, and what killed processes have left."""
        oldest = time.time() - KEPT_FOR
        for path in self._folder.glob("*.*"):
            try:
                if path.stat().st_mtime < oldest:
                    path.unlink()
            except FileNotFoundError:
                continue  # another process was quicker

    def _path(self, job: PrintJob) -> Path:
        return self._folder / f"{_key(job)}.print"


def _entry(head: bytes, content: bytes) -> WrittenPdf | None:
    """What an entry says, if it is whole."""
    match = _HEAD.fullmatch(head)
    if not match or match[1].decode() != _digest(content):
        return None
    return WrittenPdf(content=content, page_counts=tuple(int(count) for count in match[2].split(b",")))


def _key(job: PrintJob) -> str:
    """A digest of everything that decides the bytes of the PDF."""
    digest = hashlib.sha256(_program())
    parts = [job.created.isoformat().encode(), job.identifier.encode(), bytes((job.fillable,))]
    parts += [text.encode() for text in job.documents]
    for path, content in sorted(job.shown_files().items()):
        parts += [path.encode(), content]
    for part in parts:
        # With its length before each, no two lists of parts run together into the same bytes.
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """Whatever draws: faces, our writer, packages, libraries; the same for as long as this process lives."""
    said = [*_versions(), *(_digest(path.read_bytes()) for path in _drawing_files())]
    return hashlib.sha256("\n".join(said).encode()).digest()


def _drawing_files() -> Iterator[Path]:
    yield from sorted(path for path in FONTS.iterdir() if path.suffix in (".ttf", ".conf"))
    yield from sorted((PACKAGE / "pdf").glob("*.py"))


def _versions() -> Iterator[str]:
    yield platform.python_version()
    yield zlib.ZLIB_RUNTIME_VERSION
    for package in DRAWING_PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package} -"
    for library, function in DRAWING_LIBRARIES:
        yield f"{library} {_library_version(library, function)}"


def _library_version(library: str, function: str) -> str:
    try:
        say = getattr(ctypes.CDLL(library), function)
    except (OSError, AttributeError):
        return "-"
    say.restype = ctypes.c_char_p
    return str(say().decode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
