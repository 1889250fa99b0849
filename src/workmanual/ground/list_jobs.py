"""The lists of a manual as work for a worker process: one workbook each. Their PDFs are documents to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workmanual.html.web_page import list_address
from workmanual.views.index import Index
from workmanual.views.lists import listings
from workmanual.views.lists.listing import ListImprint, Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class ListJob:
    """One workbook to make."""

    name: str
    """What the caller calls it: `appendix/terms.xlsx`."""
    listing: Listing
    imprint: ListImprint
    created: date
    """The date it bears: the edition's, never the clock's."""

    @property
    def weight(self) -> int:
        """About how long it takes, beside documents: in characters of markup."""
        return 40 * sum(len(table.rows) * len(table.columns) for table in self.listing.tables)


def list_jobs(index: Index, labels: Mapping[str, str], mark: str) -> tuple[ListJob, ...]:
    """The workbooks of one edition, named by their addresses inside it; `mark` is the state that paper shows."""
    charter, edition = index.manual.charter, index.manual.edition
    imprint = ListImprint(
        organisation=charter.organisation.name,
        system=charter.title,
        edition=edition.title,
        revision=str(edition.revision),
        effective=f"{edition.effective} {labels['effective-from']}",
        state=mark,
    )
    return tuple(
        ListJob(name=f"{list_address(one.id)}.xlsx", listing=one, imprint=imprint, created=edition.effective)
        for one in listings(index, labels)
    )
