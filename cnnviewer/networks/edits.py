"""Edits of the editable network: pure functions from a Stack to a new Stack that shares every array it did not touch.

Each refuses what makes no sense with one sentence (GeometryError, NetworkError, KernelError) and leaves the old stack
as it was. Whether windows still fit the picture is for `check(stack, (height, width))` to say, since a stack knows no
size. Edits of whole layers stand in `arrangement`; all of them can be called from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cnnviewer.errors import GeometryError, KernelError, NetworkError
from cnnviewer.networks import limits
from cnnviewer.networks.arrangement import (
    add_layer,
    move_layer,
    remove_layer,
    set_bypassed,
    set_input_channels,
)
from cnnviewer.networks.channels import connected, random_weight, usable_spare, with_layer
from cnnviewer.networks.kernels.kernel import overlap
from cnnviewer.networks.limits import (
    DILATION_LIMIT,
    FILTER_LIMIT,
    KERNEL_LIMIT,
    LAYER_LIMIT,
    PADDING_LIMIT,
    STRIDE_LIMIT,
)
from cnnviewer.networks.sizes import check
from cnnviewer.networks.stack import Activation, Padding, Pair, PoolingKind, Stack, Weight, read_only

__all__ = [
    "DILATION_LIMIT",
    "FILTER_LIMIT",
    "KERNEL_LIMIT",
    "LAYER_LIMIT",
    "PADDING_LIMIT",
    "STRIDE_LIMIT",
    "add_layer",
    "change_conv",
    "change_pool",
    "check",
    "move_layer",
    "remove_layer",
    "resize_kernel",
    "set_bias",
    "set_bypassed",
    "set_filters",
    "set_input_channels",
    "set_kernel",
]


def set_kernel(stack: Stack, layer: str, filter: int, channel: int | None, kernel: NDArray[np.floating[Any]]) -> Stack:
    """Give `filter` of `layer` the `kernel` (kH, kW) for one input channel, or for all when `channel` is None.

    Raises KernelError when the kernel has another size or a number that float32 cannot hold.
    """
    conv = limits.find_conv(stack, layer)
    filter = limits.whole("number of the filter", filter, 0, conv.filters - 1)
    if channel is not None:
        channel = limits.whole("number of the channel", channel, 0, conv.channels - 1)
    if tuple(kernel.shape) != conv.kernel_size:
        rows, columns = conv.kernel_size
        given = " × ".join(str(length) for length in kernel.shape) or "a single number"
        raise KernelError(f"A kernel of {conv.name} is {rows} × {columns}, this one is {given}; resize one of them.")
    with np.errstate(over="ignore"):
        numbers = kernel.astype(np.float32)
    if not np.isfinite(numbers).all():
        raise KernelError(f"A kernel of {conv.name} takes finite numbers up to 3.4e38 only, no NaN and no infinity.")
    weight = np.array(conv.weight)
    weight[filter, slice(None) if channel is None else channel] = numbers
    return with_layer(stack, conv, replace(conv, weight=read_only(weight)))


def set_bias(stack: Stack, layer: str, filter: int, value: float) -> Stack:
    """Give `filter` of `layer` another bias. Raises NetworkError when the layer's bias is switched off."""
    conv = limits.find_conv(stack, layer)
    if not conv.biased:
        raise NetworkError(f"The bias of {conv.name} is switched off; switch it on before setting a number.")
    bias = np.array(conv.bias)
    bias[limits.whole("number of the filter", filter, 0, conv.filters - 1)] = limits.finite("bias", value)
    return with_layer(stack, conv, replace(conv, bias=read_only(bias)))


def resize_kernel(stack: Stack, layer: str, size: Sequence[int]) -> Stack:
    """Give all kernels of `layer` another size (rows, columns); their centres stay where they were, new cells are 0.

    The centre of an even number of cells is the one before the middle, so that with "same" padding the maps stay in
    place.
    """
    conv = limits.find_conv(stack, layer)
    wanted = limits.pair("kernel size", size, 1, KERNEL_LIMIT)
    if wanted == conv.kernel_size:
        return stack
    spare = usable_spare(conv)
    changed = replace(
        conv, weight=_resized(conv.weight, wanted), spare=None if spare is None else _resized(spare, wanted)
    )
    return with_layer(stack, conv, changed)


