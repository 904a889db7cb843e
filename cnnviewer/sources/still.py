"""A picture that is already in memory: pasted, dropped or decoded from a file."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cnnviewer.sources.frame import Frame
from cnnviewer.sources.source import Source


class StillSource(Source):
    """One picture, (H, W, 3) uint8 RGB; the same frame at every read."""

    def __init__(self, pixels: NDArray[np.uint8], name: str, address: str = "") -> None:
        self.name = name
        self.address = address
        self._frame = Frame(np.ascontiguousarray(pixels), name=name)

    def read(self) -> Frame:
        return self._frame
