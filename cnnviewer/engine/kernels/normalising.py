"""Channels scaled and shifted, and lines of numbers brought to mean 0 and variance 1, on all cores."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.kernels.elementwise import WORTH_A_THREAD
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array

AT_ONCE = 1 << 17
"""Values of a piece that stay in the cache between one step and the next."""


def scaled(x: Array, scale: Array, shift: Array) -> Array:
    """x * scale + shift, for `x` (N, C, ...) and a number for each channel (C,), in the type of `x`.

    Both steps are done on a piece before the next one is read, so memory is passed once.
    """
    channels = x.shape[1]
    out = buffers.empty(x.shape, x.dtype)
    size = math.prod(x.shape[2:])
    lines = (x.shape[0] * channels, size)
    source, target = np.ascontiguousarray(x).reshape(lines), out.reshape(lines)
    factors = np.tile(scale.astype(x.dtype), x.shape[0])[:, None]
    terms = np.tile(shift.astype(x.dtype), x.shape[0])[:, None]

    def work(first: int, last: int) -> None:
        # NumPy takes its error state from the thread.
        with np.errstate(all="ignore"):
            step = max(1, AT_ONCE // max(1, size))
            for start in range(first, last, step):
                cut = slice(start, min(start + step, last))
                np.multiply(source[cut], factors[cut], out=target[cut])
                np.add(target[cut], terms[cut], out=target[cut])

    if out.size:
        spread(work, lines[0], max(1, WORTH_A_THREAD // size))
    return out


class Standardised(NamedTuple):
    """values (G, M), of mean 0 and variance 1 along each line; the mean and one over the deviation of each, (G, 1)."""

    values: Array
    mean: Array
    inverse: Array


def standardised(lines: Array, epsilon: float, *, beside_variance: bool = True) -> Standardised:
    """Every line of `lines` (G, M) minus its mean, over the root of its variance + epsilon.

    beside_variance  False to add epsilon to the root instead
    The variance is that of the differences from the mean, which loses no digits when the mean is large.
    """
    count, size = lines.shape
    out = buffers.empty(lines.shape, lines.dtype)
    mean, inverse = np.zeros((2, count, 1), lines.dtype)

    def work(first: int, last: int) -> None:
        with np.errstate(all="ignore"):
            step = max(1, AT_ONCE // max(1, size))
            for start in range(first, last, step):
                cut = slice(start, min(start + step, last))
                np.mean(lines[cut], axis=1, keepdims=True, out=mean[cut])
                np.subtract(lines[cut], mean[cut], out=out[cut])
                variance = np.square(out[cut]).mean(axis=1, keepdims=True)
                epsilon_of_kind = lines.dtype.type(epsilon)
                if beside_variance:
                    inverse[cut] = 1 / np.sqrt(variance + epsilon_of_kind)
                else:
                    inverse[cut] = 1 / (np.sqrt(variance) + epsilon_of_kind)
                out[cut] *= inverse[cut]

    if out.size:
        spread(work, count, max(1, WORTH_A_THREAD // (2 * size)))
    return Standardised(out, mean, inverse)


def standardised_back(made: Standardised, grad: Array, deviation: Array | None = None) -> Array:
    """The gradient with respect to the lines, given `grad` (G, M) with respect to the standardised values.

    (grad - mean(grad) - values * mean(grad * values)) * inverse, the means along each line

    deviation  the root of the variance (G, 1), when epsilon was added to the root; 0 has no slope there
    """
    values, _, inverse = made
    if not grad.size:
        return grad
    with np.errstate(all="ignore"):
        back = grad - grad.mean(axis=1, keepdims=True)
        slope = (grad * values).mean(axis=1, keepdims=True)
        if deviation is None:
            back -= values * slope
            back *= inverse
        else:
            back *= inverse
            back -= values * np.where(deviation > 0, slope / deviation, 0)
    return np.asarray(back)
