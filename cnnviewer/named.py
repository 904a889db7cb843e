"""What a command line names: a network and its weights, a layer, a source, the size of an input."""

from __future__ import annotations

import contextlib
import math
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cnnviewer.errors import SourceError, UsageError

if TYPE_CHECKING:
    from cnnviewer.engine.network import Network
    from cnnviewer.networks.intervention import Intervention
    from cnnviewer.networks.preprocessing import PreprocessingCard
    from cnnviewer.sources.frame import Frame


def network_named(name: str, weights: str | None = None, changes: Sequence[str] = ()) -> Network:
    """The network called `name`, with what fits of a file of weights, its maps changed as `changes` say.

    What does not fit is told on stderr, a line each, after one that says how much does.
    """
    network = _with_weights(name, weights)
    if not changes:
        return network
    from cnnviewer.networks.interventions import apply_interventions

    return apply_interventions(network, [intervention_named(network, change) for change in changes])


def intervention_named(network: Network, text: str) -> Intervention:
    """ "conv1:3=off", "conv1:3=mean", "fc:7=-0.5": what is done to a map, counted from 1. Raises UsageError."""
    from cnnviewer.networks.intervention import Intervention

    place, _, what = text.rpartition("=")
    layer, _, number = place.rpartition(":")
    with contextlib.suppress(ValueError):
        factor = {"off": 0.0, "mean": 1.0}.get(what.strip().lower())
        factor = float(what) if factor is None else factor
        if layer and math.isfinite(factor) and int(number) > 0:
            mean = what.strip().lower() == "mean"
            return Intervention(find_layer(network, layer), int(number) - 1, factor, mean)
    raise UsageError(f"{text} is no change of a map; write one like conv1:3=off, conv1:3=mean or conv1:3=0.5.")


def _with_weights(name: str, weights: str | None) -> Network:
    from cnnviewer.networks.load import load_network

    if weights is None:
        return load_network(name)
    from cnnviewer.networks.load import untrained
    from cnnviewer.networks.weights.load import load_weights
    from cnnviewer.networks.weights.read import read_weights

    network, report = load_weights(untrained(name), read_weights(weights), source=Path(weights).name)
    sys.stderr.writelines(f"{line}\n" for line in (report.summary, *report.lines()))
    return network


def find_layer(network: Network, name: str) -> str:
    """The value that `name` means: a value's or a node's name in any case. Raises UsageError when there is none."""
    values = [entry.name for entry in network.inputs]
    values += [output for node in network.nodes for output in node.outputs if output]
    for wanted, alike in ((name, str), (name.lower(), str.lower)):
        for value in values:
            if alike(value) == wanted:
                return value
        for node in network.nodes:
            if alike(node.name) == wanted:
                return node.outputs[0]
    shown = ", ".join(value for value in values if value not in network.internal)
    raise UsageError(f"Network {network.name} has no layer {name}; choose one of {shown}.")


def read_frame(address: str) -> Frame:
    """The first frame of a source. Raises SourceError when there is none."""
    from cnnviewer.sources.registry import open_source

    with contextlib.closing(open_source(address)) as source:
        frame = source.read()
    if frame is None:
        raise SourceError(f"{address} gave no picture; check that it can be played.")
    return frame


def card_for(
    network: Network, name: str, size: tuple[int, int] | None = None, *, invert: bool = False
) -> PreprocessingCard:
    """How a frame enters `network`: as the network called `name` was trained; else with pixels from 0 to 1.

    In the size that is asked for, or that the network wants, or fitted into 240 x 320. With dark and light exchanged
    if `invert` says so.
    """
    from cnnviewer.networks.feeding import takes_whole_numbers
    from cnnviewer.networks.load import card_of
    from cnnviewer.networks.preprocessing import Colour, Fit, PreprocessingCard

    card = card_of(name)
    if card is not None:
        height, width = size or (card.height, card.width)
        return replace(card, height=height, width=width, invert=invert)
    shape = network.inputs[0].shape
    colour = Colour.GREY if len(shape) == 4 and shape[1] == 1 else Colour.RGB
    sides = shape[2:] if len(shape) == 4 else ()
    scale = 1.0 if takes_whole_numbers(network) else 1 / 255
    if size is None and len(sides) == 2 and all(isinstance(side, int) and side > 0 for side in sides):
        size = int(sides[0]), int(sides[1])
    if size is None:
        return PreprocessingCard(colour=colour, scale=scale, invert=invert)
    return PreprocessingCard(*size, fit=Fit.CROP, colour=colour, scale=scale, invert=invert)


def input_shape(shape: tuple[int | str, ...], size: tuple[int, int] | None) -> tuple[int, ...]:
    """`shape` with numbers for what may vary: one sample, and `size` or 240 x 320 for the picture."""
    if len(shape) != 4:
        return tuple(side if isinstance(side, int) and side > 0 else 1 for side in shape)
    batch, channels, *sides = shape
    chosen = [
        side if isinstance(side, int) and side > 0 and size is None else fallback
        for side, fallback in zip(sides, size or (240, 320), strict=True)
    ]
    first = [part if isinstance(part, int) and part > 0 else fallback for part, fallback in ((batch, 1), (channels, 3))]
    return (*first, *chosen)
