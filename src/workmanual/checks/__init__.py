"""Checks: what the manual means, and where it contradicts itself.

Takes a read `Manual`, gives findings. A check is a function from the index to findings and one row of `CHECKS`;
modules follow the families of the catalogue. Shape problems are the readers'. Checking never writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from workmanual.checks import (
    approvals,
    assessment,
    changes,
    consistency,
    control,
    coverage,
    flow,
    record_formulas,
    record_kinds,
    record_paper,
    record_scheme,
    records,
    references,
    revisions,
    standards,
    stated_dates,
    typed_codes,
)
from workmanual.findings import Finding
from workmanual.locale import Locale
from workmanual.model.manual import Manual
from workmanual.views.index import Index, index

Check = Callable[[Index], Iterable[Finding]]

CHECKS: Final[tuple[Check, ...]] = (
    control.codes,
    control.documents,
    control.file_names,
    control.awaited_documents,
    control.identifiers,
    control.role_words,
    control.assessment_data,
    approvals.dates,
    approvals.approvals,
    approvals.independent_approvals,
    approvals.effective_date,
    revisions.revisions,
    changes.reasons,
    changes.lineage,
    changes.reused,
    stated_dates.stated_dates,
    references.roles,
    references.responsibilities,
    references.targets,
    references.pictures,
    references.basis,
    coverage.unused_roles,
    coverage.unused_terms,
    coverage.unused_basis,
    coverage.records,
    coverage.unused_documents,
    typed_codes.revisions,
    typed_codes.references,
    records.citations,
    records.heads,
    records.blocks,
    records.fields,
    records.choices,
    record_paper.places,
    records.labels,
    record_paper.measures,
    record_paper.tables,
    record_kinds.parts,
    record_kinds.contents,
    record_kinds.order,
    record_formulas.formulas,
    record_scheme.scheme,
    record_scheme.tables,
    record_paper.limits,
    record_kinds.pages,
    record_kinds.charts,
    records.numbering,
    records.retention,
    consistency.duties,
    consistency.fillers,
    flow.circles,
    flow.dead_ends,
    assessment.document,
    assessment.identifiers,
    assessment.points,
    assessment.indicators,
    assessment.proof,
    assessment.safeguards,
    assessment.grades,
    assessment.cycle,
    assessment.example,
    standards.served,
    standards.counts,
)
"""Every check, in the order of the catalogue."""


def check(manual: Manual, locale: Locale, previous: Manual | None = None) -> tuple[Finding, ...]:
    """Every finding of every check; `previous` is the edition before this one, where there is one."""
    lookups = index(manual, previous, locale)
    return tuple(found for one in CHECKS for found in one(lookups))
