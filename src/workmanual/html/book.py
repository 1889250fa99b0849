"""The whole manual on paper: its documents as HTML for print, one text a document, in the order of the book.

Takes the index of a manual and the materials, gives cover, control page, contents, preface, every document and the
lists. `workmanual.pdf` makes one PDF of them and fills in the page numbers of the contents. It deliberately
does not print blank record forms, which have PDFs of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from workmanual.html.book_listing import listing_document
from workmanual.html.book_page import Frame, framed, signs
from workmanual.html.book_procedure import procedure_document
from workmanual.html.book_words import PrintAddresses, paper_words
from workmanual.html.materials import Materials
from workmanual.model.manual import EditionState, FreePage
from workmanual.views.contents import Listed, listed_documents
from workmanual.views.index import Index
from workmanual.views.lists import listings
from workmanual.views.lists.listing import Listing
from workmanual.views.roles import role_titles

SPARE_COPIES = 3
"""Lines of the distribution list left for whoever is not foreseen."""
CONTROL = "control"
CONTENTS = "contents"
APPENDED = ("records", "basis", "terms", "traceability")
"""The lists at the end of the book; that of the documents stands on the control page, the scheme with its document."""


def book_documents(index: Index, materials: Materials) -> tuple[str, ...]:
    """The documents of the book, in their order."""
    return (
        _cover(index, materials),
        _control(index, materials),
        _contents(index, materials),
        *(_preface(index, page, materials) for page in index.manual.preface),
        *(procedure_document(index, one, materials, whole=True) for one in index.manual.procedures),
        *(listing_document(index, one, materials, whole=True) for one in _appended(index, materials)),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A document in a list."""

    code: str
    """Empty for what is not a document of the manual."""
    full_code: str
    title: str
    anchor: str
    """Empty while the document is awaited."""
    revision: str = ""

    @property
    def awaited(self) -> bool:
        """Whether it is expected and not written yet."""
        return not self.anchor


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines under a common heading."""

    title: str
    lines: tuple[_Line, ...]


def _appended(index: Index, materials: Materials) -> tuple[Listing, ...]:
    return tuple(one for one in listings(index, materials.locale.labels) if one.id in APPENDED)


def _cover(index: Index, materials: Materials) -> str:
    frame = Frame(kind="cover", title=index.manual.charter.title, whole=True)
    return framed(index, frame, materials, "book_cover.html", {})


def _control(index: Index, materials: Materials) -> str:
    frame = Frame(kind=CONTROL, title=materials.locale.labels["pdf-control"], whole=True)
    roles = {approval.action: str(approval.role) for approval in index.manual.edition.approvals}
    values = {
        "is_draft": materials.state is EditionState.DRAFT,
        "approvals": signs(index, roles, materials),
        "holders": _holders(index),
        "listed": [line for group in _groups(index, materials) for line in group.lines],
    }
    return framed(index, frame, materials, "book_control.html", values)


def _holders(index: Index) -> tuple[tuple[str, str], ...]:
    """Copy numbers with who holds them: the issuer, who prepared the documents, the units, some blank lines."""
    charter = index.manual.charter
    preparing = role_titles(index, (one.head.prepared for one in index.manual.procedures))
    units = (unit.title for unit in charter.units)
    names = [*dict.fromkeys((charter.organisation.committee, *preparing, *units)), *[""] * SPARE_COPIES]
    return tuple((f"{number:03}", name) for number, name in enumerate(names, start=1))


def _contents(index: Index, materials: Materials) -> str:
    labels = materials.locale.labels
    frame = Frame(kind=CONTENTS, title=labels["pdf-contents"], whole=True)
    front = (
        _Line("", "", labels["pdf-control"], CONTROL),
        *(_Line("", "", page.title, _preface_anchor(page)) for page in index.manual.preface),
    )
    back = tuple(_Line("", "", one.title, one.id) for one in _appended(index, materials))
    groups = (_Group("", front), *_groups(index, materials), _Group(labels["appendix-part"], back))
    return framed(index, frame, materials, "book_contents.html", {"groups": groups})


def _groups(index: Index, materials: Materials) -> tuple[_Group, ...]:
    """The documents by part; those not written yet only in a draft."""
    written = [
        _Group(part.part.title, tuple(_line(index, listed) for listed in part.documents))
        for part in listed_documents(index)
    ]
    if materials.state is EditionState.DRAFT:
        return tuple(group for group in written if group.lines)
    kept = [_Group(one.title, tuple(line for line in one.lines if not line.awaited)) for one in written]
    return tuple(group for group in kept if group.lines)


def _line(index: Index, listed: Listed) -> _Line:
    code = str(listed.expected.code)
    if listed.procedure is None:
        return _Line(code, index.full_code(code), str(listed.expected.title), "")
    return _Line(code, index.full_code(code), listed.procedure.title, code, str(listed.procedure.head.revision))


def _preface(index: Index, page: FreePage, materials: Materials) -> str:
    addresses = PrintAddresses(index=index, locale=materials.locale, whole=True)
    frame = Frame(kind="preface", title=page.title, whole=True)
    values = {"anchor": _preface_anchor(page), "body": paper_words(page.body, addresses)}
    return framed(index, frame, materials, "book_preface.html", values)


def _preface_anchor(page: FreePage) -> str:
    return f"preface.{page.id}"
