"""A network as an ONNX file: valid, of opset 21, the same when read again, and the same numbers in ONNX Runtime."""

import math
from dataclasses import replace

import numpy as np
import onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import TensorProto, helper

from cnnviewer.engine.exchange.read import from_bytes
from cnnviewer.engine.exchange.write import IR_VERSION, to_bytes
from cnnviewer.engine.network import OPSET, Array, Network, Node, Tensor, Unread, Value
from cnnviewer.errors import NetworkError
from tests.helpers.one_node import assert_close
from tests.helpers.onnx_graphs import by_onnxruntime, graph_model, model, value

RNG = np.random.default_rng(7)
X = RNG.normal(size=(2, 4, 9, 8)).astype(np.float32)

STEPS = {
    "Conv": ({"pads": (1, 1, 1, 1), "group": 2}, {"w": RNG.normal(size=(4, 2, 3, 3)), "b": RNG.normal(size=4)}),
    "MaxPool": ({"kernel_shape": (2, 2), "pads": (0, 1, 1, 0), "ceil_mode": 1}, {}),
    "AveragePool": ({"kernel_shape": (3, 3), "pads": (1, 1, 1, 1), "count_include_pad": 1}, {}),
    "Relu": ({}, {}),
    "LeakyRelu": ({"alpha": 2}, {}),  # a whole number, where ONNX wants a float
    "Sigmoid": ({}, {}),
    "Tanh": ({}, {}),
    "Add": ({}, {"a": RNG.normal(size=(4, 1, 1))}),
    "Mul": ({}, {"m": RNG.normal(size=(1,))}),
    "Clip": ({}, {"low": np.array(-0.8), "high": np.array(0.9)}),
}


def chain(operators: list[str]) -> Network:
    """The operators one after another; every value is an output."""
    nodes: list[Node] = []
    weights: dict[str, Array] = {}
    last = "x"
    for number, operator in enumerate(operators):
        attributes, arrays = STEPS[operator]
        names = {f"{key}{number}": np.asarray(array, np.float32) for key, array in arrays.items()}
        weights |= names
        nodes.append(Node(f"n{number}", operator, (last, *names), (f"v{number}",), attributes))
        last = f"v{number}"
    outputs = tuple(node.outputs[0] for node in nodes)
    return Network("chain", tuple(nodes), (Value("x", ("batch", 4, "height", 8)),), outputs, weights)


def checked(network: Network) -> bytes:
    """The file, once ONNX has found nothing wrong with it."""
    content = to_bytes(network)
    made = onnx.load_model_from_string(content)
    onnx.checker.check_model(made, full_check=True)
    assert made.ir_version == IR_VERSION == 10
    assert [(one.domain, one.version) for one in made.opset_import if not one.domain] == [("", OPSET)]
    return content


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(sorted(STEPS)), min_size=1, max_size=6))
def test_any_network_comes_back_whole_and_gives_the_numbers_of_onnx_runtime(operators: list[str]) -> None:
    network = chain(operators)
    content = checked(network)
    again = from_bytes(content, "again")
    assert again.nodes == network.nodes
    assert (again.name, again.inputs, again.outputs) == (network.name, network.inputs, network.outputs)
    assert (again.internal, again.opset) == (network.internal, OPSET)
    ours, theirs = again.run(X), by_onnxruntime(content, {"x": X})
    for name, array in zip(network.outputs, theirs, strict=True):
        np.testing.assert_array_equal(ours[name], network.run(X)[name])
        # Of the largest value: numbers that cancel out keep no more digits than those they came from.
        assert_close(ours[name], array)


def test_outputs_are_written_with_their_types() -> None:
    nodes = [
        helper.make_node("ArgMax", ["x"], ["i"], axis=1),
        helper.make_node("Greater", ["x", "zero"], ["b"]),
        helper.make_node("Relu", ["x"], ["y"]),
    ]
    outputs = [value("y", None), value("i", None, TensorProto.INT64), value("b", None, TensorProto.BOOL)]
    network = from_bytes(
        graph_model(nodes, [value("x", ("n", 4))], outputs, {"zero": np.float32(0)}).SerializeToString(), "typed"
    )
    content = checked(network)
    assert [array.dtype for array in by_onnxruntime(content, {"x": X[0, :, 0, :4]})] == [np.float32, np.int64, np.bool_]


def test_a_network_of_float64_is_written_so() -> None:
    node = Node("add", "Add", ("x", "w"), ("y",))
    network = Network("wide", (node,), (Value("x", (2,), "float64"),), ("y",), {"w": np.array([1e-20, 1.0])})
    content = checked(network)
    assert by_onnxruntime(content, {"x": np.zeros(2)})[0].tolist() == [1e-20, 1.0]
    assert from_bytes(content, "again").weights["w"].dtype == np.float64


