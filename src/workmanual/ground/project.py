"""The project on disk: where `procedures/` is and what lies in it.

Takes a folder, gives the files of its editions as bytes by project path. It follows no symbolic link (WM115)
and reads nothing outside the edition's folder.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workmanual.checks.edition import Given, check_examined
from workmanual.checks.sealing import for_information, is_released, sealing, unknown_editions
from workmanual.checks.severities import Loosening, Severities, judged, read_severities
from workmanual.editions.seals import SEAL
from workmanual.findings import Finding, finding, in_order
from workmanual.ground import resources
from workmanual.ground.collection import no_collection
from workmanual.ground.examine_worker import given
from workmanual.ground.examining import Progress, examine_files
from workmanual.model.manual import EDITION_FILE, Edition, Manual
from workmanual.model.register import REGISTER_FILE
from workmanual.reading.edition import largest, put_together, read_file
from workmanual.reading.register import RegisterRead, read_register
from workmanual.reading.source_text import lines_to_show
from workmanual.span import Span

SOURCES: Final = "procedures"
SEVERITIES: Final = f"{SOURCES}/checks.yml"
REGISTER: Final = f"{SOURCES}/{REGISTER_FILE}"
SITE: Final = "site"
"""Where a build leaves the site, as `mkdocs.yml` says."""
MEMORY: Final = ".cache/workmanual/examined.sqlite"
"""What is remembered of files from one check to the next."""
MADE: Final = ".cache/workmanual/made"
"""What has been made before, and can be taken from there."""
READ: Final = (".md", ".yml", ".png", ".jpg", ".jpeg")
"""Suffixes of files that have a place in a manual; others are named in a finding and not read."""
_SITE_URL: Final = re.compile(r"^site_url:[ \t]*[\"']?(https?://[^\s\"'#]+)", re.MULTILINE)
LEAVINGS: Final = ("~", ".swp", ".tmp", ".bak")
"""Ends of names that editors leave behind."""


class NotAProject(Exception):
    """There is no `procedures/` here or above."""


@dataclass(frozen=True, slots=True)
class CheckedEdition:
    """An edition read from disk, with everything found in it."""

    id: str
    files: Mapping[str, bytes]
    """By project path."""
    manual: Manual | None
    findings: tuple[Finding, ...]
    """With the project's own severities."""
    loosenings: tuple[Loosening, ...] = ()
    is_released: bool = False
    own_findings: tuple[Finding, ...] = ()
    """What was found in its own files, as heavy as if it were a draft."""

    def lines(self) -> dict[str, tuple[str, ...]]:
        """The lines of the files in which something was found, by path, to quote from."""
        found = {one.at.path for one in self.findings if one.at.path.endswith((".md", ".yml"))}
        return {path: lines_to_show(content) for path, content in self.files.items() if path in found}


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds `procedures/`."""
    for folder in (start, *start.parents):
        if (folder / SOURCES).is_dir():
            return folder
    raise NotAProject(str(start))


def edition_ids(root: Path) -> tuple[str, ...]:
    """The editions' folders, oldest first: every folder in `procedures/`, so that none is passed over."""
    folders = (one for one in (root / SOURCES).iterdir() if one.is_dir() and not one.name.startswith("."))
    return tuple(sorted(one.name for one in folders))


