"""What a kernel lets through, and kernels cut out of a picture."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from cnnviewer.errors import KernelError
from cnnviewer.networks.kernels.kernel import Kernel, Pair, check_size
from cnnviewer.networks.kernels.operations import unit_l2

# A patch whose brightness varies less than this (of 0...1) has no pattern, only noise of the camera.
_FLAT = 1 / 255


class FrequencyResponse(NamedTuple):
    """magnitude  (size, size) float64 from 0 to 1, frequency 0 at (size // 2, size // 2); gain  what 1 stands for."""

    magnitude: NDArray[np.float64]
    gain: float


def frequency_response(kernel: Kernel, size: int = 64) -> FrequencyResponse:
    """|DFT| of the kernel, filled up with zeros to `size` x `size`: how much of each spatial frequency passes.

    Columns run over horizontal frequencies from -1/2 to 1/2 cycles a cell, rows over vertical ones (Gonzalez and Woods,
    "Digital Image Processing", chapter 4). A kernel of zeros has gain 0, one with
    values that are no number lets nothing through that could be told: magnitude 0, gain NaN.
    """
    if not np.isfinite(kernel).all():
        return FrequencyResponse(np.zeros((size, size)), float("nan"))
    magnitude = np.abs(np.fft.fftshift(np.fft.fft2(kernel.astype(np.float64), (size, size))))
    gain = float(magnitude.max())
    return FrequencyResponse(magnitude / gain if gain > 0 else magnitude, gain)


def kernel_from_patch(pixels: NDArray[np.uint8], size: Pair, channel: int | None = None) -> Kernel:
    """A kernel (kH, kW) that responds where the picture looks like the patch `pixels` (h, w, 3) uint8 RGB.

    The patch is brought to `size` (mean of the covered pixels), its mean is subtracted and it is divided by the root of
    its sum of squares: cross-correlation with it is a matched filter without preference for bright places.
    channel  0, 1 or 2 for red, green, blue; None for brightness, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601)
    Raises KernelError for an empty patch or one of an even colour.
    """
    check_size(size)
    if 0 in pixels.shape:
        raise KernelError("The patch is empty; drag over at least one pixel.")
    plane = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY) if channel is None else np.ascontiguousarray(pixels[:, :, channel])
    smaller = size[0] < plane.shape[0] or size[1] < plane.shape[1]
    method = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    patch = cv2.resize(plane.astype(np.float32) / 255, (size[1], size[0]), interpolation=method)
    patch = patch.reshape(size)
    if float(np.ptp(patch)) < _FLAT:
        raise KernelError("This patch has one even colour, so there is no pattern to look for; choose one with detail.")
    return unit_l2(patch - patch.mean(dtype=np.float64))
