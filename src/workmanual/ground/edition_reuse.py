"""Editions that need not be built again: what they are made of has not changed since they were built.

Takes the project, a finished site and an edition with its state; tells whether the site's folder of that edition is
what building it now would give, and puts it into a new site. A note beside the caches holds the digest of everything
that has a say in the edition's bytes, and of the bytes themselves.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Final

from workmanual.ground.edition_states import register_of
from workmanual.ground.project import SEVERITIES, SOURCES
from workmanual.ground.publishing import sums
from workmanual.ground.resources import PACKAGE
from workmanual.model.manual import EditionState

NOTES: Final = ".cache/workmanual/editions"
_SHARED: Final = ("mkdocs.yml", "hooks", "docs", SEVERITIES)
"""What stands beside the editions and has a say in each."""


def is_reusable(root: Path, site: Path, edition: str, state: EditionState) -> bool:
    """Whether the site's folder of the edition is whole, and what building it now would give."""
    note, built = _note(root, edition), site / edition
    if not note.is_file() or not built.is_dir():
        return False
    return note.read_text(encoding="utf-8") == _said(_key(root, edition, state), built)


def remember(root: Path, site: Path, edition: str, state: EditionState) -> None:
    """Note what the edition has just been built from."""
    note = _note(root, edition)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(_said(_key(root, edition, state), site / edition), encoding="utf-8")


def reuse(site: Path, staging: Path, edition: str) -> None:
    """Put the edition as it stands in the site into the staging folder; the files are not copied where they can be
    shared, since nothing of a site is ever written twice."""
    shutil.copytree(site / edition, staging / edition, copy_function=_link)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _note(root: Path, edition: str) -> Path:
    return root / NOTES / f"{edition}.txt"


def _said(key: str, built: Path) -> str:
    return f"{key} {hashlib.sha256(sums(built).encode()).hexdigest()}\n"


def _key(root: Path, edition: str, state: EditionState) -> str:
    digest = hashlib.sha256(f"{_program()} {state.value}\0".encode())
    for path in _files(root, (*_SHARED, f"{SOURCES}/{edition}")):
        digest.update(f"{path.relative_to(root).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    entries = (one for one in register_of(root).entries if one.edition == edition)
    digest.update("".join(f"{one.event} {one.date} {one.who} {one.why} {one.digest}\0" for one in entries).encode())
    return digest.hexdigest()


def _files(root: Path, names: tuple[str, ...]) -> Iterator[Path]:
    for folder in (root / name for name in names):
        paths = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
        yield from (path for path in paths if path.is_file() and path.suffix != ".pyc")


@cache
def _program() -> str:
    """The program's own files and the packages it works with; the same for as long as this process lives."""
    digest = hashlib.sha256()
    for path in _files(PACKAGE.parent, (PACKAGE.name,)):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    for installed in sorted(f"{one.name} {one.version}" for one in distributions()):
        digest.update(installed.encode())
    return digest.hexdigest()
