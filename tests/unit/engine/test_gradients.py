"""The backward pass over a trace: what it gives, what it runs, what it says when it cannot."""

import weakref
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cnnviewer.engine.evaluate import Cancelled, evaluate
from cnnviewer.engine.gradients import gradients
from cnnviewer.engine.network import Array, Network, Node, Shape, Value
from cnnviewer.engine.operators import OPERATORS, Operator
from cnnviewer.engine.operators.operator import Arrays, Shapes
from cnnviewer.errors import NetworkError, UsageError
from tests.helpers.random_graphs import differences

POOL = {"kernel_shape": (2, 2), "strides": (2, 2)}


def two_layers(dtype: str = "float64") -> Network:
    """image -> conv1 -> pool1 -> conv2 -> mean2, and conv1 -> side."""
    rng = np.random.default_rng(0)
    shapes = {"w1": (4, 3, 3, 3), "b1": (4,), "w2": (5, 4, 3, 3), "w3": (2, 4, 1, 1)}
    weights = {name: rng.normal(size=shape).astype(dtype) for name, shape in shapes.items()}
    nodes = (
        Node("conv1", "Conv", ("image", "w1", "b1"), ("conv1",), {"pads": (1, 1, 1, 1)}),
        Node("pool1", "MaxPool", ("conv1",), ("pool1", "places"), POOL),
        Node("side", "Conv", ("conv1", "w3"), ("side",)),
        Node("conv2", "Conv", ("pool1", "w2", ""), ("conv2",)),
        Node("mean2", "GlobalAveragePool", ("conv2",), ("mean2",)),
    )
    return Network("two", nodes, (Value("image", (1, 3, 10, 12), dtype),), ("mean2",), weights)


def picture(dtype: str = "float64") -> Array:
    return np.random.default_rng(1).normal(size=(1, 3, 10, 12)).astype(dtype)


def drawn(like: Array, seed: int = 2) -> Array:
    return np.random.default_rng(seed).normal(size=like.shape).astype(like.dtype)


@pytest.mark.parametrize("outputs", [["mean2"], ["conv1", "conv2"], ["mean2", "side", "pool1", "image", "w2"]])
def test_gradients_agree_with_central_differences_for_inputs_weights_and_activations(outputs: list[str]) -> None:
    network = two_layers()
    trace = network.run(picture())
    grads = {name: drawn(network.weights[name] if name in network.weights else trace[name]) for name in outputs}
    wrt = ["image", "w1", "b1", "w2", "w3"]
    found = network.gradients(trace, grads, wrt)
    assert list(found) == wrt
    for name in wrt:
        for place, expected in differences(network, trace, grads, name, 12):
            assert found[name].flat[place] == pytest.approx(expected, rel=1e-6, abs=1e-7)


def test_the_gradient_of_an_activation_counts_all_paths_from_it() -> None:
    network = two_layers()
    trace = network.run(picture())
    grads = {"mean2": drawn(trace["mean2"]), "side": drawn(trace["side"])}
    found = network.gradients(trace, grads, ["conv1", "image", "b1"])
    assert np.allclose(found["b1"], found["conv1"].sum(axis=(0, 2, 3)), rtol=1e-12)
    onwards = network.gradients(trace, {"conv1": found["conv1"]}, ["image"])
    assert np.allclose(onwards["image"], found["image"], rtol=1e-12)


def test_gradients_given_for_several_values_are_added() -> None:
    network = two_layers()
    trace = network.run(picture())
    grads = {name: drawn(trace[name]) for name in ("mean2", "side", "pool1", "conv1")}
    whole = network.gradients(trace, grads, ["image", "w1"])
    parts = [network.gradients(trace, {name: grad}, ["image", "w1"]) for name, grad in grads.items()]
    for name in whole:
        assert np.allclose(whole[name], sum(part[name] for part in parts), rtol=1e-10)


