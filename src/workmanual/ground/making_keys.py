"""Digests of everything that decides the bytes of a file: under the same key the same file was made before.

Takes jobs, gives keys for `making_cache`. A document to print comes as words and pictures; a form as its sheet, from
which templates, styles and writers of the program make the rest, so that all of these belong to its key.
"""

from __future__ import annotations

import ctypes
import hashlib
import platform
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from workmanual.ground.form_jobs import FormJob
from workmanual.ground.list_jobs import ListJob
from workmanual.ground.resources import FONTS, LANGUAGE, PACKAGE
from workmanual.pdf.written import PrintJob

DRAWING_PACKAGES: Final = ("weasyprint", "pydyf", "fonttools", "tinycss2", "cssselect2", "tinyhtml5", "pillow")
DRAWING_LIBRARIES: Final = (
    ("libpango-1.0.so.0", "pango_version_string"),
    ("libharfbuzz.so.0", "hb_version_string"),
)
"""System libraries with the function that says their version."""
WRITING_PACKAGES: Final = ("jinja2", "xlsxwriter", "segno")
"""What forms are written with besides."""
WRITERS: Final = ("html", "office", "sheets", "model", f"locale/{LANGUAGE}.yml", "ground/making_worker.py")
"""Files of the program that have a say in a form beyond its sheet."""


def print_key(job: PrintJob) -> str:
    """The key of a PDF."""
    parts = [job.created.isoformat().encode(), job.identifier.encode(), bytes((job.fillable,))]
    parts += [text.encode() for text in (*job.documents, *job.styles)]
    for path, content in sorted(job.shown_files().items()):
        parts += [path.encode(), content]
    return _joined(_program(), parts)


def form_keys(job: FormJob) -> dict[str, str]:
    """The keys of a form's files, by their names."""
    # A sheet is words, numbers and enumerations all the way down: what it shows is what it is.
    parts = [repr(job.sheet).encode(), job.created.isoformat().encode(), job.identifier.encode()]
    return {name: _joined(_form_program(), [format_.value.encode(), *parts]) for name, format_ in job.files}


def list_key(job: ListJob) -> str:
    """The key of a list's workbook."""
    return _joined(_form_program(), [job.created.isoformat().encode(), repr((job.imprint, job.listing)).encode()])


def _joined(program: bytes, parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256(program)
    for part in parts:
        # With its length before each, no two lists of parts run together into the same bytes.
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """Whatever draws: faces, our writer, packages, libraries; the same for as long as this process lives."""
    said = [*_versions(), *(_digest(path.read_bytes()) for path in _drawing_files())]
    return hashlib.sha256("\n".join(said).encode()).digest()


@cache
def _form_program() -> bytes:
    """Whatever makes a form of its sheet, in any format; the same for as long as this process lives."""
    said = [_program().hex(), *_versions_of(WRITING_PACKAGES), *(_digest(path.read_bytes()) for path in _writers())]
    return hashlib.sha256("\n".join(said).encode()).digest()


def _writers() -> Iterator[Path]:
    for name in WRITERS:
        path = PACKAGE / name
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        yield from (file for file in files if file.suffix in (".py", ".yml", ".html", ".css"))


def _drawing_files() -> Iterator[Path]:
    yield from sorted(path for path in FONTS.iterdir() if path.suffix in (".ttf", ".conf"))
    yield from sorted((PACKAGE / "pdf").glob("*.py"))


def _versions() -> Iterator[str]:
    yield platform.python_version()
    yield zlib.ZLIB_RUNTIME_VERSION
    yield from _versions_of(DRAWING_PACKAGES)
    for library, function in DRAWING_LIBRARIES:
        yield f"{library} {_library_version(library, function)}"


def _versions_of(packages: Iterable[str]) -> Iterator[str]:
    for package in packages:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package} -"


def _library_version(library: str, function: str) -> str:
    try:
        say = getattr(ctypes.CDLL(library), function)
    except (OSError, AttributeError):
        return "-"
    say.restype = ctypes.c_char_p
    return str(say().decode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
