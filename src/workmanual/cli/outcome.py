"""What one run of the checks found in all the editions it looked at, for the commands that report it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workmanual.checks.severities import Loosening
from workmanual.findings import Finding, in_order
from workmanual.ground.project import CheckedEdition


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings of several editions; what stands in a file that is meant for all of them is said once."""

    findings: tuple[Finding, ...]
    loosenings: tuple[Loosening, ...]
    sources: Mapping[str, Sequence[str]]
    """Lines of the files by path, to quote from."""


def outcome_of(editions: Sequence[CheckedEdition]) -> Outcome:
    """The editions together."""
    return Outcome(
        in_order(found for edition in editions for found in edition.findings),
        tuple(dict.fromkeys(one for edition in editions for one in edition.loosenings)),
        {path: lines for edition in editions for path, lines in edition.lines().items()},
    )
