"""An edition's files that are not pages: PDFs, `manual.json` and the schema of its record forms."""

from __future__ import annotations

from mkdocs.exceptions import PluginError
from rich.console import Console
from rich.progress import Progress

from workmanual.data.form_schema import form_schema
from workmanual.data.manual_json import manual_json
from workmanual.ground import page_materials, resources
from workmanual.ground.printing import PrintingFailed, print_all
from workmanual.pdf.jobs import print_jobs
from workmanual.pdf.written import LibraryMissing, WrittenPdf
from workmanual.site.run import Run
from workmanual.site.search import CACHE


def write_edition_files(run: Run) -> None:
    """Write every PDF of the edition, its model as JSON and the schema; a PDF with warnings stops the build."""
    printed = _printed(run)
    faults = [f"{name}: {warning}" for name, pdf in printed.items() for warning in pdf.warnings]
    if faults:
        raise PluginError("\n".join([resources.locale().labels["print-faults"], *faults]))
    for name, pdf in printed.items():
        target = run.output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pdf.content)
    texts = {"manual.json": manual_json(run.index), "schemas/record-form.json": form_schema()}
    for name, text in texts.items():
        target = run.output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _printed(run: Run) -> dict[str, WrittenPdf]:
    labels = resources.locale().labels
    jobs = print_jobs(run.index, page_materials.materials(run.state), run.edition.files, with_book=not run.serving)
    console = Console(stderr=True)
    try:
        # A bar only on a terminal; it goes away when it is full.
        with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task(labels["printing"].format(edition=run.edition.id), total=len(jobs))
            return print_all(
                jobs,
                cache=run.root / CACHE / "pdf",
                progress=lambda done, _total: bar.update(task, completed=done),
            )
    except LibraryMissing as problem:
        raise PluginError(labels["library-missing"].format(library=problem)) from problem
    except PrintingFailed as problem:
        raise PluginError(labels["printing-failed"].format(files=problem)) from problem
