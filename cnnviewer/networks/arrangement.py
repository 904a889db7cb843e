"""Edits of whole layers: add, remove, move, bypass, another number of input channels.

Layers are numbered in their order: adding, removing and moving renames them, so that a stack always reads Conv1, Pool1,
Conv2 ... as in the textbooks, and "Conv2" always is the second convolution. Bypassing renames nothing. The convolutions
after a change adapt to the maps that now reach them, as `channels.connected` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import numpy as np

from cnnviewer.errors import NetworkError
from cnnviewer.networks import limits
from cnnviewer.networks.channels import connected, maps_after, with_layer
from cnnviewer.networks.intervention import Intervention
from cnnviewer.networks.stack import ConvLayer, Layer, PoolLayer, Stack, read_only


def add_layer(stack: Stack, position: int, kind: Literal["conv", "pool"]) -> Stack:
    """Put a layer before the one at `position` (after the last one when `position` is their number).

    A convolution is 3 × 3 and has as many filters as maps enter it, each passing one map on (identity kernels): the
    maps after it stay as they were until it is edited, and the next convolution still fits. A pooling layer takes the
    largest of 2 × 2. The new layer is `layers[position]` of the result.
    """
    limits.whole("position", position, 0, len(stack.layers))
    if len(stack.layers) >= limits.LAYER_LIMIT:
        raise NetworkError(f"A network has at most {limits.LAYER_LIMIT} layers here; remove one before adding another.")
    layer: Layer = PoolLayer("Pool")
    if kind == "conv":
        maps = maps_after(stack, position)
        weight = np.zeros((maps, maps, 3, 3), np.float32)
        weight[np.arange(maps), np.arange(maps), 1, 1] = 1
        layer = ConvLayer("Conv", read_only(weight), read_only(np.zeros(maps)))
    return connected(_numbered(stack, (*stack.layers[:position], layer, *stack.layers[position:])))


def remove_layer(stack: Stack, layer: str) -> Stack:
    """Take a layer out. The last one at work stays."""
    gone = limits.find_layer(stack, layer)
    rest = tuple(one for one in stack.layers if one is not gone)
    if all(one.bypassed for one in rest):
        raise NetworkError(f"{gone.name} is the only layer at work; add another before removing it.")
    return connected(_numbered(stack, rest))


def move_layer(stack: Stack, layer: str, by: int) -> Stack:
    """Move a layer `by` places towards the output (negative: towards the input), as far as there is room."""
    moved = limits.find_layer(stack, layer)
    rest = [one for one in stack.layers if one is not moved]
    before = stack.layers.index(moved)
    place = min(max(before + by, 0), len(rest))
    if place == before:
        return stack
    rest.insert(place, moved)
    return connected(_numbered(stack, tuple(rest)))


def set_bypassed(stack: Stack, layer: str, bypassed: bool) -> Stack:
    """Let a layer pass its input on, or take it in again; both together change nothing. The last one at work stays."""
    present = limits.find_layer(stack, layer)
    if present.bypassed == bypassed:
        return stack
    if bypassed and all(one.bypassed for one in stack.layers if one is not present):
        raise NetworkError(f"{present.name} is the only layer at work; take another in before bypassing it.")
    return connected(with_layer(stack, present, replace(present, bypassed=bypassed)))


def set_input_channels(stack: Stack, channels: int) -> Stack:
    """The stack for pictures with another number of channels.

    The kernels of a filter of the first convolution are added up and shared out evenly: from RGB to grey and back, a
    grey picture gives the same maps.
    """
    channels = limits.whole("number of channels", channels, 1, limits.FILTER_LIMIT)
    if channels == stack.channels:
        return stack
    changed = replace(stack, channels=channels)
    first = next((one for one in stack.layers if isinstance(one, ConvLayer) and not one.bypassed), None)
    if first is None:
        return changed
    total = first.weight.sum(axis=1, keepdims=True, dtype=np.float64)
    weight = read_only(np.repeat(total / channels, channels, axis=1))
    return connected(with_layer(changed, first, replace(first, weight=weight, spare=None)))


def _numbered(stack: Stack, layers: tuple[Layer, ...]) -> Stack:
    counts = {"Conv": 0, "Pool": 0}
    named: list[Layer] = []
    names: dict[str, str] = {}  # before: now
    known = {layer.name.lower() for layer in stack.layers if any(layer is one for one in layers)}
    for layer in layers:
        kind = "Conv" if isinstance(layer, ConvLayer) else "Pool"
        counts[kind] += 1
        name = f"{kind}{counts[kind]}"
        if layer.name.lower() in known:
            names[layer.name.lower()] = name.lower()
        named.append(layer if layer.name == name else replace(layer, name=name))
    return replace(stack, layers=tuple(named), interventions=_following(stack.interventions, names))


def _following(interventions: tuple[Intervention, ...], names: Mapping[str, str]) -> tuple[Intervention, ...]:
    """`interventions` on the maps of the layers that stayed, under the names they have now."""
    moved = []
    for one in interventions:
        layer, dot, part = one.value.partition(".")
        if layer in names:
            moved.append(one if names[layer] == layer else replace(one, value=f"{names[layer]}{dot}{part}"))
    return tuple(moved)
