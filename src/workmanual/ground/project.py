"""The project on disk: where `procedures/` is and what lies in it.

Takes a folder, gives the files of its editions as bytes by project path. It follows no symbolic link and reads
nothing outside the edition's folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workmanual.checks.edition import Given, check_edition
from workmanual.findings import Finding
from workmanual.ground import resources
from workmanual.model.manual import Manual
from workmanual.reading.source_text import lines_to_show

SOURCES: Final = "procedures"
SITE: Final = "site"
"""Where a build leaves the site, as `mkdocs.yml` says."""
READ: Final = (".md", ".yml", ".png", ".jpg", ".jpeg")
"""Suffixes of files that have a place in a manual; others are named in a finding and not read."""
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

    def lines(self) -> dict[str, tuple[str, ...]]:
        """The sources' lines by path, to quote from."""
        return {path: lines_to_show(content) for path, content in self.files.items() if path.endswith((".md", ".yml"))}


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


def edition_files(root: Path, edition: str) -> dict[str, bytes]:
    """The files of one edition by project path; hidden files and editors' leavings are not sources."""
    files = (path for path in sorted((root / SOURCES / edition).rglob("*")) if path.is_file() and not path.is_symlink())
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.suffix in READ else b""
        for path in files
        if not path.name.startswith((".", "~$")) and not path.name.endswith(LEAVINGS)
    }


def checked_edition(root: Path, edition: str) -> CheckedEdition:
    """Read and check one edition, beside the one before it."""
    editions = edition_ids(root)
    before = editions[editions.index(edition) - 1] if editions.index(edition) else None
    previous = check_edition(edition_files(root, before), _given(before)).manual if before else None
    files = edition_files(root, edition)
    checked = check_edition(files, _given(edition), previous=previous)
    return CheckedEdition(edition, files, checked.manual, checked.findings)


def _given(edition: str) -> Given:
    return Given(f"{SOURCES}/{edition}", resources.locale(), resources.covered_characters(), resources.simplified)
