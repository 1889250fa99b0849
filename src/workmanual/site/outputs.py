"""An edition's files that are not pages: PDFs and `manual.json`."""

from __future__ import annotations

import logging

from mkdocs.exceptions import PluginError

from workmanual.data.manual_json import manual_json
from workmanual.ground import resources
from workmanual.ground.printing import print_all
from workmanual.pdf.jobs import print_jobs
from workmanual.site.run import Run
from workmanual.site.search import CACHE

log = logging.getLogger("mkdocs.plugins.workmanual")


def write_edition_files(run: Run) -> None:
    """Write every PDF of the edition and its model as JSON; a PDF with warnings stops the build."""
    labels = resources.locale().labels
    jobs = print_jobs(run.index, resources.materials(run.state), run.edition.files)
    log.info(labels["printing"].format(count=len(jobs)))
    printed = print_all(jobs, cache=run.root / CACHE / "pdf")
    faults = [f"{name}: {warning}" for name, pdf in printed.items() for warning in pdf.warnings]
    if faults:
        raise PluginError("\n".join([labels["print-faults"], *faults]))
    for name, pdf in printed.items():
        target = run.output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pdf.content)
    (run.output / "manual.json").write_text(manual_json(run.index), encoding="utf-8")