def site_url(root: Path) -> str:
    """Where the site is published, as `mkdocs.yml` says in one line; empty where it does not."""
    path = root / "mkdocs.yml"
    said = _SITE_URL.search(path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else None
    return said[1] if said else ""


def edition_files(root: Path, edition: str) -> dict[str, bytes]:
    """The files of one edition by project path, none of them further than what tells that it is too large (WM113)."""
    return {
        path.relative_to(root).as_posix(): _content(path) if path.suffix in READ or path.name == SEAL else b""
        for path in _sources(root, edition)
        if path.is_file() and not path.is_symlink()
    }


def links(root: Path, edition: str) -> tuple[Finding, ...]:
    """Symbolic links, to files, to folders or to nothing: what they lead to is not read (WM115)."""
    return tuple(
        finding("WM115", Span(path.relative_to(root).as_posix()), target=path.readlink().as_posix())
        for path in _sources(root, edition)
        if path.is_symlink()
    )


def _sources(root: Path, edition: str) -> list[Path]:
    """What lies in an edition's folder; hidden files and editors' leavings are not sources."""
    folder = root / SOURCES / edition
    if folder.is_symlink():
        return [folder]
    paths = sorted(folder.rglob("*"))
    return [path for path in paths if not _is_aside(path, folder)]


def _is_aside(path: Path, folder: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return is_hidden or path.name.startswith("~$") or path.name.endswith(LEAVINGS)


def whole_files(root: Path, edition: str) -> dict[str, bytes]:
    """What a seal counts: every file by project path, to its last byte; of a symbolic link, where it leads to."""
    paths = (path for path in _sources(root, edition) if path.is_symlink() or path.is_file())
    return {path.relative_to(root).as_posix(): _whole(path) for path in paths}


def _whole(path: Path) -> bytes:
    return path.readlink().as_posix().encode(errors="surrogateescape") if path.is_symlink() else path.read_bytes()


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(largest(path.name) + 1)


@no_collection()
def checked_edition(root: Path, edition: str, progress: Progress | None = None) -> CheckedEdition:
    """Read and check one edition, beside the one before it."""
    files = edition_files(root, edition)
    examined = examine_files(files, f"{SOURCES}/{edition}", memory=root / MEMORY, progress=progress)
    checked = check_examined(examined, given_for(edition), previous=previous_manual(root, edition))
    project = _project_files(root)
    severities = read_severities(project[SEVERITIES], SEVERITIES) if SEVERITIES in project else Severities()
    found = judged(in_order((*links(root, edition), *checked.findings)), severities)
    released = is_released(registered(root).register, edition)
    return CheckedEdition(
        edition,
        {**project, **files},
        checked.manual,
        in_order((*(for_information(found) if released else found), *integrity(root, edition))),
        severities.loosenings,
        is_released=released,
        own_findings=found,
    )


def guarded_edition(root: Path, edition: str) -> CheckedEdition:
    """A released edition of which only the integrity was checked, and the project's own severities."""
    project = _project_files(root)
    severities = read_severities(project[SEVERITIES], SEVERITIES) if SEVERITIES in project else Severities()
    findings = in_order((*severities.findings, *integrity(root, edition)))
    return CheckedEdition(edition, project, None, findings, severities.loosenings, is_released=True)


def integrity(root: Path, edition: str) -> tuple[Finding, ...]:
    """What is wrong with the register, and what no longer agrees with the edition's release."""
    read = registered(root)
    control = (*read.findings, *unknown_editions(read, edition_ids(root)))
    folder = f"{SOURCES}/{edition}"
    is_guarded = is_released(read.register, edition) or os.path.lexists(root / folder / SEAL)
    files = whole_files(root, edition) if is_guarded else {}
    return in_order((*control, *sealing(edition, folder, files, read.register)))


def registered(root: Path) -> RegisterRead:
    """The register; without entries where there is none."""
    return read_register(_project_files(root).get(REGISTER), REGISTER)


def editions_read(root: Path) -> dict[str, Edition | None]:
    """What `edition.yml` says of every edition, oldest first; None where it cannot be read."""
    return {id_: _edition_read(root, id_) for id_ in edition_ids(root)}


def _edition_read(root: Path, edition: str) -> Edition | None:
    folder = f"{SOURCES}/{edition}"
    path = root / folder / EDITION_FILE
    if not path.is_file() or path.is_symlink():
        return None
    value = read_file(f"{folder}/{EDITION_FILE}", _content(path), folder, resources.locale()).value
    return value if isinstance(value, Edition) else None


def previous_manual(root: Path, edition: str) -> Manual | None:
    """The manual of the edition before this one, as far as it can be read."""
    editions = edition_ids(root)
    place = editions.index(edition)
    if not place:
        return None
    return read_edition(root, editions[place - 1])


def read_edition(root: Path, edition: str) -> Manual | None:
    """The manual of an edition as far as it can be read, and nothing said of it."""
    folder = f"{SOURCES}/{edition}"
    examined = examine_files(edition_files(root, edition), folder, memory=root / MEMORY)
    return put_together({path: one.read for path, one in examined.items()}, folder).manual


def _project_files(root: Path) -> dict[str, bytes]:
    """What stands beside the editions and is meant for all of them."""
    paths = {name: root / name for name in (SEVERITIES, REGISTER)}
    return {name: path.read_bytes() for name, path in paths.items() if path.is_file() and not path.is_symlink()}


def given_for(edition: str) -> Given:
    """What the files of this edition are examined with."""
    return given(f"{SOURCES}/{edition}")
