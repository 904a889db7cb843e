"""Which of the kernels computes a convolution. Measured on two cores, see docs/decisions/0004.

    float64                                matrix products on lowered windows
    one kernel for each map                cv2.dnn for 3 x 3, filter2D for other kernels without dilation
    3 x 3, stride 1, 4 channels or more,   cv2.dnn, Winograd's method: twice as fast as the products
    10 x 10 outputs or more
    1 x 1                                  one matrix product, no copy at stride 1
    one or two filters, stride 1           channel by channel, or one product and shifts
    few multiply-accumulates               cv2.dnn: one call, where the products need several
    everything else                        matrix products on lowered windows

Winograd's method rounds to 2e-5 of the largest output (512 channels); with 3 channels it saves nothing. It and the
Fourier transform inside filter2D spread NaN and infinity over the map, so these are kept from them.
"""

from __future__ import annotations

import numpy as np

from cnnviewer.engine.geometry import Window
from cnnviewer.engine.kernels import depthwise, few_filters, lowered, nets, pointwise
from cnnviewer.engine.network import Array

WINOGRAD_CHANNELS = 4
WINOGRAD_OUTPUTS = 100
"""Channels and outputs of a map from which Winograd's method pays."""

FEW_MACS = 16 << 20
"""Multiply-accumulates up to which calling NumPy several times costs more than it saves."""


def convolve(x: Array, weight: Array, bias: Array | None, window: Window, groups: int) -> Array:
    """The convolution of `x` (N, C, H, W) with `weight` (C_out, C / groups, kH, kW), plus `bias` (C_out,)."""
    with np.errstate(all="ignore"):
        if x.dtype != np.float32:
            return lowered.convolve(x, weight, bias, window, groups)
        if window.kernel == (1, 1) and groups == 1 and not any(window.pads):
            down, right = window.stride
            return pointwise.convolve(x[:, :, ::down, ::right], weight, bias)
        if few_filters.suits(weight, window, groups):
            return few_filters.convolve(x, weight, bias, window)
        made = _by_opencv(x, weight, bias, window, groups)
        return lowered.convolve(x, weight, bias, window, groups) if made is None else made


def _by_opencv(x: Array, weight: Array, bias: Array | None, window: Window, groups: int) -> Array | None:
    """The convolution, where OpenCV is faster than matrix products; else None."""
    rows, columns = window.output_size((x.shape[2], x.shape[3]))
    three, depth, plain = window.kernel == (3, 3), weight.shape[1], window.stride == (1, 1) == window.dilation
    one_kernel_a_map = depth == 1 and groups > 1
    filtered = one_kernel_a_map and not three and window.dilation == (1, 1)
    if one_kernel_a_map:
        chosen = three
    elif three and plain and groups == 1:
        # OpenCV takes Winograd's method here: of few channels the products are as fast and more exact.
        chosen = depth >= WINOGRAD_CHANNELS and rows * columns >= WINOGRAD_OUTPUTS
    else:
        # OpenCV 4.14 leaves the padding of a 1 x 1 kernel away when it lies below or on the right alone.
        few = weight.size * rows * columns * x.shape[0] <= FEW_MACS
        chosen = few and not (window.kernel == (1, 1) and any(window.pads))
    if not (filtered or chosen) or not _finite(x, weight, bias):
        return None
    if filtered:
        return depthwise.convolve(x, weight, bias, window)
    return nets.convolve(x, weight, bias, window, groups)


def _finite(*arrays: Array | None) -> bool:
    """False when a number is NaN or infinite, or when squares overflow; one pass of BLAS, much faster than isfinite."""
    flat = [array.reshape(-1) for array in arrays if array is not None]
    return all(bool(np.isfinite(np.dot(numbers, numbers))) for numbers in flat)
