"""One picture: pasted, dragged from another program, or read from a file."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cnnviewer.errors import SourceError
from cnnviewer.sources.files import shown
from cnnviewer.sources.frame import Frame, Pixels
from cnnviewer.sources.pixels import over, stacked
from cnnviewer.sources.source import Source


class StillSource(Source):
    """Gives the same picture at every read.

    pixels   (H, W), (H, W, 1) grey, (H, W, 3) RGB or (H, W, 4) RGBA, uint8 or bool; copied. RGBA is laid
             over `background`.
    address  what opens it again; "" for a picture that has no place to be opened from
    """

    def __init__(
        self,
        pixels: NDArray[Any],
        name: str,
        address: str = "",
        *,
        background: tuple[int, int, int] = (255, 255, 255),
    ) -> None:
        self.name = name
        self.address = address
        self._pixels = _rgb(np.asarray(pixels), name, background)

    def read(self) -> Frame:
        """The picture, captured now."""
        return Frame(self._pixels, name=self.name)


def _rgb(array: NDArray[Any], name: str, background: tuple[int, int, int]) -> Pixels:
    if array.dtype == np.bool_:
        array = array.astype(np.uint8) * 255
    channels = 1 if array.ndim == 2 else array.shape[2] if array.ndim == 3 else 0
    if array.dtype != np.uint8 or channels not in (1, 3, 4) or array.size == 0:
        found = f"{' x '.join(map(str, array.shape)) or 'a single'} {array.dtype} values"
        raise SourceError(f"{shown(name)} is not a picture ({found}); give (height, width, 3) uint8 RGB.")
    if channels == 1:
        return stacked(array.reshape(array.shape[:2]))
    if channels == 4:
        return over(array, background)
    return np.array(array, order="C")
