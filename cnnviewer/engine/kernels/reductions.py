"""Many numbers reduced to one along axes, and how that one follows each of them.

A reduction is a function (x, axes) -> y that keeps the reduced axes with length 1; without axes it runs over single
values. Its slope is a function (x, y, axes) -> dy/dx of a shape that broadcasts to that of x.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from cnnviewer.engine.kernels.elementwise import WORTH_A_THREAD, cutting_axis
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array

Axes = tuple[int, ...]
Reduction = Callable[[Array, Axes], Array]
Slope = Callable[[Array, Array, Axes], Array]


def reduce(reduction: Reduction, x: Array, axes: Axes) -> Array:
    """reduction(x, axes); a large array is cut along an axis that stays, for the cores."""
    with np.errstate(all="ignore"):
        lengths = [1 if axis in axes else length for axis, length in enumerate(x.shape)]
        if x.size < 2 * WORTH_A_THREAD or max(lengths, default=1) < 2:
            return np.asarray(reduction(x, axes))
        axis = cutting_axis(lengths)
        out = np.empty(lengths, x.dtype)

        def work(first: int, last: int) -> None:
            cut = (slice(None),) * axis + (slice(first, last),)
            with np.errstate(all="ignore"):
                out[cut] = reduction(x[cut], axes)

        spread(work, lengths[axis], max(1, WORTH_A_THREAD * lengths[axis] // x.size))
        return out


def total(x: Array, axes: Axes) -> Array:
    """The sum, in the type of x."""
    return np.asarray(np.add.reduce(x, axis=axes, keepdims=True, dtype=x.dtype))


def total_slope(x: Array, y: Array, axes: Axes) -> Array:
    return np.ones((), x.dtype)


def mean(x: Array, axes: Axes) -> Array:
    """The sum divided by how many; whole numbers are cut towards 0."""
    count = count_along(x, axes)
    if x.dtype.kind == "f":
        return np.divide(total(x, axes), count, dtype=x.dtype)
    return np.asarray(np.trunc(np.add.reduce(x, axis=axes, keepdims=True, dtype=np.float64) / count)).astype(x.dtype)


def mean_slope(x: Array, y: Array, axes: Axes) -> Array:
    return np.asarray(1 / max(1, count_along(x, axes)), x.dtype)


def largest(x: Array, axes: Axes) -> Array:
    """The maximum, NaN where there is one; the least number of its type where there is nothing."""
    return _extreme(np.maximum, x, axes, largest=True)


def smallest(x: Array, axes: Axes) -> Array:
    """The minimum, NaN where there is one; the largest number of its type where there is nothing."""
    return _extreme(np.minimum, x, axes, largest=False)


def extreme_slope(x: Array, y: Array, axes: Axes) -> Array:
    """Values that share the maximum, or minimum, share the gradient equally."""
    found = (x == y).astype(x.dtype)
    return np.asarray(np.divide(found, total(found, axes)))


def product(x: Array, axes: Axes) -> Array:
    """The product, in the type of x."""
    return np.asarray(np.multiply.reduce(x, axis=axes, keepdims=True, dtype=x.dtype))


def product_slope(x: Array, y: Array, axes: Axes) -> Array:
    """The product of all others, by running products from both ends: right where numbers are 0."""
    kept = [axis for axis in range(x.ndim) if axis not in axes]
    order = [*kept, *axes]
    moved = x.transpose(order)
    lines = moved.reshape(*(x.shape[axis] for axis in kept), count_along(x, axes))
    before, after = np.ones_like(lines), np.ones_like(lines)
    np.cumprod(lines[..., :-1], axis=-1, out=before[..., 1:])
    after[..., :-1] = np.cumprod(lines[..., :0:-1], axis=-1)[..., ::-1]
    return np.multiply(before, after).reshape(moved.shape).transpose(np.argsort(order))


def norm_1(x: Array, axes: Axes) -> Array:
    """The sum of |x|."""
    return total(np.abs(x), axes)


def norm_1_slope(x: Array, y: Array, axes: Axes) -> Array:
    return np.asarray(np.sign(x))


def norm_2(x: Array, axes: Axes) -> Array:
    """The square root of the sum of squares."""
    return np.asarray(np.sqrt(sum_of_squares(x, axes))).astype(x.dtype, copy=False)


def norm_2_slope(x: Array, y: Array, axes: Axes) -> Array:
    """x / y; 0 where all are 0."""
    return np.divide(x, np.where(y == 0, y.dtype.type(1), y))


def sum_of_squares(x: Array, axes: Axes) -> Array:
    """The sum of x x."""
    return total(np.square(x), axes)


def sum_of_squares_slope(x: Array, y: Array, axes: Axes) -> Array:
    return np.multiply(x, 2)


def log_of_sum(x: Array, axes: Axes) -> Array:
    """log of the sum."""
    return np.asarray(np.log(total(x, axes)))


def log_of_sum_slope(x: Array, y: Array, axes: Axes) -> Array:
    return np.asarray(np.exp(-y))


def log_of_sum_of_exp(x: Array, axes: Axes) -> Array:
    """log of the sum of exp(x), with the maximum taken off so that nothing overflows."""
    most = largest(x, axes)
    most = np.where(np.isinf(most), x.dtype.type(0), most)
    return np.add(np.log(total(np.exp(x - most), axes)), most)


def log_of_sum_of_exp_slope(x: Array, y: Array, axes: Axes) -> Array:
    return np.asarray(np.exp(x - y))


def count_along(x: Array, axes: Axes) -> int:
    """How many values are reduced to one."""
    return math.prod(x.shape[axis] for axis in axes)


def _extreme(operation: np.ufunc, x: Array, axes: Axes, *, largest: bool) -> Array:
    if x.size:
        return np.asarray(operation.reduce(x, axis=axes, keepdims=True))
    if x.dtype.kind == "f":
        limit: float = -np.inf if largest else np.inf
    elif x.dtype.kind == "b":
        limit = not largest
    else:
        limit = np.iinfo(x.dtype).min if largest else np.iinfo(x.dtype).max
    return np.asarray(operation.reduce(x, axis=axes, keepdims=True, initial=limit))
