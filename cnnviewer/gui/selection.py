"""Keeps the one selection on something that exists, whatever is edited, undone or loaded."""

from __future__ import annotations

from dataclasses import replace

from cnnviewer.engine.network import Network
from cnnviewer.networks.stack import ConvLayer, Stack
from cnnviewer.session.session import Session
from cnnviewer.session.state import OpenedNetwork, Selection, State


def first_selection(stack: Stack) -> Selection:
    """The first convolution of `stack`; its input when it has none."""
    for layer in stack.layers:
        if isinstance(layer, ConvLayer) and not layer.bypassed:
            return Selection(layer.name.lower())
    return Selection("image")


def first_value(opened: OpenedNetwork) -> str:
    """The first convolution of an opened network; its input when it has none."""
    graph = opened.graph
    if graph is None:
        return "image"
    convolutions = (node.outputs[0] for node in graph.nodes if node.operator == "Conv")
    return next(convolutions, graph.inputs[0].name)


def layer_of(value: str) -> str:
    """The lower-case name of the layer that `value` belongs to: "conv1" for "conv1.activation"."""
    return value.partition(".")[0].lower()


def channel_count(stack: Stack, value: str) -> int | None:
    """Feature maps of `value`, from the layers alone; None when the stack has no such value."""
    wanted, channels = layer_of(value), stack.channels
    if wanted == "image":
        return channels
    for layer in stack.layers:
        if isinstance(layer, ConvLayer) and not layer.bypassed:
            channels = layer.filters
        if layer.name.lower() == wanted:
            return None if layer.bypassed else channels
    return None


def repaired(selection: Selection, stack: Stack) -> Selection:
    """`selection` where it exists in `stack`, the nearest thing to it otherwise."""
    channels = channel_count(stack, selection.value)
    if channels is None:
        return first_selection(stack)
    if selection.channel >= channels:
        selection = replace(selection, channel=channels - 1)
    layer = stack.layer(layer_of(selection.value))
    if isinstance(layer, ConvLayer) and selection.kernel is not None and selection.kernel >= layer.channels:
        selection = replace(selection, kernel=layer.channels - 1)
    return selection


def repaired_in(selection: Selection, graph: Network, opened: OpenedNetwork) -> Selection:
    """`selection` where its value exists in an opened network, the first convolution otherwise."""
    node = graph.producer(selection.value)
    if node is None and selection.value != graph.inputs[0].name:
        return Selection(first_value(opened))
    weight = graph.weights.get(node.inputs[1]) if node is not None and node.operator == "Conv" else None
    if weight is None:
        return selection
    kernel = None if selection.kernel is None else min(selection.kernel, weight.shape[1] - 1)
    return replace(selection, channel=min(selection.channel, weight.shape[0] - 1), kernel=kernel)


def keep_selection(session: Session) -> None:
    """Repair the selection of `session` after every change of its network."""

    def changed(before: State, after: State) -> None:
        opened = after.network
        if after.stack is not before.stack or opened is not before.network:
            selection = after.selection
            if opened is None:
                selection = repaired(selection, after.stack)
            elif opened.graph is not None:
                selection = repaired_in(selection, opened.graph, opened)
            if selection != after.selection:
                session.change(selection=selection)

    session.subscribe(changed)
