"""A PDF read back with libraries other than the one that wrote it: words by page, outline, links, tags."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2

MARGIN = 56
"""Height of the margins that hold header and footer, in points."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline."""

    level: int
    """1 at the top."""
    title: str
    page: int
    """1-based."""


class ReadPdf:
    """What a reader of the PDF finds."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(content))
        document = pypdfium2.PdfDocument(content)
        texts = [page.get_textpage() for page in document]
        self.pages = [_squeezed(text.get_text_range()) for text in texts]
        tops = [page.get_height() - MARGIN for page in document]
        self.heads = [_squeezed(text.get_text_bounded(bottom=top)) for text, top in zip(texts, tops, strict=True)]
        self.feet = [_squeezed(text.get_text_bounded(top=MARGIN)) for text in texts]
        self.outline = [
            Entry(one.level + 1, one.get_title(), one.get_dest().get_index() + 1) for one in document.get_toc()
        ]
        document.close()

    def anchors(self) -> dict[str, int]:
        """Page, 1-based, of every named place."""
        if pikepdf.Name.Names not in self.pdf.Root:
            return {}
        names = list(self.pdf.Root.Names.Dests.Names.as_list())
        numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}
        places = zip(names[::2], names[1::2], strict=True)
        return {str(name): numbers[place[0].objgen] for name, place in places}

    def links(self) -> Iterator[tuple[int, str]]:
        """Page, 1-based, and target of every link; an address where it leads out of the PDF."""
        for number, page in enumerate(self.pdf.pages, start=1):
            for annotation in page.get("/Annots", []):
                if annotation.get("/Subtype") == "/Link":
                    inside = annotation.get("/Dest")
                    yield number, str(annotation.A.URI if inside is None else inside)

    def tags(self) -> set[str]:
        """Kinds of structure elements: `/H1`, `/Table`, `/TH`."""
        found: set[str] = set()
        waiting = [self.pdf.Root.StructTreeRoot.K]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                waiting.extend(one.as_list())
            elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
                found.add(str(one.S))
                waiting.append(one.get("/K", pikepdf.Array()))
        return found


def _squeezed(text: str) -> str:
    """Words without spaces: where a line has them is the extracting library's guess."""
    return re.sub(r"\s+", "", text)
