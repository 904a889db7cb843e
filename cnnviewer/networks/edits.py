"""Edits of the editable network: pure functions from a Stack to a new Stack that shares every array it did not touch.

Each refuses what makes no sense with one sentence (GeometryError, NetworkError, KernelError) and leaves the old stack as it was.
Layers are numbered in their order, so adding, removing and moving renames them: Conv1, Pool1, Conv2... stay in sequence.

When the number of maps that enter a convolution changes, its kernels for the maps that are still there stay as they are;
new maps get small random kernels (He's variance, a fixed seed), so that the layer sees them at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from cnnviewer.errors import GeometryError, KernelError, NetworkError
from cnnviewer.networks.sizes import check as check
from cnnviewer.networks.stack import (
    Activation,
    ConvLayer,
    Layer,
    PaddingMode,
    Pair,
    PoolingKind,
    PoolLayer,
    Stack,
    Weight,
    read_only,
)

KERNEL_LIMIT = 15
FILTER_LIMIT = 256
STRIDE_LIMIT = 16
DILATION_LIMIT = 16
PADDING_LIMIT = 64
LAYER_LIMIT = 24


def set_kernel(stack: Stack, layer: str, filter: int, channel: int | None, kernel: NDArray[np.floating[Any]]) -> Stack:
    """Give `filter` of `layer` the `kernel` (kH, kW) for one input channel, or for all when `channel` is None."""
    conv = _conv(stack, layer)
    _in_range("filter", filter, 0, conv.filters - 1)
    if channel is not None:
        _in_range("channel", channel, 0, conv.channels - 1)
    if tuple(kernel.shape) != conv.kernel_size:
        rows, columns = conv.kernel_size
        raise KernelError(f"The kernel of {conv.name} is {rows} × {columns}; this one is {_size_text(kernel.shape)}.")
    if not np.isfinite(kernel).all():
        raise KernelError(f"A kernel of {conv.name} cannot hold NaN or infinity; give finite numbers.")
    weight = np.array(conv.weight)
    weight[filter, slice(None) if channel is None else channel] = kernel
    return _with(stack, conv, weight=_finite(weight))


def set_bias(stack: Stack, layer: str, filter: int, value: float) -> Stack:
    """Give `filter` of `layer` another bias."""
    conv = _conv(stack, layer)
    _in_range("filter", filter, 0, conv.filters - 1)
    bias = np.array(conv.bias)
    bias[filter] = value
    return _with(stack, conv, bias=_finite(bias))


def resize_kernel(stack: Stack, layer: str, size: Pair) -> Stack:
    """Give all kernels of `layer` another size (rows, columns); the old numbers stay about the centre."""
    conv = _conv(stack, layer)
    for name, length in zip(("rows", "columns"), size, strict=True):
        _in_range(f"number of kernel {name}", length, 1, KERNEL_LIMIT)
    if size == conv.kernel_size:
        return stack
    weight = np.zeros((conv.filters, conv.channels, *size), np.float32)
    (to_rows, from_rows), (to_columns, from_columns) = (
        _centred(new, old) for new, old in zip(size, conv.kernel_size, strict=True)
    )
    weight[:, :, to_rows, to_columns] = conv.weight[:, :, from_rows, from_columns]
    return _with(stack, conv, weight=read_only(weight))


def set_filters(stack: Stack, layer: str, count: int) -> Stack:
    """Give `layer` another number of filters; the next convolution gets as many kernels per filter."""
    conv = _conv(stack, layer)
    _in_range("number of filters", count, 1, FILTER_LIMIT)
    if count == conv.filters:
        return stack
    kept = min(count, conv.filters)
    weight = _random_weight((count, *conv.weight.shape[1:]), seed=conv.filters)
    weight[:kept] = conv.weight[:kept]
    bias = np.zeros(count, np.float32)
    bias[:kept] = conv.bias[:kept]
    return _connected(_with(stack, conv, weight=read_only(weight), bias=read_only(bias)))


def change_conv(stack: Stack, layer: str, **fields: Any) -> Stack:
    """Change stride, dilation, padding, activation, slope or flipped of a convolution."""
    conv = _conv(stack, layer)
    changed = replace(conv, **fields)
    for axis, name in enumerate(("rows", "columns")):
        _in_range(f"stride along the {name}", changed.stride[axis], 1, STRIDE_LIMIT)
        _in_range(f"dilation along the {name}", changed.dilation[axis], 1, DILATION_LIMIT)
    _check_sides(changed.padding.sides)
    if not np.isfinite(changed.padding.value) or not np.isfinite(changed.slope):
        raise NetworkError("The padding value and the slope must be finite numbers.")
    _only(changed.activation, Activation)
    _only(changed.padding.mode, PaddingMode)
    return _with(stack, conv, **fields)


def change_pool(stack: Stack, layer: str, **fields: Any) -> Stack:
    """Change kind, size, stride or sides of a pooling layer."""
    pool = _pool(stack, layer)
    changed = replace(pool, **fields)
    for axis, name in enumerate(("rows", "columns")):
        _in_range(f"number of window {name}", changed.size[axis], 1, KERNEL_LIMIT)
        _in_range(f"stride along the {name}", changed.stride[axis], 1, STRIDE_LIMIT)
        for side in (changed.sides[axis], changed.sides[axis + 2]):
            if side >= changed.size[axis]:
                raise GeometryError(f"The padding of {pool.name} must be smaller than its window along the {name}.")
    _check_sides(changed.sides)
    _only(changed.kind, PoolingKind)
    return _with(stack, pool, **fields)


def add_layer(stack: Stack, position: int, kind: Literal["conv", "pool"]) -> Stack:
    """Put a layer before the one at `position` (at the end for the number of layers).

    A convolution is 3 × 3 and has as many filters as maps enter it, each passing one map on (identity kernels), so that the
    picture stays as it was until the user edits it.
    """
    _in_range("position", position, 0, len(stack.layers))
    _in_range("number of layers", len(stack.layers) + 1, 1, LAYER_LIMIT)
    layer: Layer = PoolLayer("Pool")
    if kind == "conv":
        channels = _maps_after(stack, stack.layers[:position])
        weight = np.zeros((channels, channels, 3, 3), np.float32)
        weight[np.arange(channels), np.arange(channels), 1, 1] = 1
        layer = ConvLayer("Conv", read_only(weight), read_only(np.zeros(channels)))
    return _connected(_renumbered(stack, (*stack.layers[:position], layer, *stack.layers[position:])))


def remove_layer(stack: Stack, layer: str) -> Stack:
    """Take a layer out. The last one stays."""
    gone = _layer(stack, layer)
    if len(stack.layers) == 1:
        raise NetworkError(f"{gone.name} is the only layer; add another before removing it.")
    return _connected(_renumbered(stack, tuple(one for one in stack.layers if one is not gone)))


def move_layer(stack: Stack, layer: str, by: int) -> Stack:
    """Move a layer `by` places towards the output (negative: towards the input), as far as there is room."""
    moved = _layer(stack, layer)
    rest = [one for one in stack.layers if one is not moved]
    place = min(max(stack.layers.index(moved) + by, 0), len(rest))
    rest.insert(place, moved)
    return _connected(_renumbered(stack, tuple(rest)))


def set_bypassed(stack: Stack, layer: str, bypassed: bool) -> Stack:
    """Let a layer pass its input on, or take it in again. The next convolution adapts to the maps that now reach it."""
    changed = _layer(stack, layer)
    if changed.bypassed == bypassed:
        return stack
    if bypassed and all(one.bypassed for one in stack.layers if one is not changed):
        raise NetworkError(f"{changed.name} is the only layer at work; take another in before bypassing it.")
    return _connected(_with(stack, changed, bypassed=bypassed))


def set_input_channels(stack: Stack, channels: int) -> Stack:
    """The stack for pictures with another number of channels.

    From RGB to grey the kernels of a filter are added, from grey to RGB shared out evenly: a grey picture gives the same maps.
    """
    first = next((layer for layer in stack.layers if isinstance(layer, ConvLayer) and not layer.bypassed), None)
    changed = replace(stack, channels=channels)
    if channels == stack.channels or first is None:
        return changed
    total = first.weight.sum(axis=1, keepdims=True)
    return _connected(_with(changed, first, weight=read_only(np.repeat(total / channels, channels, axis=1))))


def _connected(stack: Stack) -> Stack:
    """The stack in which every working convolution has a kernel for each map that reaches it."""
    maps, layers = stack.channels, []
    for layer in stack.layers:
        if isinstance(layer, ConvLayer) and not layer.bypassed:
            if layer.channels != maps:
                kept = min(maps, layer.channels)
                weight = _random_weight((layer.filters, maps, *layer.kernel_size), seed=layer.channels) * 0.5
                weight[:, :kept] = layer.weight[:, :kept]
                layer = replace(layer, weight=read_only(weight))
            maps = layer.filters
        layers.append(layer)
    return replace(stack, layers=tuple(layers))


def _maps_after(stack: Stack, layers: tuple[Layer, ...]) -> int:
    working = [layer.filters for layer in layers if isinstance(layer, ConvLayer) and not layer.bypassed]
    return working[-1] if working else stack.channels


def _renumbered(stack: Stack, layers: tuple[Layer, ...]) -> Stack:
    counts = {"Conv": 0, "Pool": 0}
    named: list[Layer] = []
    for layer in layers:
        kind = "Conv" if isinstance(layer, ConvLayer) else "Pool"
        counts[kind] += 1
        name = f"{kind}{counts[kind]}"
        named.append(layer if layer.name == name else replace(layer, name=name))
    return replace(stack, layers=tuple(named))


def _with(stack: Stack, layer: Layer, **fields: Any) -> Stack:
    return replace(stack, layers=tuple(replace(one, **fields) if one is layer else one for one in stack.layers))


def _layer(stack: Stack, name: str) -> Layer:
    layer = stack.layer(name)
    if layer is None:
        raise NetworkError(f"There is no layer {name}; the network has {', '.join(one.name for one in stack.layers)}.")
    return layer


def _conv(stack: Stack, name: str) -> ConvLayer:
    layer = _layer(stack, name)
    if not isinstance(layer, ConvLayer):
        raise NetworkError(f"{layer.name} is no convolution and has no kernel.")
    return layer


def _pool(stack: Stack, name: str) -> PoolLayer:
    layer = _layer(stack, name)
    if not isinstance(layer, PoolLayer):
        raise NetworkError(f"{layer.name} is no pooling layer.")
    return layer


def _in_range(what: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise NetworkError(f"The {what} must be from {low} to {high}, not {value}.")


def _check_sides(sides: tuple[int, int, int, int]) -> None:
    for side in sides:
        _in_range("padding", side, 0, PADDING_LIMIT)


def _only(value: object, kind: type) -> None:
    if not isinstance(value, kind):
        raise NetworkError(f"{value} is no {kind.__name__.lower()}; choose one of the list.")


def _finite(array: NDArray[np.float32]) -> Weight:
    if not np.isfinite(array).all():
        raise KernelError("Only finite numbers can be used; NaN and infinity are refused.")
    return read_only(array)


def _random_weight(shape: tuple[int, ...], seed: int) -> NDArray[np.float32]:
    """He's variance for ReLU, 2 / fan-in (He et al., "Delving Deep into Rectifiers", 2015); the same for the same seed."""
    spread = np.sqrt(2 / np.prod(shape[1:]))
    return np.random.default_rng(seed).normal(0, spread, shape).astype(np.float32)


def _centred(new: int, old: int) -> tuple[slice, slice]:
    """Where the old numbers go and which of them, along one axis."""
    kept = min(new, old)
    to, of = (new - kept) // 2, (old - kept) // 2
    return slice(to, to + kept), slice(of, of + kept)


def _size_text(shape: tuple[int, ...]) -> str:
    return " × ".join(str(length) for length in shape)
