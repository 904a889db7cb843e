"""ONNX files with slips: what can be put right is, and everything else is refused with one sentence."""

from collections.abc import Callable

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from cnnviewer.engine.exchange.names import LONGEST_QUOTE
from cnnviewer.engine.exchange.read import from_bytes
from cnnviewer.engine.network import Network
from cnnviewer.errors import EvaluationError, NetworkError
from tests.helpers.onnx_graphs import graph_model, model, value

X = np.random.default_rng(5).random((1, 3, 8, 8), np.float32)
F32 = TensorProto.FLOAT


def relu(x: str = "x", y: str = "y", name: str = "") -> onnx.NodeProto:
    return helper.make_node("Relu", [x], [y], name)


def read(made: onnx.ModelProto, name: str = "net") -> Network:
    return from_bytes(made.SerializeToString(), name)


def test_nodes_in_the_wrong_order_are_sorted_and_the_others_keep_theirs() -> None:
    nodes = [relu("b", "c"), relu("x", "s"), relu("a", "b"), relu("x", "a"), helper.make_node("Add", ["c", "s"], ["y"])]
    network = from_bytes(model(*nodes), "unsorted")
    assert [node.outputs[0] for node in network.nodes] == ["s", "a", "b", "c", "y"]
    assert network.run(X)["y"].shape == X.shape


def test_nodes_without_a_name_or_with_the_same_get_names_of_their_own() -> None:
    nodes = [relu("x", "a", "same"), relu("a", "b", "same"), relu("b", "c"), relu("c", "d", "c"), relu("d", "y")]
    assert [node.name for node in from_bytes(model(*nodes), "n").nodes] == ["same", "same_2", "c", "c_2", "y"]


def test_outputs_without_a_name_get_one_and_nodes_without_outputs_go() -> None:
    nodes = [
        helper.make_node("TopK", ["x", "k"], ["", "i"], "top"),
        helper.make_node("Identity", ["i"], ["y"]),
        helper.make_node("Relu", ["x"], [""], "useless"),
    ]
    network = read(graph_model(nodes, [value("x", (4,))], weights={"k": np.int64([2])}))
    assert [node.outputs for node in network.nodes] == [("top.0", "i"), ("y",)]


def test_an_output_that_is_a_constant_is_made_by_a_node() -> None:
    nodes = [
        helper.make_node("Constant", [], ["c"], value_floats=[1.0, 2.0]),
        helper.make_node("Add", ["x", "c"], ["y"]),
    ]
    outputs = [value("y", None), value("c", None), value("x", None), value("y", None)]
    network = read(graph_model(nodes, [value("x", (2,))], outputs))
    assert network.outputs == ("y", "c", "x")
    trace = network.run(np.zeros(2, np.float32), outputs=network.outputs)
    assert [trace[name].tolist() for name in network.outputs] == [[1, 2], [1, 2], [0, 0]]


def test_a_network_that_names_no_outputs_has_those_that_nobody_takes() -> None:
    network = read(graph_model([relu("x", "a"), relu("a", "b"), relu("x", "c")], [value("x", (2,))], []))
    assert network.outputs == ("b", "c")


def test_weights_that_are_shared_by_an_identity_are_one_array() -> None:
    nodes = [
        helper.make_node("Identity", ["w"], ["v"]),
        helper.make_node("Add", ["x", "w"], ["a"]),
        helper.make_node("Add", ["a", "v"], ["y"]),
    ]
    network = read(graph_model(nodes, [value("x", (2,))], weights={"w": np.float32([1, 2])}))
    assert [node.operator for node in network.nodes] == ["Add", "Add"]
    assert network.weights["v"] is network.weights["w"]


AWKWARD = {"a break": b"two\nlines", "an escape": b"\x1b[31mred", "no UTF-8": b"\xff\xfe", "long": b"x" * 5000}


def named(name: bytes, *nodes: onnx.NodeProto) -> bytes:
    """The file of a model in which what is called NAME has a name that protobuf would not take."""
    made = onnx.ModelProto.FromString(model(*nodes))
    stand_in = "Z" * len(name)
    for node in made.graph.node:
        for field in (node.input, node.output):
            for place, value_name in enumerate(field):
                field[place] = value_name.replace("NAME", stand_in)
        node.name = node.name.replace("NAME", stand_in)
    raw: bytes = made.SerializeToString().replace(stand_in.encode(), name)
    return raw


@pytest.mark.parametrize("name", AWKWARD.values(), ids=AWKWARD)
def test_names_that_cannot_be_shown_never_break_a_sentence(name: bytes) -> None:
    unknown = named(name, helper.make_node("Frobnicate", ["x"], ["NAME"], "NAME"), relu("NAME", "y"))
    network = from_bytes(unknown, "named")
    with pytest.raises(EvaluationError) as failed:
        network.run(X)
    assert str(failed.value).isprintable()
    with pytest.raises(NetworkError) as refused:
        from_bytes(named(name, helper.make_node("Relu", ["NAME"], ["y"], "NAME")), "named")
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 100 + 2 * LONGEST_QUOTE


