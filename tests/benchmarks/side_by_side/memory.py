"""The memory that a contender takes: the peak of a fresh process while it runs, all that it has loaded included.

Loading itself does not count: reading a file takes some of them twice its size for a moment.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections import deque
from dataclasses import replace
from pathlib import Path

import side_by_side.two_cores  # noqa: F401  # isort: skip  # before everything else that counts cores
import cnnviewer  # noqa: F401  # isort: skip  # before NumPy: sets the threads of its BLAS
from side_by_side.contenders import CONTENDERS, FROM_FILE
from side_by_side.subjects import Subject, subject
from side_by_side.timing import HELD

RUNS = 4
STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def peak_mib(contender: str, measured: Subject, kernel: int) -> float | None:
    """MiB that `contender` takes at most while it runs; None where that cannot be told."""
    size = f"{measured.shape[2]}x{measured.shape[3]}"
    command = [sys.executable, "-m", __name__, contender, measured.name, size, str(kernel), str(measured.path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return float(told.stdout) if told.returncode == 0 else None


def main() -> int:
    contender, name, size, kernel, path = sys.argv[1:]
    if not RESET.exists():
        return 1
    rows, columns = map(int, size.split("x"))
    # Who reads weights from the file shall not hold ours besides.
    measured = subject(name, (rows, columns), int(kernel), weights=contender not in FROM_FILE)
    run = CONTENDERS[contender](replace(measured, path=Path(path)))
    frames = measured.frames()
    gc.collect()
    RESET.write_text("5")  # the peak so far is forgotten: proc(5)
    held: deque[object] = deque(maxlen=HELD)
    for number in range(RUNS):
        held.append(run(frames[number % len(frames)]))
    peak = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    sys.stdout.write(f"{int(peak.split()[1]) / 1024}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
