"""Worker processes that end with the work, however it ends, and are renewed while it goes on."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


@contextmanager
def worker_pool(
    workers: int, context: BaseContext, start: Callable[[], None], *, jobs_each: int | None = None
) -> Iterator[Executor]:
    """Worker processes that end with the block; at once when it is left by an exception.

    After about `jobs_each` jobs workers make room for new ones; without it they stay.
    """
    pool = _Renewed(
        lambda: ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(start,)),
        workers * jobs_each if jobs_each else None,
    )
    try:
        yield pool
    except BaseException:
        # Somebody has interrupted, or a result cannot be made: nobody wants what the workers are still doing.
        pool.terminate()
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()


class _Renewed(Executor):
    """An executor that hands its work to a new pool after so many jobs, while the old one does what it has.

    `max_tasks_per_child` would do the same for each worker; in Python 3.11 it may wait for ever.
    """

    def __init__(self, pool: Callable[[], ProcessPoolExecutor], jobs: int | None) -> None:
        self._make = pool
        self._jobs = jobs
        self._pool = pool()
        self._left = jobs
        self._retired: list[BaseProcess] = []

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        if self._left == 0:
            self._retired = [*filter(BaseProcess.is_alive, self._retired), *self._working()]
            self._pool.shutdown(wait=False)
            self._pool, self._left = self._make(), self._jobs
        if self._left:
            self._left -= 1
        return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)

    def terminate(self) -> None:
        """End the processes, whatever they are doing."""
        for process in (*self._retired, *self._working()):
            process.terminate()

    def _working(self) -> tuple[BaseProcess, ...]:
        return tuple((self._pool._processes or {}).values())


def _start(start: Callable[[], None]) -> None:
    """An interruption is the business of the process that hands out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start()


def server(preloaded: str) -> BaseContext:
    """Processes from a server that has loaded this module once; later calls of this process find it running."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")  # Windows
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preloaded])
    return context
