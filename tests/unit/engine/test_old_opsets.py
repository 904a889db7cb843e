"""Networks of every ONNX opset from 7 on come out in the newest form of their operators and mean what they meant.

ONNX Runtime runs the file as it is and the file that is written from what was read; so this does not depend on which
operators the engine itself can run.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from cnnviewer.engine.exchange.read import from_bytes
from cnnviewer.engine.exchange.schemas import NEWEST_OPSET
from cnnviewer.engine.exchange.write import to_bytes
from cnnviewer.engine.network import Network, Tensor
from cnnviewer.errors import NetworkError
from tests.helpers.onnx_graphs import by_onnxruntime, graph_model, model, value

RNG = np.random.default_rng(4)
MAPS = (2, 4, 6, 5)
X = RNG.normal(size=MAPS).astype(np.float32)
ONES, MEANS = np.ones(4, np.float32), np.array([0.1, 0.2, -0.3, 0.4], np.float32)
CHANNELS = {"scale": ONES * 1.5, "bias": MEANS, "mean": -MEANS, "var": ONES * 0.7}
PAIRS = {"gain": np.array([2.0, -0.5], np.float32), "shift": np.array([0.1, 0.3], np.float32)}
INT64 = TensorProto.INT64


class Case(NamedTuple):
    opset: int
    operator: str
    attributes: Mapping[str, Any] = {}
    weights: Mapping[str, Any] = {}
    outputs: int = 1
    newest: str = ""


def whole(*numbers: int) -> np.ndarray:
    return np.array(numbers, np.int64)


def scales(*numbers: float) -> np.ndarray:
    return np.array(numbers, np.float32)


CASES = [
    Case(7, "Clip", {"min": -0.4, "max": 0.6}),
    Case(7, "Clip", {"max": 0.6}),
    Case(12, "Clip", {}, {"low": np.float32(-0.2)}),
    Case(7, "Pad", {"pads": [0, 0, 1, 2, 0, 0, 3, 0], "value": 0.5}),
    Case(10, "Pad", {"pads": [0, 0, 1, 2, 0, 0, 3, 0], "mode": "reflect"}),
    Case(13, "Pad", {"mode": "edge"}, {"pads": whole(0, 0, 1, 2, 0, 0, 3, 0)}),
    *(Case(opset, "Softmax", {"axis": axis}) for opset in (9, 11) for axis in (0, 1, 2, 3)),
    Case(12, "Softmax"),
    Case(12, "Softmax", {"axis": -2}),
    Case(12, "Softmax", {"axis": -1}),
    Case(13, "Softmax", {"axis": 1}),
    Case(11, "LogSoftmax", {"axis": 2}),
    Case(13, "LogSoftmax"),
    Case(11, "Hardmax", {"axis": 1}),
    Case(11, "Unsqueeze", {"axes": [0, 3]}),
    *(Case(12, f"Reduce{kind}", {"axes": [1, -1], "keepdims": 0}) for kind in ("Sum", "Mean", "Max", "Min", "L2")),
    Case(12, "ReduceSum"),
    Case(17, "ReduceMean", {"axes": [2, 3]}),
    Case(18, "ReduceMean", {}, {"axes": whole(2, 3)}),
    Case(17, "ReduceProd", {"axes": [3]}),
    Case(11, "Split", {"axis": 2, "split": [1, 3, 2]}, outputs=3),
    Case(11, "Split", {"axis": 1}, outputs=2),
    Case(13, "Split", {"axis": 1}, outputs=4),
    Case(13, "Split", {"axis": 2}, {"split": whole(1, 5)}, outputs=2),
    Case(18, "Split", {"axis": 3, "num_outputs": 2}, outputs=2),
    Case(9, "Slice", {"axes": [2, 3], "starts": [1, -3], "ends": [5, 1000]}),
    Case(9, "Slice", {"starts": [1], "ends": [2]}),
    Case(10, "Slice", {}, {"starts": whole(4), "ends": whole(0), "axes": whole(2), "steps": whole(-2)}),
    Case(9, "TopK", {"k": 2, "axis": 1}, outputs=2),
    Case(10, "TopK", {"axis": 2}, {"k": whole(3)}, outputs=2),
    Case(11, "TopK", {"largest": 0}, {"k": whole(3)}, outputs=2),
    Case(7, "Upsample", {"scales": [1.0, 1.0, 2.0, 3.0]}, newest="Resize"),
    Case(8, "Upsample", {"scales": [1.0, 1.0, 2.0, 2.0], "mode": "linear"}, newest="Resize"),
    Case(9, "Upsample", {}, {"scales": scales(1, 1, 2, 3)}, newest="Resize"),
    Case(10, "Resize", {"mode": "linear"}, {"scales": scales(1, 1, 2, 2)}),
    Case(10, "Resize", {}, {"scales": scales(1, 1, 2.5, 2)}),
    Case(11, "Resize", {"mode": "linear"}, {"roi": scales(), "scales": scales(1, 1, 0.5, 2)}),
    Case(11, "Resize", {"mode": "cubic"}, {"roi": scales(), "scales": scales(), "sizes": whole(2, 4, 9, 7)}),
    Case(
        11,
        "Resize",
        {"coordinate_transformation_mode": "tf_half_pixel_for_nn", "nearest_mode": "floor"},
        {"roi": scales(), "scales": scales(1, 1, 1.5, 2)},
    ),
    Case(13, "Resize", {"mode": "linear"}, {"roi": scales(), "scales": scales(), "sizes": whole(2, 4, 9, 7)}),
    Case(7, "Dropout", {"ratio": 0.3}),
    Case(10, "Dropout"),
    Case(12, "Dropout", {"seed": 3}, {"ratio": np.float32(0.3)}),
    Case(12, "Dropout", {}, {"ratio": np.float32(0.3), "training": np.bool_(False)}),
    Case(8, "BatchNormalization", {"spatial": 1, "epsilon": 1e-3, "momentum": 0.5}, CHANNELS),
    Case(9, "BatchNormalization", {"epsilon": 1e-3}, CHANNELS),
    Case(14, "BatchNormalization", {"training_mode": 0}, CHANNELS),
    Case(18, "GroupNormalization", {"num_groups": 2, "epsilon": 1e-3}, PAIRS),
    Case(7, "PRelu", {}, {"slope": RNG.random((4, 1, 1)).astype(np.float32)}),
    Case(9, "Flatten", {"axis": 2}),
    Case(7, "Cast", {"to": TensorProto.INT32}),
    Case(9, "Cast", {"to": TensorProto.BOOL}),
    *(Case(8, operator, {}, {"a": X[:1], "b": MEANS.reshape(4, 1, 1)}) for operator in ("Sum", "Mean", "Min", "Max")),
    Case(7, "LRN", {"size": 3}),
    Case(10, "MaxPool", {"kernel_shape": [2, 2], "ceil_mode": 1, "strides": [2, 2]}),
    Case(7, "Tile", {}, {"repeats": whole(1, 2, 1, 3)}),
    Case(12, "ArgMax", {"axis": 1, "select_last_index": 1}),
    Case(8, "Transpose", {"perm": [0, 2, 3, 1]}),
    Case(11, "DepthToSpace", {"blocksize": 2, "mode": "CRD"}),
    Case(9, "Erf"),
    Case(NEWEST_OPSET, "Relu"),
]


def title(case: Case) -> str:
    return f"{case.operator} {case.opset} {' '.join((*map(str, case.attributes.values()), *case.weights))}"


def file_of(case: Case) -> bytes:
    outputs = [f"y{place}" for place in range(case.outputs)]
    node = helper.make_node(case.operator, ["x", *case.weights], outputs, "node", **case.attributes)
    made = [value(name, None) for name in outputs]
    content: bytes = graph_model([node], [value("x", MAPS)], made, case.weights, case.opset).SerializeToString()
    return content


def rewritten(network: Network) -> bytes:
    """The file of the network as it is saved; that ONNX accepts it whole is checked here."""
    content = to_bytes(network)
    onnx.checker.check_model(onnx.load_model_from_string(content), full_check=True)
    return content


def typed(content: bytes) -> bytes:
    """`content` with the types of the outputs filled in, as ONNX Runtime wants them."""
    made = onnx.load_model_from_string(content)
    for output in made.graph.output:
        output.ClearField("type")
    inferred: bytes = onnx.shape_inference.infer_shapes(made).SerializeToString()
    return inferred


@pytest.mark.parametrize("case", CASES, ids=title)
def test_an_operator_of_an_old_opset_means_the_same_in_its_newest_form(case: Case) -> None:
    content = file_of(case)
    network = from_bytes(content, "old")
    assert network.opset == case.opset
    assert network.outputs == tuple(f"y{place}" for place in range(case.outputs))
    assert (case.newest or case.operator) in [node.operator for node in network.nodes]
    for node in network.nodes:
        schema = onnx.defs.get_schema(node.operator, NEWEST_OPSET)
        assert set(node.attributes) <= set(schema.attributes)
        assert schema.min_input <= len(node.inputs) <= schema.max_input
    if case.opset > 21 and case.operator == "Relu":  # newer than ONNX Runtime
        expected = [np.maximum(X, 0)]
    else:
        expected = by_onnxruntime(typed(content), {"x": X})
    for theirs, ours in zip(expected, by_onnxruntime(rewritten(network), {"x": X}), strict=True):
        assert ours.dtype == theirs.dtype
        np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-6)


def test_a_softmax_over_the_last_axis_stays_one_node_where_the_graph_tells_the_rank() -> None:
    nodes = (
        helper.make_node("Conv", ["x", "w"], ["c"]),
        helper.make_node("Relu", ["c"], ["r"]),
        helper.make_node("GlobalAveragePool", ["r"], ["p"]),
        helper.make_node("Flatten", ["p"], ["f"]),
        helper.make_node("Softmax", ["f"], ["y"]),
    )
    network = from_bytes(model(*nodes, opset=9, w=np.ones((2, 3, 1, 1), np.float32)), "old")
    assert [node.operator for node in network.nodes][-2:] == ["Flatten", "Softmax"]
    assert network.nodes[-1].attributes == {"axis": -1}


def test_a_softmax_over_several_axes_keeps_its_name_and_its_steps_are_internal() -> None:
    network = from_bytes(model(helper.make_node("Softmax", ["x"], ["y"], "probabilities"), opset=9), "old")
    assert [node.operator for node in network.nodes] == ["Flatten", "Softmax", "Shape", "Reshape"]
    assert network.node("probabilities").operator == "Softmax"
    assert network.internal == {name for node in network.nodes for name in node.outputs} - {"y"}


@pytest.mark.parametrize("given", [True, False])
def test_a_group_normalization_gets_a_scale_for_every_channel_where_they_are_known(given: bool) -> None:
    node = helper.make_node("GroupNormalization", ["x", "gain", "shift"], ["y"], "norm", num_groups=2)
    inputs = [value("x", MAPS if given else (2, "channels", 6, 5))]
    content = graph_model([node], inputs, weights=PAIRS, opset=18).SerializeToString()
    network = from_bytes(content, "old")
    ours = by_onnxruntime(rewritten(network), {"x": X})[0]
    grouped = X.reshape(2, 2, -1)
    centred = grouped - grouped.mean(-1, keepdims=True)
    scaled = centred / np.sqrt(centred.var(-1, keepdims=True) + 1e-5)
    expected = scaled * PAIRS["gain"][:, None] + PAIRS["shift"][:, None]
    np.testing.assert_allclose(ours, expected.reshape(X.shape), rtol=1e-4, atol=1e-5)
    if given:
        assert [node.operator for node in network.nodes] == ["GroupNormalization"]
        assert network.weights[network.nodes[0].inputs[1]].tolist() == [2.0, 2.0, -0.5, -0.5]
    else:
        assert network.node("norm").operator == "InstanceNormalization"


def test_a_normalization_of_single_cells_is_one_of_channels_where_there_is_one_cell_a_channel() -> None:
    node = helper.make_node("BatchNormalization", ["x", *CHANNELS], ["y"], spatial=0)
    network = from_bytes(model(node, opset=8, x=(3, 4), **CHANNELS), "old")
    assert network.nodes[0].attributes == {}


def test_outputs_that_nobody_takes_are_left_out() -> None:
    node = helper.make_node("Dropout", ["x"], ["y", "mask"])
    assert from_bytes(model(node, opset=10), "old").nodes[0].outputs == ("y",)
    node = helper.make_node("BatchNormalization", ["x", *CHANNELS], ["y", "a", "b", "c", "d"])
    assert from_bytes(model(node, opset=9, x=MAPS, **CHANNELS), "old").nodes[0].outputs == ("y",)


@pytest.mark.parametrize(
    ("opset", "node", "weights", "sentence"),
    [
        (14, helper.make_node("BatchNormalization", ["x", *CHANNELS], ["y"], training_mode=1), CHANNELS, "in training"),
        (8, helper.make_node("BatchNormalization", ["x", *CHANNELS], ["y"], spatial=0), CHANNELS, "every cell"),
        (13, helper.make_node("Dropout", ["x", "", "t"], ["y"]), {"t": np.bool_(True)}, "at random, as in training"),
        (11, helper.make_node("Resize", ["x", "r", "s"], ["y"], coordinate_transformation_mode="tf_half_pixel_for_nn"),
         {"r": scales(), "s": scales(1, 1, 2, 2)}, "tf_half_pixel_for_nn; export it with opset 13"),
        (13, helper.make_node("Cast", ["x"], ["y"], to=TensorProto.STRING), {}, "makes text"),
    ],
    ids=["training", "spatial", "dropping", "half pixel", "text"],
)  # fmt: skip
def test_what_has_no_newest_form_is_refused_with_a_sentence_that_names_the_node(
    opset: int, node: onnx.NodeProto, weights: Mapping[str, Any], sentence: str
) -> None:
    with pytest.raises(NetworkError, match=sentence) as caught:
        from_bytes(model(node, opset=opset, **weights), "old")
    assert f"The node y ({node.op_type}) of old" in str(caught.value)


def test_the_value_that_fills_an_array_becomes_an_attribute() -> None:
    fill = helper.make_tensor("fill", TensorProto.FLOAT16, [1], [1.5])
    nodes = (
        helper.make_node("ConstantOfShape", ["s"], ["c"], value=fill),
        helper.make_node("Add", ["x", "c"], ["y"]),
    )
    network = from_bytes(model(*nodes, opset=9, s=whole(8)), "old")
    assert network.nodes[0].attributes["value"] == Tensor("float32", (1,), (1.5,))
    ours = by_onnxruntime(rewritten(network), {"x": np.zeros((1, 3, 8, 8), np.float32)})[0]
    assert (ours == 1.5).all()


@pytest.mark.parametrize("opset", [1, 6, NEWEST_OPSET + 1, 2**40])
def test_an_opset_that_is_not_known_is_refused(opset: int) -> None:
    with pytest.raises(NetworkError, match=f"old is written in ONNX opset {opset}; export it"):
        from_bytes(model(helper.make_node("Relu", ["x"], ["y"]), opset=opset), "old")
