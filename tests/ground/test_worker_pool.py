# Worker processes: renewed while work goes on, none left over however it ends.

import os
import time

import pytest

from workmanual.ground.worker_pool import server, worker_pool

CONTEXT = server("workmanual.ground.made")


def nothing() -> None:
    """What a worker needs to be made ready for: here nothing."""


def number(of: int) -> tuple[int, int]:
    return of, os.getpid()


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(process: int) -> None:
    for _ in range(1_000):
        if not is_alive(process):
            return
        time.sleep(0.01)
    pytest.fail("the worker is still there")


def test_workers_are_renewed_and_every_job_is_done() -> None:
    with worker_pool(1, CONTEXT, nothing, jobs_each=3) as pool:
        done = [job.result() for job in [pool.submit(number, of) for of in range(10)]]
    assert [of for of, _ in done] == list(range(10))
    workers = [process for _, process in done]
    assert [workers.index(process) for process in workers] == [0, 0, 0, 3, 3, 3, 6, 6, 6, 9]
    for process in set(workers):
        wait_for(process)


def test_workers_stay_where_nobody_asks_for_new_ones() -> None:
    with worker_pool(1, CONTEXT, nothing) as pool:
        assert len({pool.submit(number, of).result()[1] for of in range(10)}) == 1


def test_an_exception_ends_all_workers_at_once() -> None:
    workers: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        _interrupted(workers)
    for process in set(workers):
        wait_for(process)


def _interrupted(workers: list[int]) -> None:
    with worker_pool(1, CONTEXT, nothing, jobs_each=2) as pool:
        workers += [pool.submit(number, of).result()[1] for of in range(3)]
        for _ in range(3):
            pool.submit(time.sleep, 600)
        raise KeyboardInterrupt
