"""Mended files put in the place of the old ones, each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile


def put_in_place(root: Path, files: Mapping[str, bytes]) -> None:
    """Write each file beside the old one and let it take the name over; whoever can read the old can read the new."""
    for name, content in files.items():
        path = root / name
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".tmp", delete=False) as beside:
            beside.write(content)
            beside.flush()
            os.fsync(beside.fileno())
        finished = Path(beside.name)
        finished.chmod(path.stat().st_mode)
        finished.replace(path)
