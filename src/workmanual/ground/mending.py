"""Mended files, from the disk and back to it: each is put in the place of the old one, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from workmanual.checks import sealing
from workmanual.editions.seals import SEAL
from workmanual.fixing.edition import KeptBack, Mended, Reason, mend
from workmanual.ground.project import SOURCES, edition_files, given_for, previous_manual, registered
from workmanual.ground.whole_file import replace_whole


def is_released(root: Path, edition: str) -> bool:
    """Whether the edition is released, by its seal or by the register; it is never touched then."""
    return (root / SOURCES / edition / SEAL).exists() or sealing.is_released(registered(root).register, edition)


def mended_edition(root: Path, edition: str) -> tuple[Mapping[str, bytes], Mended]:
    """The edition's files as they are, and what can be put right in them; nothing is written."""
    from workmanual.ground.romanising import romanised  # noqa: PLC0415  (pinyin takes 0.1 s that only mending needs)

    files = edition_files(root, edition)
    return files, mend(files, given_for(edition), romanised, previous=previous_manual(root, edition))


def put_in_place(root: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> tuple[KeptBack, ...]:
    """Write the files `after`, whose contents were `before` when they were read; gives those that stay as they are."""
    kept_back: list[KeptBack] = []
    for path, content in after.items():
        reason = _put(root, path, before[path], content)
        if reason is not None:
            kept_back.append(KeptBack(path, reason))
    return tuple(kept_back)


def _put(root: Path, name: str, before: bytes, after: bytes) -> Reason | None:
    path = root / name
    if any(one.is_symlink() for one in (path, *path.parents) if one != root and one.is_relative_to(root)):
        return Reason.LINK
    try:
        if path.read_bytes() != before:
            return Reason.CHANGED
        if not os.access(path, os.W_OK):
            return Reason.UNWRITABLE
        replace_whole(path, after)
    except OSError:
        return Reason.UNWRITABLE
    return None
