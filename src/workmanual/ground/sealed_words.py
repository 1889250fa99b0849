"""Texts as they were sealed, looked for where they may still be: in a copy of the edition, and in the project's Git.

Only what gives the sealed digest is taken. Git is asked and told nothing; where there is none, it has nothing.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from workmanual.editions.seals import digest, normalised
from workmanual.ground.project import SOURCES

_VERSIONS: Final = 50
"""Commits of a file to look into, newest first."""


def sealed_words(
    root: Path, edition: str, sums: Mapping[str, str], wanted: Iterable[str], copy: Path | None
) -> dict[str, bytes]:
    """Those of the files wanted that can be had; `sums` are the sealed ones, paths are inside the edition."""
    found: dict[str, bytes] = {}
    for path in wanted:
        for content in _offered(root, edition, path, copy):
            if digest(normalised(path, content)) == sums[path]:
                found[path] = content
                break
    return found


def _offered(root: Path, edition: str, path: str, copy: Path | None) -> Iterator[bytes]:
    if copy is not None and (copy / path).is_file():
        yield (copy / path).read_bytes()
    name = (PurePosixPath(SOURCES) / edition / path).as_posix()
    for commit in _git(root, "rev-list", f"--max-count={_VERSIONS}", "HEAD", "--", name).decode().split():
        yield _git(root, "cat-file", "blob", f"{commit}:./{name}")


def _git(root: Path, *arguments: str) -> bytes:
    """What Git says; nothing where it cannot."""
    try:
        done = subprocess.run(
            ["git", "--literal-pathspecs", *arguments],
            cwd=root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:  # Git is not installed
        return b""
    return done.stdout if done.returncode == 0 else b""
