"""Products of matrices on all cores: BLAS stays on one thread, its calls run side by side."""

from __future__ import annotations

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.kernels.elementwise import cutting_axis
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array

WORTH_A_THREAD = 1 << 21
"""Multiply-accumulates that are worth a thread of their own: about 0.1 ms."""


def multiply(a: Array, b: Array) -> Array:
    """a (..., M, K) times b (..., K, N), a new array (..., M, N); the axes in front are broadcast as by np.matmul."""
    a, b = _for_blas(a), _for_blas(b)
    batch = np.broadcast_shapes(a.shape[:-2], b.shape[:-2])
    rows, depth, columns = a.shape[-2], a.shape[-1], b.shape[-1]
    out = buffers.empty((*batch, rows, columns), np.result_type(a, b))
    count = out.size // max(1, rows * columns)
    macs = out.size * depth
    if count > 1:
        a, b = np.broadcast_to(a, (*batch, rows, depth)), np.broadcast_to(b, (*batch, depth, columns))
        axis = cutting_axis(batch)
        length = batch[axis]
    else:
        length = max(rows, columns)

    def work(first: int, last: int) -> None:
        piece = slice(first, last)
        with np.errstate(all="ignore"):
            if macs < 2 * WORTH_A_THREAD:
                np.matmul(a, b, out=out)
            elif count > 1:
                cut = (slice(None),) * axis + (piece,)
                np.matmul(a[cut], b[cut], out=out[cut])
            elif rows >= columns:
                np.matmul(a[..., piece, :], b, out=out[..., piece, :])
            else:
                np.matmul(a, b[..., piece], out=out[..., piece])

    if macs < 2 * WORTH_A_THREAD:
        work(0, length)
    else:
        spread(work, length, max(1, WORTH_A_THREAD * length // macs))
    return out


def _for_blas(array: Array) -> Array:
    """`array`, copied when the numbers of its matrices lie scattered: np.matmul is then many times slower."""
    row, column = array.strides[-2:]
    size = array.itemsize
    by_rows = column == size and row >= size * array.shape[-1]
    by_columns = row == size and column >= size * array.shape[-2]
    return array if by_rows or by_columns else np.ascontiguousarray(array)
