"""What was found in files that have not changed since, on disk.

An entry is kept under the digest of all that it follows from: the file, its path, the vocabulary, the program and its
libraries. Entries are pickles, which may make the values of our model and nothing else, so that a project folder from
elsewhere cannot bring a program along. A memory that cannot be opened, read or written is none, and nothing is said.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import pickle
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from workmanual.checks.edition import Examined
from workmanual.checks.lexicon import Lexicon
from workmanual.ground.resources import PACKAGE
from workmanual.reading.edition import Files

READING_PACKAGES: Final = ("markdown-it-py", "mdit-py-plugins", "OpenCC", "pydantic", "PyYAML", "rjieba")
"""Libraries that have a say in what is found in a file."""
PATIENCE: Final = 5.0
"""Seconds to wait for another process that writes."""
_DAMAGED: Final = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError)
"""What comes of reviving an entry that is none."""
_OURS: Final = ("workmanual.span", "workmanual.findings", "workmanual.model.")
_MADE_OF: Final = frozenset(
    {("workmanual.checks.edition", "Examined"), ("workmanual.reading.edition", "FileRead"), ("datetime", "date")}
)
_TABLE: Final = "CREATE TABLE IF NOT EXISTS examined (path TEXT PRIMARY KEY, digest BLOB, packed BLOB)"


class ExamineMemory:
    """The entries of one edition."""

    def __init__(self, file: Path, folder: str, lexicon: Lexicon) -> None:
        self._file = file.absolute()
        self._folder = folder
        self._surroundings = hashlib.sha256(f"{program()}\0{folder}\0{lexicon!r}".encode()).digest()

    def recall(self, files: Files) -> Iterator[tuple[str, Examined]]:
        """What is remembered of these files as they are now."""
        for path, digest, packed in self._rows():
            if path in files and digest == self._digest(path, files[path]):
                try:
                    yield path, revived(packed)
                except _DAMAGED:  # the file can be read anew
                    continue

    def keep(self, files: Files, fresh: Mapping[str, bytes]) -> None:
        """Remember what these files came to, and forget files that are gone."""
        rows = [(path, self._digest(path, files[path]), packed) for path, packed in fresh.items()]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=PATIENCE)) as memory, memory:
                memory.execute(_TABLE)
                known = (row[0] for row in memory.execute("SELECT path FROM examined"))
                gone = [(path,) for path in known if path.startswith(f"{self._folder}/") and path not in files]
                memory.executemany("DELETE FROM examined WHERE path = ?", gone)
                memory.executemany("INSERT OR REPLACE INTO examined VALUES (?, ?, ?)", rows)
        except (sqlite3.OperationalError, OSError):
            return
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)

    def _rows(self) -> Iterable[tuple[str, bytes, bytes]]:
        if not self._file.is_file():
            return ()
        try:
            with closing(sqlite3.connect(f"{self._file.as_uri()}?mode=ro", uri=True, timeout=PATIENCE)) as memory:
                return memory.execute("SELECT path, digest, packed FROM examined").fetchall()
        except sqlite3.Error:
            return ()

    def _digest(self, path: str, content: bytes) -> bytes:
        digest = hashlib.sha256(self._surroundings)
        digest.update(f"{path}\0".encode())
        digest.update(content)
        return digest.digest()


def revived(packed: bytes) -> Examined:
    """What was packed; raises pickle.UnpicklingError for what is no value of our model."""
    examined = _Unpickler(io.BytesIO(packed)).load()
    if not isinstance(examined, Examined):
        raise pickle.UnpicklingError(type(examined).__name__)
    return examined


class _Unpickler(pickle.Unpickler):
    """Makes values of our model only."""

    def find_class(self, module: str, name: str) -> object:
        """The class of this name, if it is one of ours."""
        return _class(module, name)


@cache
def _class(module: str, name: str) -> object:
    is_ours = module.startswith(_OURS) or (module, name) in _MADE_OF
    found = getattr(importlib.import_module(module), name, None) if is_ours and "." not in name else None
    if not isinstance(found, type):
        raise pickle.UnpicklingError(f"{module}.{name}")
    return found


@cache
def program() -> str:
    """The program and its libraries as they are installed; a change of any file of the program changes it."""
    digest = hashlib.sha256(sys.version.encode())
    for package in READING_PACKAGES:
        digest.update(f"{package} {_version(package)}\0".encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".yml", ".txt"):
            facts = path.stat()
            digest.update(f"{path.relative_to(PACKAGE)} {facts.st_size} {facts.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
