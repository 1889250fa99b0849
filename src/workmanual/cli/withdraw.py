"""`workmanual withdraw`: an entry that an edition is not to be followed any more; its files stay."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from workmanual.cli.recording import (
    entry_options,
    known_edition,
    must_be_a_file,
    must_stand,
    refuse,
    refuse_all,
    role_title,
    said,
    say_done,
    unknown_role,
    write_entry,
)
from workmanual.editions.register_text import Happening
from workmanual.ground.project import REGISTER, checked_edition, find_root, registered
from workmanual.ground.register_file import register_bytes
from workmanual.model.register import Event
from workmanual.reading.source_text import lines_to_show


@click.command()
@click.argument("edition")
@entry_options
def command(edition: str, who: str | None, why: str | None, date: str | None) -> None:
    """Withdraw the edition."""
    root = find_root(Path.cwd())
    known_edition(root, edition)
    must_be_a_file(root)
    told = said(Event.WITHDRAWN, who, why, date)
    before = register_bytes(root)
    refuse_all(Event.WITHDRAWN, registered(root).findings, {REGISTER: lines_to_show(before or b"")})
    must_stand(root, edition, Event.WITHDRAWN)
    manual = checked_edition(root, edition).manual
    if manual is None:
        refuse("edition-unreadable", edition=edition)
    title = role_title(manual, told.who)
    if title is None:
        refuse_all(Event.WITHDRAWN, (), {}, [unknown_role(manual, told.who)])
    happening = Happening(event=Event.WITHDRAWN, edition=edition, date=told.date, who=title or told.who, why=told.why)
    write_entry(root, before, happening)
    say_done(root, "withdraw-done", edition, datetime.date.today())
