"""A function applied to every value, into a buffer from the pool."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array

WORTH_A_THREAD = 1 << 18
"""Values below which handing a piece to another thread (about 0.1 ms) costs more than it saves."""


def apply(function: Callable[[Array, Array], None], x: Array, least: int = WORTH_A_THREAD) -> Array:
    """A new array of the shape and type of `x`, filled by function(piece of x, piece of the output).

    least  values in a piece that is worth a thread of its own
    """
    source = np.ascontiguousarray(x)
    out = buffers.empty(x.shape, x.dtype)
    flat_in, flat_out = source.reshape(-1), out.reshape(-1)
    with np.errstate(all="ignore"):
        spread(lambda first, last: function(flat_in[first:last], flat_out[first:last]), flat_in.size, least)
    return out


def relu(x: Array) -> Array:
    """max(x, 0), by OpenCV's threshold, which uses SIMD and its own threads: four times faster than np.maximum."""
    source = np.ascontiguousarray(x)
    out = buffers.empty(x.shape)
    lines = (-1, x.shape[-1]) if x.ndim and x.shape[-1] > 0 else (1, -1)
    cv2.threshold(source.reshape(lines), 0.0, 0.0, cv2.THRESH_TOZERO, out.reshape(lines))
    return out


def add_to(out: Array, x: Array) -> None:
    """out += x, both C-contiguous float32 of one shape, over the cores."""
    flat_out, flat_x = out.reshape(-1), x.reshape(-1)

    def work(first: int, last: int) -> None:
        cv2.add(flat_out[first:last], flat_x[first:last], flat_out[first:last])

    spread(work, flat_out.size, WORTH_A_THREAD)
