"""How long drawing takes: five layers with 160 feature maps, 2.6 million values, the load of one live frame.

    OPENBLAS_NUM_THREADS=1 python tests/benchmarks/display.py

Medians of 100 rounds, milliseconds of CPU on one thread, so that a busy machine disturbs little. On a quiet core:
5.6 ms in all with scope MAP and robust levels, of which mosaics 2.4, samples 1.1, levels 0.5, histograms 0.5.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import cv2
import numpy as np

from cnnviewer.display.colours import colourise, table
from cnnviewer.display.draw import draw_picture
from cnnviewer.display.picture import LevelSpec, PictureSpec, Scope

SHAPES = ((16, 240, 320), (16, 120, 160), (32, 120, 160), (32, 60, 80), (64, 60, 80))
ROUNDS = 100


def milliseconds(work: Callable[[], object]) -> float:
    """The median CPU time of `work` on this thread."""
    times = []
    for _ in range(ROUNDS):
        start = time.thread_time()
        work()
        times.append((time.thread_time() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    cv2.setNumThreads(1)
    generator = np.random.default_rng(0)
    layers = [generator.normal(size=shape).astype(np.float32) for shape in SHAPES]
    for shrink in (1, 2, 4):
        for levels in (LevelSpec(), LevelSpec(robust=False), LevelSpec(Scope.LAYER), LevelSpec(ignore_border=2)):
            spec = PictureSpec("layer", shrink=shrink, levels=levels)
            duration_ms = milliseconds(lambda spec=spec: [draw_picture(layer, spec) for layer in layers])
            sys.stdout.write(
                f"shrink {shrink}  scope {levels.scope.value:5}  robust {levels.robust!s:5}  "
                f"border {levels.ignore_border}  {duration_ms:6.2f} ms\n"
            )
    picture = draw_picture(layers[0], PictureSpec("layer", shrink=2))
    colours = table("blue-white-red")
    sys.stdout.write(f"colourise {picture.pixels.shape}  {milliseconds(lambda: colourise(picture, colours)):6.2f} ms\n")


if __name__ == "__main__":
    main()
