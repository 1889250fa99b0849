"""What a PDF writer is given and what it gives back.

Plain values, apart from the writer itself, so that whoever only sends work to a worker process, or finds it in a
cache, need not load weasyprint. It deliberately knows neither paper nor fonts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from markupsafe import escape

PICTURES: Final = "manual:"
"""Address of a file that the caller hands over: `manual:procedures/2004/1-party-building/hall.png`."""
XML: Final = "<?xml"
LEAF: Final = "data-leaf"
"""Attribute of a page's content, directly in the body: its number among those that others repeat."""
SAME_AS: Final = "data-same-as"
"""Attribute of a page's content that has its first child only: what follows that is the same as on this leaf."""


class LibraryMissing(Exception):
    """A system library is not there; its name is the argument."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One PDF to write."""

    name: str
    """What the caller calls it: `procedures/cx-02.pdf`; no two jobs have the same."""
    documents: tuple[str, ...]
    """Complete HTML texts, printed one after the other, each with its own 第 x 页 共 y 页.

    One that begins with `XML` is well-formed XML without a namespace for HTML, and read the faster for it.

    Title, author and language of the PDF are those of the first. An element with the attribute `data-page-of="CX-02"`
    gets the continuous page number of that anchor as its `::after`; a page margin may print `counter(whole)`. Pages
    with `SAME_AS` go on like the leaf of that number, which is laid out once for all of them.
    """
    styles: tuple[str, ...] = ()
    """Style sheets of all documents, read once for as long as a process lives."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures by the path that follows `manual:` in their address; nothing else can be fetched."""
    created: date
    """The date the PDF bears: the edition's, never the clock's."""
    identifier: str
    """What the PDF is, for its /ID: the same for every state of the same document."""
    fillable: bool = False
    """Whether the documents' controls become fields, to be filled in on screen."""

    def shown_files(self) -> dict[str, bytes]:
        """The files whose addresses stand in a document."""
        return {
            path: content
            for path, content in self.files.items()
            if any(str(escape(f"{PICTURES}{path}")) in text for text in self.documents)
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPdf:
    """A PDF."""

    content: bytes
    page_counts: tuple[int, ...]
    """Pages of each document, in their order."""
    warnings: tuple[str, ...] = ()
    """What went wrong without stopping it: a glyph or picture missing, an address refused, a link to nowhere.

    A PDF with warnings may not be published.
    """
