"""Word documents as they read back: what python-docx opens, and what LibreOffice prints."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pypdfium2
from docx.document import Document
from lxml import etree

from workmanual.sheets.paper import POINT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOXES = "\u25a1\u2611"


def opened(content: bytes) -> Document:
    """The file, which python-docx finds nothing to object to."""
    return docx.Document(BytesIO(content))


def squeezed(text: str) -> str:
    """Without white space, and without tick boxes, which are no words."""
    return "".join(character for character in "".join(text.split()) if character not in BOXES)


def part(content: bytes, name: str) -> Any:
    """A part of the package, as a tree."""
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def body(content: bytes) -> Any:
    """What stands between head and foot, as a tree."""
    return part(content, "word/document.xml").find(f"{W}body")


def text_of(node: Any) -> str:
    """Every word in the order of the document."""
    return squeezed("".join(one.text or "" for one in node.iter(f"{W}t")))


def framed_tables(content: bytes) -> Iterator[Any]:
    """Those of the sheet's grids."""
    return (table for table in body(content).iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblBorders") is not None)


def attribute(node: Any, path: str, name: str = "val") -> str:
    """An attribute of what stands below a node, which is there."""
    found = node.find("/".join(f"{W}{step}" for step in path.split("/")))
    assert found is not None, path
    return str(found.get(f"{W}{name}"))


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page that LibreOffice printed."""

    size: tuple[int, int]
    """mm."""
    text: str
    """Without white space."""


def printed(documents: Mapping[str, bytes], folder: Path) -> dict[str, tuple[PrintedPage, ...]]:
    """The pages of each document."""
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is here"
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in documents]
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True)
    return {name: tuple(_pages(folder / f"{name}.pdf")) for name in documents}


def _pages(path: Path) -> Iterator[PrintedPage]:
    document = pypdfium2.PdfDocument(path)
    for number in range(len(document)):
        page = document[number]
        size = round(page.get_width() * POINT), round(page.get_height() * POINT)
        yield PrintedPage(size, squeezed(page.get_textpage().get_text_bounded()))
    document.close()
