"""One kernel for each map (depthwise convolution): OpenCV's filter2D, map by map, spread over the cores."""

from __future__ import annotations

import cv2
import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.geometry import Window
from cnnviewer.engine.kernels.padding import padded
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array

WORTH_A_THREAD = 1 << 20
"""Multiply-accumulates below which a second thread costs more than it saves."""


def convolve(x: Array, weight: Array, bias: Array | None, window: Window) -> Array:
    """The convolution of `x` (N, C, H, W) with `weight` (m C, 1, kH, kW): map i of the output sees map i // m.

    Dilation must be (1, 1). With a stride the whole map is filtered and then thinned, which still wins from 5 x 5 on.
    """
    samples, channels, height, width = x.shape
    rows, columns = window.output_size((height, width))
    filters = weight.shape[0]
    source = padded(np.ascontiguousarray(x), window.pads)
    out = buffers.empty((samples, filters, rows, columns))
    down, right = window.stride
    used = slice(0, (rows - 1) * down + 1, down), slice(0, (columns - 1) * right + 1, right)

    def work(first: int, last: int) -> None:
        whole = buffers.empty(source.shape[2:])
        for task in range(first, last):
            sample, index = divmod(task, filters)
            offset = 0.0 if bias is None else float(bias[index])
            # With the anchor in the corner, cell (i, j) is the window that starts there; the rest is cut off.
            cv2.filter2D(
                source[sample, index * channels // filters], cv2.CV_32F, weight[index, 0], whole, (0, 0), offset
            )
            out[sample, index] = whole[used]

    cells = source.shape[2] * source.shape[3] * window.kernel[0] * window.kernel[1]
    spread(work, samples * filters, least=-(-WORTH_A_THREAD // cells))
    return out
