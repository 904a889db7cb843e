"""An edit recomputes the channels it touches, and gives what a run from nothing gives, however often one edits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnviewer.engine import incremental
from cnnviewer.engine.evaluate import evaluate
from cnnviewer.engine.network import Array, Network, Node, Value
from cnnviewer.engine.trace import Trace
from tests.helpers.one_node import frozen

POOL = {"kernel_shape": (2, 2), "strides": (2, 2)}


def branching() -> Network:
    """Two convolutions with everything between them that keeps channels apart, and a branch around the second."""
    rng = np.random.default_rng(5)
    weights = {
        "w1": frozen(rng.normal(size=(8, 3, 3, 3)) / 5),
        "b1": frozen(rng.normal(size=8)),
        "pads": np.array([0, 0, 1, 1, 0, 0, 1, 1], np.int64),
        "shift": frozen(rng.normal(size=(8, 1, 1))),
        "w2": frozen(rng.normal(size=(8, 1, 3, 3)) / 3),
        "b2": frozen(rng.normal(size=8)),
        "w3": frozen(rng.normal(size=(6, 8, 3, 3)) / 8),
    }
    padded = {"pads": (1, 1, 1, 1)}
    nodes = (
        Node("conv1", "Conv", ("image", "w1", "b1"), ("conv1",), padded),
        Node("relu1", "Relu", ("conv1",), ("relu1",)),
        Node("pool1", "MaxPool", ("relu1",), ("pool1",), POOL),
        Node("pad2", "Pad", ("pool1", "pads"), ("pad2",), {"mode": "edge"}),
        Node("depthwise2", "Conv", ("pad2", "w2", "b2"), ("depthwise2",), {"group": 8}),
        Node("shift2", "Add", ("depthwise2", "shift"), ("shift2",)),
        Node("around", "Add", ("shift2", "pool1"), ("sum2",)),
        Node("tanh2", "Tanh", ("sum2",), ("tanh2",)),
        Node("conv3", "Conv", ("tanh2", "w3"), ("conv3",), padded),
        Node("mean", "GlobalAveragePool", ("conv3",), ("mean",)),
    )
    return Network("branching", nodes, (Value("image", ("batch", 3, "rows", "columns")),), ("mean",), weights)


def picture(seed: int = 1) -> Array:
    return frozen(np.random.default_rng(seed).random((1, 3, 12, 14)))


def edited(network: Network, weight: str, place: tuple[int, ...], value: float) -> Network:
    array = network.weights[weight].copy()
    array[place] = value
    return replace(network, weights={**network.weights, weight: frozen(array)})


def assert_as_from_nothing(trace: Trace, x: Array) -> None:
    fresh = evaluate(trace.network, x)
    assert list(fresh) == list(trace)
    for name, expected in fresh.items():
        assert trace[name].shape == expected.shape
        largest = max(float(np.abs(expected).max()), 1e-30)
        assert float(np.abs(trace[name] - expected).max()) <= 1e-6 * largest, name


EDITS = st.tuples(
    st.sampled_from(["w1", "b1", "shift", "w2", "b2", "w3"]), st.integers(0, 10**6), st.floats(-1, 1, width=32)
)


@settings(deadline=None, max_examples=60)
@given(st.lists(EDITS, min_size=1, max_size=6))
def test_edits_in_any_order_give_what_a_run_from_nothing_gives(edits: list[tuple[str, int, float]]) -> None:
    network, x = branching(), picture()
    trace = evaluate(network, x)
    for weight, place, value in edits:
        shape = network.weights[weight].shape
        network = edited(network, weight, tuple(int(i) for i in np.unravel_index(place % np.prod(shape), shape)), value)
        trace = evaluate(network, x, previous=trace)
        assert_as_from_nothing(trace, x)


def test_an_edited_filter_changes_its_map_alone_down_to_the_next_convolution() -> None:
    network, x = branching(), picture()
    before = evaluate(network, x)
    after = evaluate(edited(network, "w1", (5, 0, 1, 1), 2.0), x, previous=before)
    for name in ("conv1", "relu1", "pool1", "pad2", "depthwise2", "shift2", "sum2", "tanh2"):
        assert np.flatnonzero((after[name] != before[name]).any(axis=(0, 2, 3))).tolist() == [5], name


def test_an_edit_computes_no_more_than_what_it_touches(monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[tuple[str, int]] = []
    real = incremental.find_operator

    class Counting:
        def __init__(self, name: str) -> None:
            self._operator = real(name)
            self.channel_axes = self._operator.channel_axes

        def forward(self, node: Node, arrays: list[Array]) -> tuple[Array, ...]:
            made = self._operator.forward(node, arrays)
            computed.append((node.name, made[0].shape[1]))
            return made

    network, x = branching(), picture()
    before = evaluate(network, x)
    first = evaluate(edited(network, "w1", (5, 0, 1, 1), 2.0), x, previous=before)
    monkeypatch.setattr(incremental, "find_operator", Counting)
    evaluate(edited(network, "w1", (5, 0, 1, 1), 3.0), x, previous=first)
    kept_apart = ["conv1", "relu1", "pool1", "pad2", "depthwise2", "shift2", "around", "tanh2"]
    assert computed == [*((name, 1) for name in kept_apart), ("conv3", 6)]


def test_what_is_kept_for_the_next_edit_is_computed_once_for_a_channel_and_never_drifts() -> None:
    network, x = branching(), picture()
    trace = evaluate(network, x)
    bases = []
    for step in range(200):
        network = edited(network, "w1", (5, 0, 1, 1), step % 7 - 3.0)
        trace = evaluate(network, x, previous=trace)
        bases.append(trace.bases["conv3"])
    assert all(base is bases[0] for base in bases)
    back = edited(network, "w1", (5, 0, 1, 1), float(branching().weights["w1"][5, 0, 1, 1]))
    assert_as_from_nothing(evaluate(back, x, previous=trace), x)


def test_many_edited_filters_run_the_layer_whole() -> None:
    network, x = branching(), picture()
    before = evaluate(network, x)
    weight = network.weights["w1"] * 2
    after = evaluate(network.with_weight("conv1", weight=weight), x, previous=before)
    assert not after.bases
    assert_as_from_nothing(after, x)


def test_a_weight_with_the_same_numbers_in_another_object_changes_nothing() -> None:
    network, x = branching(), picture()
    before = evaluate(network, x)
    after = evaluate(network.with_weight("conv1", weight=network.weights["w1"].copy()), x, previous=before)
    assert_as_from_nothing(after, x)


def test_a_vector_made_of_a_weight_that_is_another_object_is_made_again() -> None:
    nodes = (
        Node("bias", "ConstantOfShape", ("shape",), ("bias",)),
        Node("conv", "Conv", ("image", "w", "bias"), ("conv",)),
    )
    weights = {"shape": np.array([4], np.int64), "w": frozen(np.ones((4, 3, 3, 3)))}
    network = Network("made bias", nodes, (Value("image", ("batch", 3, "rows", "columns")),), ("conv",), weights)
    x = picture()
    before = evaluate(network, x)
    loaded_again = replace(network, weights={name: array.copy() for name, array in weights.items()})
    assert_as_from_nothing(evaluate(loaded_again, x, previous=before), x)


def test_a_new_frame_forgets_what_was_kept() -> None:
    network, x = branching(), picture()
    trace = evaluate(network, x)
    network = edited(network, "w1", (5, 0, 1, 1), 2.0)
    trace = evaluate(network, x, previous=trace)
    other = picture(2)
    assert_as_from_nothing(evaluate(network, other, previous=trace), other)
    assert not evaluate(network, other, previous=trace).bases


def test_an_edit_after_a_run_that_kept_little_still_gives_the_right_numbers() -> None:
    network, x = branching(), picture()
    trace = evaluate(network, x, outputs=["mean"])
    for value in (2.0, 3.0):
        network = edited(network, "w1", (5, 0, 1, 1), value)
        trace = evaluate(network, x, outputs=["mean"], previous=trace)
        assert list(trace) == ["image", "mean"]
        assert np.allclose(trace["mean"], evaluate(network, x)["mean"], rtol=1e-5, atol=1e-6)
