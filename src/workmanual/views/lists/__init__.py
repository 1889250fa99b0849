"""Lists of the whole manual: derived, never written by an author, the same on screen, on paper and in a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from workmanual.views.index import Index
from workmanual.views.lists.control import documents, records
from workmanual.views.lists.edition import edition
from workmanual.views.lists.listing import Listing
from workmanual.views.lists.scheme import scheme
from workmanual.views.lists.tracing import traceability
from workmanual.views.lists.vocabulary import basis, terms

Derived = Callable[[Index, Mapping[str, str]], Listing | None]
LISTS: Final[tuple[Derived, ...]] = (scheme, edition, documents, records, basis, terms, traceability)
"""Every list, in the order in which the site names them."""


def listings(index: Index, labels: Mapping[str, str]) -> tuple[Listing, ...]:
    """The manual's lists in the locale's words; one over a scheme only where there is a scheme."""
    return tuple(made for one in LISTS if (made := one(index, labels)) is not None)
