"""A 1 x 1 convolution with stride 1: one matrix product on the maps as they lie, nothing is copied."""

from __future__ import annotations

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array

WORTH_A_THREAD = 1 << 20
"""Multiply-accumulates below which a second thread costs more than it saves."""


def convolve(x: Array, weight: Array, bias: Array | None) -> Array:
    """The convolution of `x` (N, C, H, W) with `weight` (C_out, C, 1, 1), plus `bias` (C_out,)."""
    samples, channels, rows, columns = x.shape
    filters = weight.shape[0]
    matrix = weight.reshape(filters, channels)
    source = np.ascontiguousarray(x).reshape(samples, channels, rows * columns)
    out = buffers.empty((samples, filters, rows * columns))

    def work_on_columns(first: int, last: int) -> None:
        target = out[:, :, first:last]
        np.matmul(matrix, source[:, :, first:last], out=target)
        if bias is not None:
            np.add(target, bias[:, None], out=target)

    def work_on_filters(first: int, last: int) -> None:
        target = out[:, first:last]
        np.matmul(matrix[first:last], source, out=target)
        if bias is not None:
            np.add(target, bias[first:last, None], out=target)

    # The longer side is cut: products of narrow matrices are slow.
    if filters > rows * columns:
        spread(work_on_filters, filters, least=-(-WORTH_A_THREAD // (samples * rows * columns * channels)))
    else:
        spread(work_on_columns, rows * columns, least=-(-WORTH_A_THREAD // (samples * filters * channels)))
    return out.reshape(samples, filters, rows, columns)
