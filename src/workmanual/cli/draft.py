"""`workmanual draft`: a new edition begins as a copy of the one before it."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Final

import click

from workmanual.checks.sealing import INTEGRITY
from workmanual.cli.recording import day, known_edition, refuse, wrong_usage
from workmanual.cli.terminal import say, say_error, show
from workmanual.editions.drafting import Beginning, edition_text, first_day, is_id, title_of
from workmanual.editions.revision import following
from workmanual.editions.seals import SEAL
from workmanual.findings import Severity
from workmanual.ground import resources
from workmanual.ground.draft_folder import is_taken, put_draft
from workmanual.ground.project import SOURCES, checked_edition, edition_ids, find_root
from workmanual.ground.register_file import files_inside
from workmanual.model.changes import CHANGES_FILE
from workmanual.model.manual import EDITION_FILE, Manual
from workmanual.report.findings_text import passages

_UNFIT: Final = INTEGRITY | {"WM115"}
"""What an edition may not be copied with: it would not be what was released, or not be whole."""


@click.command()
@click.argument("edition")
@click.option("--from", "from_")
@click.option("--title")
@click.option("--effective")
def command(edition: str, from_: str | None, title: str | None, effective: str | None) -> None:
    """Begin the edition."""
    root = find_root(Path.cwd())
    if not is_id(edition):
        wrong_usage("draft-bad-id", edition=edition)
    if is_taken(root, edition):
        refuse("draft-taken", edition=edition)
    old = _old(root, edition, from_)
    manual = _manual(root, old)
    beginning = _beginning(manual, edition, title, effective)
    files = _files(root, old, manual, beginning)
    try:
        put_draft(root, edition, files)
    except OSError as problem:
        refuse("not-written", path=f"{SOURCES}/{edition}", problem=problem.strerror or str(problem))
    _say_what_next(old, beginning, len(files), is_guess=effective is None)


def _old(root: Path, edition: str, asked: str | None) -> str:
    """The edition to begin with: the one that stands right before the new one."""
    known = edition_ids(root)
    earlier = [id_ for id_ in known if id_ < edition]
    if asked is None:
        return earlier[-1] if earlier else wrong_usage("draft-no-previous", edition=edition)
    old = known_edition(root, asked)
    if old > edition:
        wrong_usage("draft-not-behind", edition=edition, old=old)
    if earlier[-1] != old:
        wrong_usage("draft-between", edition=edition, old=old, between=earlier[-1])
    return old


def _manual(root: Path, old: str) -> Manual:
    """The old edition; the command ends here where it cannot be read, or is not what was released."""
    locale = resources.locale()
    checked = checked_edition(root, old)
    errors = [one for one in checked.findings if one.severity is Severity.ERROR or one.code in _UNFIT]
    unfit = [one for one in errors if one.code in _UNFIT]
    if checked.manual is None or unfit:
        show(passages(unfit or errors, locale, checked.lines()))
        say_error(locale.labels["draft-unsound"].format(edition=old))
        sys.exit(1)
    return checked.manual


def _beginning(manual: Manual, edition: str, title: str | None, effective: str | None) -> Beginning:
    old = manual.edition
    called = (title or "").strip() or title_of(old.id, old.title, edition)
    if called is None:
        wrong_usage("draft-no-title", old=old.id, title=old.title)
    first = day(effective) if effective else first_day(edition)
    if first is None:
        wrong_usage("draft-no-effective", edition=edition)
    if first <= old.effective:
        wrong_usage("draft-too-early", effective=first.isoformat(), previous=old.effective.isoformat())
    return Beginning(
        id=edition,
        title=called,
        revision=following(old.revision, manual.charter.codes.revision)[0],
        effective=datetime.date(first.year, first.month, first.day),
        summary=resources.locale().labels["draft-summary"],
    )


def _files(root: Path, old: str, manual: Manual, beginning: Beginning) -> dict[str, bytes]:
    files = files_inside(root, old)
    files.pop(SEAL, None)
    files[EDITION_FILE] = edition_text(files[EDITION_FILE], beginning)
    code = str(manual.procedures[0].code) if manual.procedures else ""
    files[CHANGES_FILE] = resources.locale().labels["draft-changes"].format(code=code).encode()
    return files


def _say_what_next(old: str, beginning: Beginning, count: int, *, is_guess: bool) -> None:
    labels = resources.locale().labels
    say(labels["draft-done"].format(old=old, edition=beginning.id, count=count))
    if is_guess:
        say(labels["draft-effective"].format(effective=beginning.effective.isoformat()))
    say(labels["draft-next"].format(edition=beginning.id))
