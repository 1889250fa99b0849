"""Whether a built site is still what its sources and the program would give.

A site is a function of its sources, the program and the state. After a build the digest of all of them is kept beside
the caches, with the digest of the site's own sums; while both still hold, building again would change nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from typing import Final

from workmanual.editions.states import States
from workmanual.ground.publishing import SUMS, sums
from workmanual.ground.resources import PACKAGE

STAMP: Final = ".cache/workmanual/built.txt"
SOURCES: Final = ("mkdocs.yml", "hooks", "docs", "procedures")


def is_current(root: Path, site: Path, states: States) -> bool:
    """Whether `site` is whole and was built from what is there now, in these states."""
    stamp = root / STAMP
    listed = site / SUMS
    if not stamp.is_file() or not listed.is_file():
        return False
    return stamp.read_text(encoding="utf-8") == _stamp(root, site, states) and listed.read_text(
        encoding="utf-8"
    ) == sums(site)


def remember(root: Path, site: Path, states: States) -> None:
    """Note what the site has just been built from, in which states."""
    stamp = root / STAMP
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(_stamp(root, site, states), encoding="utf-8")


def _stamp(root: Path, site: Path, states: States) -> str:
    digest = hashlib.sha256(repr(states).encode())
    for path in _inputs(root):
        digest.update(f"{path}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    for installed in sorted(f"{one.name} {one.version}" for one in distributions()):
        digest.update(installed.encode())
    listed = (site / SUMS).read_bytes()
    return f"{digest.hexdigest()} {hashlib.sha256(listed).hexdigest()}\n"


def _inputs(root: Path) -> Iterator[Path]:
    """The project's sources and the program's own files."""
    for folder in (*(root / name for name in SOURCES), PACKAGE):
        paths = [folder] if folder.is_file() else sorted(folder.rglob("*"))
        yield from (path for path in paths if path.is_file() and path.suffix != ".pyc")
