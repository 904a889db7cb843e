"""Arrays of pixels as images that Qt paints fast: always copies in RGB32, so that an array may change afterwards."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def image_of(pixels: NDArray[np.uint8], colours: Sequence[int] = ()) -> QImage:
    """(H, W, 3) uint8 RGB, or (H, W) uint8 indices of `colours`, see `packed`, as an image."""
    tight = np.ascontiguousarray(pixels)
    height, width = tight.shape[:2]
    if tight.ndim == 3:
        shared = QImage(tight.data, width, height, width * 3, QImage.Format.Format_RGB888)
    else:
        shared = QImage(tight.data, width, height, width, QImage.Format.Format_Indexed8)
        shared.setColorTable(colours)
    return shared.convertToFormat(QImage.Format.Format_RGB32)


def packed(table: NDArray[np.uint8]) -> list[int]:
    """The (256, 3) uint8 RGB colours of `table` as Qt keeps them: 0xFFRRGGBB."""
    wide = table.astype(np.uint32)
    colours: list[int] = (np.uint32(0xFF000000) | wide[:, 0] << 16 | wide[:, 1] << 8 | wide[:, 2]).tolist()
    return colours
