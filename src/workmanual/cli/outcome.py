"""What one run of the checks found in all the editions it looked at, for the commands that report it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from workmanual.checks.severities import Loosening
from workmanual.findings import Finding, in_order
from workmanual.fixing.fixes import is_fixable
from workmanual.ground.project import CheckedEdition


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings of several editions; what stands in a file that is meant for all of them is said once."""

    findings: tuple[Finding, ...]
    loosenings: tuple[Loosening, ...]
    sources: Mapping[str, Sequence[str]]
    """Lines of the files by path, to quote from."""
    fixable: int = 0
    """How many of the findings the program puts right, as far as their codes tell."""


def outcome_of(editions: Sequence[CheckedEdition], *, sealed: Collection[str] = ()) -> Outcome:
    """The editions together; in those `sealed` nothing is put right."""
    mendable = (edition.findings for edition in editions if edition.id not in sealed)
    return Outcome(
        in_order(found for edition in editions for found in edition.findings),
        tuple(dict.fromkeys(one for edition in editions for one in edition.loosenings)),
        {path: lines for edition in editions for path, lines in edition.lines().items()},
        sum(is_fixable(found) for findings in mendable for found in findings),
    )
