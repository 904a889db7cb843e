"""A 1 x 1 convolution with stride 1: one matrix product on the maps as they lie, nothing is copied."""

from __future__ import annotations

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.kernels.workers import CORES, spread
from cnnviewer.engine.network import Array

WORTH_A_THREAD = 6 << 20
"""Multiply-accumulates below which a second thread costs more than it saves: one product is soon done."""


def convolve(x: Array, weight: Array, bias: Array | None) -> Array:
    """The convolution of `x` (N, C, H, W) with `weight` (C_out, C, 1, 1), plus `bias` (C_out,)."""
    samples, channels, rows, columns = x.shape
    filters, cells = weight.shape[0], rows * columns
    matrix = weight.reshape(filters, channels)
    source = np.ascontiguousarray(x).reshape(samples, channels, cells)
    out = buffers.empty((samples, filters, cells))
    # One piece a core, cut across the longer side: products of narrow matrices are slow.
    by_filters = filters >= cells

    def work(first: int, last: int) -> None:
        length = filters if by_filters else cells
        piece = slice(first * length // CORES, last * length // CORES)
        chosen, seen = (piece, slice(None)) if by_filters else (slice(None), piece)
        target = out[:, chosen, seen]
        np.matmul(matrix[chosen], source[:, :, seen], out=target)
        if bias is not None:
            np.add(target, bias[chosen, None], out=target)

    spread(work, CORES, least=1 if out.size * channels >= 2 * WORTH_A_THREAD else CORES)
    return out.reshape(samples, filters, rows, columns)
