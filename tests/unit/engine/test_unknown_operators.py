"""A network with an operator that cannot be run opens, runs up to it, and is saved with it where nothing was lost."""

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from cnnviewer.engine.evaluate import evaluate
from cnnviewer.engine.exchange.read import from_bytes
from cnnviewer.engine.network import Network, Node, Tensor, Unread
from cnnviewer.errors import EvaluationError
from tests.helpers.onnx_graphs import graph_model, model, value

RNG = np.random.default_rng(5)
X = RNG.random((1, 3, 8, 8), np.float32)


def read(made: onnx.ModelProto, name: str = "net") -> Network:
    return from_bytes(made.SerializeToString(), name)


def unknown() -> Network:
    nodes = [
        helper.make_node("Conv", ["x", "w"], ["c"], "conv"),
        helper.make_node("FusedThing", ["c"], ["f"], "fused", domain="com.microsoft", activation="Relu", steps=[1, 2]),
        helper.make_node("Relu", ["f"], ["after"]),
        helper.make_node("Abs", ["c"], ["beside"]),
        helper.make_node("Add", ["after", "beside"], ["y"]),
    ]
    weights = {"w": RNG.normal(size=(2, 3, 3, 3)).astype(np.float32)}
    return read(graph_model(nodes, [value("x", (1, 3, 8, 8))], weights=weights, opset=17, domains=["com.microsoft"]))


def test_a_network_with_an_unknown_operator_opens_and_keeps_the_node() -> None:
    network = unknown()
    assert network.opset == 17
    assert network.node("fused") == Node(
        "fused", "com.microsoft.FusedThing", ("c",), ("f",), {"activation": "Relu", "steps": (1, 2)}
    )


def test_all_that_does_not_depend_on_an_unknown_operator_is_computed() -> None:
    with pytest.raises(EvaluationError) as caught:
        evaluate(unknown(), X)
    assert str(caught.value) == (
        "The node fused (com.microsoft.FusedThing) cannot run: the operator com.microsoft.FusedThing (ONNX opset 17) "
        "is not supported; export the network without it."
    )
    assert list(caught.value.trace) == ["x", "c", "beside"]


def test_what_does_not_need_an_unknown_operator_can_be_asked_for() -> None:
    assert list(evaluate(unknown(), X, outputs=["beside"])) == ["x", "beside"]


def test_a_known_operator_of_another_domain_is_not_taken_for_it() -> None:
    network = from_bytes(model(helper.make_node("Relu", ["x"], ["y"], domain="com.example")), "other")
    assert network.nodes[0].operator == "com.example.Relu"
    own = from_bytes(model(helper.make_node("Relu", ["x"], ["y"], domain="ai.onnx")), "own")
    assert own.nodes[0].operator == "Relu"


def test_an_attribute_that_is_a_graph_is_not_kept() -> None:
    def branch(operator: str) -> onnx.GraphProto:
        node = helper.make_node(operator, ["x"], [f"{operator}.made"])
        return helper.make_graph([node], operator, [], [value(f"{operator}.made", None)])

    choice = helper.make_node("If", ["c"], ["y"], then_branch=branch("Relu"), else_branch=branch("Abs"))
    network = read(graph_model([choice], [value("x", (2,)), value("c", (), TensorProto.BOOL)]))
    assert network.nodes[0].attributes == {"then_branch": Unread("a graph"), "else_branch": Unread("a graph")}
    with pytest.raises(EvaluationError, match="operator If"):
        network.run({"x": np.ones(2, np.float32), "c": np.array(True)})


def test_arrays_as_attributes_are_kept_while_they_are_small() -> None:
    def reading(count: int) -> object:
        array = numpy_helper.from_array(np.ones(count, np.float32))
        return from_bytes(model(helper.make_node("Frobnicate", ["x"], ["y"], a=array)), "t").nodes[0].attributes["a"]

    assert reading(3) == Tensor("float32", (3,), (1.0, 1.0, 1.0))
    assert reading(5000) == Unread("an array that is large or no numbers")
