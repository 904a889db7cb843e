"""How much of a core the animation takes while it plays, and how long the window is held up by a repaint.

    python tests/benchmarks/animation.py [SECONDS]

Offscreen, 1280 x 720, the first preset on the cat; each mode at 1x, 4x and 16x. Medians and the 99th percentile.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import ClassVar

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main(seconds: float) -> None:
    os.environ["CNNVIEWER_HOME"] = tempfile.mkdtemp()
    from PySide6.QtCore import QEventLoop, QTimer

    from cnnviewer.app import Program, make_application
    from cnnviewer.gui.widgets.sliding_view import SPEEDS, SlidingView

    class Timed(SlidingView):
        took_ms: ClassVar[list[float]] = []

        def paintEvent(self, event: object) -> None:
            started_s = time.perf_counter()
            SlidingView.paintEvent(self, event)
            self.took_ms.append((time.perf_counter() - started_s) * 1000)

    import cnnviewer.gui.panels.animation as animation

    animation.SlidingView = Timed
    program = Program(make_application())

    def wait(duration_s: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(round(duration_s * 1000), loop.quit)
        loop.exec()

    program.window.resize(1280, 720)
    wait(2.0)
    panel = program.window.show_view("animation")
    wait(1.0)
    sys.stdout.write("mode      speed  repaints/s  median ms  p99 ms  CPU of a core\n")
    for mode, name in enumerate(("channel", "sum", "filters")):
        panel.mode._choose(mode)
        wait(0.5)
        for speed in (1.0, 4.0, 16.0):
            panel.speed.setCurrentIndex(SPEEDS.index(speed))
            panel.view.go_to(0)
            Timed.took_ms.clear()
            started_s, cpu_s = time.perf_counter(), time.process_time()
            while time.perf_counter() - started_s < seconds:
                panel.view.play()
                wait(0.2)
            passed_s, used_s = time.perf_counter() - started_s, time.process_time() - cpu_s
            panel.view.pause()
            took = np.array(Timed.took_ms or [0.0])
            sys.stdout.write(
                f"{name:9} {speed:4g}x {len(took) / passed_s:10.1f} {np.median(took):10.2f} "
                f"{np.percentile(took, 99):7.2f} {used_s / passed_s:10.2f}\n"
            )
    program.window.close()
    program.close()


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 3.0)
