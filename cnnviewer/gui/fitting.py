"""Makes a network and a preprocessing card agree: the same number of channels, and windows that fit the size."""

from __future__ import annotations

from dataclasses import replace

from cnnviewer.errors import NetworkError
from cnnviewer.networks.edits import check, set_input_channels
from cnnviewer.networks.guess import disagreement
from cnnviewer.networks.preprocessing import Colour, PreprocessingCard
from cnnviewer.networks.stack import Stack
from cnnviewer.session.state import State


def fitted(stack: Stack, card: PreprocessingCard) -> Stack:
    """`stack` itself when it takes what `card` gives, otherwise a copy with another number of input channels.

    Raises GeometryError, with the formula filled in, when a window does not fit the size of the card.
    """
    stack = set_input_channels(stack, card.channels)
    check(stack, (card.height, card.width))
    return stack


def fitted_to(state: State, card: PreprocessingCard) -> Stack:
    """The stack of `state`, made to take what `card` gives; left alone where an opened network stands in its place.

    Raises NetworkError when that one cannot take it.
    """
    if state.network is None:
        return fitted(state.stack, card)
    problem = "" if state.network.graph is None else disagreement(state.network.graph, card)
    if problem:
        raise NetworkError(problem)
    return state.stack


def card_for(card: PreprocessingCard, stack: Stack, *, back: bool = False) -> PreprocessingCard:
    """`card` with the channels of `stack`; the default one when the window comes `back` from an opened network."""
    if back:
        card = PreprocessingCard()
    if card.channels == stack.channels:
        return card
    colour = Colour.GREY if stack.channels == 1 else Colour.RGB
    return replace(card, colour=colour, mean=card.mean[:1], std=card.std[:1])
