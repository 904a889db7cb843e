"""The transpose of a convolution: what every cell of its input receives from the windows that see it.

    x[n, c, u] = sum over (o, a, i) with i s + a d - top = u of weight[o, c, a] * grad[n, o, i]        (along both axes)

This is the gradient of Conv with respect to its input and the forward pass of ConvTranspose. Two ways, measured on two
cores against each other:

    flipped     at stride 1 it is a convolution of `grad` with the flipped kernels, input and output channels exchanged
                (Dumoulin and Visin 2016, "A guide to convolution arithmetic for deep learning", chapter 4), so
                Winograd's method and the other fast kernels serve it; but the weight must be turned round every time
    scattered   matrix products and sums cell by cell (kernels/scattered.py): any stride, heavy weights, few channels
"""

from __future__ import annotations

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.geometry import Pair, Window
from cnnviewer.engine.kernels import choice, scattered
from cnnviewer.engine.kernels.turned import TURNED
from cnnviewer.engine.network import Array

LIGHT = 512
"""Numbers in a weight, for each place of `grad`, up to which turning it round pays."""

FEW_CHANNELS = 8
"""Channels below which a matrix product of the flipped convolution has too few rows to run fast."""


def convolve_transposed(
    grad: Array, weight: Array, bias: Array | None, window: Window, groups: int, size: Pair
) -> Array:
    """(N, C, *size) out of `grad` (N, C_out, rows, columns) and `weight` (C_out, C / groups, kH, kW), plus `bias` (C,).

    window  that of the convolution from C channels of `size` to `grad`. Of its pads only top and left matter: cells of
            the output that no window sees get the bias alone
    """
    with np.errstate(all="ignore"):
        if _worth_flipping(weight, window, groups, grad.shape[0] * grad.shape[2] * grad.shape[3]):
            return _flipped(grad, weight, bias, window, groups, size)
        return scattered.convolve_transposed(grad, weight, bias, window, groups, size)


def _worth_flipping(weight: Array, window: Window, groups: int, places: int) -> bool:
    if window.stride != (1, 1):
        return False
    filters, depth = weight.shape[0] // groups, weight.shape[1]
    one_kernel_a_map = filters == depth == 1
    light = depth >= min(FEW_CHANNELS, filters) and weight.size <= LIGHT * places
    return one_kernel_a_map or window.kernel == (1, 1) or light


def _flipped(grad: Array, weight: Array, bias: Array | None, window: Window, groups: int, size: Pair) -> Array:
    before = [window.extent[axis] - 1 - window.pads[axis] for axis in (0, 1)]
    after = [size[axis] - grad.shape[2 + axis] + window.pads[axis] for axis in (0, 1)]
    # Where the padding was wider than the kernel, the outermost windows saw no cell at all.
    rows, columns = (slice(max(0, -before[i]), max(0, grad.shape[2 + i] + min(0, after[i]))) for i in (0, 1))
    source = grad[:, :, rows, columns]
    if not source.size:
        out = buffers.empty((grad.shape[0], groups * weight.shape[1], *size), grad.dtype)
        out[...] = 0 if bias is None else bias[:, None, None]
        return out
    pads = max(0, before[0]), max(0, before[1]), max(0, after[0]), max(0, after[1])
    sliding = Window(window.kernel, (1, 1), window.dilation, pads)
    return choice.convolve(source, TURNED.of(weight, groups), bias, sliding, groups)
