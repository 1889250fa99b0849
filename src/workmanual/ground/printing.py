"""Many PDFs at once: worker processes, and a cache on disk.

Takes print jobs, gives a written PDF for each. What has been printed before with the same words, pictures, faces and
program is taken from the cache and costs nothing; the rest is done by worker processes, which alone load weasyprint.
They come from a fork server, never from a fork of this process, which has threads under `serve`. It deliberately does
not judge: whether warnings stop a build is the caller's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Final

from workmanual.ground import print_worker
from workmanual.ground.print_cache import PrintCache
from workmanual.ground.worker_pool import server, worker_pool
from workmanual.pdf.written import PrintJob, WrittenPdf

WORKERS: Final = 2
"""Processes at work; each takes up to 300 MB for a book of 300 pages."""

Progress = Callable[[int, int], None]
"""Is told how many PDFs of how many are there."""


class PrintingFailed(Exception):
    """A worker process died; its argument is the jobs that were not finished."""


def print_all(
    jobs: Sequence[PrintJob],
    *,
    cache: Path | None = None,
    progress: Progress | None = None,
    workers: int = WORKERS,
) -> dict[str, WrittenPdf]:
    """Every job's PDF by its name, in the order of the jobs; `cache` is a folder of our own, made when missing.

    Raises `LibraryMissing` without libharfbuzz-subset, `PrintingFailed` when a worker dies.
    """
    assert len({job.name for job in jobs}) == len(jobs), "no two jobs have one name"
    kept = PrintCache(cache) if cache else None
    printed = {} if kept is None else {job.name: pdf for job in jobs if (pdf := kept.find(job))}
    waiting = [job for job in jobs if job.name not in printed]
    _tell(progress, len(printed), len(jobs))
    for job, pdf in _print(waiting, workers):
        if kept is not None and not pdf.warnings:
            kept.keep(job, pdf)
        printed[job.name] = pdf
        _tell(progress, len(printed), len(jobs))
    if kept is not None:
        kept.forget_unused()
    return {job.name: printed[job.name] for job in jobs}


def _print(jobs: Sequence[PrintJob], workers: int) -> Iterator[tuple[PrintJob, WrittenPdf]]:
    """Have the jobs printed, and give each as soon as it is done."""
    if not jobs:
        return
    # The longest first, so that no worker is left alone with the book at the end.
    longest_first = sorted(jobs, key=lambda job: -sum(len(text) for text in job.documents))
    unfinished = [job.name for job in jobs]
    with worker_pool(min(workers, len(jobs)), server(print_worker.PRELOADED), print_worker.start) as pool:
        futures = {pool.submit(print_worker.print_one, job): job for job in longest_first}
        for future in as_completed(futures):
            try:
                pdf = future.result()
            except BrokenProcessPool as error:
                raise PrintingFailed(", ".join(unfinished)) from error
            unfinished.remove(futures[future].name)
            yield futures[future], pdf


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)
