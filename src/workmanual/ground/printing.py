"""Many files made and kept in memory, by worker processes of our own.

Takes jobs, gives each file by its name: for a site's few hundred files, and for tests. Whoever makes more than fit
into memory takes them from `making` one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from workmanual.ground.made import Made
from workmanual.ground.making import heaviest_first, made, names_of, worker_processes
from workmanual.ground.making_cache import MakingCache
from workmanual.ground.making_worker import Job

WORKERS: Final = 2
"""Processes at work; each takes up to 300 MB for a book of 300 pages."""

Progress = Callable[[int, int], None]
"""Is told how many files of how many are there."""


def print_all(
    jobs: Sequence[Job],
    *,
    cache: Path | None = None,
    progress: Progress | None = None,
    workers: int = WORKERS,
) -> dict[str, Made]:
    """Every job's files by their names, in the order of the jobs; `cache` is a folder of our own, made when missing.

    Raises `LibraryMissing` without libharfbuzz-subset, `MakingFailed` when a worker dies.
    """
    names = [name for job in jobs for name in names_of(job)]
    assert len(set(names)) == len(names), "no two files have one name"
    kept = MakingCache(cache) if cache else None
    done: dict[str, Made] = {}
    _tell(progress, 0, len(names))
    with worker_processes(max(1, min(workers, len(jobs)))) as executor:
        for name, file in made(heaviest_first(jobs), executor, cache=kept):
            done[name] = file
            _tell(progress, len(done), len(names))
    if kept is not None:
        kept.forget_unused()
    return {name: done[name] for name in names}


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)
