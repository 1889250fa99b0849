"""The small manual of another organisation (tests/manuals/mini), in memory, and what is found in it.

Takes files as text or bytes by project path, gives the manual and its findings the way `workmanual check` finds them,
without touching a disk twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from workmanual.checks import check
from workmanual.checks.faces import uncovered
from workmanual.findings import Finding, in_order
from workmanual.ground import resources
from workmanual.ground.project import SOURCES, edition_files
from workmanual.model.manual import Manual
from workmanual.reading.edition import read_edition

ROOT: Final = Path(__file__).parent / "manuals/mini"
EDITIONS: Final = ("2019", "2020")


@dataclass(frozen=True, slots=True)
class Checked:
    """An edition's manual, as far as it could be read, and everything found in it."""

    manual: Manual | None
    findings: tuple[Finding, ...]


@cache
def _files(edition: str) -> Mapping[str, bytes]:
    return edition_files(ROOT, edition)


def files(edition: str = "2019") -> dict[str, bytes]:
    """The edition's files by project path (`procedures/2019/edition.yml`)."""
    return dict(_files(edition))


def checked(sources: Mapping[str, bytes], edition: str = "2019") -> Checked:
    """Read and check the files of one edition."""
    reading = read_edition(sources, f"{SOURCES}/{edition}", resources.locale())
    findings = [*reading.findings, *uncovered(sources, resources.covered_characters())]
    if reading.manual is not None:
        findings += check(reading.manual)
    return Checked(reading.manual, in_order(findings))


@cache
def manual(edition: str = "2019") -> Manual:
    """The whole, valid manual of one edition."""
    whole = checked(files(edition), edition).manual
    assert whole is not None, "the small manual can be read"
    return whole
