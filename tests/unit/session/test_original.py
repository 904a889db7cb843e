"""The network before the edits, and whether there are any."""

from dataclasses import replace

import numpy as np

from cnnviewer.networks import edits
from cnnviewer.networks.build import build
from cnnviewer.networks.presets import PRESETS
from cnnviewer.networks.stack import Stack
from cnnviewer.session.original import before_edits, is_edited
from cnnviewer.session.session import Session
from cnnviewer.session.state import OpenedNetwork, State, default_state
from tests.helpers.small_networks import classifier


def edited_opened() -> OpenedNetwork:
    opened = OpenedNetwork("little.onnx", classifier())
    graph = classifier().with_weight("block0.conv", weight=np.zeros((6, 3, 3, 3), np.float32))
    return replace(opened, graph=graph, edited=True)


def test_the_original_of_an_opened_network_is_the_graph_as_it_was_loaded() -> None:
    loaded = OpenedNetwork("little.onnx", classifier())
    graph = loaded.graph.with_weight("block0.conv", weight=np.zeros((6, 3, 3, 3), np.float32))  # type: ignore[union-attr]
    state = replace(default_state(), network=replace(loaded, graph=graph, edited=True))
    assert before_edits(state) is loaded.graph
    assert is_edited(graph, before_edits(state))  # type: ignore[arg-type]


def test_a_network_that_is_only_known_by_its_address_has_no_original_yet() -> None:
    assert before_edits(replace(default_state(), network=OpenedNetwork("little.onnx"))) is None


def test_the_original_of_a_stack_is_the_preset_that_it_began_as() -> None:
    state = default_state()
    original = before_edits(state)
    assert original is not None
    assert not is_edited(build(state.stack), original)
    changed = edits.set_bias(state.stack, "Conv2", 0, 3.0)
    after = replace(state, stack=changed)
    assert before_edits(after) is original
    assert is_edited(build(changed), original)
    assert is_edited(build(edits.add_layer(state.stack, 0, "conv")), original)


def test_the_original_shares_what_the_edits_left_alone() -> None:
    state = default_state()
    copied = Stack(
        state.stack.name,
        tuple(
            replace(layer, weight=layer.weight.copy()) if hasattr(layer, "weight") else layer
            for layer in state.stack.layers
        ),
        1,
    )
    copied = edits.set_input_channels(copied, 1)
    original = before_edits(replace(state, stack=copied))
    assert original is not None
    assert original.weights["conv2.weight"] is build(copied).weights["conv2.weight"]


def test_a_stack_of_no_preset_has_no_original() -> None:
    stack = Stack("My own", next(iter(PRESETS.values())).make().layers)
    assert before_edits(State(source="sample:cat", stack=stack)) is None


def test_the_history_keeps_no_original_of_a_network_that_was_left_unedited() -> None:
    session = Session(replace(default_state(), network=OpenedNetwork("little.onnx", classifier())))
    session.change(label="other", network=OpenedNetwork("other.onnx", classifier(blocks=2)))
    session.undo()
    network = session.state.network
    assert network is not None and network.graph is None and network.original is None
