"""A function of one or more arrays, value by value, into a buffer from the pool; pieces on all cores.

`function(*pieces, out)` gets matching pieces of the arrays and of the output. The same serves forward (x -> y) and
backward (x, y, grad_output -> grad_input). Warnings about overflow and NaN are off in every thread: such numbers pass
through.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import DTypeLike

from cnnviewer.engine import buffers
from cnnviewer.engine.kernels.workers import CORES, PIECES_A_CORE, spread
from cnnviewer.engine.network import Array

WORTH_A_THREAD = 1 << 18
"""Values below which handing a piece to another thread (about 0.1 ms) costs more than it saves."""

BLOCK = 1 << 16
"""Values that a function sees at a time: what it keeps in between stays in the cache of a core."""

Function = Callable[..., object]


def apply(function: Callable[[Array, Array], object], x: Array, least: int = WORTH_A_THREAD) -> Array:
    """A new array of the shape and type of `x`, filled by function(piece of x, piece of the output).

    least  values in a piece that is worth a thread of its own
    """
    return together(function, (x,), least=least)


def together(
    function: Function, arrays: Sequence[Array], *, dtype: DTypeLike | None = None, least: int = WORTH_A_THREAD
) -> Array:
    """A new array filled by function(*pieces, out) from arrays of one shape; the pieces have one axis, without gaps.

    dtype  type of the new array; that of the first one when not given
    """
    out = buffers.empty(arrays[0].shape, arrays[0].dtype if dtype is None else dtype)
    lines = [*(np.ascontiguousarray(array).reshape(-1) for array in arrays), out.reshape(-1)]

    def work(first: int, last: int) -> None:
        with np.errstate(all="ignore"):
            for start in range(first, last, BLOCK):
                function(*(line[start : min(start + BLOCK, last)] for line in lines))

    spread(work, out.size, least)
    return out


def broadcast(
    function: Function, arrays: Sequence[Array], *, dtype: DTypeLike | None = None, least: int = WORTH_A_THREAD
) -> Array:
    """A new array filled by function(*pieces, out) from arrays whose shapes NumPy can join; pieces have any shape.

    The function must fill `out` from pieces that broadcast to its shape: what NumPy's own functions do.
    """
    shapes = [array.shape for array in arrays]
    if all(shape == shapes[0] for shape in shapes) and all(array.flags.c_contiguous for array in arrays):
        return together(function, arrays, dtype=dtype, least=least)
    shape = np.broadcast_shapes(*shapes)
    out = buffers.empty(shape, arrays[0].dtype if dtype is None else dtype)
    if out.size < 2 * least:
        with np.errstate(all="ignore"):
            function(*arrays, out)
        return out
    views = [np.broadcast_to(array, shape) for array in arrays]
    axis = cutting_axis(shape)

    def work(first: int, last: int) -> None:
        cut = (slice(None),) * axis + (slice(first, last),)
        with np.errstate(all="ignore"):
            function(*(view[cut] for view in views), out[cut])

    spread(work, shape[axis], max(1, least * shape[axis] // math.prod(shape)))
    return out


def cutting_axis(shape: Sequence[int]) -> int:
    """The axis along which an array of `shape` is cut for the cores: the first that gives enough pieces, or longest."""
    enough = [axis for axis, length in enumerate(shape) if length >= PIECES_A_CORE * CORES]
    return enough[0] if enough else max(range(len(shape)), key=lambda axis: shape[axis])


def relu(x: Array, most: float | None = None) -> Array:
    """max(x, 0), or min(max(x, 0), most) with `most` above 0; NaN stays NaN.

    For float32 by OpenCV's threshold, with SIMD and its own threads: three to four times faster than NumPy.
    """
    if x.dtype != np.float32 or not x.size:
        return apply(lambda piece, out: np.clip(piece, 0, most, out=out), x)
    source = np.ascontiguousarray(x)
    out = buffers.empty(x.shape)
    lines = (-1, x.shape[-1]) if x.ndim else (1, -1)
    cv2.threshold(source.reshape(lines), 0.0, 0.0, cv2.THRESH_TOZERO, out.reshape(lines))
    if most is not None:
        cv2.threshold(out.reshape(lines), most, most, cv2.THRESH_TRUNC, out.reshape(lines))
    return out


def add_to(out: Array, x: Array) -> None:
    """out += x, both C-contiguous float32 of one shape, over the cores."""
    flat_out, flat_x = out.reshape(1, -1), x.reshape(1, -1)

    def work(first: int, last: int) -> None:
        # As lines of a picture: cv2.add takes an array of one axis and up to four numbers for a constant.
        cv2.add(flat_out[:, first:last], flat_x[:, first:last], flat_out[:, first:last])

    spread(work, flat_out.size, WORTH_A_THREAD)
