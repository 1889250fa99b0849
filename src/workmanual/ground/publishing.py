"""Putting a finished site in place, whole or not at all.

Takes a staging folder and the site's folder. The site is written beside the old one and swapped in by two renames; if
the program is killed between them, `recover` puts the old one back at the next start.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path


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
    """`SHA256SUMS` of every file below the folder but itself; `sha256sum -c` checks it."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / "SHA256SUMS"
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
