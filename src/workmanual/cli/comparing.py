"""How `workmanual compare` goes about its work: what was asked for, what is read, where it is written."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from workmanual.cli.progress import Bar, bar
from workmanual.cli.recording import known_edition, refuse, wrong_usage
from workmanual.cli.terminal import say_error
from workmanual.comparison.asking import asked, kinds_known, roles_known
from workmanual.comparison.comparing import Comparison
from workmanual.comparison.records import Change, Kind, Sense
from workmanual.comparison.tabulating import amendment_table
from workmanual.data.comparison_json import comparison_json
from workmanual.ground import resources
from workmanual.ground.edition_history import UnreadableEdition, edition_history
from workmanual.ground.form_folder import FormFolder
from workmanual.ground.making import MakingFailed
from workmanual.ground.project import edition_ids, find_root
from workmanual.pdf.written import LibraryMissing

_TEXTS: Final = ("json", "md")
"""Formats that are shown on the terminal, or sent through a pipe, unless a folder is named."""
_FOLDER: Final = Path("compare")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for on the command line."""

    old: str
    new: str
    format: str
    role: str | None
    kinds: tuple[str, ...]
    output: Path | None


def run(given: Asked) -> None:
    """Compare, and write what was asked for."""
    root = find_root(Path.cwd())
    for edition in (given.old, given.new):
        known_edition(root, edition)
    with bar(resources.locale().labels["comparing"]) as progress:
        comparison = _compared(root, given, progress)
        role = _role(comparison, given.role)
        changes = asked(comparison, role, _kinds(given.kinds))
        content = _content(given, comparison, changes)
    if given.format in _TEXTS and given.output is None:
        click.echo(content.decode(), nl=False)
        return
    name = "-".join(filter(None, (given.old, given.new, role, *given.kinds)))
    _put(given.output or _FOLDER, f"{name}.{given.format}", content)


def _compared(root: Path, given: Asked, progress: Bar) -> Comparison:
    editions = edition_ids(root)
    first, last = sorted((editions.index(given.old), editions.index(given.new)))
    try:
        history = edition_history(root, editions[first : last + 1], progress)
    except UnreadableEdition as unreadable:
        refuse("compare-unreadable", edition=str(unreadable))
    return history.compare(given.old, given.new)


def _role(comparison: Comparison, said: str | None) -> str | None:
    """Id of the role that was asked for, by its id or title."""
    known = roles_known(comparison)
    if said is not None and said not in known:
        titles = [name for name, id_ in known.items() if name != id_]
        wrong_usage("unknown-role", role=said, known=resources.locale().labels["comma"].join(titles))
    return known[said] if said is not None else None


def _kinds(said: tuple[str, ...]) -> tuple[Kind | Sense, ...]:
    known = kinds_known(resources.locale().comparison)
    for one in said:
        if one not in known:
            words = [name for name, kind in known.items() if name != kind]
            wrong_usage("unknown-kind", kind=one, known=resources.locale().labels["comma"].join(words))
    return tuple(known[one] for one in said)


def _content(given: Asked, comparison: Comparison, changes: tuple[Change, ...]) -> bytes:
    locale = resources.locale()
    if given.format == "json":
        return comparison_json(comparison, locale.comparison, changes).encode()
    from workmanual.ground.amendment_files import WRITERS  # noqa: PLC0415  (data needs none of the writers)

    table = amendment_table(comparison, locale.comparison, locale.labels, changes)
    try:
        return WRITERS[given.format](table, comparison.new.effective)
    except LibraryMissing as missing:
        say_error(locale.labels["library-missing"].format(library=missing))
    except MakingFailed as failed:
        say_error(locale.labels["printing-failed"].format(files=failed))
    sys.exit(1)


def _put(folder: Path, name: str, content: bytes) -> None:
    """Write the file; one that somebody has changed since is left alone."""
    labels = resources.locale().labels
    with FormFolder(folder) as open_folder:
        open_folder.put(name, content)
        left = open_folder.left_alone
    if left:
        say_error(labels["compare-left-alone"].format(path=folder / name))
        sys.exit(1)
    click.echo(labels["compare-written"].format(path=folder / name))
