"""Softmax and its logarithm along one axis, with the maximum taken off so that nothing overflows.

An array is seen as (before, along, after); pieces of the axes before, or else of those after, run on all cores.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.kernels import functions
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array

WORTH_A_THREAD = 1 << 16
"""Values that are worth a thread of their own."""

Lines = Callable[..., None]
"""lines(*pieces, out): work on pieces (before, along, after), along their middle axis."""


def along(lines: Lines, axis: int, *arrays: Array) -> Array:
    """A new array filled by lines(*pieces, out) from `arrays` of one shape."""
    shape = arrays[0].shape
    out = buffers.empty(shape, arrays[0].dtype)
    before, after = math.prod(shape[:axis]), math.prod(shape[axis + 1 :])
    lengths = (before, shape[axis], after)
    views = [*(np.ascontiguousarray(array).reshape(lengths) for array in arrays), out.reshape(lengths)]

    def work(first: int, last: int) -> None:
        cut = (slice(first, last),) if before >= after else (slice(None), slice(None), slice(first, last))
        with np.errstate(all="ignore"):
            lines(*(view[cut] for view in views))

    count = max(before, after)
    if out.size:
        spread(work, count, max(1, WORTH_A_THREAD * count // out.size))
    return out


def softmax(x: Array, out: Array) -> None:
    """exp(x) / sum of exp(x)."""
    powers = _powers(np.subtract(x, x.max(axis=1, keepdims=True)))
    np.divide(powers, powers.sum(axis=1, keepdims=True), out=out)


def softmax_slope(y: Array, grad: Array, out: Array) -> None:
    """y (grad - sum of grad y)."""
    np.multiply(y, grad, out=out)
    np.subtract(grad, out.sum(axis=1, keepdims=True), out=out)
    np.multiply(out, y, out=out)


def log_softmax(x: Array, out: Array) -> None:
    """x - log of the sum of exp(x)."""
    np.subtract(x, x.max(axis=1, keepdims=True), out=out)
    total = _powers(out.copy()).sum(axis=1, keepdims=True)
    np.subtract(out, np.log(total), out=out)


def log_softmax_slope(y: Array, grad: Array, out: Array) -> None:
    """grad - exp(y) sum of grad."""
    powers = _powers(y.copy())
    np.multiply(powers, grad.sum(axis=1, keepdims=True), out=powers)
    np.subtract(grad, powers, out=out)


def _powers(x: Array) -> Array:
    """exp(x) in the place of x, an array of its own."""
    line = x.reshape(-1)
    functions.exp(line, line)
    return line.reshape(x.shape)
