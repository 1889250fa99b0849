"""`workmanual erratum`: what was put right in a released edition is written down, line by line, and sealed anew.

Run again after it was interrupted, it finishes what the register says was begun.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from workmanual.checks.releasing import grave, obstacles
from workmanual.cli.progress import bar
from workmanual.cli.recording import (
    Said,
    entry_options,
    finish_what_was_begun,
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
from workmanual.editions.errata import differences, needed
from workmanual.editions.register_text import Happening
from workmanual.editions.seals import Broken, breaches, digest, seal, sums_of
from workmanual.findings import Finding
from workmanual.ground import resources
from workmanual.ground.project import REGISTER, SOURCES, CheckedEdition, checked_edition, find_root, integrity
from workmanual.ground.register_file import files_inside, register_bytes, sealed_text
from workmanual.ground.sealed_words import sealed_words
from workmanual.model.register import Event
from workmanual.reading.source_text import lines_to_show

_MENDED: Final = frozenset({"WM441", "WM442", "WM443", "WM444"})
"""What an erratum is for: files that are not as they were sealed."""


@click.command()
@click.argument("edition")
@entry_options
@click.option("--old", type=click.Path(path_type=Path, exists=True, file_okay=False))
def command(edition: str, who: str | None, why: str | None, date: str | None, old: Path | None) -> None:
    """Write down what was put right in the edition, or say what keeps it from being written down."""
    root = find_root(Path.cwd())
    known_edition(root, edition)
    must_be_a_file(root)
    finish_what_was_begun(root, edition)
    told = said(Event.ERRATUM, who, why, date)
    must_stand(root, edition, Event.ERRATUM)
    _put_right(root, edition, told, old)


def _put_right(root: Path, edition: str, told: Said, old: Path | None) -> None:
    before, now = register_bytes(root), files_inside(root, edition)
    control = [one for one in integrity(root, edition) if one.code not in _MENDED]
    refuse_all(Event.ERRATUM, control, {REGISTER: lines_to_show(before or b"")})
    sealed = sealed_text(root, edition)
    broken = breaches(now, sealed)
    if not broken:
        refuse("erratum-nothing", edition=edition)
    who = _sound(root, edition, told, now)
    words = _sealed_words(root, edition, sealed, broken, old)
    files = differences(broken, words, now)
    text = seal(now)
    happening = Happening(
        event=Event.ERRATUM,
        edition=edition,
        date=told.date,
        who=who,
        why=told.why,
        digest=digest(text.encode()),
        files=files,
    )
    write_entry(root, before, happening, text)
    say_done(root, "erratum-done", edition, datetime.date.today(), count=str(len(files)))


def _sound(root: Path, edition: str, told: Said, now: Mapping[str, bytes]) -> str:
    """The title of the role; the command ends here where the edition could not be released as it is now."""
    with bar(resources.locale().labels["checking"]) as progress:
        checked = checked_edition(root, edition, progress)
    manual = checked.manual
    title = role_title(manual, told.who) if manual is not None else told.who
    reasons = [unknown_role(manual, told.who)] if manual is not None and title is None else []
    refuse_all(Event.ERRATUM, [*_findings(checked)], checked.lines(), reasons)
    if files_inside(root, edition) != now:
        refuse("changed-meanwhile", path=f"{SOURCES}/{edition}")
    return title or told.who


def _findings(checked: CheckedEdition) -> Iterator[Finding]:
    yield from grave(checked.own_findings)
    if checked.manual is not None:
        yield from obstacles(checked.manual.edition, (), resources.locale().labels["draft-summary"])


def _sealed_words(
    root: Path, edition: str, sealed: str, broken: Sequence[Broken], old: Path | None
) -> Mapping[str, bytes]:
    """The texts as they were sealed; the command ends here where one of them cannot be had."""
    wanted = needed(broken)
    words = sealed_words(root, edition, sums_of(sealed), wanted, old)
    missing = [path for path in wanted if path not in words]
    if missing:
        comma = resources.locale().labels["comma"]
        refuse("erratum-no-old", files=comma.join(missing))
    return words
