"""A fillable PDF read back: its widgets with what their fields say; typing and drawing with three programs."""

import io
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image
from pypdfium2 import raw

DPI = 100


@dataclass(frozen=True, slots=True)
class ReadWidget:
    """One place where something is filled in, in reading order."""

    page: int
    """0-based."""
    name: str
    """Full name of the field."""
    title: str
    kind: str
    """`/Tx` or `/Btn`."""
    rectangle: tuple[float, float, float, float]
    """Left, bottom, right, top in points."""
    flags: int
    length: int | None
    quadding: int
    value: str
    states: tuple[str, ...]
    """Names of the drawings of a tick, `/Off` left out."""
    is_shared: bool
    """Its field has other places too."""


def widgets(content: bytes) -> list[ReadWidget]:
    """Every widget, page by page in the order of the annotations."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [
            _read(number, annotation)
            for number, page in enumerate(pdf.pages)
            for annotation in page.get("/Annots", pikepdf.Array()).as_list()
            if annotation.Subtype == "/Widget"
        ]


def _read(page: int, annotation: pikepdf.Object) -> ReadWidget:
    chain = list(_upwards(annotation))
    states = annotation.AP.N.keys() if "/AP" in annotation else ()
    left, bottom, right, top = (float(one) for one in annotation.Rect.as_list())
    field = next(one for one in chain if "/T" in one)
    length = _inherited(chain, "/MaxLen")
    return ReadWidget(
        page=page,
        name=".".join(str(one.T) for one in reversed(chain) if "/T" in one),
        title=str(field.TU),
        kind=str(_inherited(chain, "/FT")),
        rectangle=(left, bottom, right, top),
        flags=int(_inherited(chain, "/Ff") or 0),
        length=None if length is None else int(length),
        quadding=int(_inherited(chain, "/Q") or 0),
        value=str(_inherited(chain, "/V")),
        states=tuple(sorted(set(states) - {"/Off"})),
        is_shared=len(field.get("/Kids", ())) > 1,
    )


def _upwards(field: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield field
    while "/Parent" in field:
        field = field.Parent
        yield field


def _inherited(chain: Sequence[pikepdf.Object], key: str) -> pikepdf.Object | None:
    return next((one[key] for one in chain if key in one), None)


def typed(content: bytes, entries: Sequence[tuple[ReadWidget, str]]) -> bytes:
    """The PDF after somebody has clicked on each widget in PDFium and typed these words."""
    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    form = document.formenv
    pages = list(document)
    for widget, words in entries:
        page = pages[widget.page]
        left, bottom, right, top = widget.rectangle
        place = (0, (left + right) / 2, (bottom + top) / 2)
        raw.FORM_OnMouseMove(form.raw, page.raw, *place)
        raw.FORM_OnLButtonDown(form.raw, page.raw, *place)
        raw.FORM_OnLButtonUp(form.raw, page.raw, *place)
        for character in words:
            raw.FORM_OnChar(form.raw, page.raw, ord(character), 0)
        raw.FORM_ForceToKillFocus(form.raw)
    written = io.BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()


def drawn_by_pdfium(content: bytes, _folder: Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    pictures = [page.render(scale=DPI / 72, may_draw_forms=True).to_pil().convert("L") for page in document]
    document.close()
    return pictures


def drawn_by_mupdf(content: bytes, folder: Path) -> list[Image.Image]:
    return _drawn(["mutool", "draw", "-q", "-r", str(DPI), "-o", "page-%d.png", "form.pdf"], content, folder)


def drawn_by_poppler(content: bytes, folder: Path) -> list[Image.Image]:
    return _drawn(["pdftoppm", "-r", str(DPI), "-png", "form.pdf", "page"], content, folder)


def _drawn(command: list[str], content: bytes, folder: Path) -> list[Image.Image]:
    (folder / "form.pdf").write_bytes(content)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return [Image.open(path).convert("L") for path in sorted(folder.glob("page-*.png"))]


def ink(picture: Image.Image, widget: ReadWidget) -> int:
    """Dark dots inside the widget's rectangle."""
    left, bottom, right, top = (one * DPI / 72 for one in widget.rectangle)
    box = (round(left) + 1, round(picture.height - top) + 1, round(right) - 1, round(picture.height - bottom) - 1)
    return sum(picture.crop(box).histogram()[:128])
