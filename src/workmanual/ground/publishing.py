"""Putting a finished site in place, whole or not at all, one build at a time.

Takes a staging folder and the site's folder. The site is written beside the old one; where the system can exchange two
folders in one step (Linux), there is no moment without a site, elsewhere there are two renames, and `recover` puts the
old one back at the next start if the program was killed between them. A lock belongs to a process and ends with it.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import BaseFileLock, FileLock, Timeout

SUMS: Final = "SHA256SUMS"
LOCK: Final = ".cache/workmanual/build.lock"
"""Below the project; held while a site is built."""
HELD: Final = "WORKMANUAL_BUILDING"
"""Environment: set by the process that holds the lock, for those that it starts."""
_HERE: Final = -100
"""AT_FDCWD: paths are taken from the working folder, or from the root."""
_EXCHANGE: Final = 2
"""RENAME_EXCHANGE."""


class AlreadyBuildingError(Exception):
    """Another process builds this project's site."""


@contextmanager
def building(root: Path) -> Iterator[None]:
    """Hold the project's lock, for this process and those that it starts; raises `AlreadyBuildingError`."""
    lock = hold(root)
    os.environ[HELD] = "1"
    try:
        yield
    finally:
        del os.environ[HELD]
        if lock is not None:
            lock.release()


def hold(root: Path) -> BaseFileLock | None:
    """Take the project's lock until this process ends; None where the process that started this one holds it.

    Raises `AlreadyBuildingError` where another living process holds it; one that died does not.
    """
    if os.environ.get(HELD):
        return None
    path = root / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout as problem:
        raise AlreadyBuildingError(str(root)) from problem
    return lock


def swap_in(staging: Path, site: Path) -> None:
    """Make `staging` the site."""
    old = _old(site)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists() and exchange(staging, site):
        staging.rename(old)
    else:
        if site.exists():
            site.rename(old)
        staging.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)


def recover(site: Path) -> None:
    """Put the old site back where a killed swap left none, and clear away what it left besides."""
    old = _old(site)
    if not old.exists():
        return
    if site.exists():
        shutil.rmtree(old, ignore_errors=True)
    else:
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
