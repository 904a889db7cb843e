"""Keeps every convolution of a stack at as many kernels per filter as maps reach it, whatever is edited before it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cnnviewer.networks.stack import ConvLayer, Layer, Stack, Weight, read_only

# New maps join in quietly: half the deviation that He's rule would give them.
_QUIET = 0.5


def connected(stack: Stack) -> Stack:
    """The stack in which every working convolution has a kernel for each map that reaches it.

    Kernels of maps that stay keep their place. Where maps are gone, their kernels are kept aside (`ConvLayer.spare`)
    and come back with them: bypassing a layer and taking it in again changes nothing. For maps that are new the
    filters get small random kernels, the same every time.
    """
    maps, layers = stack.channels, []
    for layer in stack.layers:
        if isinstance(layer, ConvLayer) and not layer.bypassed:
            layer = layer if layer.channels == maps else _adapted(layer, maps)
            maps = layer.filters
        layers.append(layer)
    return replace(stack, layers=tuple(layers))


def maps_after(stack: Stack, position: int) -> int:
    """How many maps leave the first `position` layers of the stack."""
    working = [one for one in stack.layers[:position] if isinstance(one, ConvLayer) and not one.bypassed]
    return working[-1].filters if working else stack.channels


def with_layer(stack: Stack, layer: Layer, changed: Layer) -> Stack:
    """The stack with `changed` in the place of `layer`."""
    return replace(stack, layers=tuple(changed if one is layer else one for one in stack.layers))


def usable_spare(layer: ConvLayer) -> Weight | None:
    """The kernels kept aside when they belong to filters of this number and size, otherwise None."""
    spare = layer.spare
    if spare is None or spare.ndim != 4 or spare.shape[0] != layer.filters or spare.shape[2:] != layer.weight.shape[2:]:
        return None
    return spare if spare.shape[1] > layer.channels and np.isfinite(spare).all() else None


def random_weight(shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Normal numbers of variance 2 / fan-in, the same for the same shape.

    K. He et al., "Delving deep into rectifiers" (2015).
    """
    spread = np.sqrt(2 / np.prod(shape[1:]))
    return np.random.default_rng(shape).normal(0, spread, shape).astype(np.float32)


def _adapted(layer: ConvLayer, maps: int) -> ConvLayer:
    """`layer` with `maps` kernels per filter."""
    spare = usable_spare(layer)
    known = np.array(layer.weight if spare is None else spare)
    known[:, : layer.channels] = layer.weight
    weight = random_weight((layer.filters, maps, *layer.kernel_size)) * np.float32(_QUIET)
    kept = min(maps, known.shape[1])
    weight[:, :kept] = known[:, :kept]
    return replace(layer, weight=read_only(weight), spare=read_only(known) if known.shape[1] > maps else None)
