"""What release, withdrawal and erratum share: who, why and when, and how a refusal is said.

Exit codes: 1 where nothing was written because something has to be mended first, 2 for wrong usage. The clock is read
here and nowhere below: the day of an entry, where none is given, is today.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn

import click

from workmanual.cli.terminal import say, say_error, show
from workmanual.editions.register_text import Happening, appended
from workmanual.editions.states import states
from workmanual.findings import Finding, Severity, in_order
from workmanual.ground import resources
from workmanual.ground.project import SOURCES, edition_ids, editions_read, registered
from workmanual.ground.register_file import ChangedMeanwhile, finish, is_file_or_nothing, register_bytes, write_down
from workmanual.model.manual import EditionState, Manual
from workmanual.model.register import Entry, Event
from workmanual.report.findings_text import passages
from workmanual.views.index import index

_COMMANDS: Final = {Event.RELEASED: "release", Event.WITHDRAWN: "withdraw", Event.ERRATUM: "erratum"}


@dataclass(frozen=True, slots=True)
class Said:
    """What was said on the command line about an entry."""

    who: str
    why: str
    date: datetime.date


def entry_options(function: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that writes an entry."""
    for option in (click.option("--date"), click.option("--why"), click.option("--who")):
        function = option(function)
    return function


def said(event: Event, who: str | None, why: str | None, date: str | None) -> Said:
    """What was said, whole; the day is today where none is given."""
    labels = resources.locale().labels
    action = labels[f"register-{event}"]
    reason = " ".join((why or "").split())
    if not (who or "").strip():
        wrong_usage("who-missing", action=action)
    if not reason:
        wrong_usage("why-missing", action=action, example=labels["why-example"])
    return Said(who=(who or "").strip(), why=reason, date=day(date) if date else datetime.date.today())


def day(words: str) -> datetime.date:
    """A day as it is written on the command line."""
    try:
        return datetime.date.fromisoformat(words.strip())
    except ValueError:
        wrong_usage("date-not-understood", date=words)


def known_edition(root: Path, edition: str) -> str:
    """The edition, which is there."""
    known = edition_ids(root)
    if edition not in known:
        labels = resources.locale().labels
        wrong_usage("unknown-edition", edition=edition, known=labels["comma"].join(known) or "—")
    return edition


def title_of(root: Path, edition: str) -> str:
    """What the edition calls itself; its id where that cannot be read."""
    read = editions_read(root).get(edition)
    return read.title if read is not None else edition


def last_entry(root: Path, edition: str, *events: Event) -> Entry | None:
    """The last of these events of this edition."""
    entries = registered(root).register.entries
    return next((one for one in reversed(entries) if one.edition == edition and one.event in events), None)


def must_stand(root: Path, edition: str, event: Event) -> None:
    """Refuse unless the edition was released and not withdrawn."""
    action = resources.locale().labels[f"register-{event}"]
    entry = last_entry(root, edition, Event.RELEASED, Event.WITHDRAWN)
    if entry is None:
        refuse("not-released", edition=edition, action=action)
    if entry.event is Event.WITHDRAWN:
        refuse("withdrawn-already", edition=edition, date=entry.date.isoformat(), action=action)


def role_title(manual: Manual, who: str) -> str | None:
    """The title of the role that is called so."""
    role = index(manual).roles.get(who)
    return str(role.title) if role is not None else None


def unknown_role(manual: Manual, who: str) -> str:
    """That no role is called so, and which are called nearly so."""
    labels = resources.locale().labels
    near = get_close_matches(who, [str(one.title) for one in manual.charter.roles], n=3)
    label = "who-unknown-near" if near else "who-unknown"
    return labels[label].format(who=who, edition=manual.edition.id, near=labels["comma"].join(near))


def refuse_all(
    event: Event, findings: Sequence[Finding], sources: Mapping[str, Sequence[str]], reasons: Sequence[str] = ()
) -> None:
    """Say every reason at once and end, if there is one: findings that are errors, and what has no place in a file."""
    locale = resources.locale()
    errors = in_order(one for one in findings if one.severity is Severity.ERROR)
    if not errors and not reasons:
        return
    show(passages(errors, locale, sources))
    for reason in reasons:
        say_error(reason)
    refuse("refused", action=locale.labels[f"register-{event}"], count=str(len(errors) + len(reasons)))


def must_be_a_file(root: Path) -> None:
    """Refuse where the register is a symbolic link, or a folder."""
    if not is_file_or_nothing(root):
        refuse("register-no-file")


def finish_what_was_begun(root: Path, edition: str) -> None:
    """Where the register knows a seal that is not in its place: put it there, say so, and end."""
    try:
        is_finished = finish(root, edition)
    except OSError as problem:
        refuse("not-written", path=f"{SOURCES}/{edition}", problem=problem.strerror or str(problem))
    if is_finished:
        say(resources.locale().labels["half-done-finished"].format(edition=edition))
        sys.exit(0)


def write_entry(root: Path, before: bytes | None, happening: Happening, sealed: str | None = None) -> None:
    """Add the entry to the register, which was `before`, and with `sealed` put the seal in its place."""
    register = appended(before, happening)
    if register is None:
        refuse("register-unsayable")
    with _trouble_said(root, before, happening):
        write_down(root, before, register, happening.edition, sealed)


@contextmanager
def _trouble_said(root: Path, before: bytes | None, happening: Happening) -> Iterator[None]:
    try:
        yield
    except ChangedMeanwhile as problem:
        refuse("changed-meanwhile", path=str(problem))
    except OSError as problem:
        if register_bytes(root) != before:
            refuse("half-done", command=_COMMANDS[happening.event], edition=happening.edition)
        refuse("not-written", path=f"{SOURCES}/{happening.edition}", problem=problem.strerror or str(problem))


def say_done(root: Path, label: str, edition: str, today: datetime.date, **words: str) -> None:
    """Say that it is done, and which edition is in force now."""
    labels = resources.locale().labels
    say(labels[label].format(title=title_of(root, edition), **words))
    read = {id_: one for id_, one in editions_read(root).items() if one is not None}
    oldest_first = sorted(read, key=lambda id_: read[id_].effective)
    now = states({id_: read[id_].effective for id_ in oldest_first}, registered(root).register, today)
    if now.by_id[edition] is EditionState.COMING:
        say(labels["comes-into-force"].format(title=read[edition].title, date=read[edition].effective.isoformat()))
    is_in_force = now.by_id[now.current] is EditionState.CURRENT
    state = labels["in-force" if is_in_force else "none-in-force"]
    say(state.format(date=today.isoformat(), title=read[now.current].title))
    say(labels["keep-together"])


def refuse(label: str, **words: str) -> NoReturn:
    """Say why nothing was done, and end with 1."""
    say_error(resources.locale().labels[label].format_map(words))
    sys.exit(1)


def wrong_usage(label: str, **words: str) -> NoReturn:
    """Say what was asked for wrongly, and end with 2."""
    say_error(resources.locale().labels[label].format_map(words))
    sys.exit(2)
