"""The files of an edition examined, as many at a time as the machine can.

Takes files, gives what each of them is and what is found in it alone. What has not changed since is remembered; where
many are left, worker processes share them. Worker or not, remembered or not: the outcome is the same.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Final

from workmanual.checks.edition import WRITTEN, Examined, examine_file, vocabulary
from workmanual.checks.lexicon import Lexicon
from workmanual.ground import examine_worker
from workmanual.ground.examine_memory import ExamineMemory, revived
from workmanual.ground.worker_pool import server, worker_pool
from workmanual.reading.edition import Files

MANY: Final = 100
"""Files from which workers are worth their start of half a second."""
BATCH: Final = 40
"""Files that a worker is given at a time."""
MOST_WORKERS: Final = 8

Progress = Callable[[int, int], None]
"""Is told how many files of how many are examined."""


def examine_files(files: Files, folder: str, *, memory: Path, progress: Progress | None = None) -> dict[str, Examined]:
    """Every file of the edition in `folder` by its path; `memory` is a file of our own, made when missing."""
    given = examine_worker.given(folder)
    lexicon = vocabulary(files, given)
    remembered = ExamineMemory(memory, folder, lexicon)
    pictures = {path: content for path, content in files.items() if not path.endswith(WRITTEN)}
    examined = {path: examine_file(path, content, lexicon, given) for path, content in pictures.items()}
    examined.update(remembered.recall(files))
    waiting = {path: content for path, content in files.items() if path not in examined}
    fresh: dict[str, bytes] = {}
    for path, packed in _examined(waiting, lexicon, folder):
        fresh[path] = packed
        examined[path] = revived(packed)
        if progress is not None:
            progress(len(examined), len(files))
    remembered.keep(files, fresh)
    return {path: examined[path] for path in files}


def _examined(files: Mapping[str, bytes], lexicon: Lexicon, folder: str) -> Iterator[tuple[str, bytes]]:
    """Each file's path and what it is, packed."""
    listed = tuple(files.items())
    batches = [listed[begin : begin + BATCH] for begin in range(0, len(listed), BATCH)]
    done: set[str] = set()
    if len(files) >= MANY and _workers() > 1:
        try:
            for path, packed in _by_workers(batches, lexicon, folder):
                done.add(path)
                yield path, packed
        except BrokenProcessPool:
            pass  # too little memory for two; one after the other needs less
    for batch in batches:
        yield from examine_worker.examine(folder, lexicon, tuple(one for one in batch if one[0] not in done))


def _by_workers(
    batches: Sequence[tuple[tuple[str, bytes], ...]], lexicon: Lexicon, folder: str
) -> Iterator[tuple[str, bytes]]:
    with worker_pool(_workers(), _context(), examine_worker.start) as pool:
        futures = [pool.submit(examine_worker.examine, folder, lexicon, batch) for batch in batches]
        for future in futures:
            yield from future.result()


def _workers() -> int:
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST_WORKERS)


def _context() -> BaseContext:
    """Processes that know what this one has loaded, where it is safe to fork it: on Linux, and without threads."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return server(examine_worker.__name__)