def test_an_array_as_an_attribute_and_a_list_without_entries_come_back() -> None:
    attributes = {"a": Tensor("int64", (2, 1), (3, 4)), "f": 0.5, "s": "text", "n": (1.5, 2.0), "none": ()}
    node = Node("odd", "com.example.Odd", ("x",), ("y",), attributes)
    network = Network("odd", (node,), (Value("x", (2,)),), ("y",), {})
    assert from_bytes(to_bytes(network), "again").nodes == network.nodes


def test_an_operator_that_only_onnx_knows_is_written_back() -> None:
    network = from_bytes(model(helper.make_node("Sinh", ["x"], ["y"]), opset=9), "sinh")
    x = RNG.normal(size=(1, 3, 8, 8)).astype(np.float32)
    np.testing.assert_allclose(by_onnxruntime(checked(network), {"x": x})[0], np.sinh(x), rtol=1e-5)


def test_an_operator_of_another_domain_is_written_back() -> None:
    node = helper.make_node("Gelu", ["x"], ["y"], domain="com.microsoft")
    network = from_bytes(
        graph_model([node], [value("x", X.shape)], domains=["com.microsoft"]).SerializeToString(), "ms"
    )
    content = to_bytes(network)
    assert from_bytes(content, "again").nodes == network.nodes
    erf = 0.5 * X * (1 + np.vectorize(math.erf)(X / np.sqrt(2)))
    np.testing.assert_allclose(by_onnxruntime(content, {"x": X})[0], erf, rtol=1e-4, atol=1e-5)


def test_an_attribute_of_a_newer_opset_is_left_out_where_it_says_nothing_new() -> None:
    node = Node("depth", "SpaceToDepth", ("x",), ("y",), {"blocksize": 2, "mode": "DCR"})
    network = Network("new", (node,), (Value("x", (1, 1, 4, 4)),), ("y",), {})
    checked(network)
    other = replace(node, attributes={"blocksize": 2, "mode": "CRD"})
    with pytest.raises(NetworkError, match="ONNX refuses it with 'Unrecognized attribute: mode"):
        to_bytes(replace(network, nodes=(other,)))


@pytest.mark.parametrize(
    ("node", "opset", "sentence"),
    [
        (Node("n", "If", ("x",), ("y",), {"then_branch": Unread("a graph")}), OPSET, "then_branch is a graph"),
        (Node("n", "ai.onnx.ml.Scaler", ("x",), ("y",)), OPSET, "ai.onnx.ml.Scaler, whose version is not known"),
        (Node("n", "Frobnicate", ("x",), ("y",)), OPSET, "ONNX refuses it with 'No Op registered for Frobnicate"),
        (Node("n", "CumSum", ("x", "x"), ("y",), {"reverse": "yes"}), OPSET, "ONNX refuses it"),
        (Node("n", "Scan", ("x",), ("y",)), 8, "the operator Scan of opset 8 means something else in 21"),
        (Node("n", "Swish", ("x",), ("y",)), 24, "ONNX refuses it"),
    ],
)  # fmt: skip
def test_what_onnx_cannot_express_is_refused_with_one_sentence(node: Node, opset: int, sentence: str) -> None:
    network = Network("odd", (node,), (Value("x", (2,)),), ("y",), {}, opset=opset)
    with pytest.raises(NetworkError, match=sentence) as caught:
        to_bytes(network)
    assert str(caught.value).startswith("Network odd cannot be written as ONNX: ")
    assert str(caught.value).endswith(".")
    assert str(caught.value).isprintable()


def test_more_than_a_file_can_hold_is_refused_before_memory_is_taken() -> None:
    node = Node("add", "Add", ("x", "w"), ("y",))
    weight = np.broadcast_to(np.float32(1), (30_000, 20_000))
    with pytest.raises(NetworkError, match="its weights take more than 2 GB"):
        to_bytes(Network("huge", (node,), (Value("x", (1,)),), ("y",), {"w": weight}))


def test_names_of_classes_are_kept_a_line_each_and_read_back_as_plain_text() -> None:
    network = replace(chain(["Relu"]), labels=("cat", "ankle\nboot", "고양이"))
    content = checked(network)
    assert {one.key: one.value for one in onnx.load_model_from_string(content).metadata_props} == {
        "labels": "cat\nankle boot\n고양이"
    }
    assert from_bytes(content, "x").labels == ("cat", "ankle boot", "고양이")
    made = onnx.load_model_from_string(content)
    made.metadata_props[0].value = "a\x07b\n" + "z" * 500
    assert from_bytes(made.SerializeToString(), "x").labels == ("a\ufffdb", "z" * 200)
    assert from_bytes(checked(chain(["Relu"])), "x").labels == ()
