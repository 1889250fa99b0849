"""What every printed document shares: the frame with header and footer, places to sign.

Takes a template with its values, gives a complete HTML document. How it looks is `styles/book.css`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from workmanual.html.book_words import unbroken
from workmanual.html.materials import Materials
from workmanual.model.manual import ApprovalAction
from workmanual.views.index import Index
from workmanual.views.roles import role_titles

STYLE: Final = "book.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What differs in the frame from one document to the next."""

    kind: str
    """CSS class of the document: `cover`, `procedure`."""
    title: str
    """Second line of the header, and the title of a PDF that begins with this document."""
    code: str = ""
    """First line of the header, right; where there is none, the edition's title stands there."""
    revision: str = ""
    """The document's own; that of the edition where it has none."""
    whole: bool
    """Whether the document is printed as a part of the whole book, with its continuous page numbers."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A place to sign."""

    action: str
    """In words: prepared, reviewed, approved."""
    role: str
    date: str
    """When it was done; blanks for a date to write while it was not."""


def signs(index: Index, roles: Mapping[ApprovalAction, str], materials: Materials) -> tuple[Sign, ...]:
    """The three places to sign, for these roles; dates are those of the edition's approvals."""
    labels = materials.locale.labels
    dates = {approval.action: approval.date.isoformat() for approval in index.manual.edition.approvals}
    return tuple(
        Sign(
            labels[f"pdf-{action}"],
            "".join(role_titles(index, [roles[action]])) if roles.get(action) else "",
            dates.get(action, labels["pdf-blank-date"]),
        )
        for action in ApprovalAction
    )


def framed(index: Index, frame: Frame, materials: Materials, template: str, values: Mapping[str, object]) -> str:
    """The document of this template; `values` are what the template alone uses."""
    charter, edition = index.manual.charter, index.manual.edition
    return materials.templates.get_template(template).render(
        values,
        charter=charter,
        edition=edition,
        language=materials.locale.language,
        style=Markup(materials.styles[STYLE]),
        mark=materials.mark,
        kind=frame.kind,
        whole=frame.whole,
        title=frame.title,
        full_code=frame.code or edition.title,
        revision=frame.revision or str(edition.revision),
        pdf_title=charter.title if frame.kind == "cover" else frame.title,
        role_titles=lambda names: role_titles(index, names),
        unbroken=lambda names: unbroken(names, materials.locale),
        retention=index.retention,
    )
