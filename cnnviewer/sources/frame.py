"""A frame: one picture on its way through the program."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Frame:
    """One picture.

    pixels         (H, W, 3) uint8 RGB, read-only
    index          number of the frame in its source, from 0
    time_s         place in the source's own time (video time stamp); 0.0 for a still
    captured_at_s  `time.perf_counter()` when it was read; camera-to-screen latency counts from here
    name           what the user calls it: a file name, "camera 0", "sample: cat"
    stale          True when the source has gone away and this is its last frame
    """

    pixels: Pixels
    index: int = 0
    time_s: float = 0.0
    captured_at_s: float = field(default_factory=time.perf_counter)
    name: str = ""
    stale: bool = False

    def __post_init__(self) -> None:
        if self.pixels.ndim != 3 or self.pixels.shape[2] != 3 or self.pixels.dtype != np.uint8:
            raise ValueError(f"a frame is (H, W, 3) uint8, not {self.pixels.shape} {self.pixels.dtype}")
        self.pixels.flags.writeable = False

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])
