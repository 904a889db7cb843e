"""How the lesson sees that a task is done: each looks at what the user has chosen and what came out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from cnnviewer.errors import CnnviewerError
from cnnviewer.explain.receptive_field import receptive_field
from cnnviewer.gui.classification import Classification, classes_in, classified
from cnnviewer.networks.stack import ConvLayer, PaddingSize, PoolingKind, PoolLayer, Weight
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.state import State

WORKED_KERNEL = ((-1, 2, 0), (1, 0, 1), (0, -1, -2))
_BRIGHT = 0.75
_SURE = 0.9
_SEEN_PX = 20
_MANY = 24


@dataclass(frozen=True, eq=False)
class Situation:
    """What a task is judged by.

    state, outcome  of the window; the outcome answers the state
    line_place      how far t is from the largest place of f*g, None while it was not moved
    first_answer    the class that stood first when the chapter was opened, None when there was none
    """

    state: State
    outcome: Outcome | None
    line_place: float | None = None
    first_answer: int | None = None


def _first_layer(state: State, kind: type[ConvLayer] | type[PoolLayer]) -> ConvLayer | PoolLayer | None:
    if state.network is not None:
        return None
    return next((layer for layer in state.stack.layers if isinstance(layer, kind)), None)


def _conv(state: State) -> ConvLayer | None:
    layer = _first_layer(state, ConvLayer)
    return layer if isinstance(layer, ConvLayer) else None


def _selected_filter(state: State) -> Weight | None:
    """The kernels (C_in, kH, kW) of the selected filter of the editable network."""
    if state.network is not None:
        return None
    layer = state.stack.layer(state.selection.value.partition(".")[0])
    if not isinstance(layer, ConvLayer) or state.selection.channel >= layer.filters:
        return None
    kernels: Weight = layer.weight[state.selection.channel]
    return kernels


def answer(outcome: Outcome | None) -> Classification | None:
    """What the network of `outcome` says of the picture; None when it tells no classes apart."""
    if outcome is None:
        return None
    found = classes_in(outcome.spec.network, outcome)
    return None if found is None else classified(outcome.spec.network, outcome, found[0])


def line_peak(now: Situation) -> bool:
    return now.line_place is not None and abs(now.line_place) < 0.08


def bright_pixel(now: Situation) -> bool:
    selection, outcome = now.state.selection, now.outcome
    if outcome is None or selection.pixel is None or selection.value != outcome.spec.network.inputs[0].name:
        return False
    seen = outcome.prepared.tensor[0] if outcome.prepared is not None else None
    row, column = selection.pixel
    if seen is None or row >= seen.shape[1] or column >= seen.shape[2]:
        return False
    return bool(seen[min(selection.channel, len(seen) - 1), row, column] > _BRIGHT)


def no_padding(now: Situation) -> bool:
    layer = _conv(now.state)
    if layer is None:
        return False
    padding = layer.padding
    return padding.size is PaddingSize.VALID or (padding.size is PaddingSize.CUSTOM and not any(padding.sides))


def edge_kernel(now: Situation) -> bool:
    kernels = _selected_filter(now.state)
    if kernels is None:
        return False
    sums, sizes = kernels.sum((1, 2)), np.abs(kernels).sum((1, 2))
    told = sizes > 1e-6
    return bool(told.any() and (np.abs(sums[told]) <= 0.01 * sizes[told]).all())


def worked_kernel(now: Situation) -> bool:
    kernels = _selected_filter(now.state)
    wanted = np.array(WORKED_KERNEL, np.float32)
    return kernels is not None and any(
        kernel.shape == wanted.shape and np.allclose(kernel, wanted, atol=1e-3) for kernel in kernels
    )


def stride_two(now: Situation) -> bool:
    layer = _conv(now.state)
    return layer is not None and layer.stride == (2, 2)


def strongest_map(now: Situation) -> bool:
    activation = now.outcome.activation("conv1") if now.outcome is not None else None
    if activation is None or now.state.selection.value != "conv1" or activation.ndim != 3:
        return False
    return now.state.selection.channel == int(np.abs(activation).mean((1, 2)).argmax())


def red_only(now: Situation) -> bool:
    kernels = _selected_filter(now.state)
    if kernels is None or len(kernels) != 3 or now.state.selection.value.partition(".")[0] != "conv1":
        return False
    return bool(np.abs(kernels[0]).max() > 0 and not kernels[1:].any())


def more_filters(now: Situation) -> bool:
    layer = _conv(now.state)
    return layer is not None and layer.filters >= _MANY


def deep_cell(now: Situation) -> bool:
    selection, outcome = now.state.selection, now.outcome
    if outcome is None or selection.pixel is None:
        return False
    try:
        size = receptive_field(outcome.spec.network, selection.value).size
    except CnnviewerError:
        return False
    return min(size) >= _SEEN_PX


def average_pool(now: Situation) -> bool:
    layer = _first_layer(now.state, PoolLayer)
    return isinstance(layer, PoolLayer) and layer.kind is PoolingKind.AVERAGE


def drawn_digit(now: Situation) -> bool:
    said = answer(now.outcome)
    drawn = now.outcome is not None and now.state.source.startswith("canvas")
    return said is not None and drawn and _has_ink(now) and float(said.probabilities.max()) >= _SURE


def _has_ink(now: Situation) -> bool:
    """Whether anything was drawn: an empty canvas is one colour."""
    return now.outcome is not None and bool(np.ptp(now.outcome.frame.pixels) > 0)


def other_answer(now: Situation) -> bool:
    said, network = answer(now.outcome), now.state.network
    if said is None or now.first_answer is None or network is None or network.edited:
        return False
    return int(said.probabilities.argmax()) != now.first_answer


TASKS: dict[str, Callable[[Situation], bool]] = {
    task.__name__: task
    for task in (
        line_peak,
        bright_pixel,
        no_padding,
        edge_kernel,
        worked_kernel,
        stride_two,
        strongest_map,
        red_only,
        more_filters,
        deep_cell,
        average_pool,
        drawn_digit,
        other_answer,
    )
}
"""By the name that resources/lesson/chapters.json uses."""