def no_inputs() -> onnx.ModelProto:
    return graph_model([relu("c", "y")], [], weights={"c": np.ones(2, np.float32)})


def untyped(kind: str) -> onnx.ModelProto:
    made = graph_model([relu()], [value("x", (2,))])
    if kind == "shape":
        made.graph.input[0].type.tensor_type.ClearField("shape")
    elif kind == "sequence":
        made.graph.input[0].CopyFrom(helper.make_tensor_sequence_value_info("x", F32, (2,)))
    return made


def sparse() -> onnx.ModelProto:
    made = graph_model([relu()], [value("x", (2,))])
    dense = helper.make_tensor("s", F32, [1], [1.0]), helper.make_tensor("i", TensorProto.INT64, [1], [0])
    made.graph.sparse_initializer.append(helper.make_sparse_tensor(*dense, [2]))
    return made


WEIGHT = {"w": np.ones(2, np.float32)}
REFUSED: dict[str, tuple[Callable[[], onnx.ModelProto], str]] = {
    "nothing": (onnx.ModelProto, "net is no ONNX network, or only a part of one; export it again"),
    "no inputs": (no_inputs, "has no input or no operators"),
    "no nodes": (lambda: graph_model([], [value("x", (2,))], []), "has no input or no operators"),
    "no shape": (lambda: untyped("shape"), "input x of net has no shape"),
    "a sequence": (lambda: untyped("sequence"), "takes no array of numbers"),
    "sparse weights": (sparse, "sparse weights"),
    "a circle": (
        lambda: graph_model([relu("b", "a"), relu("a", "b"), relu("x", "y")], [value("x", (2,))]),
        "runs in a circle: a node Relu needs its own result a",
    ),
    "a node after itself": (lambda: graph_model([relu("y", "y")], [value("x", (2,))]), "runs in a circle"),
    "a value that nothing makes": (
        lambda: graph_model([helper.make_node("Add", ["x", "ghost"], ["y"])], [value("x", (2,))]),
        "The value ghost, which a node Add of net takes, is made by nobody",
    ),
    "an output that nothing makes": (
        lambda: graph_model([relu("x", "z")], [value("x", (2,))]),
        "The output y of net is made by nobody",
    ),
    "a value made twice": (
        lambda: graph_model([relu("x", "a"), relu("x", "a"), relu("a", "y")], [value("x", (2,))]),
        "The value a of net is made twice",
    ),
    "a weight made again": (
        lambda: graph_model([relu("x", "w"), relu("w", "y")], [value("x", (2,))], weights=WEIGHT),
        "The value w of net is made twice",
    ),
    "two inputs too few": (
        lambda: graph_model([helper.make_node("Conv", ["x"], ["y"])], [value("x", (1, 1, 2, 2))]),
        r"the node y \(Conv\) has 1 inputs instead of 2 to 3",
    ),
    "an output too many": (
        lambda: graph_model([helper.make_node("Relu", ["x"], ["y", "z"])], [value("x", (2,))]),
        "has 2 outputs instead of 1",
    ),
    "an attribute that is not known": (
        lambda: graph_model([helper.make_node("Relu", ["x"], ["y"], slope=2.0)], [value("x", (2,))]),
        "has an attribute slope, which ONNX does not know",
    ),
    "an attribute of another type": (
        lambda: graph_model([helper.make_node("LeakyRelu", ["x"], ["y"], alpha=[1.0])], [value("x", (2,))]),
        "has an attribute alpha that is no FLOAT",
    ),
    "an attribute too few": (
        lambda: graph_model([helper.make_node("MaxPool", ["x"], ["y"])], [value("x", (1, 1, 4, 4))]),
        "lacks its attribute kernel_shape",
    ),
    "numbers that do not go together": (
        lambda: graph_model(
            [helper.make_node("Add", ["x", "w"], ["y"])], [value("x", (2,))], weights={"w": np.int64([1, 2])}
        ),
        r"the node y \(Add\) mixes float32 with int64 in w",
    ),
    "numbers that an operator does not take": (
        lambda: graph_model([helper.make_node("Sigmoid", ["x"], ["y"])], [value("x", (2,), TensorProto.INT64)]),
        "does not take int64, as x is",
    ),
}


@pytest.mark.parametrize(("make", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_network_is_refused_with_one_sentence(make: Callable[[], onnx.ModelProto], sentence: str) -> None:
    with pytest.raises(NetworkError, match=sentence) as caught:
        read(make())
    assert str(caught.value).endswith(".")
    assert str(caught.value).isprintable()
