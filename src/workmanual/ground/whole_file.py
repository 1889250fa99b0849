"""A file written whole or not at all: beside the place it is meant for, then put there in one step."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkstemp
from typing import Final

NEW_FILE: Final = 0o666
"""Who may use a file that was not there before, but for what the system takes away."""


def replace_whole(path: Path, content: bytes) -> None:
    """Make `content` the file at `path`, which need not be there; what was begun is removed, even when interrupted."""
    number, name = mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode if path.exists() else NEW_FILE & ~_umask())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
