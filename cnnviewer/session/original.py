"""The network as it was before the edits: what every change is compared with."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cnnviewer.engine.network import Network
from cnnviewer.networks.build import build
from cnnviewer.networks.edits import set_input_channels
from cnnviewer.networks.stack import ConvLayer, Layer, Stack
from cnnviewer.session.state import State


class _Newest:
    """The preset that was built last: an edit of the stack does not make another original."""

    key: tuple[str, int] | None = None
    network: Network | None = None


def before_edits(state: State) -> Network | None:
    """The opened network as its file or name gave it, or the preset that the stack began as; None for others.

    A preset takes as many channels as the stack does now. The same object as long as it is the same network.
    """
    if state.network is not None:
        return state.network.original
    key = (state.stack.name, state.stack.channels)
    if key != _Newest.key:
        _Newest.key, _Newest.network = key, _preset(state.stack)
    return _Newest.network


def _preset(edited: Stack) -> Network | None:
    from cnnviewer.networks.presets import PRESETS  # here: presets are made when somebody asks

    preset = next((one for one in PRESETS.values() if one.title == edited.name), None)
    if preset is None:
        return None
    stack = preset.make()
    if stack.channels != edited.channels:
        stack = set_input_channels(stack, edited.channels)
    return build(replace(stack, layers=tuple(_sharing(layer, edited.layer(layer.name)) for layer in stack.layers)))


def _sharing(layer: Layer, now: Layer | None) -> Layer:
    """`layer` with the very arrays of `now` where they hold the same numbers: what is shared needs no second run."""
    if not (isinstance(layer, ConvLayer) and isinstance(now, ConvLayer)):
        return layer
    weight = now.weight if np.array_equal(now.weight, layer.weight) else layer.weight
    bias = now.bias if np.array_equal(now.bias, layer.bias) else layer.bias
    return replace(layer, weight=weight, bias=bias)


def is_edited(network: Network, original: Network) -> bool:
    """Whether `network` computes something else than `original`."""
    if network is original:
        return False
    if network.nodes is not original.nodes and network.nodes != original.nodes:
        return True
    known = original.weights
    return network.weights.keys() != known.keys() or any(
        array is not known[name] and not np.array_equal(array, known[name]) for name, array in network.weights.items()
    )
