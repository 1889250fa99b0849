"""What every printed document shares: stationery, the frame with header and footer, places to sign.

Takes a template with its values, gives a complete HTML document. How it looks is `styles/book.css`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from workmanual.html.book_words import unbroken
from workmanual.locale import Locale
from workmanual.model.manual import ApprovalAction, EditionState
from workmanual.views.index import Index
from workmanual.views.roles import role_titles

VOID = (EditionState.SUPERSEDED, EditionState.WITHDRAWN)
"""States in which nobody may work by the edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stationery:
    """What a printed document needs besides its contents."""

    templates: Environment
    """Holds the `book_*.html` templates."""
    style: str
    """CSS for print: `styles/book.css`."""
    locale: Locale
    state: EditionState
    """Anything but current is marked on every page."""

    @property
    def mark(self) -> str:
        """The state in words; empty for the current edition, which may be superseded after it was printed."""
        return "" if self.state is EditionState.CURRENT else self.locale.labels[f"state-{self.state}"]


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


def signs(index: Index, roles: Mapping[ApprovalAction, str], stationery: Stationery) -> tuple[Sign, ...]:
    """The three places to sign, for these roles; dates are those of the edition's approvals."""
    labels = stationery.locale.labels
    dates = {approval.action: approval.date.isoformat() for approval in index.manual.edition.approvals}
    return tuple(
        Sign(
            labels[f"pdf-{action}"],
            "".join(role_titles(index, [roles[action]])) if roles.get(action) else "",
            dates.get(action, labels["pdf-blank-date"]),
        )
        for action in ApprovalAction
    )


def framed(index: Index, frame: Frame, stationery: Stationery, template: str, values: Mapping[str, object]) -> str:
    """The document of this template; `values` are what the template alone uses."""
    charter, edition = index.manual.charter, index.manual.edition
    return stationery.templates.get_template(template).render(
        values,
        charter=charter,
        edition=edition,
        language=stationery.locale.language,
        style=Markup(stationery.style),
        mark=stationery.mark,
        void=stationery.state in VOID,
        kind=frame.kind,
        whole=frame.whole,
        title=frame.title,
        full_code=frame.code or edition.title,
        revision=frame.revision or str(edition.revision),
        pdf_title=charter.title if frame.kind == "cover" else frame.title,
        role_titles=lambda names: role_titles(index, names),
        unbroken=lambda names: unbroken(names, stationery.locale),
        retention=index.retention,
    )