def test_an_input_that_a_node_takes_twice_gets_both_gradients() -> None:
    square = Network("square", (Node("dot", "Conv", ("x", "x"), ("y",)),), (Value("x", (1, 2, 3, 4)),), ("y",), {})
    trace = square.run(np.ones((1, 2, 3, 4), np.float32) * 3)
    assert np.array_equal(square.gradients(trace, {"y": np.ones((1, 1, 1, 1))}, ["x"])["x"], np.full((1, 2, 3, 4), 6))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_gradients_are_read_only_and_have_the_shape_and_type_of_what_they_are_of(dtype: str) -> None:
    network = two_layers(dtype)
    trace = network.run(picture(dtype))
    wrt = ["image", "w1", "b1", "conv1", "mean2", "w3", "side", "places"]
    found = network.gradients(trace, {"mean2": np.ones((1, 5, 1, 1))}, wrt)
    for name in wrt:
        like = network.weights[name] if name in network.weights else trace[name]
        assert (found[name].shape, found[name].dtype) == (like.shape, like.dtype)
        assert not found[name].flags.writeable
    assert np.array_equal(found["mean2"], np.ones((1, 5, 1, 1)))


def test_what_the_scalar_does_not_depend_on_has_gradient_zero() -> None:
    network = two_layers()
    trace = network.run(picture())
    found = network.gradients(trace, {"side": drawn(trace["side"])}, ["w2", "pool1", "mean2", "places"])
    assert not any(gradient.any() for gradient in found.values())


def test_an_array_that_was_given_stays_the_callers() -> None:
    network = two_layers()
    trace = network.run(picture())
    given = drawn(trace["mean2"])
    found = network.gradients(trace, {"mean2": given}, ["mean2", "conv2"])
    before = found["mean2"].copy()
    given[...] = 0
    assert np.array_equal(found["mean2"], before)


Rule = Callable[..., Sequence[Array | None]]


def recorder(seen: list[tuple[str, list[bool]]]) -> Rule:
    def rule(
        node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: list[bool], backward: Rule
    ) -> Sequence[Array | None]:
        seen.append((node.name, list(wanted)))
        return backward(node, arrays, outputs, grads, wanted)

    return rule


def test_only_nodes_between_the_asked_and_the_given_run_and_only_for_what_is_wanted() -> None:
    network = two_layers()
    trace = network.run(picture())
    seen: list[tuple[str, list[bool]]] = []
    rules = {node.name: recorder(seen) for node in network.nodes}
    network.gradients(trace, {"conv2": drawn(trace["conv2"])}, ["w1"], rules)
    assert seen == [("conv2", [True, False, False]), ("pool1", [True]), ("conv1", [False, True, False])]
    seen.clear()
    network.gradients(trace, {"mean2": drawn(trace["mean2"])}, ["conv2", "w3"], rules)
    assert seen == [("mean2", [True])]


def test_gradients_that_nobody_needs_any_more_are_let_go() -> None:
    network = two_layers()
    trace = network.run(picture())
    received: dict[str, weakref.ref[Array]] = {}
    alive: list[tuple[str, str]] = []

    def rule(node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: list[bool], backward: Rule) -> Any:
        alive.extend((node.name, name) for name, array in received.items() if array() is not None)
        assert grads[0] is not None
        received[node.name] = weakref.ref(grads[0])
        return backward(node, arrays, outputs, grads, wanted)

    rules = {node.name: rule for node in network.nodes}
    grads = {"mean2": np.broadcast_to(1.0, (1, 5, 1, 1)), "side": np.ones((1, 2, 10, 12))}
    network.gradients(trace, grads, ["image"], rules)
    assert list(received) == ["mean2", "conv2", "side", "pool1", "conv1"]
    assert [pair for pair in alive if "mean2" not in pair] == []


def test_a_rule_takes_the_place_of_an_operators_gradient_and_a_nodes_name_comes_before_its_type() -> None:
    network = two_layers()
    trace = network.run(picture())
    grads = {"mean2": drawn(trace["mean2"])}

    def doubled(node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: list[bool], backward: Rule) -> Any:
        return [None if one is None else 2 * one for one in backward(node, arrays, outputs, grads, wanted)]

    def plain(node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: list[bool], backward: Rule) -> Any:
        return backward(node, arrays, outputs, grads, wanted)

    true = network.gradients(trace, grads, ["image"])["image"]
    assert np.allclose(network.gradients(trace, grads, ["image"], {"Conv": doubled})["image"], 4 * true)
    rules = {"Conv": doubled, "conv1": plain}
    assert np.allclose(network.gradients(trace, grads, ["image"], rules)["image"], 2 * true)


