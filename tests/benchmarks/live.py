"""Runs the real window on a 320 x 240 video and prints what a person feels.

    python tests/benchmarks/live.py                  30 seconds on the screen that is there (or offscreen)
    python tests/benchmarks/live.py --seconds 180    memory over three minutes
    python tests/benchmarks/live.py --camera-fps 60  frames offered per second
    python tests/benchmarks/live.py --table          a line each for four networks, small to deep

The network is 3 -> 16 -> 32 -> 64 filters of 3 x 3, zero padding, ReLU, 2 x 2 pools, every layer on show; --network
measures any other one: a preset (their first filters are 5 x 5, with replicated borders), a trained network, an
architecture; of a deep one what is in view is computed. The video stands in for a
camera: its frames come at a fixed rate whether the window keeps up or not. Latency is from the end of `Source.read` to
the end of the paint that shows the frame; a stall is the time between two turns of a 4 ms timer on the GUI thread,
less the timer's own period.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import cnnviewer  # noqa: F401 - before NumPy: it keeps BLAS on one thread

if TYPE_CHECKING:
    from cnnviewer.networks.stack import Stack
    from cnnviewer.pipeline.outcome import Outcome


TABLE = (None, "cifar10", "efficientnet-lite0", "resnet18")
_BEAT_MS = 4


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--camera-fps", type=float, default=60.0)
    parser.add_argument("--network", help="a name or an .onnx file; the demo network without it")
    parser.add_argument("--table", action="store_true", help="a line for each of four networks")
    parser.add_argument("--size", default="1280x800", help="of the window")
    options = parser.parse_args()
    if options.table:
        return table(options)
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CNNVIEWER_HOME"] = folder
        video = write_video(Path(folder) / "camera.avi", options.camera_fps)
        return measure(str(video), options)


def table(options: argparse.Namespace) -> int:
    """Each network in a process of its own, one after another."""
    names = ("frames a second", "latency p50 ms", "latency p99 ms", "GUI stall p99 ms", "CPU ms a frame")
    sys.stdout.write(f"{'network':20}" + "".join(f"{name:>18}" for name in names) + "\n")
    for network in TABLE:
        command = [sys.executable, __file__, f"--seconds={options.seconds}", f"--size={options.size}"]
        command += [f"--camera-fps={options.camera_fps}", *([f"--network={network}"] if network else [])]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        found = {name: line[24:34].strip() for name in names for line in lines if line.startswith(name)}
        sys.stdout.write(f"{network or 'demo':20}" + "".join(f"{found[name]:>18}" for name in names) + "\n")
        sys.stdout.flush()
    return 0


def write_video(path: Path, frames_per_s: float) -> Path:
    """Ten seconds of a photograph that drifts, 320 x 240, so that every map of every frame changes."""
    import cv2
    import numpy as np

    from cnnviewer.resources import resource_path

    samples = sorted(path for path in resource_path("samples").iterdir() if path.suffix in (".jpg", ".png"))
    picture = cv2.resize(cv2.imread(str(samples[0])), (480, 360), interpolation=cv2.INTER_AREA)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), frames_per_s, (320, 240))
    for index in range(int(10 * frames_per_s)):
        angle = 2 * np.pi * index / (10 * frames_per_s)
        top, left = int(60 + 60 * np.sin(angle)), int(80 + 80 * np.cos(angle))
        writer.write(picture[top : top + 240, left : left + 320])
    writer.release()
    return path


def demo_stack() -> Stack:
    """The network of the measurements that the display was designed by."""
    import numpy as np

    from cnnviewer.networks.stack import ConvLayer, PoolLayer, Stack, read_only

    generator, channels, layers = np.random.default_rng(1), 3, []
    for number, filters in enumerate((16, 32, 64), start=1):
        weight = generator.normal(0, (2 / (9 * channels)) ** 0.5, (filters, channels, 3, 3))
        layers += [
            ConvLayer(f"Conv{number}", read_only(weight), read_only(np.zeros(filters))),
            PoolLayer(f"Pool{number}"),
        ]
        channels = filters
    return Stack("Demo", tuple(layers))


def measure(video: str, options: argparse.Namespace) -> int:
    from PySide6.QtCore import QElapsedTimer, Qt, QTimer

    started_s = time.perf_counter()
    from cnnviewer import app

    application = app.make_application()
    program = app.Program(application, source=video, network=options.network)
    if options.network is None:
        program.session.change(stack=demo_stack())
    width, height = (int(number) for number in options.size.split("x"))
    program.window.resize(width, height)
    program.window.show()
    bridge = program.bridge
    stalls: list[float] = []
    shown: list[float] = []
    latencies: list[float] = []
    clock = QElapsedTimer()
    clock.start()

    def beaten() -> None:
        stalls.append(max(0.0, clock.nsecsElapsed() / 1e6 - _BEAT_MS))
        clock.restart()

    beat = QTimer(interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
    beat.timeout.connect(beaten)
    beat.start()

    meters = program.pipeline.meters
    note_shown = meters.note_shown

    def frame_shown(outcome: Outcome) -> None:
        """Called by the window when a frame has been painted."""
        if not shown:
            sys.stdout.write(
                f"first maps {time.perf_counter() - started_s:.2f} s after the program was asked to start\n"
            )
        shown.append(time.perf_counter())
        latencies.append((shown[-1] - outcome.frame.captured_at_s) * 1000)
        note_shown(outcome)

    meters.note_shown = frame_shown  # type: ignore[method-assign]  # to hear of every frame
    marks: dict[str, float] = {}

    def settled() -> None:
        for values in (stalls, shown, latencies):
            values.clear()
        marks.update(time=time.perf_counter(), cpu=time.process_time(), memory=memory_mib())

    QTimer.singleShot(5000, settled)
    QTimer.singleShot(int(5000 + options.seconds * 1000), application.quit)
    application.exec()
    elapsed, cpu = time.perf_counter() - marks["time"], time.process_time() - marks["cpu"]
    gc.collect()
    rows = [
        ("frames a second", f"{len(shown) / elapsed:.1f}", ">= 45"),
        ("latency p50 ms", f"{statistics.median(latencies):.1f}", ""),
        ("latency p99 ms", f"{percentile(latencies, 99):.1f}", "< 60"),
        ("GUI stall p99 ms", f"{percentile(stalls, 99):.1f}", "< 16"),
        ("GUI stall longest ms", f"{max(stalls):.1f}", ""),
        ("CPU ms a frame", f"{cpu * 1000 / len(shown):.1f}", ""),
        ("CPU cores busy", f"{cpu / elapsed:.2f}", ""),
        ("memory grown MiB", f"{memory_mib() - marks['memory']:.1f}", "< 20 an hour"),
        ("memory MiB", f"{memory_mib():.0f}", ""),
    ]
    for name, value, target in rows:
        sys.stdout.write(f"{name:24}{value:>10}   {target}\n")
    outcome = bridge.outcome
    if outcome is not None:
        sys.stdout.write(f"compute thread ms: { {k: round(v, 1) for k, v in outcome.durations_ms.items()} }\n")
    program.close()
    return 0


def percentile(values: list[float], percent: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def memory_mib() -> float:
    """Resident memory of this process; 0.0 where the system does not tell through /proc."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
