"""Long work on many things at once, in processes of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context
from typing import TypeVar

from handouts.failure import BuildFailed

Task = TypeVar("Task")
Result = TypeVar("Result")

Tell = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""Opened with how many things there are to do, gives something to call for each that is done: a progress bar."""

FEWEST_WORTH_PROCESSES = 2
ENDED_FROM_OUTSIDE = (
    "The system ended a process that made pictures, as it does when memory runs out; close what you can, and try again."
)
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What tells the libraries below numpy to compute in one thread: there is a process for each core already."""


def in_parallel(work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[tuple[Task, Result]]:
    """Each task with its result, in the order in which they are done; the first failure ends the rest.

    Raises BuildFailed when the system ends one of the processes, as it does where memory runs out.

    `work` must be a function of a module. A single task is done at once, here: starting a process takes longer than
    most tasks, and whoever changes one pose after another waits for that.
    """
    compute_in_one_thread()
    if len(tasks) < FEWEST_WORTH_PROCESSES:
        for task in tasks:
            yield task, work(task)
        return
    count = min(os.cpu_count() or 1, len(tasks))
    with ProcessPoolExecutor(count, get_context("spawn"), initializer=compute_in_one_thread) as pool:
        futures = {pool.submit(work, task): task for task in tasks}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BrokenProcessPool as error:
            raise BuildFailed(ENDED_FROM_OUTSIDE) from error
        finally:
            pool.shutdown(cancel_futures=True)


def compute_in_one_thread() -> None:
    """Let this process and those it starts compute in one thread; works only before numpy is there."""
    for name in ONE_THREAD:
        os.environ[name] = "1"


@contextmanager
def untold(_count: int) -> Iterator[Callable[[], None]]:
    """Tells nobody of what is done."""
    yield lambda: None
