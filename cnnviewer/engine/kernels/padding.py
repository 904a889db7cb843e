"""A border of one value around every feature map."""

from __future__ import annotations

from cnnviewer.engine import buffers
from cnnviewer.engine.geometry import Sides
from cnnviewer.engine.network import Array


def padded(x: Array, pads: Sides, value: float = 0.0) -> Array:
    """`x` (N, C, H, W) with pads = (top, left, bottom, right) cells of `value`; `x` itself when there are none."""
    if not any(pads):
        return x
    top, left, bottom, right = pads
    samples, channels, rows, columns = x.shape
    out = buffers.empty((samples, channels, rows + top + bottom, columns + left + right), x.dtype)
    out[:, :, :top] = value
    out[:, :, top + rows :] = value
    out[:, :, top : top + rows, :left] = value
    out[:, :, top : top + rows, left + columns :] = value
    out[:, :, top : top + rows, left : left + columns] = x
    return out
