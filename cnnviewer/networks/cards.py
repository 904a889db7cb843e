"""The preprocessing card a network starts with."""

from __future__ import annotations

import os
from dataclasses import replace

from cnnviewer.engine.network import Network
from cnnviewer.networks.load import input_size
from cnnviewer.networks.preprocessing import Colour, Fit, PreprocessingCard
from cnnviewer.networks.zoo import find_bundled


def card_for(
    name: str | os.PathLike[str], network: Network, size: tuple[int, int] | None = None, *, invert: bool = False
) -> PreprocessingCard:
    """How a frame enters `network`, which was loaded as `name`.

    A trained network that comes with the program has a card of its own. Others take RGB, or grey when they have one
    channel, from 0 to 1, in the size they want, or cut to `size` = (rows, columns), or fitted into 240 x 320.
    """
    bundled = find_bundled(name)
    if bundled is not None:
        card = bundled.card if size is None else replace(bundled.card, height=size[0], width=size[1])
        return replace(card, invert=invert)
    shape = network.inputs[0].shape
    colour = Colour.GREY if len(shape) == 4 and shape[1] == 1 else Colour.RGB
    sides = shape[2:] if len(shape) == 4 else ()
    size = size or input_size(name)
    if size is None and len(sides) == 2 and all(isinstance(side, int) and side > 0 for side in sides):
        size = int(sides[0]), int(sides[1])
    if size is None:
        return PreprocessingCard(colour=colour, invert=invert)
    return PreprocessingCard(*size, fit=Fit.CROP, colour=colour, invert=invert)
