"""A function applied to every value, split over the cores, into a buffer from the pool."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array

WORTH_A_THREAD = 1 << 16
"""Values below which handing a piece to another thread costs more than it saves."""


def apply(function: Callable[[Array, Array], None], x: Array) -> Array:
    """A new array of the shape and type of `x`, filled by function(piece of x, piece of the output)."""
    source = np.ascontiguousarray(x)
    out = buffers.empty(x.shape, x.dtype)
    flat_in, flat_out = source.reshape(-1), out.reshape(-1)
    with np.errstate(all="ignore"):
        spread(lambda first, last: function(flat_in[first:last], flat_out[first:last]), flat_in.size, WORTH_A_THREAD)
    return out
