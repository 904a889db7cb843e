"""Work spread over threads: all of it, once, and errors come out."""

import os
import subprocess
import sys
import threading

import numpy as np
import pytest

from cnnviewer.engine.kernels import workers
from cnnviewer.engine.kernels.workers import spread


@pytest.mark.parametrize("count", [0, 1, 2, 7, 8, 100])
@pytest.mark.parametrize("least", [1, 3, 1000])
def test_every_index_is_worked_on_exactly_once(count: int, least: int) -> None:
    seen: list[int] = []
    spread(lambda first, last: seen.extend(range(first, last)), count, least)
    assert sorted(seen) == list(range(count))


def test_little_work_stays_on_the_calling_thread() -> None:
    threads = set()
    spread(lambda first, last: threads.add(threading.current_thread()), 10, least=6)
    assert threads == {threading.current_thread()}


@pytest.mark.skipif(workers.CORES < 2, reason="needs two cores")
def test_two_threads_work_side_by_side() -> None:
    both = threading.Barrier(2, timeout=10)
    met: list[int] = []

    def work(first: int, last: int) -> None:
        if len(met) < 2:
            met.append(both.wait())

    spread(work, 2)
    assert sorted(met) == [0, 1]


@pytest.mark.skipif(workers.CORES < 2, reason="needs two cores")
def test_a_thread_that_never_wakes_does_not_hold_up_the_caller() -> None:
    free = threading.Event()
    executor = workers._executor()
    blockers = [executor.submit(free.wait, 10) for _ in range(workers.CORES)]
    seen: list[int] = []
    try:
        spread(lambda first, last: seen.extend(range(first, last)), 40)
        assert seen == list(range(40))
        assert not free.is_set()
    finally:
        free.set()
        for blocker in blockers:
            blocker.result()


def test_an_error_in_any_piece_is_raised_after_all_have_stopped() -> None:
    def work(first: int, last: int) -> None:
        raise ValueError(first)

    with pytest.raises(ValueError, match=r"\d"):
        spread(work, 100)


def blas_threads_after_import(given: dict[str, str]) -> str:
    program = "import os, cnnviewer; print(os.environ['OPENBLAS_NUM_THREADS'])"
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"} | given
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def test_importing_the_package_keeps_blas_on_one_thread_unless_the_user_has_chosen() -> None:
    assert blas_threads_after_import({}) == "1"
    assert blas_threads_after_import({"OPENBLAS_NUM_THREADS": "3"}) == "3"


@pytest.mark.skipif(workers.CORES < 2, reason="needs two cores")
def test_all_threads_keep_the_callers_settings_for_broken_numbers() -> None:
    both = threading.Barrier(2, timeout=5)

    def work(first: int, last: int) -> None:
        both.wait()
        assert np.isnan(np.float32(np.inf) - np.float32(np.inf))

    with np.errstate(all="ignore"):
        spread(work, 2)
    with pytest.raises(RuntimeWarning, match="invalid value"):
        spread(work, 2)
