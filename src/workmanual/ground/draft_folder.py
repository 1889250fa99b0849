"""The folder of a new draft: filled beside its place and put there in one step, so that none is ever half copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from workmanual.ground.project import SOURCES


def is_taken(root: Path, edition: str) -> bool:
    """Whether something of this name is there, whatever it is."""
    return os.path.lexists(root / SOURCES / edition)


def put_draft(root: Path, edition: str, files: Mapping[str, bytes]) -> None:
    """Make these the files of a new edition, by their paths inside its folder, which is not there yet."""
    beside = root / SOURCES / f".{edition}.new"
    shutil.rmtree(beside, ignore_errors=True)  # of a run that was killed
    try:
        for name, content in files.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        beside.rename(root / SOURCES / edition)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
