"""Files that have been made before, on disk.

Takes a folder of our own and the key of a file (`making_keys`), gives the file that was made under the same key. An
entry is one file, written beside its place and moved there, so that a killed process leaves none half written; one
that was cut off by a full or failing disk is not believed. Entries that nobody has asked for in a month are forgotten.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from pathlib import Path
from typing import Final

from workmanual.ground.made import Made

KEPT_FOR: Final = 30 * 24 * 3600
"""Seconds after its last use that an entry is kept."""
_HEAD: Final = re.compile(rb"([0-9a-f]{64}) ((?:\d+(?:,\d+)*)?)")
"""First line of an entry, before the file itself: its digest and the page counts, if it has any."""


class MakingCache:
    """The entries in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, key: str) -> Made | None:
        """The file of this key, if it has been made before."""
        path = self._path(key)
        try:
            head, _, content = path.read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        entry = _entry(head, content)
        if entry is None:
            path.unlink(missing_ok=True)
            return None
        os.utime(path)
        return entry

    def keep(self, key: str, made: Made) -> None:
        """Remember the file of this key."""
        self._folder.mkdir(parents=True, exist_ok=True)
        head = f"{_digest(made.content)} {','.join(map(str, made.page_counts))}"
        handle, name = tempfile.mkstemp(dir=self._folder, suffix=".new")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(head.encode() + b"\n" + made.content)
            Path(name).replace(self._path(key))
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def forget_unused(self) -> None:
        """Remove what nobody has asked for in a month, and what killed processes have left."""
        oldest = time.time() - KEPT_FOR
        for path in self._folder.glob("*.*"):
            try:
                if path.stat().st_mtime < oldest:
                    path.unlink()
            except FileNotFoundError:
                continue  # another process was quicker

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.made"


def _entry(head: bytes, content: bytes) -> Made | None:
    """What an entry says, if it is whole."""
    match = _HEAD.fullmatch(head)
    if not match or match[1].decode() != _digest(content):
        return None
    return Made(content=content, page_counts=tuple(int(count) for count in match[2].split(b",") if count))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