def set_filters(stack: Stack, layer: str, count: int) -> Stack:
    """Give `layer` another number of filters: the last ones go, new ones are random (He, the same every time).

    The next convolution gets as many kernels per filter: kernels for maps that are gone are kept aside, those for new
    maps come back from there or are small random ones (see `channels.connected`).
    """
    conv = limits.find_conv(stack, layer)
    count = limits.whole("number of filters", count, 1, FILTER_LIMIT)
    if count == conv.filters:
        return stack
    kept = min(count, conv.filters)
    bias = np.zeros(count, np.float32)
    bias[:kept] = conv.bias[:kept]
    spare = usable_spare(conv)
    changed = replace(
        conv,
        weight=_refiltered(conv.weight, count),
        bias=read_only(bias),
        spare=None if spare is None else _refiltered(spare, count),
    )
    return connected(with_layer(stack, conv, changed))


def change_conv(
    stack: Stack,
    layer: str,
    *,
    stride: Pair | None = None,
    dilation: Pair | None = None,
    padding: Padding | None = None,
    activation: Activation | None = None,
    slope: float | None = None,
    flipped: bool | None = None,
    biased: bool | None = None,
    bias: Weight | None = None,
) -> Stack:
    """Change hyper-parameters of a convolution, or all biases (C_out,); None leaves one as it is.

    flipped  True: true convolution
    biased   False: no bias is added; its numbers come back when it is switched on again
    """
    conv = limits.find_conv(stack, layer)
    if bias is not None and (np.shape(bias) != conv.bias.shape or not np.isfinite(bias).all()):
        raise NetworkError(f"The biases of {conv.name} must be {conv.filters} finite numbers, one for each filter.")
    changed = replace(
        conv,
        stride=conv.stride if stride is None else limits.pair("stride", stride, 1, STRIDE_LIMIT),
        dilation=conv.dilation if dilation is None else limits.pair("dilation", dilation, 1, DILATION_LIMIT),
        padding=conv.padding if padding is None else limits.padding(padding),
        activation=conv.activation if activation is None else limits.choice("activation", activation, Activation),
        slope=conv.slope if slope is None else limits.finite("slope", slope),
        flipped=conv.flipped if flipped is None else bool(flipped),
        biased=conv.biased if biased is None else bool(biased),
        bias=conv.bias if bias is None else read_only(bias),
    )
    return with_layer(stack, conv, changed)


def change_pool(
    stack: Stack,
    layer: str,
    *,
    kind: PoolingKind | None = None,
    size: Pair | None = None,
    stride: Pair | None = None,
    sides: tuple[int, int, int, int] | None = None,
) -> Stack:
    """Change a pooling layer; None leaves a field as it is. Padding must be less than the window."""
    pool = limits.find_pool(stack, layer)
    changed = replace(
        pool,
        kind=pool.kind if kind is None else limits.choice("pooling", kind, PoolingKind),
        size=pool.size if size is None else limits.pair("window", size, 1, KERNEL_LIMIT),
        stride=pool.stride if stride is None else limits.pair("stride", stride, 1, STRIDE_LIMIT),
        sides=pool.sides if sides is None else limits.sides(sides),
    )
    for axis, name in enumerate(("rows", "columns")):
        most = max(changed.sides[axis], changed.sides[axis + 2])
        if most >= changed.size[axis]:
            raise GeometryError(
                f"{pool.name} pads {most} {name} but its window has {changed.size[axis]}; the padding must be smaller."
            )
    return with_layer(stack, pool, changed)


def _resized(weight: Weight, size: Pair) -> Weight:
    larger = np.zeros((*weight.shape[:2], *size), np.float32)
    rows, columns = (overlap(new, old) for new, old in zip(size, weight.shape[2:], strict=True))
    larger[:, :, rows[0], columns[0]] = weight[:, :, rows[1], columns[1]]
    return read_only(larger)


def _refiltered(weight: Weight, count: int) -> Weight:
    kept = min(count, len(weight))
    filters = random_weight((count, *weight.shape[1:]))
    filters[:kept] = weight[:kept]
    return read_only(filters)
