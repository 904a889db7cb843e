"""Work split over the cores: pieces of an array are computed side by side, one of them on the calling thread.

NumPy and OpenCV release the GIL in their inner loops, so plain threads are enough. BLAS itself stays on one thread
(OPENBLAS_NUM_THREADS=1, set in cnnviewer/__init__.py): its own threads spin and lock, large pieces above it do not.
"""

from __future__ import annotations

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


@cache
def _executor() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=max(1, CORES - 1), thread_name_prefix="ThreadPoolExecutor-engine")


def spread(work: Callable[[int, int], None], count: int, least: int = 1) -> None:
    """Call work(first, last) on pieces of range(count), side by side; returns when all are done.

    least  the smallest piece that is worth a thread of its own
    An exception in any piece is raised here, after all pieces have ended.
    """
    pieces = min(CORES, count // max(1, least))
    if pieces < 2:
        work(0, count)
        return
    edges = [count * piece // pieces for piece in range(pieces + 1)]
    futures = [_executor().submit(work, edges[i], edges[i + 1]) for i in range(1, pieces)]
    try:
        work(edges[0], edges[1])
    finally:
        failures = [future.exception() for future in futures]
    for failure in failures:
        if failure is not None:
            raise failure
