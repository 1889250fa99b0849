"""The small manual of another organisation (tests/manuals/mini), in memory, and what is found in it.

Takes files as text or bytes by project path, gives the manual and its findings the way `workmanual check` finds them,
without touching a disk twice.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from workmanual.checks import releasing
from workmanual.checks.edition import Checked, Given, check_edition
from workmanual.checks.releasing import drafts_before
from workmanual.checks.sealing import for_information, is_released, released_ids, sealing, unknown_editions
from workmanual.checks.severities import judged, read_severities
from workmanual.findings import Finding, in_order
from workmanual.ground import resources
from workmanual.ground.project import REGISTER, SEVERITIES, SOURCES, edition_files
from workmanual.model.manual import Edition, Manual
from workmanual.reading.register import read_register

ROOT: Final = Path(__file__).parent / "manuals/mini"
EDITIONS: Final = ("2019", "2020")


@cache
def _files(edition: str) -> Mapping[str, bytes]:
    return edition_files(ROOT, edition)


def files(edition: str = "2019") -> dict[str, bytes]:
    """The edition's files by project path (`procedures/2019/edition.yml`)."""
    return dict(_files(edition))


def checked(sources: Mapping[str, bytes], edition: str = "2019") -> Checked:
    """Read and check the files of one edition, beside the one before it, with the severities of `checks.yml`."""
    before = EDITIONS.index(edition) - 1
    folder = f"{SOURCES}/{edition}"
    own = {path: content for path, content in sources.items() if path not in (SEVERITIES, REGISTER)}
    found = check_edition(own, given(edition), previous=manual(EDITIONS[before]) if before >= 0 else None)
    findings = found.findings
    if SEVERITIES in sources:
        findings = judged(findings, read_severities(sources[SEVERITIES], SEVERITIES))
    read = read_register(sources.get(REGISTER), REGISTER)
    if is_released(read.register, edition):
        findings = for_information(findings)
    control = (*read.findings, *unknown_editions(read, EDITIONS), *sealing(edition, folder, own, read.register))
    return replace(found, findings=in_order((*findings, *control)))


def obstacles(sources: Mapping[str, bytes], edition: str) -> tuple[Finding, ...]:
    """What keeps the edition with these files from being released, besides what is found in any."""
    read = check_edition(sources, given(edition)).manual
    assert read is not None, "what cannot be read is not released"
    editions: Mapping[str, Edition | None] = {one: manual(one).edition for one in EDITIONS} | {edition: read.edition}
    register = read_register(sources.get(REGISTER), REGISTER).register
    before = drafts_before(edition, editions, released_ids(register))
    return tuple(releasing.obstacles(read.edition, before, resources.locale().labels["draft-summary"]))


def given(edition: str = "2019") -> Given:
    """What a file of this edition is examined with."""
    folder = f"{SOURCES}/{edition}"
    return Given(folder, resources.locale(), resources.covered_characters(), resources.simplified)


@cache
def manual(edition: str = "2019") -> Manual:
    """The whole, valid manual of one edition."""
    whole = checked(files(edition), edition).manual
    assert whole is not None, "the small manual can be read"
    return whole
