"""HTML to PDF; the only module that imports weasyprint.

Takes complete HTML documents with the files they show, gives one tagged PDF (PDF/UA-1) in which links, outline and
page numbers run through all of them. Same input, same bytes. It reads nothing from disk or network: the faces are
those that fontconfig finds (`ground.printing` points it at our own), pictures come from the job. It deliberately does
not know what it prints; the pages are designed in `html.book` and `html/styles/book.css`.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from functools import cached_property, lru_cache, partial
from typing import Any, Final, TypeAlias
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError, fromstring

from cssselect2 import ElementWrapper
from pydyf import PDF, Dictionary, Object, Stream
from weasyprint import CSS, HTML, Document
from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import Box
from weasyprint.text import ffi
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from workmanual.pdf.fields import FieldKind, Quadding, Widget, add_form
from workmanual.pdf.rules import Rule, draw_rules, take_rules
from workmanual.pdf.structure import drop_idle_levels
from workmanual.pdf.written import LEAF, PICTURES, SAME_AS, XML, LibraryMissing, WrittenPdf

Faces: TypeAlias = FontConfiguration
"""The faces as weasyprint knows them; documents that bring none of their own can share them."""
LISTENED_TO: Final = ("weasyprint", "fontTools")
"""Loggers whose warnings are faults of the PDF."""
PAGE_OF: Final = "data-page-of"
UNKNOWN_PAGE: Final = 888
"""Stands for a page number until it is known; as wide as most."""
_IDLE_DIGITS: Final = re.compile(rb"\b([1-9]\d*\.\d{2})\d+(?=[^\n]*(?<!cm)$)", re.MULTILINE)
"""Further digits of numbers from 1 on, outside of matrices; smaller ones may be factors."""
_QUADDINGS: Final = {"center": Quadding.CENTER, "right": Quadding.END}
"""By the way that CSS aligns words."""


def write(
    documents: Sequence[str],
    *,
    files: Mapping[str, bytes],
    created: date,
    identifier: str,
    styles: Sequence[str] = (),
    fillable: bool = False,
    faces: Faces | None = None,
) -> WrittenPdf:
    """Print the documents one after the other into one PDF; see `PrintJob` for the arguments.

    `faces` are those of an earlier PDF, where the caller keeps them.
    Raises `LibraryMissing` without libharfbuzz-subset.
    """
    assert documents, "a PDF has at least one document"
    if ffi.harfbuzz_subset is None:
        # fontTools would cut the faces down to the same glyphs fifty times as slowly, and to other bytes.
        raise LibraryMissing("libharfbuzz-subset")
    with _overheard() as warnings:
        laid_out = _lay_out(
            _parsed(documents, files), warnings, faces or Faces(), [_style(text) for text in styles], fillable=fillable
        )
        for document in laid_out:
            _repeat(document)
        first = laid_out[0]
        first.metadata.created = first.metadata.modified = created.isoformat()
        joined = first.copy([page for document in laid_out for page in document.pages])
        _draw_rules_last(joined.pages)
        controls = _controls(joined) if fillable else ()
        content = joined.write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(identifier.encode()).hexdigest()[:32].encode(),
            finisher=lambda _document, pdf: _complete(pdf, controls),
        )
    assert isinstance(content, bytes), "without a target the PDF is returned"
    return WrittenPdf(
        content=content,
        page_counts=tuple(len(document.pages) for document in laid_out),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _parsed(documents: Sequence[str], files: Mapping[str, bytes]) -> tuple[HTML, ...]:
    fetcher = _Files(files)
    return tuple(_read(text, fetcher) for text in documents)


def _read(text: str, fetcher: URLFetcher) -> HTML:
    if text.startswith(XML):
        with suppress(ParseError):  # words may hold a character that XML cannot
            return _WellFormed(text, fetcher)
    return HTML(string=text, url_fetcher=fetcher)


class _WellFormed(HTML):  # type: ignore[misc]  # weasyprint carries no types
    """A document that is XML too: the same tree in a twentieth of the time."""

    def __init__(self, text: str, fetcher: URLFetcher) -> None:  # HTML's own would read the text in its slower way
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(fromstring(text), content_language=None)
        self.etree_element = self.wrapper_element.etree_element


@lru_cache(maxsize=32)
def _style(text: str) -> CSS:
    """A style sheet, read once; it asks for no file."""
    return CSS(string=text, url_fetcher=_Files({}))


def _lay_out(
    parsed: Sequence[HTML], warnings: list[str], faces: Faces, styles: Sequence[CSS], *, fillable: bool
) -> list[Document]:
    """Lay out all documents; those that print page numbers of others twice, when the numbers are known.

    One set of faces for all: the joined document paints every page with the faces of the first.
    """
    laid_out: list[Document] = []
    starts: list[int] = []
    for html in parsed:
        starts.append(1 + sum(len(document.pages) for document in laid_out))
        laid_out.append(
            _lay_out_one(html, faces, styles, starts[-1], dict.fromkeys(_asked(html), UNKNOWN_PAGE), fillable=fillable)
        )
    pages = _pages_of_anchors(laid_out)
    for place, html in enumerate(parsed):
        asked = _asked(html)
        warnings += [f"No anchor #{anchor} to give the page of" for anchor in asked if anchor not in pages]
        if asked:
            known = {anchor: pages.get(anchor, UNKNOWN_PAGE) for anchor in asked}
            again = _lay_out_one(html, faces, styles, starts[place], known, fillable=fillable)
            assert len(again.pages) == len(laid_out[place].pages), "a number as wide as its stand-in moves no page"
            laid_out[place] = again
    return laid_out


def _lay_out_one(
    html: HTML, faces: Faces, styles: Sequence[CSS], start: int, pages: Mapping[str, int], *, fillable: bool
) -> Document:
    rules = [
        "@page { counter-increment: whole 1 !important }",
        f"@page :first {{ counter-increment: whole {start} !important }}",
        *(
            f'[{PAGE_OF}="{_quoted(anchor)}"]::after {{ content: "{page}" !important }}'
            for anchor, page in pages.items()
        ),
    ]
    # `!important` lets these rules, which count as the reader's, win over the document's own.
    numbers = CSS(string="\n".join(rules), url_fetcher=html.url_fetcher)
    return html.render(font_config=faces, stylesheets=[*styles, numbers], pdf_forms=fillable)


def _repeat(document: Document) -> None:
    """Let pages that go on like another one show its boxes: a book of sixty leaves has ten that differ.

    Boxes stand at places of the page, and a page's drawing and tags are made from its own tree, so that one box may
    stand on several pages. WeasyPrint has no public way to the tree; what comes of it is read back by the tests.
    """
    leaves: dict[str, Box] = {}
    for page in document.pages:
        content = _content(page)
        if content is None:
            continue
        if number := content.element.get(LEAF):
            leaves[number] = content
        if number := content.element.get(SAME_AS):
            content.children = [*content.children, *leaves[number].children[1:]]


def _content(page: Page) -> Box | None:
    """What the body of a page holds, where it is a leaf or repeats one: page, root, body, content."""
    boxes = [page._page_box]
    for _ in range(3):
        boxes = [child for box in boxes for child in getattr(box, "children", ())]
    said = (box for box in boxes if box.element is not None)
    return next((box for box in said if box.element.get(LEAF) or box.element.get(SAME_AS)), None)


def _draw_rules_last(pages: Sequence[Page]) -> None:
    """Have the lines of tables drawn all at once, over the rest of their page."""
    for page, rules in zip(pages, take_rules([page._page_box for page in pages]), strict=True):
        page.paint = partial(_paint, page, rules)


def _paint(page: Page, rules: Sequence[Rule], stream: Any, scale: float = 1) -> None:
    Page.paint(page, stream, scale)
    if rules:
        with stream.stacked():
            stream.transform(a=scale, d=scale)
            draw_rules(stream, rules)


def _asked(html: HTML) -> tuple[str, ...]:
    """Anchors whose page numbers this document prints."""
    return tuple(dict.fromkeys(element.get(PAGE_OF) for element in html.etree_element.iter() if element.get(PAGE_OF)))


def _pages_of_anchors(laid_out: Sequence[Document]) -> dict[str, int]:
    """Continuous page number, 1-based, of every anchor; the first where there are two."""
    pages = [page for document in laid_out for page in document.pages]
    found: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return found


@dataclass(frozen=True, slots=True)
class _Control:
    """A control of a document, laid out."""

    box: Box
    said: Mapping[str, str]
    """Its attributes."""
    kind: FieldKind


def _controls(document: Document) -> tuple[_Control, ...]:
    """The controls in reading order.

    Each is turned into a check box, for which WeasyPrint makes an annotation in the right place of page and structure,
    and no more: of the face of words that are typed it would embed every glyph.
    """
    boxes = [box for page in document.pages for form in page.forms.values() for box, _ in form]
    found = tuple(_Control(box, dict(box.element.attrib), _kind(box.element)) for box in boxes)
    for control in found:
        control.box.element.set("type", "checkbox")
    return found


def _kind(element: Element) -> FieldKind:
    if element.tag == "textarea":
        return FieldKind.LINES
    return {"checkbox": FieldKind.TICK, "radio": FieldKind.PICK}.get(element.get("type", ""), FieldKind.LINE)


def _complete(pdf: PDF, controls: Sequence[_Control]) -> None:
    """Make the check boxes that stand for controls the fields that they are, and lines no finer than they print."""
    drop_idle_levels(pdf)
    _shorten_numbers(pdf)
    for control in controls:
        _forget_drawing(pdf, control.box.widget_annotation)
    if controls:
        add_form(pdf, tuple(_widget(control) for control in controls))
    pdf.objects = [_Settled(thing) for thing in pdf.objects]


class _Settled(Object):  # type: ignore[misc]  # pydyf carries no types
    """An object of a PDF that nobody changes any more, put into bytes once: pydyf asks for them two and three times."""

    def __init__(self, original: Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = original.number, original.generation, original.free
        self._original = original

    @cached_property
    def data(self) -> bytes:
        """The bytes, compressed where the original is."""
        content = self._original.data
        assert isinstance(content, bytes), "pydyf gives bytes"
        return content

    @property
    def compressible(self) -> bool:
        """Whether it may go into a stream of objects."""
        return bool(self._original.compressible)


def _shorten_numbers(pdf: PDF) -> None:
    """Places on pages to a hundredth of a unit: a third of what draws a form is digits that no printer sees."""
    for thing in pdf.objects:
        if isinstance(thing, Stream) and not thing.extra:
            thing.stream = [_IDLE_DIGITS.sub(rb"\1", b"\n".join(map(_bytes, thing.stream)))]


def _bytes(item: bytes | str | Object) -> bytes:
    """A part of a stream: an operator, a tag, or what a tag says."""
    if isinstance(item, bytes):
        return item
    return item.data if isinstance(item, Object) else item.encode()


def _forget_drawing(pdf: PDF, annotation: Dictionary) -> None:
    """Leave nothing of the drawing that a check box came with but its number, which the PDF counts on."""
    for reference in annotation["AP"]["N"].values():
        number = int(reference.split()[0])
        pdf.objects[number] = Dictionary()
        pdf.objects[number].number = number


def _widget(control: _Control) -> Widget:
    said = control.said
    return Widget(
        annotation=control.box.widget_annotation,
        kind=control.kind,
        name=said["name"],
        title=said["title"],
        value=said.get("data-value", said.get("value", "")),
        is_on="checked" in said,
        is_required="required" in said,
        length=int(said["maxlength"]) if "maxlength" in said else None,
        quadding=_QUADDINGS.get(control.box.style["text_align_all"], Quadding.START),
    )


def _quoted(text: str) -> str:
    """Text for a CSS string."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")


class _Files(URLFetcher):  # type: ignore[misc]  # weasyprint carries no types
    """Fetches what the caller has handed over, and nothing else."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._files = files

    def fetch(self, url: str, headers: EmailMessage | None = None) -> URLFetcherResponse:
        """The file at `manual:path`; weasyprint logs the error for anything else and goes on without it."""
        del headers
        path = unquote(url.removeprefix(PICTURES))
        if not url.startswith(PICTURES) or path not in self._files:
            raise PermissionError("not one of the files handed over")
        return URLFetcherResponse(url, self._files[path])


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """Collect what the engine's loggers say at WARNING or above, and keep it from being said elsewhere."""
    messages: list[str] = []
    handler = _Collector(messages)
    loggers = [logging.getLogger(name) for name in LISTENED_TO]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    try:
        yield messages
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)
            logger.propagate = propagate


class _Collector(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())
