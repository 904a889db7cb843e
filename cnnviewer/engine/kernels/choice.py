"""Which of the kernels computes a convolution."""

from __future__ import annotations

import numpy as np

from cnnviewer.engine.geometry import Window
from cnnviewer.engine.kernels import lowered
from cnnviewer.engine.network import Array


def convolve(x: Array, weight: Array, bias: Array | None, window: Window, groups: int) -> Array:
    """The convolution of `x` (N, C, H, W) with `weight` (C_out, C / groups, kH, kW), plus `bias` (C_out,)."""
    with np.errstate(all="ignore"):
        return lowered.convolve(x, weight, bias, window, groups)
