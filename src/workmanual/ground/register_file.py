"""Releases, withdrawals and errata on disk: the register and the seal, in an order that can be interrupted anywhere.

The seal is written beside its place, the register replaced in one step, the seal put in its place. Until the register
says so nothing has happened. Once it does, the edition is what the register's digest says, and the seal can be put in
place at any time: from beside, or anew from the files that were sealed. Checks name such an edition (WM445).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from workmanual.checks.sealing import inside_of
from workmanual.editions.seals import SEAL, digest, normalised, seal
from workmanual.ground.project import REGISTER, SOURCES, registered, whole_files
from workmanual.ground.whole_file import replace_whole

_BESIDE: Final = f".{SEAL}.new"
_AS_TEXT: Final = f"{SEAL}.yml"
"""A name by which the line ends of a seal are normalised."""


class ChangedMeanwhile(Exception):
    """Somebody else has written the file since it was read."""


def register_bytes(root: Path) -> bytes | None:
    """The register as it is; None where there is none."""
    path = root / REGISTER
    return path.read_bytes() if path.exists() else None


def is_file_or_nothing(root: Path) -> bool:
    """Whether the register can be written: a symbolic link is never read and never replaced."""
    path = root / REGISTER
    return not path.is_symlink() and (path.is_file() or not path.exists())


def write_down(root: Path, before: bytes | None, register: bytes, edition: str, sealed: str | None = None) -> None:
    """Make this the register, which was `before` when it was read, and with `sealed` this the edition's seal."""
    beside = _folder(root, edition) / _BESIDE
    if sealed is not None:
        _write(beside, sealed.encode())
    if register_bytes(root) != before:
        raise ChangedMeanwhile(REGISTER)
    replace_whole(root / REGISTER, register)
    if sealed is not None:
        beside.replace(_folder(root, edition) / SEAL)


def finish(root: Path, edition: str) -> bool:
    """Put the seal that the register knows in its place where it is not there; whether there was one to put."""
    digests = [one.digest for one in registered(root).register.entries if one.edition == edition and one.digest]
    path, beside = _folder(root, edition) / SEAL, _folder(root, edition) / _BESIDE
    if not digests or path.is_symlink() or _digest(path) == digests[-1]:
        return False
    if _digest(beside) == digests[-1]:
        beside.replace(path)
        return True
    text = seal_now(root, edition).encode()
    if digest(text) != digests[-1]:
        return False
    replace_whole(path, text)
    return True


def seal_now(root: Path, edition: str) -> str:
    """The seal of the files as they are."""
    return seal(files_inside(root, edition))


def files_inside(root: Path, edition: str) -> dict[str, bytes]:
    """What a seal of the edition counts, by path inside its folder."""
    return inside_of(f"{SOURCES}/{edition}", whole_files(root, edition))


def sealed_text(root: Path, edition: str) -> str:
    """The seal as it is; empty where there is none."""
    path = _folder(root, edition) / SEAL
    return path.read_bytes().decode(errors="replace") if path.is_file() else ""


def _digest(path: Path) -> str:
    is_there = path.is_file() and not path.is_symlink()
    return digest(normalised(_AS_TEXT, path.read_bytes())) if is_there else ""


def _folder(root: Path, edition: str) -> Path:
    return root / SOURCES / edition


def _write(path: Path, content: bytes) -> None:
    """A file that counts for nothing until it gets another name."""
    path.unlink(missing_ok=True)  # of a run that was killed
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
