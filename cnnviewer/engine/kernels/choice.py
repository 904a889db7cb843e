"""Which of the kernels computes a convolution. Measured on two cores, see docs/decisions/0004.

    1 x 1, stride 1                        one matrix product, no copy
    one kernel for each map                cv2.dnn for 3 x 3, filter2D for other kernels without dilation
    3 x 3, stride 1, 4 to 128 channels     cv2.dnn, Winograd's method: twice as fast as the products
    everything else, and float64           matrix products on lowered windows

Beyond 128 channels the rounding of Winograd's method passes 1e-5 of the largest output; with 3 channels it saves
nothing. It and the Fourier transform inside filter2D spread NaN and infinity over the map, so these are kept from them.
"""

from __future__ import annotations

import numpy as np

from cnnviewer.engine.geometry import Window
from cnnviewer.engine.kernels import depthwise, lowered, nets, pointwise
from cnnviewer.engine.network import Array

WINOGRAD_CHANNELS = range(4, 129)


def convolve(x: Array, weight: Array, bias: Array | None, window: Window, groups: int) -> Array:
    """The convolution of `x` (N, C, H, W) with `weight` (C_out, C / groups, kH, kW), plus `bias` (C_out,)."""
    plain = window.stride == (1, 1) and window.dilation == (1, 1)
    one_kernel_a_map = weight.shape[1] == 1 and groups > 1
    three = window.kernel == (3, 3)
    with np.errstate(all="ignore"):
        if x.dtype != np.float32:
            return lowered.convolve(x, weight, bias, window, groups)
        if window.kernel == (1, 1) and plain and groups == 1 and not any(window.pads):
            return pointwise.convolve(x, weight, bias)
        if (three and one_kernel_a_map) or (three and plain and weight.shape[1] in WINOGRAD_CHANNELS):
            if _finite(x, weight, bias):
                return nets.convolve(x, weight, bias, window, groups)
        elif one_kernel_a_map and window.dilation == (1, 1) and _finite(x, weight, bias):
            return depthwise.convolve(x, weight, bias, window)
        return lowered.convolve(x, weight, bias, window, groups)


def _finite(*arrays: Array | None) -> bool:
    """False when a number is NaN or infinite, or when squares overflow; one pass of BLAS, much faster than isfinite."""
    flat = [array.reshape(-1) for array in arrays if array is not None]
    return all(bool(np.isfinite(np.dot(numbers, numbers))) for numbers in flat)
