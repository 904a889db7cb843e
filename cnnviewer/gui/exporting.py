"""From what is on show to what the export room writes: the selected map, its layer, the whole strip, a kernel.

The scales are those on the screen: a map that a panel draws is exported with the levels it is drawn with.
"""

from __future__ import annotations

import numpy as np

import cnnviewer
from cnnviewer.display.levels import levels_of, network_limits, oriented
from cnnviewer.display.picture import LevelSpec, Picture, PictureSpec, Scope
from cnnviewer.engine.network import Node
from cnnviewer.errors import ExportError
from cnnviewer.explain.ranges import is_signed
from cnnviewer.export.content import Column, Content, Kind, Limits, NamedMap
from cnnviewer.gui.selection import layer_of
from cnnviewer.networks.stack import ConvLayer
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.state import State


def content_of(kind: Kind, outcome: Outcome, state: State) -> Content:
    """What `kind` means now. Raises ExportError when it is not on show."""
    value = state.selection.value
    if kind is Kind.KERNEL:
        columns = _kernel_columns(state)
    elif kind is Kind.STRIP:
        columns = tuple(_column(shown, outcome, state) for shown in shown_values(outcome, state))
    else:
        column = _column(value, outcome, state)
        if kind is Kind.MAP:
            channel = min(state.selection.channel, len(column.maps) - 1)
            column = _one_map(column, channel)
        columns = (column,)
    if not columns:
        raise ExportError("There are no maps to export yet; open a source first.")
    title = {
        Kind.MAP: lambda: columns[0].maps[0].name,
        Kind.LAYER: lambda: columns[0].title,
        Kind.STRIP: lambda: state.stack.name,
        Kind.KERNEL: lambda: columns[0].title,
    }[kind]()
    return Content(kind, title, columns, _metadata(outcome, state, value))


def shown_values(outcome: Outcome, state: State) -> tuple[str, ...]:
    """The values that have a column in the strip, from input to output."""
    network = outcome.spec.network
    outputs = (output for node in network.nodes for output in node.outputs if output not in network.internal)
    return tuple(
        value
        for value in outputs
        if outcome.activation(value) is not None and (state.view.show_activations or not value.endswith(".activation"))
    )


def title_of(value: str, state: State) -> str:
    """ "Conv1" for "conv1"; "Conv1 relu" for its activation."""
    layer = state.stack.layer(layer_of(value))
    if layer is None:
        return value
    if value.endswith(".activation") and isinstance(layer, ConvLayer):
        return f"{layer.name} {layer.activation.value}"
    return layer.name


def _column(value: str, outcome: Outcome, state: State) -> Column:
    activation = outcome.activation(value)
    if activation is None or activation.ndim != 3:
        raise ExportError(f"{value} has no feature maps to export; select a layer in the strip.")
    view = state.view
    signed = is_signed(outcome.spec.network, value, input_signed=any(state.card.mean))
    levels, limits = _levels(value, activation, signed, outcome, state)
    colours = view.signed_colours if signed else view.unsigned_colours
    title = title_of(value, state)
    maps = tuple(
        NamedMap(f"{title} {channel + 1}", value, channel, maps, (float(low), float(high)), colours, signed)
        for channel, (maps, (low, high)) in enumerate(zip(activation, levels, strict=True))
    )
    producer = outcome.spec.network.producer(value)
    caption = "" if producer is None else _caption(producer)
    shared = len(np.unique(levels, axis=0)) == 1
    return Column(value, title, caption, maps, limits, shared)


def _levels(
    value: str, activation: np.ndarray, signed: bool, outcome: Outcome, state: State
) -> tuple[np.ndarray, Limits]:
    """((C, 2) levels, legend): those of the picture on show, where there is one with every channel."""
    channels = tuple(range(activation.shape[0]))
    for picture in outcome.pictures.values():
        if _shows(picture, value, channels):
            return picture.levels, picture.limits
    view = state.view
    spec = LevelSpec(
        view.scope if view.scope is not Scope.HOLD else Scope.LAYER,
        view.robust,
        view.ignore_border,
        view.limits.get(value),
    )
    whole: Limits | None = None
    if spec.scope is Scope.NETWORK:
        whole = network_limits(
            [maps for name in shown_values(outcome, state) if (maps := outcome.activation(name)) is not None], spec
        )
    return levels_of(activation, PictureSpec(value, signed=signed, levels=spec), channels, limits=whole)


def _shows(picture: Picture, value: str, channels: tuple[int, ...]) -> bool:
    return picture.spec.value == value and picture.spec.composite is None and picture.channels == channels


def _one_map(column: Column, channel: int) -> Column:
    named = column.maps[channel]
    return Column(column.value, column.title, column.caption, (named,), named.levels)


def _kernel_columns(state: State) -> tuple[Column, ...]:
    """The kernels of the selected filter, one map for each input channel."""
    selection = state.selection
    layer = state.stack.layer(layer_of(selection.value))
    if not isinstance(layer, ConvLayer):
        raise ExportError("The selected layer has no kernels; select a convolution.")
    number = min(selection.channel, layer.filters - 1)
    kernels = layer.weight[number]
    levels = oriented(float(kernels.min()), float(kernels.max()), signed=True)
    value = layer.name.lower()
    maps = tuple(
        NamedMap(f"{layer.name} filter {number + 1}, input {channel + 1}", f"{value}-kernel-{number:03d}", channel,
                 kernel, levels, state.view.signed_colours)
        for channel, kernel in enumerate(kernels)
    )  # fmt: skip
    rows, columns = layer.kernel_size
    return (Column(value, f"{layer.name} filter {number + 1}", f"Kernel {rows} × {columns}", maps, levels),)


def _caption(node: Node) -> str:
    """ "Conv 5 × 5" """
    shape = node.attributes.get("kernel_shape")
    return f"{node.operator} {' × '.join(map(str, shape))}" if isinstance(shape, tuple) else node.operator


def _metadata(outcome: Outcome, state: State, value: str) -> dict[str, str]:
    frame, card, view = outcome.frame, state.card, state.view
    tensor = "" if outcome.prepared is None else " × ".join(map(str, outcome.prepared.tensor.shape))
    return {
        "program": f"cnnviewer {cnnviewer.__version__}",
        "network": state.stack.name,
        "layer": title_of(value, state),
        "source": f"{frame.name}, frame {frame.index + 1}, {frame.width} × {frame.height}",
        "preprocessing": f"{card.fit.value}, {card.colour.value}, × {card.scale:.6g}, mean {card.mean}, std {card.std}",
        "network input": tensor,
        "scale": f"{view.scope.value}{', percentiles 0.5 to 99.5' if view.robust else ''}",
        "colour maps": f"{view.signed_colours}, {view.unsigned_colours}",
    }
