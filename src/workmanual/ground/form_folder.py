"""A folder that people take forms from, and perhaps write into.

Takes a folder, puts files and packs into it. What it has put there it notes, with digests, in a file beside them: a
file that has changed since, or that it has not made, belongs to somebody, and is never overwritten. Everything is
written beside its place and moved there, so that whoever interrupts finds no half of anything.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Final

from workmanual.ground.zip_file import write_zip

NOTES: Final = ".workmanual.json"
"""What has been made here: digests by path, from this folder."""
_NEW: Final = ".workmanual-new-"
"""Beginning of the names of what is being written."""


class FormFolder:
    """The folder, open for writing; what has been made is noted when it is closed, however that comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, str] = {}
        self.left_alone: list[str] = []
        """What was not overwritten, by its path from the folder."""

    def __enter__(self) -> FormFolder:
        """Make the folder; take away what a killed process has left."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for left in self._folder.glob(f"{_NEW}*"):
            shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)
        self._made = _noted(self._folder / NOTES)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Note what has been made."""
        self._note()

    def put(self, name: str, content: bytes) -> None:
        """Put one file there, unless what is there belongs to somebody."""
        path = self._folder / name
        if path.exists() and path.read_bytes() != content and not self._is_ours(path):
            self.left_alone.append(name)
            return
        self._move(self._written(content), path)
        self._made[name] = _digest(content)

    def is_free(self, name: str) -> bool:
        """Whether a pack of this name can be put there; else it is left alone."""
        pack = self._folder / name
        archive = self._archive(name)
        there = [path for path in (archive, *sorted(pack.rglob("*"))) if path.is_file()]
        if all(self._is_ours(path) for path in there) and not pack.is_file():
            return True
        self.left_alone.append(name)
        return False

    def draft(self) -> Path:
        """An empty folder to put a pack together in."""
        return Path(tempfile.mkdtemp(prefix=_NEW, dir=self._folder))

    def put_pack(self, name: str, draft: Path, *, year: int) -> None:
        """Make a draft the pack of this name, as a folder and as a ZIP with the time of this year."""
        draft.chmod(0o755)
        zipped = self._folder / f"{_NEW}{name}.zip"
        write_zip(zipped, draft, inside=name, year=year)
        pack = self._folder / name
        old = self._folder / f"{_NEW}{name}.old"
        if pack.exists():
            pack.rename(old)
        draft.rename(pack)
        zipped.replace(self._archive(name))
        shutil.rmtree(old, ignore_errors=True)
        for path in (self._archive(name), *sorted(pack.rglob("*"))):
            if path.is_file():
                self._made[path.relative_to(self._folder).as_posix()] = _digest(path.read_bytes())
        self._note()

    def _archive(self, name: str) -> Path:
        return self._folder / f"{name}.zip"

    def _is_ours(self, path: Path) -> bool:
        noted = self._made.get(path.relative_to(self._folder).as_posix())
        return noted is not None and path.is_file() and noted == _digest(path.read_bytes())

    def _written(self, content: bytes) -> Path:
        with tempfile.NamedTemporaryFile(prefix=_NEW, dir=self._folder, delete=False) as file:
            file.write(content)
        return Path(file.name)

    def _move(self, written: Path, path: Path) -> None:
        written.chmod(0o644)
        written.replace(path)

    def _note(self) -> None:
        kept = {name: digest for name, digest in sorted(self._made.items()) if (self._folder / name).is_file()}
        text = json.dumps({"schema": 1, "made": kept}, ensure_ascii=False, indent=1)
        self._move(self._written(f"{text}\n".encode()), self._folder / NOTES)


def _noted(path: Path) -> dict[str, str]:
    """What the notes say; nothing where they are damaged, so that everything there belongs to somebody."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    made = said.get("made") if isinstance(said, dict) else None
    return {str(name): str(digest) for name, digest in made.items()} if isinstance(made, dict) else {}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
