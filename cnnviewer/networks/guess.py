"""Guesses how a frame enters a network that was opened: size, channels and range, from its input alone.

    known by name  the card of the trained network or the architecture
    fixed sides    the frame is cropped to them;  open sides  it is fitted into the size that the editable network has
    1 channel      grey;  3  red, green, blue
    range          0...1;  0...255 where whole numbers enter

A guess is shown on the preprocessing card and can be edited there; what no frame can enter is refused in a sentence.
"""

from __future__ import annotations

from dataclasses import replace

from cnnviewer.engine.network import Network
from cnnviewer.errors import NetworkError
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.centre import usual_ink
from cnnviewer.networks.feeding import takes_whole_numbers
from cnnviewer.networks.load import card_of
from cnnviewer.networks.preprocessing import Centring, Colour, Fit, PreprocessingCard
from cnnviewer.networks.zoo import find_bundled


def has_random_weights(address: str) -> bool:
    """Whether `load_network(address)` gives an architecture that has learned nothing."""
    architecture = ARCHITECTURES.get(address.lower())
    return architecture is not None and architecture.trained is None


def guess_card(network: Network, address: str = "") -> PreprocessingCard:
    """The card for `network`, which was loaded from `address`. Raises NetworkError when no frame fits its input."""
    channels = _channels(network)
    own = card_of(address)
    sides = [side if isinstance(side, int) and side > 0 else None for side in network.inputs[0].shape[2:]]
    known = [side for side in sides if side is not None]
    colour = Colour.GREY if channels == 1 else Colour.RGB
    if own is not None and channels == own.channels:
        return own
    card = PreprocessingCard(colour=colour, scale=1.0 if takes_whole_numbers(network) else 1 / 255)
    if known:
        card = replace(card, height=sides[0] or known[0], width=sides[1] or known[0], fit=Fit.CROP)
    return card


def card_for_drawing(card: PreprocessingCard, address: str) -> PreprocessingCard:
    """`card` with the ink centred as the pictures were that the network at `address` learned from.

    One that nobody knows is taken for a reader of digits when it takes their size in grey.
    """
    bundled = find_bundled(address)
    if bundled is not None:
        return replace(card, centring=bundled.drawn.centring, ink=bundled.drawn.ink)
    if card.channels == 1 and (card.height, card.width) in ((28, 28), (32, 32)):
        return replace(card, centring=Centring.MASS, ink=usual_ink(Centring.MASS, card.height))
    return card


def card_for_pictures(card: PreprocessingCard) -> PreprocessingCard:
    """`card` with the whole frame again, not only its ink."""
    return replace(card, centring=Centring.NONE)


def disagreement(network: Network, card: PreprocessingCard) -> str:
    """One sentence about why what `card` gives cannot enter `network`; "" when it can."""
    shape = network.inputs[0].shape
    if isinstance(shape[1], int) and shape[1] != card.channels:
        wanted = "grey" if shape[1] == 1 else "RGB or BGR"
        return f"{network.name} takes {_maps(shape[1])}; choose {wanted}."
    loose = card.fit in (Fit.INSIDE, Fit.NONE) and card.centring is Centring.NONE
    for name, side, length in zip(("height", "width"), shape[2:], (card.height, card.width), strict=True):
        if isinstance(side, int) and side > 0 and (side != length or loose):
            given = f"not {length}" if side != length else f"which {card.fit.value!r} does not give"
            return f"{network.name} takes an input of {name} {side} alone, {given}; choose that size and a crop."
    return ""


def _channels(network: Network) -> int:
    """1 or 3. Raises NetworkError for everything else that an input can be."""
    if len(network.inputs) != 1:
        names = ", ".join(value.name for value in network.inputs[:4])
        raise NetworkError(
            f"{network.name} has {len(network.inputs)} inputs ({names}), and none of them takes a picture; open a"
            " network that takes one."
        )
    source = network.inputs[0]
    shape = source.shape
    if source.dtype != "float32":
        raise NetworkError(
            f"The input of {network.name} is {source.dtype}; export the network with a float32 input and open that."
        )
    if len(shape) != 4:
        raise NetworkError(
            f"The input of {network.name} has {len(shape)} axes; a frame can enter one of (1, channels, height, width)."
        )
    if isinstance(shape[0], int) and shape[0] > 1:
        raise NetworkError(f"{network.name} takes {shape[0]} frames at once; export it for a batch of 1 and open that.")
    channels = shape[1] if isinstance(shape[1], int) and shape[1] > 0 else _channels_of_first(network)
    if channels in (1, 3):
        return channels
    raise NetworkError(f"{network.name} takes {_maps(channels)}; a frame has 3, or 1 in grey.")


def _channels_of_first(network: Network) -> int:
    """What the first convolution reads, where the input leaves its channels open."""
    for node in network.nodes:
        if node.operator == "Conv" and node.inputs[0] == network.inputs[0].name and node.inputs[1] in network.weights:
            group = node.attributes.get("group", 1)
            return int(network.weights[node.inputs[1]].shape[1]) * (group if isinstance(group, int) else 1)
    return 3


def _maps(channels: int) -> str:
    return "1 channel" if channels == 1 else f"{channels} channels"