class Opaque(Operator):
    """The input itself, without a gradient."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (shapes[0] or (),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        assert arrays[0] is not None
        return (arrays[0],)


def with_opaque_end() -> Network:
    network = two_layers()
    end = Node("end", "Opaque", ("mean2",), ("end",))
    return replace(network, nodes=(*network.nodes, end), outputs=("end",))


def test_an_operator_without_a_gradient_is_named_with_its_node(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OPERATORS, "Opaque", Opaque())
    network = with_opaque_end()
    trace = network.run(picture())
    with pytest.raises(NetworkError, match=r"cannot pass the node end \(Opaque\): the operator Opaque has no gradient"):
        network.gradients(trace, {"end": drawn(trace["end"])}, ["image"])
    # Beside the way, and with a rule on the way, it does not matter.
    network.gradients(trace, {"mean2": drawn(trace["mean2"])}, ["image"])
    assert network.gradients(trace, {"end": drawn(trace["end"])}, ["image"], {"Opaque": lambda *args: args[3]})


@pytest.mark.parametrize(
    ("grads", "wrt", "kind", "sentence"),
    [
        ({"nothing": 1.0}, ["image"], UsageError, "has no value and no weight nothing"),
        ({"mean2": np.ones((1, 5, 1, 1))}, ["w9"], UsageError, "has no value and no weight w9"),
        (
            {"mean2": np.ones((1, 5))},
            ["image"],
            NetworkError,
            r"mean2 must have its shape \(1, 5, 1, 1\), not \(1, 5\)",
        ),
    ],
)
def test_what_does_not_exist_or_fit_is_refused_with_a_sentence(
    grads: dict[str, Array], wrt: list[str], kind: type[Exception], sentence: str
) -> None:
    network = two_layers()
    with pytest.raises(kind, match=sentence):
        network.gradients(network.run(picture()), grads, wrt)


def test_an_activation_that_the_trace_does_not_hold_is_named_with_what_needs_it() -> None:
    network = two_layers()
    trace = evaluate(network, picture(), outputs=["mean2", "conv2", "pool1", "places"])
    grads = {"mean2": drawn(trace["mean2"])}
    assert network.gradients(trace, grads, ["pool1", "w2"])
    with pytest.raises(UsageError, match="holds no activation conv1, which the gradient of pool1 needs; keep it"):
        network.gradients(trace, grads, ["image"])
    with pytest.raises(UsageError, match="holds no activation conv1; keep it"):
        network.gradients(trace, grads, ["conv1"])


def test_the_trace_of_another_network_is_refused() -> None:
    network = two_layers()
    trace = network.run(picture())
    edited = network.with_weight("conv1", bias=np.zeros(4))
    with pytest.raises(UsageError, match="not one of this network two"):
        edited.gradients(trace, {"mean2": drawn(trace["mean2"])}, ["image"])
    assert gradients(trace, {"mean2": drawn(trace["mean2"])}, ["image"])


@pytest.mark.parametrize(
    ("name", "made", "kind", "sentence"),
    [
        ("Softpool", (), UsageError, "no operator and no node Softpool"),
        ("conv1", (None,), NetworkError, r"node conv1 \(Conv\): the rule gave 1 gradients for 3 inputs"),
        ("conv1", (np.ones(3), None, None), NetworkError, r"shape \(3,\) for an input of \(1, 3, 10, 12\)"),
    ],
)
def test_a_rule_that_does_not_fit_is_refused_with_a_sentence(
    name: str, made: tuple[Array | None, ...], kind: type[Exception], sentence: str
) -> None:
    network = two_layers()
    trace = network.run(picture())
    with pytest.raises(kind, match=sentence):
        network.gradients(trace, {"conv1": drawn(trace["conv1"])}, ["image"], {name: lambda *args: made})


def test_a_backward_pass_can_be_given_up_between_two_nodes() -> None:
    network = two_layers()
    trace = network.run(picture())
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(0)
        return len(asked) == 3

    with pytest.raises(Cancelled):
        network.gradients(trace, {"mean2": drawn(trace["mean2"])}, ["image"], cancelled=cancelled)
    assert len(asked) == 3
