"""`workmanual release`: an edition is checked, sealed and registered, or nothing of it is done.

Run again after it was interrupted, it finishes what the register says was begun.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import click

from workmanual.checks.releasing import drafts_before, grave, obstacles
from workmanual.checks.sealing import INTEGRITY, released_ids
from workmanual.cli.progress import bar
from workmanual.cli.recording import (
    Said,
    entry_options,
    finish_what_was_begun,
    known_edition,
    last_entry,
    must_be_a_file,
    refuse,
    refuse_all,
    role_title,
    said,
    say_done,
    unknown_role,
    write_entry,
)
from workmanual.editions.register_text import Happening
from workmanual.editions.seals import digest, seal
from workmanual.findings import Finding
from workmanual.ground import resources
from workmanual.ground.project import (
    SOURCES,
    CheckedEdition,
    checked_edition,
    editions_read,
    find_root,
    integrity,
    registered,
)
from workmanual.ground.register_file import files_inside, register_bytes
from workmanual.model.register import Event


@click.command()
@click.argument("edition")
@entry_options
def command(edition: str, who: str | None, why: str | None, date: str | None) -> None:
    """Release the edition, or say all that keeps it from being released."""
    root = find_root(Path.cwd())
    known_edition(root, edition)
    must_be_a_file(root)
    finish_what_was_begun(root, edition)
    entry = last_entry(root, edition, Event.RELEASED)
    if entry is not None:
        refuse("released-already", edition=edition, date=entry.date.isoformat())
    _release(root, edition, said(Event.RELEASED, who, why, date))


def _release(root: Path, edition: str, told: Said) -> None:
    labels = resources.locale().labels
    before, files = register_bytes(root), files_inside(root, edition)
    with bar(labels["checking"]) as progress:
        checked = checked_edition(root, edition, progress)
    manual = checked.manual
    title = role_title(manual, told.who) if manual is not None else told.who
    reasons = [unknown_role(manual, told.who)] if manual is not None and title is None else []
    refuse_all(Event.RELEASED, [*_findings(root, checked)], checked.lines(), reasons)
    if manual is None:
        refuse("edition-unreadable", edition=edition)
    if files_inside(root, edition) != files:
        refuse("changed-meanwhile", path=f"{SOURCES}/{edition}")
    sealed = seal(files)
    happening = Happening(
        event=Event.RELEASED,
        edition=edition,
        date=told.date,
        who=title or told.who,
        why=told.why,
        digest=digest(sealed.encode()),
    )
    write_entry(root, before, happening, sealed)
    say_done(root, "release-done", edition, datetime.date.today(), count=str(len(files)))


def _findings(root: Path, checked: CheckedEdition) -> Iterator[Finding]:
    """Whatever keeps the edition from being released, in this edition or in the one before it."""
    yield from grave(checked.findings)
    released = released_ids(registered(root).register)
    editions = editions_read(root)
    if checked.manual is not None:
        begun_with = resources.locale().labels["draft-summary"]
        yield from obstacles(checked.manual.edition, drafts_before(checked.id, editions, released), begun_with)
    for other in editions:
        if other in released:
            yield from (one for one in integrity(root, other) if one.code in INTEGRITY)
