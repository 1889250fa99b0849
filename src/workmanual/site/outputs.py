"""An edition's files that are not pages: documents and forms to download, `manual.json`, the schema of its forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from mkdocs.exceptions import PluginError
from rich.console import Console
from rich.progress import Progress

from workmanual.data.form_schema import form_schema
from workmanual.data.manual_json import manual_json
from workmanual.ground import page_materials, resources
from workmanual.ground.form_jobs import Press
from workmanual.ground.list_jobs import list_jobs
from workmanual.ground.made import Made
from workmanual.ground.making import MakingFailed, heaviest_first, made, names_of, worker_processes
from workmanual.ground.making_cache import MakingCache
from workmanual.ground.making_worker import Job
from workmanual.ground.project import MADE, site_url
from workmanual.ground.zip_file import write_zip
from workmanual.html.web_page import ALL_FORMS, form_files
from workmanual.model.manual import VOID, EditionState
from workmanual.pdf.jobs import print_jobs, stamp_jobs
from workmanual.pdf.stamping import stamped
from workmanual.pdf.written import LibraryMissing
from workmanual.sheets.file_names import file_name, folder_name
from workmanual.site.run import Run

WORKERS: Final = 2
"""Processes at work; each takes up to 300 MB for a book of 300 pages."""


def write_edition_files(run: Run) -> None:
    """Write every PDF and form of the edition, all forms in one ZIP, its model as JSON and the schema.

    A file with warnings stops the build.
    """
    faults: list[str] = []
    for name, file in _made(run):
        faults += [f"{name}: {warning}" for warning in file.warnings]
        target = run.output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    if faults:
        raise PluginError("\n".join([resources.locale().labels["print-faults"], *sorted(faults)]))
    if run.index.manual.forms:
        _write_all_forms(run)
    texts = {"manual.json": manual_json(run.index), "schemas/record-form.json": form_schema()}
    for name, text in texts.items():
        target = run.output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def press_of(run: Run) -> Press:
    """What this run's forms are laid out with."""
    mark = page_materials.materials(run.state).mark
    return Press(index=run.index, labels=resources.locale().labels, mark=mark, site_url=site_url(run.root))


def _made(run: Run) -> Iterator[tuple[str, Made]]:
    labels = resources.locale().labels
    jobs = heaviest_first(_jobs(run))
    cache = MakingCache(run.root / MADE)
    console = Console(stderr=True)
    try:
        # A bar only on a terminal; it goes away when it is full.
        with (
            Progress(console=console, transient=True, disable=not console.is_terminal) as bar,
            worker_processes(WORKERS) as executor,
        ):
            total = sum(len(names_of(job)) for job in jobs)
            task = bar.add_task(labels["printing"].format(edition=run.edition.id), total=total)
            stamp = _stamp(run, executor, cache)
            for done, (name, file) in enumerate(made(jobs, executor, cache=cache), start=1):
                yield name, stamp(file) if name.endswith(".pdf") else file
                bar.update(task, completed=done)
    except LibraryMissing as problem:
        raise PluginError(labels["library-missing"].format(library=problem)) from problem
    except MakingFailed as problem:
        raise PluginError(labels["printing-failed"].format(files=problem)) from problem
    cache.forget_unused()


def _jobs(run: Run) -> Iterator[Job]:
    """Everything of the edition; what is void is printed as it was while in force, and stamped when it is there."""
    labels = resources.locale().labels
    is_void = run.state in VOID
    materials = page_materials.materials(EditionState.CURRENT if is_void else run.state)
    yield from print_jobs(run.index, materials, run.edition.files, with_book=not run.serving)
    yield from list_jobs(run.index, labels, page_materials.materials(run.state).mark)
    if not is_void:
        yield from press_of(run).edition()
        return
    for clean, marked in zip(replace(press_of(run), mark="").edition(), press_of(run).edition(), strict=True):
        yield clean.only([name for name in clean.names if name.endswith(".pdf")])
        others = marked.only([name for name in marked.names if not name.endswith(".pdf")])
        if others.files:
            yield others


def _stamp(run: Run, executor: Executor, cache: MakingCache) -> Callable[[Made], Made]:
    """What is done to each PDF: nothing, but for what is void."""
    if run.state not in VOID:
        return lambda file: file
    materials = page_materials.materials(run.state)
    jobs = stamp_jobs(run.index, materials, materials.mark)
    marks = dict(made(jobs, executor, cache=cache))
    upright, lying = (marks[job.name].content for job in jobs)
    return lambda file: replace(file, content=stamped(file.content, upright, lying))


def _write_all_forms(run: Run) -> None:
    """All blank forms as one ZIP, with Chinese names, those of each document in a folder."""
    labels = resources.locale().labels
    target = run.output / ALL_FORMS
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=run.output) as folder:
        for form in run.index.manual.forms:
            within = Path(folder) / folder_name(run.index, form, labels)
            within.mkdir(exist_ok=True)
            for address, format_ in form_files(form):
                (within / file_name(form, format_, labels)).write_bytes((run.output / address).read_bytes())
        write_zip(target, Path(folder), inside="", year=run.index.manual.edition.effective.year)
