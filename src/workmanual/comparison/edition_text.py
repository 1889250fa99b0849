"""One edition as a comparison sees it: what it is called, its items, its words, and what people said of its changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workmanual.comparison.items import items_of
from workmanual.comparison.records import Item
from workmanual.model.changes import Lineage, Reason
from workmanual.views.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionText:
    """An edition, read for comparing."""

    id: str
    title: str
    revision: str
    effective: date
    manual: str
    """Title of the manual."""
    organisation: str
    items: tuple[Item, ...]
    vocabulary: frozenset[str]
    """Roles, terms, titles of documents and forms: what a difference does not split."""
    reasons: tuple[Reason, ...]
    lineage: tuple[Lineage, ...]
    documents: tuple[tuple[str, str], ...]
    """Code and title of every document and form, in their order."""
    revisions: Mapping[str, str]
    """Revision of every document and form, by its code."""
    points: tuple[tuple[str, float], ...]
    """Of the assessment scheme: all, without a name, then each category by its title; empty without a scheme."""


def edition_text(index: Index) -> EditionText:
    """Read an edition for comparing."""
    manual = index.manual
    edition, charter, scheme = manual.edition, manual.charter, manual.assessment
    documents = (
        *((str(one.code), str(one.title)) for one in manual.procedures),
        *((str(one.code), str(one.title)) for one in manual.forms),
    )
    words = (
        *(word for role in charter.roles for word in (role.title, *role.synonyms)),
        *(term.term for term in charter.terms),
        *(title for _, title in documents),
        *(rule.title for rule in manual.basis),
    )
    return EditionText(
        id=str(edition.id),
        title=edition.title,
        revision=str(edition.revision),
        effective=edition.effective,
        manual=charter.title,
        organisation=charter.organisation.name,
        items=items_of(index),
        vocabulary=frozenset(str(word) for word in words),
        reasons=manual.changes.changes if manual.changes else (),
        lineage=manual.changes.lineage if manual.changes else (),
        documents=documents,
        revisions={
            **{str(one.code): str(one.head.revision) for one in manual.procedures},
            **{str(one.code): str(one.revision) for one in manual.forms},
        },
        points=(("", scheme.points), *((one.title, one.points) for one in scheme.categories)) if scheme else (),
    )
