"""Many files at once: whoever does the work, and a cache on disk.

Takes jobs (documents to print, forms), gives each file as soon as it is there. What has been made before of the same
words, pictures, faces and program is taken from the cache and costs nothing; the rest is handed to an executor of the
caller's: our worker processes, or any other that can pickle a job. No more than a few jobs are under way, so that
memory stays flat however many there are. It deliberately does not judge: whether warnings stop a build is the
caller's business.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from typing import Final

from workmanual.ground import making_worker
from workmanual.ground.form_jobs import FormJob
from workmanual.ground.list_jobs import ListJob
from workmanual.ground.made import Made
from workmanual.ground.making_cache import MakingCache
from workmanual.ground.making_keys import form_keys, list_key, print_key
from workmanual.ground.making_worker import Job
from workmanual.ground.worker_pool import server, worker_pool
from workmanual.pdf.written import PrintJob

UNDER_WAY: Final = 8
"""Jobs handed out and not yet done: enough for four workers, each with the next one waiting."""
MOST_WORKERS: Final = 4
"""Processes at work where nobody says how many; each takes up to 300 MB."""

JOBS_OF_A_WORKER: Final = 100
"""Then another takes its place: what Pango and its kin keep of a document is never given back, 4 MB in thirty forms."""

NamedFile = tuple[str, Made]


class MakingFailed(Exception):
    """A worker process died; its argument is the files that were not finished."""


def worker_processes(count: int) -> AbstractContextManager[Executor]:
    """Worker processes that end with the block; none is started before there is work.

    They come from a fork server, never from a fork of this process, which has threads under `serve`.
    """
    return worker_pool(count, server(making_worker.PRELOADED), making_worker.start, jobs_each=JOBS_OF_A_WORKER)


def usual_workers() -> int:
    """As many as this process may use processors, and not too many."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(processors, MOST_WORKERS)


def made(jobs: Iterable[Job], executor: Executor, *, cache: MakingCache | None = None) -> Iterator[NamedFile]:
    """Every file of every job with its name, in the order in which they are done.

    Jobs are taken from `jobs` as there is room for them. Raises `LibraryMissing` without libharfbuzz-subset,
    `MakingFailed` when a worker dies.
    """
    under_way: dict[Future[tuple[NamedFile, ...]], tuple[Job, dict[str, str]]] = {}
    for job in jobs:
        keys = _keys(job) if cache else {}
        found = {name: kept for name, key in keys.items() if cache and (kept := cache.find(key))}
        yield from found.items()
        rest = _without(job, found)
        if rest is None:
            continue
        try:
            under_way[executor.submit(making_worker.make, rest)] = rest, keys
        except BrokenProcessPool as error:
            raise MakingFailed(_unfinished(under_way.values())) from error
        if len(under_way) >= UNDER_WAY:
            yield from _first_done(under_way, cache)
    while under_way:
        yield from _first_done(under_way, cache)


def names_of(job: Job) -> tuple[str, ...]:
    """The files that a job gives."""
    return job.names if isinstance(job, FormJob) else (job.name,)


def heaviest_first(jobs: Iterable[Job]) -> Sequence[Job]:
    """The jobs so that no worker is left alone with the longest at the end."""
    return sorted(jobs, key=lambda job: -_weight(job))


def _first_done(
    under_way: dict[Future[tuple[NamedFile, ...]], tuple[Job, dict[str, str]]], cache: MakingCache | None
) -> Iterator[NamedFile]:
    """The files of those jobs that are done, as soon as one is."""
    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
    for future in [one for one in under_way if one in done]:
        try:
            files = future.result()
        except BrokenProcessPool as error:
            raise MakingFailed(_unfinished(under_way.values())) from error
        _, keys = under_way.pop(future)
        for name, file in files:
            if cache is not None and not file.warnings:
                cache.keep(keys[name], file)
            yield name, file


def _keys(job: Job) -> dict[str, str]:
    if isinstance(job, FormJob):
        return form_keys(job)
    return {job.name: list_key(job) if isinstance(job, ListJob) else print_key(job)}


def _without(job: Job, found: dict[str, Made]) -> Job | None:
    """What is left of a job when these files are there."""
    if isinstance(job, FormJob):
        rest = job.only([name for name in job.names if name not in found])
        return rest if rest.files else None
    return None if job.name in found else job


def _weight(job: Job) -> int:
    return sum(len(text) for text in job.documents) if isinstance(job, PrintJob) else job.weight


def _unfinished(left: Iterable[tuple[Job, dict[str, str]]]) -> str:
    return ", ".join(name for job, _ in left for name in names_of(job))
