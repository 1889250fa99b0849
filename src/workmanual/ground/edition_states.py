"""The state of every edition of a project on a day, from the register and the editions' own dates on disk.

Takes the project and a day; an edition whose `edition.yml` cannot be read has no state, and stops a build by itself.
Day and drafts may be set in the environment, so that plain `mkdocs build` can be told too.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Final

from workmanual.editions.states import States, states
from workmanual.ground.project import REGISTER, SOURCES, edition_ids, given_for
from workmanual.model.manual import Charter, Edition
from workmanual.model.register import Register
from workmanual.reading.edition import Value, read_file
from workmanual.reading.register import read_register

TODAY: Final = "WORKMANUAL_TODAY"
"""Environment: the day for which states are told, `2006-09-01`; the system's otherwise."""
DRAFTS: Final = "WORKMANUAL_DRAFTS"
"""Environment: anything but nothing publishes drafts too after the first release."""


def today() -> date:
    """The day for which states are told; raises `ValueError` where the environment names none."""
    said = os.environ.get(TODAY)
    return date.fromisoformat(said) if said else date.today()


def with_drafts() -> bool:
    """Whether drafts are published too after the first release."""
    return bool(os.environ.get(DRAFTS))


def register_of(root: Path) -> Register:
    """The project's register, as far as it can be read."""
    path = root / REGISTER
    is_there = path.is_file() and not path.is_symlink()
    return read_register(path.read_bytes() if is_there else None, REGISTER).register


def edition_states(root: Path, day: date, *, drafts: bool = False) -> States:
    """Every edition's state on this day; raises `LookupError` where no edition can be read."""
    heads = {id_: head for id_ in edition_ids(root) if (head := edition_head(root, id_)) is not None}
    if not heads:
        raise LookupError(str(root / SOURCES))
    in_order = sorted((head.effective, id_) for id_, head in heads.items())
    return states({id_: effective for effective, id_ in in_order}, register_of(root), day, with_drafts=drafts)


def unread_editions(root: Path) -> tuple[str, ...]:
    """Editions that have no state, because their `edition.yml` is missing or cannot be read."""
    return tuple(id_ for id_ in edition_ids(root) if edition_head(root, id_) is None)


def edition_head(root: Path, edition: str) -> Edition | None:
    """What the edition's `edition.yml` says; None where it cannot be read."""
    value = _value(root, edition, "edition.yml")
    return value if isinstance(value, Edition) else None


def edition_charter(root: Path, edition: str) -> Charter | None:
    """What the edition's `manual.yml` says; None where it cannot be read."""
    value = _value(root, edition, "manual.yml")
    return value if isinstance(value, Charter) else None


def _value(root: Path, edition: str, name: str) -> Value | None:
    path = f"{SOURCES}/{edition}/{name}"
    try:
        content = (root / path).read_bytes()
    except OSError:
        return None
    return read_file(path, content, f"{SOURCES}/{edition}", given_for(edition).locale).value
