"""Times of calls that would disturb each other, side by side, and the table of them.

Threads of ONNX Runtime, PyTorch and OpenVINO keep spinning after a call and take a core from whoever runs next. So the
contenders take turns in blocks of calls, with a pause before each, and the first call of a block does not count. On a
busy machine only ratios within one table mean anything.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

PAUSE_S = 0.3
BLOCK_S = 0.5
FEWEST, MOST = 2, 15
"""Calls in a block: as many as go into BLOCK_S, within these bounds."""

HELD = 2
"""How many of the last results stay alive, as the window holds its last traces."""

Call = Callable[[int], Any]
"""A function of the number of the call."""

Times = list[tuple[float, float]]
"""(wall, CPU) milliseconds of each call; CPU of all threads together."""


def measure(calls: Mapping[str, Call], rounds: int) -> dict[str, Times]:
    """The times of `rounds` blocks of each of `calls`."""
    times: dict[str, Times] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            gc.collect()
            time.sleep(PAUSE_S)
            held = deque([call(0)], HELD)
            end_s = time.perf_counter() + BLOCK_S
            for number in range(1, MOST + 1):
                wall_s, cpu_s = time.perf_counter(), time.process_time()
                held.append(call(number))
                times[name].append(((time.perf_counter() - wall_s) * 1000, (time.process_time() - cpu_s) * 1000))
                if number >= FEWEST and time.perf_counter() > end_s:
                    break
            held.clear()
    return times


def report(times: Mapping[str, Times], baseline: str, memory_mib: Mapping[str, float | None] | None = None) -> None:
    """A row for each of `times`: medians, and their ratios to those of `baseline`, the first row when it is missing."""
    medians = {
        name: [statistics.median(column) for column in zip(*values, strict=True)] for name, values in times.items()
    }
    if not medians:
        return
    base = medians.get(baseline) or next(iter(medians.values()))
    peak = "peak MiB" if memory_mib else ""
    sys.stdout.write(f"    {'':28}{'wall ms':>9}{'fastest':>9}{'ratio':>7}{'CPU ms':>9}{'ratio':>7}{peak:>10}\n")
    for name, (wall_ms, cpu_ms) in medians.items():
        fastest_ms = min(wall for wall, _ in times[name])
        taken = (memory_mib or {}).get(name)
        sys.stdout.write(f"    {name:28}{wall_ms:9.2f}{fastest_ms:9.2f}{wall_ms / base[0]:7.2f}")
        sys.stdout.write(f"{cpu_ms:9.2f}{cpu_ms / base[1]:7.2f}{'' if taken is None else f'{taken:10.0f}'}\n")
    sys.stdout.flush()
