"""ZIP files that are the same whenever and wherever they are made.

Takes a folder, gives an archive of it: files in the order of their names, with one time for all. Nothing is
compressed, since forms are already, so that the bytes do not depend on a library's version.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

_FIRST_YEAR: Final = 1980
"""Of the calendar that a ZIP knows."""
_MODE: Final = 0o100644 << 16


def write_zip(path: Path, folder: Path, *, inside: str, year: int) -> None:
    """Archive the folder at `path`; in the archive everything lies in a folder called `inside`, or in none."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            name = file.relative_to(folder).as_posix()
            info = zipfile.ZipInfo(f"{inside}/{name}" if inside else name, (max(year, _FIRST_YEAR), 1, 1, 0, 0, 0))
            info.external_attr = _MODE
            info.create_system = 3
            archive.writestr(info, file.read_bytes())
