"""The comparisons of a site: one table of amendments a ready-made pair, and the data of all pairs.

A table is written as page, PDF, Word and Excel file; the data are scripts that the comparison page loads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from mkdocs.exceptions import PluginError

from workmanual.comparison.amendments import AmendmentTable
from workmanual.comparison.history import History
from workmanual.comparison.pairs import ready_made
from workmanual.comparison.tabulating import amendment_table
from workmanual.data.comparison_store import comparison_store
from workmanual.data.document_history import document_histories, edition_histories
from workmanual.ground import resources
from workmanual.ground.amendment_files import WRITERS, print_job
from workmanual.ground.edition_history import UnreadableEdition, edition_history
from workmanual.ground.making import MakingFailed, made, worker_processes
from workmanual.ground.making_cache import MakingCache
from workmanual.ground.project import MADE
from workmanual.pdf.written import LibraryMissing
from workmanual.site.compare_page import page_files
from workmanual.site.outputs import WORKERS
from workmanual.site.run import Run

FOLDER: Final = "compare"
"""Beside the editions, for it belongs to none."""
DATA: Final = "data"
"""Within it: what the comparison page loads."""
HISTORIES: Final = "history"
"""Within that: what pages of an edition show of the others."""
_AT_ONCE: Final = ("html", "docx", "xlsx")
"""Formats that are quick to write; what is printed goes to the workers."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A comparison that is ready made."""

    table: AmendmentTable
    created: date
    """The date its files bear: the new edition's."""


def write_comparisons(run: Run) -> None:
    """Write every ready-made comparison into the staging folder; with one edition there is nothing to compare."""
    pairs = ready_made(run.states.published, run.states.current)
    if not pairs:
        return
    folder = run.staging / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    history = _history(run)
    ready = _ready(history, pairs)
    for one in ready:
        for suffix in _AT_ONCE:
            (folder / f"{one.table.id}.{suffix}").write_bytes(WRITERS[suffix](one.table, one.created))
    for name, content in _printed(run, ready):
        (folder / name).write_bytes(content)
    write(folder / DATA, data(history))
    write(folder, page_files([one.table for one in reversed(ready)], run.states.current))


def data(history: History) -> Mapping[str, str]:
    """The data of all pairs of editions, and what became of each document, as scripts by their names."""
    locale = resources.locale()
    store = comparison_store(history, locale.comparison, locale.labels)
    became = {**document_histories(history), **edition_histories(history, locale.comparison, locale.labels)}
    return {**store, **{f"{HISTORIES}/{name}": text for name, text in became.items()}}


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write these files into the folder, by their names below it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def _history(run: Run) -> History:
    try:
        return edition_history(run.root, run.states.published)
    except UnreadableEdition as unreadable:
        message = resources.locale().labels["compare-unreadable"].format(edition=unreadable)
        raise PluginError(message) from unreadable


def _ready(history: History, pairs: Sequence[tuple[str, str]]) -> tuple[_Ready, ...]:
    locale = resources.locale()
    compared = (history.compare(old, new) for old, new in pairs)
    return tuple(_Ready(amendment_table(one, locale.comparison, locale.labels), one.new.effective) for one in compared)


def _printed(run: Run, ready: Sequence[_Ready]) -> Iterator[tuple[str, bytes]]:
    """The PDFs by their names; what cannot be printed stops the build."""
    labels = resources.locale().labels
    jobs = [print_job(one.table, f"{one.table.id}.pdf", one.created) for one in ready]
    faults: list[str] = []
    try:
        with worker_processes(min(WORKERS, len(jobs))) as executor:
            for name, file in made(jobs, executor, cache=MakingCache(run.root / MADE)):
                faults += [f"{FOLDER}/{name}: {warning}" for warning in file.warnings]
                yield name, file.content
    except LibraryMissing as problem:
        raise PluginError(labels["library-missing"].format(library=problem)) from problem
    except MakingFailed as problem:
        raise PluginError(labels["printing-failed"].format(files=problem)) from problem
    if faults:
        raise PluginError("\n".join([labels["print-faults"], *sorted(faults)]))
