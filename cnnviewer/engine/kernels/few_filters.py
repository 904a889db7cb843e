"""Convolution with one or two filters, as when one filter was edited. The windows are never lowered.

Few input channels: every channel is filtered by itself (cv2.filter2D), then the maps are added. Many: one product on
the maps as they lie, then shifts ("kn2row": A. Anderson et al., "Low-memory GEMM-based convolution algorithms for deep
neural networks", 2017):

    p[a, b] = sum over c of weight[c, a, b] * x[c]          a matrix product, (kH kW, C) times (C, H W)
    out[i, j] = sum over (a, b) of p[a, b, i + a d - top, j + b d - left]

One filter of 3 x 3 on two cores: 3 channels of 240 x 320 take 0.3 ms (lowered 0.66, Winograd's method 0.36), 64 of
56 x 56 take 0.18 ms (0.75, 0.33).
"""

from __future__ import annotations

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.geometry import Window
from cnnviewer.engine.kernels import depthwise
from cnnviewer.engine.network import Array

FEW_CHANNELS, MORE_CHANNELS = 4, 16
"""Up to so many, filtering each channel by itself is faster than the product; the second for kernels beyond 3 x 3."""

LARGEST_FILTERED = 7
"""Rows or columns of a kernel up to which filter2D works cell by cell; its Fourier transform would spread NaN."""

LARGEST_SHIFTED = 9
"""Cells of a kernel up to which the shifts cost less than lowering the windows."""


def suits(weight: Array, window: Window, groups: int) -> bool:
    """Whether this is the way for `weight` (C_out, C, kH, kW)."""
    if weight.shape[0] > 2 or window.stride != (1, 1) or groups != 1:
        return False
    return _by_channel(weight, window) or window.kernel[0] * window.kernel[1] <= LARGEST_SHIFTED


def convolve(x: Array, weight: Array, bias: Array | None, window: Window) -> Array:
    """The convolution of `x` (N, C, H, W) with `weight` (C_out, C, kH, kW), plus `bias` (C_out,); stride (1, 1)."""
    out = buffers.empty((x.shape[0], weight.shape[0], *window.output_size((x.shape[2], x.shape[3]))))
    if _by_channel(weight, window):
        for number, kernels in enumerate(weight):
            filtered = depthwise.convolve(x, kernels[:, None], None, window)
            np.sum(filtered, axis=1, out=out[:, number])
        if bias is not None:
            out += bias[:, None, None]
        return out
    out[...] = 0 if bias is None else bias[:, None, None]
    samples, channels, height, width = x.shape
    matrix = np.ascontiguousarray(weight.transpose(0, 2, 3, 1)).reshape(-1, channels)
    products = buffers.empty((samples, len(matrix), height * width))
    np.matmul(matrix, np.ascontiguousarray(x).reshape(samples, channels, height * width), out=products)
    shifted = products.reshape(samples, weight.shape[0], *window.kernel, height, width)
    for tap in window.taps((height, width), out.shape[2:]):
        place = out[:, :, *tap.windows]
        np.add(place, shifted[:, :, *tap.place, *tap.cells], out=place)
    return out


def _by_channel(weight: Array, window: Window) -> bool:
    small = window.kernel[0] * window.kernel[1] <= LARGEST_SHIFTED
    few = weight.shape[1] <= (FEW_CHANNELS if small else MORE_CHANNELS)
    return few and max(window.kernel) <= LARGEST_FILTERED and window.dilation == (1, 1)
