"""Makes a network and a preprocessing card agree: the same number of channels, and windows that fit the size."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cnnviewer.networks.edits import check
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.stack import ConvLayer, Stack


def fitted(stack: Stack, card: PreprocessingCard) -> Stack:
    """`stack` itself when it takes what `card` gives, otherwise a copy with another number of input channels.

    Raises GeometryError, with the formula filled in, when a window does not fit the size of the card.
    """
    stack = with_channels(stack, card.channels)
    check(stack, (card.height, card.width))
    return stack


def with_channels(stack: Stack, channels: int) -> Stack:
    """`stack` for 1 or 3 input channels. A grey picture gives the same maps before and after.

    From RGB to grey the three kernels of a filter are added; from grey to RGB the one kernel is shared out in thirds.
    """
    if stack.channels == channels:
        return stack
    layers = list(stack.layers)
    for position, layer in enumerate(layers):
        if isinstance(layer, ConvLayer):
            total = layer.weight.sum(axis=1, keepdims=True)
            weight = np.repeat(total / channels, channels, axis=1).astype(np.float32)
            weight.flags.writeable = False
            layers[position] = replace(layer, weight=weight)
            break
    return replace(stack, layers=tuple(layers), channels=channels)
