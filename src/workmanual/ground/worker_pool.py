"""Worker processes that end with the work, however it ends."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.context import BaseContext


@contextmanager
def worker_pool(workers: int, context: BaseContext, start: Callable[[], None]) -> Iterator[ProcessPoolExecutor]:
    """Worker processes that end with the block; at once when it is left by an exception."""
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(start,))
    try:
        yield pool
    except BaseException:
        # Somebody has interrupted, or a result cannot be made: nobody wants what the workers are still doing.
        for process in list((pool._processes or {}).values()):
            process.terminate()
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()


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
