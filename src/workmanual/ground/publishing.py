"""Putting a finished site in place, whole or not at all.

Takes a staging folder and the site's folder. The site is written beside the old one and swapped in by two renames; if
the program is killed between them, `recover` puts the old one back at the next start.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Final

SUMS: Final = "SHA256SUMS"


def swap_in(staging: Path, site: Path) -> None:
    """Make `staging` the site."""
    old = _old(site)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    staging.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def recover(site: Path) -> None:
    """Put the old site back where a killed swap left none."""
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def write_sums(folder: Path) -> None:
    """Write the sums of the folder into it; `sha256sum -c` checks them."""
    (folder / SUMS).write_text(sums(folder), encoding="utf-8")


def sums(folder: Path) -> str:
    """One line a file below the folder, but for the sums themselves: SHA-256, two spaces, path."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / SUMS)
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in paths
    )
