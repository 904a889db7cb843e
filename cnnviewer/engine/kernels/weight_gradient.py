"""The gradient of a convolution with respect to its weight: `grad` times the lowered windows of its input.

    weight[o, (c, a, b)] = sum over (n, i, j) of grad[n, o, i, j] * x[n, c, i s + a d - top, j s + b d - left]

A light weight is summed from many pieces of samples and rows, each lowered in the cache; the pieces are added in a
fixed order, so the result does not depend on which thread was faster. A heavy weight would be read and written for
every piece: it is cut into channels instead, and each piece writes its own columns of it. Where every map has one
kernel, no matrix product is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.lib.stride_tricks import as_strided

from cnnviewer.engine import buffers
from cnnviewer.engine.geometry import Window
from cnnviewer.engine.kernels.padding import padded
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array, Shape

PIECE_BYTES = 1 << 20
"""Lowered windows of one product; measured best between 0.5 and 2 MiB."""

HEAVY = 1 << 19
"""Numbers in a weight (of one group) from which it is cut by channels."""

WORTH_A_THREAD = 1 << 20
"""Multiply-accumulates below which a second thread costs more than it saves."""


def weight_gradient(x: Array, grad: Array, window: Window, groups: int) -> Array:
    """The gradient (C_out, C / groups, kH, kW) from `x` (N, C, H, W) and `grad` (N, C_out, rows, columns)."""
    depth, per_group = x.shape[1] // groups, grad.shape[1] // groups
    shape = (per_group, depth, *window.kernel)
    source = padded(np.ascontiguousarray(x), window.pads)
    source = source.reshape(source.shape[0], groups, depth, *source.shape[2:])
    grads = np.ascontiguousarray(grad).reshape(grad.shape[0], groups, per_group, *grad.shape[2:])
    out = buffers.empty((groups, *shape), x.dtype)
    with np.errstate(all="ignore"):
        if per_group == depth == 1:
            _by_maps(source, grads, window, out)
        elif out[0].size >= HEAVY:
            _by_channels(source, grads, window, out)
        else:
            _by_places(source, grads, window, out)
    return out.reshape(groups * per_group, *shape[1:])


def _by_places(source: Array, grads: Array, window: Window, out: Array) -> None:
    """Fill `out` (G, O, C, kH, kW) from pieces of samples and rows, group after group."""
    samples, groups, filters, rows, columns = grads.shape
    taps = out[0, 0].size
    row_bytes = taps * columns * 4
    band = max(1, min(rows, PIECE_BYTES // row_bytes))
    block = max(1, min(samples, PIECE_BYTES // (row_bytes * rows)))
    counts = (groups, -(-samples // block), -(-rows // band))
    sums: dict[int, list[tuple[int, Array]]] = {}

    def work(first: int, last: int) -> None:
        found: list[tuple[int, Array]] = []
        for task in range(first, last):
            group, sample, row = (int(i) for i in np.unravel_index(task, counts))
            some = slice(sample * block, (sample + 1) * block)
            cut = slice(row * band, min(rows, (row + 1) * band))
            product = _product(source[some, group], grads[some, group, :, cut], window, cut.start)
            if found and found[-1][0] == group:
                np.add(found[-1][1], product, out=found[-1][1])
            else:
                found.append((group, product))
        sums[first] = found

    per_task = filters * taps * block * band * columns
    spread(work, counts[0] * counts[1] * counts[2], least=-(-WORTH_A_THREAD // per_task))
    matrices = out.reshape(groups, filters, taps)
    matrices[...] = 0
    for first in sorted(sums):
        for group, product in sums[first]:
            np.add(matrices[group], product, out=matrices[group])


def _by_channels(source: Array, grads: Array, window: Window, out: Array) -> None:
    """Fill `out` (G, O, C, kH, kW) from pieces of channels, one after the other for each sample."""
    samples, groups, filters, rows, columns = grads.shape
    depth, taps = source.shape[2], window.kernel[0] * window.kernel[1]
    block = max(1, min(depth, PIECE_BYTES // (taps * rows * columns * 4)))
    blocks = -(-depth // block)

    def work(first: int, last: int) -> None:
        for task in range(first, last):
            group, index = divmod(task, blocks)
            some = slice(index * block, (index + 1) * block)
            total = _product(source[:1, group, some], grads[:1, group], window, 0)
            for sample in range(1, samples):
                one = slice(sample, sample + 1)
                np.add(total, _product(source[one, group, some], grads[one, group], window, 0), out=total)
            out[group, :, some] = total.reshape(filters, -1, *window.kernel)

    per_task = filters * taps * block * rows * columns * samples
    spread(work, groups * blocks, least=-(-WORTH_A_THREAD // per_task))


def _by_maps(source: Array, grads: Array, window: Window, out: Array) -> None:
    """Fill `out` (G, 1, 1, kH, kW) where every map has one kernel: sums of products, tap by tap."""
    taps = list(replace(window, pads=(0, 0, 0, 0)).taps(source.shape[3:], grads.shape[3:]))

    def work(first: int, last: int) -> None:
        for tap in taps:
            seen = source[:, first:last, 0, tap.cells[0], tap.cells[1]]
            products = np.einsum("ncij,ncij->c", seen, grads[:, first:last, 0])
            out[first:last, 0, 0, tap.place[0], tap.place[1]] = products

    spread(work, out.shape[0], least=-(-WORTH_A_THREAD // (grads[:, 0].size * out[0].size)))


def _product(source: Array, grads: Array, window: Window, first: int) -> Array:
    """grads (N, O, rows, columns), whose first row is row `first`, times the windows of `source` (N, C, H, W)."""
    samples, filters, rows, columns = grads.shape
    lowered = _lowered(source[:, :, first * window.stride[0] :], window, (rows, columns))
    sent = np.ascontiguousarray(grads.transpose(1, 0, 2, 3)) if samples > 1 else grads
    product: Array = np.matmul(sent.reshape(filters, -1), lowered.reshape(-1, samples * rows * columns).T)
    return product


def _lowered(source: Array, window: Window, counts: Sequence[int]) -> Array:
    """The windows of `source` (N, C, H, W) as (C, kH, kW, N, rows, columns), copied."""
    sample_step, depth_step, row_step, column_step = source.strides
    (down, right), (apart, aside) = window.stride, window.dilation
    shape: Shape = (source.shape[1], *window.kernel, source.shape[0], *counts)
    steps = (depth_step, apart * row_step, aside * column_step, sample_step, down * row_step, right * column_step)
    out = buffers.empty(shape, source.dtype)
    np.copyto(out, as_strided(source, shape, steps))
    return out
