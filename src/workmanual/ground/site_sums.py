"""A built site against its own `SHA256SUMS`: which files are not as they were built."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from workmanual.editions.seals import Broken, compared
from workmanual.ground.publishing import SUMS


def site_breaches(site: Path, progress: Callable[[int, int], None]) -> tuple[int, tuple[Broken, ...]] | None:
    """How many files there are, and those that differ; None where the site has no sums."""
    listed = site / SUMS
    if not listed.is_file():
        return None
    paths = [path for path in sorted(site.rglob("*")) if path.is_file() and path != listed]
    sums: dict[str, str] = {}
    for done, path in enumerate(paths, start=1):
        sums[path.relative_to(site).as_posix()] = _sum(path)
        progress(done, len(paths))
    return len(paths), compared(sums, listed.read_text(encoding="utf-8", errors="replace"))


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
