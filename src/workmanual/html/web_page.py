"""A page of the site before the site engine: address, title, body, contents, words to be found by.

The page writers of this folder make these values; `workmanual.site` hands them to the engine. `SiteAddresses` turns
references into addresses relative to the page, so that the site works from any folder.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from workmanual.model.procedure import Procedure
from workmanual.model.record import FormFormat, RecordForm
from workmanual.model.richtext import Image
from workmanual.sheets.formats import formats_of
from workmanual.views.index import Index
from workmanual.views.pictures import picture_path
from workmanual.views.references import Kind, resolve


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A heading that the page's contents list."""

    id: str
    title: str
    inner: tuple[PageHeading, ...] = ()


class Side(StrEnum):
    """What stands beside a page."""

    NAVIGATION = "navigation"
    CONTENTS = "contents"


ALL_FORMS = "downloads/forms.zip"
"""Where the site has all blank forms together."""
PROCEDURE_WEIGHT = 3.0
"""Who asks how something is done wants the procedure before its forms."""
LIST_WEIGHT = 0.2
"""Lists name everything and explain nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """One generated page."""

    address: str
    """Inside the edition, without suffix: `procedures/cx-02`."""
    title: str
    body: Markup
    headings: tuple[PageHeading, ...] = ()
    keywords: tuple[str, ...] = ()
    """Words people type that the text does not hold; the search finds the page by them."""
    description: str = ""
    weight: float = 1.0
    """How much a find on this page counts; 0 keeps the page out of readers' search."""
    without: tuple[Side, ...] = ()
    """What is left out at the sides, for a page that needs the room."""
    is_listed: bool = True
    """Whether the navigation names it; one that it does not name is reached from a page that it names."""


def procedure_address(code: str) -> str:
    """Address of a document's page."""
    return f"procedures/{code.lower()}"


def form_address(code: str) -> str:
    """Address of a form's page."""
    return f"records/{code.lower()}"


def form_files(form: RecordForm) -> tuple[tuple[str, FormFormat], ...]:
    """Where the site has the form's files: `records/jl-0202.pdf`."""
    return tuple((f"{form_address(form.code)}{one.value}", one) for one in formats_of(form))


def finding_address(code: str) -> str:
    """Address of the page about a code of the catalogue."""
    return f"authors/{code.lower()}"


def list_address(id_: str) -> str:
    """Address of a list of the whole manual; its PDF and workbook lie beside it."""
    return id_ if id_ in ("assessment", "edition") else f"appendix/{id_}"


def row_anchor(reference: str) -> str:
    """The anchor of what a reference means on its page: `publicity`, `development-rules-1990`."""
    return reference.rpartition(".")[2].rpartition(":")[2]


FINDINGS_ADDRESS = "authors/findings"
ASSESSMENT_ADDRESS = list_address("assessment")
EDITION_ADDRESS = list_address("edition")
BASIS_ADDRESS = list_address("basis")
RECORDS_ADDRESS = "records/index"
HOME_ADDRESS = "index"


@dataclass(frozen=True, slots=True)
class SiteAddresses:
    """Addresses as seen from one page."""

    index: Index
    page: str
    """Address of the page on which the references stand."""
    within: Procedure | None = None
    """The document being shown, whose own steps need no code before their number."""

    def to(self, address: str, anchor: str = "") -> str:
        """Relative address of another page."""
        path = posixpath.relpath(f"{address}.html", posixpath.dirname(self.page) or ".")
        return f"{path}#{anchor}" if anchor else path

    def file(self, path: str) -> str:
        """Relative address of a file of the edition: `procedures/cx-02.pdf`."""
        return posixpath.relpath(path, posixpath.dirname(self.page) or ".")

    def reference(self, target: str) -> tuple[str, str | None]:
        """Text and address of a reference (`workmanual.html.richtext.Addresses`)."""
        resolved = resolve(self.index, target, within=self.within)
        if not resolved.exists:
            return resolved.text, None
        match resolved.kind:
            case Kind.DOCUMENT | Kind.STEP:
                return resolved.text, self.to(procedure_address(resolved.code), resolved.step)
            case Kind.INDICATOR:
                return resolved.text, self.to(ASSESSMENT_ADDRESS, row_anchor(target))
            case Kind.FORM:
                return resolved.text, self.to(form_address(resolved.code))
            case Kind.BASIS:
                return resolved.text, self.to(BASIS_ADDRESS, resolved.code)

    def picture(self, image: Image) -> str:
        """Address of a picture of the edition."""
        return self.file(picture_address(image))


def picture_address(image: Image) -> str:
    """Where a picture lies in the site: its path inside the edition's folder, under `pictures/`."""
    return "pictures/" + "/".join(picture_path(image).split("/")[2:])
