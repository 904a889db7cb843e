"""What a state must be beyond its types before anything is computed with it. A file is not to be trusted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cnnviewer.display.colours import COLOUR_MAPS
from cnnviewer.networks.intervention import Intervention
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.stack import ConvLayer, PoolLayer, Stack
from cnnviewer.session.codec import CodecError
from cnnviewer.session.state import State, ViewChoices, WeightChange
from cnnviewer.sources.drawing import THICKEST, Drawing

LARGEST_SIDE = 16_384
LARGEST_WINDOW = 1_024
LARGEST_KERNEL = 64
LARGEST_NUMBER = float(np.finfo(np.float32).max)
MOST_LAYERS = 500
MOST_INTERVENTIONS = 10_000
LONGEST_ADDRESS = 4_096
MOST_POINTS = 500_000
FARTHEST_POINT = 10_000.0
MOST_PINNED = 1_000


def check_state(state: State) -> None:
    """Raises CodecError when `state` cannot be used, naming the place and the trouble."""
    _check_card(state.card)
    _check_stack(state.stack)
    _check_interventions(state.stack.interventions, "stack.interventions")
    _check_drawing(state.drawing)
    if state.network is not None:
        _demand(0 < len(state.network.address) <= LONGEST_ADDRESS, "network.address", "is empty or too long")
        _demand(len(state.network.weights) <= LONGEST_ADDRESS, "network.weights", "is too long")
        _check_interventions(state.network.interventions, "network.interventions")
        _check_changes(state.network.changes)
    selection = state.selection
    numbers = (selection.channel, *(selection.pixel or ()), selection.kernel or 0)
    _demand(min(numbers) >= 0, "selection", "points below zero")
    _demand(state.frame_index >= 0, "frame_index", "is below zero")
    _demand(len(state.pinned) <= MOST_PINNED, "pinned", "has too many entries")
    for classes in state.pinned.values():
        _demand(len(classes) <= MOST_PINNED and min(classes, default=0) >= 0, "pinned", "names impossible classes")


def with_known_colours(state: State) -> State:
    """`state`, with the default in the place of a colour map that this version does not have."""
    view, default = state.view, ViewChoices()
    signed = view.signed_colours if view.signed_colours in COLOUR_MAPS else default.signed_colours
    unsigned = view.unsigned_colours if view.unsigned_colours in COLOUR_MAPS else default.unsigned_colours
    return replace(state, view=replace(view, signed_colours=signed, unsigned_colours=unsigned))


def _check_card(card: PreprocessingCard) -> None:
    _demand(1 <= card.height <= LARGEST_SIDE and 1 <= card.width <= LARGEST_SIDE, "card", "has an impossible size")
    for name, numbers in (("mean", card.mean), ("std", card.std)):
        _demand(
            len(numbers) in (1, card.channels),
            f"card.{name}",
            f"has {len(numbers)} numbers for {card.channels} channels",
        )
    _demand(0.0 not in card.std, "card.std", "is zero")
    _demand(1 <= card.ink <= LARGEST_SIDE, "card.ink", "is an impossible length")


def _check_drawing(drawing: Drawing) -> None:
    points = [point for stroke in drawing.strokes for point in stroke.points]
    _demand(len(points) <= MOST_POINTS, "drawing", "has too many points")
    _demand(all(stroke.points for stroke in drawing.strokes), "drawing", "has a stroke without a point")
    _demand(all(1 <= stroke.thickness <= THICKEST for stroke in drawing.strokes), "drawing", "has an impossible line")
    _demand(all(max(map(abs, point)) <= FARTHEST_POINT for point in points), "drawing", "reaches too far")


def _check_stack(stack: Stack) -> None:
    _demand(stack.channels in (1, 3), "stack.channels", "is neither 1 nor 3")
    _demand(len(stack.layers) <= MOST_LAYERS, "stack.layers", "has too many entries")
    names = [layer.name.lower() for layer in stack.layers]
    _demand(len(set(names)) == len(names) and all(names), "stack.layers", "has a name twice or an empty one")
    channels = stack.channels
    for layer in stack.layers:
        if isinstance(layer, PoolLayer):
            _check_pool(layer)
        else:
            _check_conv(layer)
            if not layer.bypassed:
                _demand(layer.channels == channels, layer.name, f"takes {layer.channels} maps where {channels} come")
                channels = layer.filters


def _check_conv(layer: ConvLayer) -> None:
    weight, bias = layer.weight, layer.bias
    _demand(weight.ndim == 4 and weight.size > 0, layer.name, f"has a weight of shape {weight.shape}")
    _demand(bias.shape == weight.shape[:1], layer.name, f"has a bias of shape {bias.shape}")
    _demand(max(layer.kernel_size) <= LARGEST_KERNEL, layer.name, "has a kernel that is too large")
    _demand(bool(np.isfinite(weight).all() and np.isfinite(bias).all()), layer.name, "holds NaN or infinity")
    _demand(max(abs(layer.padding.value), abs(layer.slope)) <= LARGEST_NUMBER, layer.name, "has a number too large")
    _check_window(layer.name, layer.stride, layer.dilation)
    _check_sides(layer.name, layer.padding.sides)


def _check_pool(layer: PoolLayer) -> None:
    _check_window(layer.name, layer.size, layer.stride)
    _check_sides(layer.name, layer.sides)


def _check_window(name: str, *pairs: tuple[int, int]) -> None:
    for pair in pairs:
        _demand(min(pair) >= 1 and max(pair) <= LARGEST_WINDOW, name, f"has a window of {pair[0]} x {pair[1]}")


def _check_sides(name: str, sides: tuple[int, ...]) -> None:
    _demand(min(sides) >= 0 and max(sides) <= LARGEST_WINDOW, name, "has an impossible padding")


def _check_interventions(interventions: tuple[Intervention, ...], place: str) -> None:
    _demand(len(interventions) <= MOST_INTERVENTIONS, place, "has too many entries")
    maps = {(one.value, one.channel) for one in interventions}
    _demand(len(maps) == len(interventions), place, "names a map twice")
    for one in interventions:
        _demand(0 < len(one.value) <= LONGEST_ADDRESS and one.channel >= 0, place, "names no map")
        _demand(abs(one.factor) <= LARGEST_NUMBER, place, "has a number too large")
        if one.paint is not None:
            _demand(one.paint.ndim == 3 and len(one.paint) == 2, place, f"has paint of shape {one.paint.shape}")
            sides = one.paint.shape[1:]
            _demand(min(sides) >= 1 and max(sides) <= LARGEST_SIDE, place, f"has paint of shape {one.paint.shape}")
            _demand(bool(np.isfinite(one.paint).all()), place, "holds NaN or infinity")


def _check_changes(changes: tuple[WeightChange, ...]) -> None:
    _demand(len({one.weight for one in changes}) == len(changes), "network.changes", "names a weight twice")
    for one in changes:
        rows = one.rows
        _demand(bool(rows) and min(rows) >= 0, one.weight, "has a change without a place")
        _demand(one.numbers.ndim >= 1 and len(one.numbers) == len(rows), one.weight, "has a change of another size")
        _demand(bool(np.isfinite(one.numbers).all()), one.weight, "holds NaN or infinity")


def _demand(holds: bool, place: str, trouble: str) -> None:
    if not holds:
        raise CodecError(f"{place} {trouble}")
