"""Makes a network and a preprocessing card agree: the same number of channels, and windows that fit the size."""

from __future__ import annotations

from cnnviewer.networks.edits import check, set_input_channels
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.stack import Stack


def fitted(stack: Stack, card: PreprocessingCard) -> Stack:
    """`stack` itself when it takes what `card` gives, otherwise a copy with another number of input channels.

    Raises GeometryError, with the formula filled in, when a window does not fit the size of the card.
    """
    stack = set_input_channels(stack, card.channels)
    check(stack, (card.height, card.width))
    return stack
