"""Which state each edition is in on a day, which are published, and which one readers are sent to.

Takes the editions' effective dates, the register and a day; nothing here is written into a file by an author. Until
the first release every draft is published and the newest is the one to read; after it drafts stay apart unless they
are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workmanual.model.manual import EditionState
from workmanual.model.register import Event, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """All editions on one day."""

    by_id: Mapping[str, EditionState]
    """Oldest first."""
    published: tuple[str, ...]
    """Oldest first."""
    current: str
    """The published edition that readers are sent to."""


def states(effective: Mapping[str, date], register: Register, today: date, *, with_drafts: bool = False) -> States:
    """The state of every edition; `effective` by id, oldest first, at least one."""
    released = {id_: is_valid for id_, is_valid in _released(register).items() if id_ in effective}
    in_force = [id_ for id_, is_valid in released.items() if is_valid and effective[id_] <= today]
    current = max(in_force, key=lambda id_: effective[id_], default=None)
    by_id = {id_: _state(id_, released, current, effective, today) for id_ in effective}
    published = tuple(
        id_ for id_, state in by_id.items() if with_drafts or not released or state is not EditionState.DRAFT
    )
    shown = current or _newest_to_read(published or tuple(effective), by_id)
    return States(by_id=by_id, published=published, current=shown)


def _released(register: Register) -> dict[str, bool]:
    """Every edition that was released, and whether it still stands."""
    found: dict[str, bool] = {}
    for entry in register.entries:
        if entry.event is Event.RELEASED:
            found[str(entry.edition)] = True
        elif entry.event is Event.WITHDRAWN:
            found[str(entry.edition)] = False
    return found


def _state(
    id_: str, released: Mapping[str, bool], current: str | None, effective: Mapping[str, date], today: date
) -> EditionState:
    if id_ not in released:
        return EditionState.DRAFT
    if not released[id_]:
        return EditionState.WITHDRAWN
    if id_ == current:
        return EditionState.CURRENT
    return EditionState.COMING if effective[id_] > today else EditionState.SUPERSEDED


def _newest_to_read(published: tuple[str, ...], by_id: Mapping[str, EditionState]) -> str:
    """Where none is in force: what comes soonest to it, and rather anything than what was withdrawn."""
    readable = [id_ for id_ in published if by_id[id_] is not EditionState.WITHDRAWN]
    return (readable or list(published))[-1]
