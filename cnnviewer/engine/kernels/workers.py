"""Work split over the cores: pieces of an array are computed side by side, one of them on the calling thread.

NumPy and OpenCV release the GIL in their inner loops, so plain threads are enough. BLAS itself stays on one thread
(OPENBLAS_NUM_THREADS=1, set in cnnviewer/__init__.py): its own threads spin and lock, large pieces above it do not.
"""

from __future__ import annotations

import contextvars
import itertools
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache


def core_count() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


CORES = core_count()

PIECES_A_CORE = 4
"""Finer pieces even out how busy the cores are with other work; coarser ones cost less Python."""


@cache
def _executor() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=max(1, CORES - 1), thread_name_prefix="ThreadPoolExecutor-engine")


def spread(work: Callable[[int, int], None], count: int, least: int = 1) -> None:
    """Call work(first, last) on pieces of range(count), side by side; returns when all are done.

    Every thread takes the next piece when it is done with one, so that a thread which the system holds up, or has not
    woken yet, delays the others by one piece at most.

    least  what is worth a thread of its own: a count below twice of it is done here in one piece
    An exception in any piece is raised here, after all threads have stopped.
    """
    pieces = min(count, PIECES_A_CORE * CORES)
    if CORES < 2 or pieces < 2 or count < 2 * least:
        work(0, count)
        return
    turns = itertools.count()

    def take() -> None:
        while (piece := next(turns)) < pieces:
            work(count * piece // pieces, count * (piece + 1) // pieces)

    # Each thread runs in a copy of the caller's context, in which np.errstate keeps its settings.
    helping = range(min(CORES, pieces, count // least) - 1)
    futures = [_executor().submit(contextvars.copy_context().run, take) for _ in helping]
    try:
        take()
    finally:
        failures = [future.exception() for future in futures if not future.cancel()]
    for failure in failures:
        if failure is not None:
            raise failure
