"""The numbers that come out of an ONNX file: constants, weights and inputs of every type, quantised weights."""

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from cnnviewer.engine.exchange.read import from_bytes
from cnnviewer.engine.network import Network
from cnnviewer.errors import NetworkError
from tests.helpers.onnx_graphs import by_onnxruntime, graph_model, model, value

RNG = np.random.default_rng(5)
F16, F32, F64, BF16 = TensorProto.FLOAT16, TensorProto.FLOAT, TensorProto.DOUBLE, TensorProto.BFLOAT16


def relu(x: str = "x", y: str = "y", name: str = "") -> onnx.NodeProto:
    return helper.make_node("Relu", [x], [y], name)


def read(made: onnx.ModelProto, name: str = "net") -> Network:
    return from_bytes(made.SerializeToString(), name)


def test_constants_of_every_kind_become_weights_and_nodes_without_names_get_some() -> None:
    nodes = (
        helper.make_node("Constant", [], ["two"], value=numpy_helper.from_array(np.float64([2.0]))),
        helper.make_node("Constant", [], ["three"], value_float=3.0),
        helper.make_node("Constant", [], ["row"], value_floats=[1.0, 0.5]),
        helper.make_node("Constant", [], ["axis"], value_int=-1),
        helper.make_node("Constant", [], ["sizes"], value_ints=[0, -1]),
        helper.make_node("Mul", ["x", "two"], ["m"]),
        helper.make_node("Mul", ["m", "three"], ["y"]),
    )
    network = from_bytes(model(*nodes), "c")
    assert [node.name for node in network.nodes] == ["m", "y"]
    assert {name: (array.dtype, array.tolist()) for name, array in network.weights.items()} == {
        "two": (np.float32, [2.0]),
        "three": (np.float32, 3.0),
        "row": (np.float32, [1.0, 0.5]),
        "axis": (np.int64, -1),
        "sizes": (np.int64, [0, -1]),
    }
    assert network.run(np.ones((1, 3, 8, 8), np.float32))["y"].max() == 6


@pytest.mark.parametrize("raw", [True, False], ids=["raw", "numbers"])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (F32, "float32"), (F16, "float32"), (F64, "float32"), (BF16, "float32"), (TensorProto.INT8, "int8"),
        (TensorProto.UINT8, "uint8"), (TensorProto.INT16, "int16"), (TensorProto.UINT16, "uint16"),
        (TensorProto.INT32, "int32"), (TensorProto.UINT32, "uint32"), (TensorProto.INT64, "int64"),
        (TensorProto.UINT64, "uint64"), (TensorProto.BOOL, "bool"),
    ],
)  # fmt: skip
def test_weights_of_every_type_are_read_and_read_only(kind: int, expected: str, raw: bool) -> None:
    numbers = np.array([[0, 1, 1], [1, 0, 1]])
    tensor = helper.make_tensor("w", kind, (2, 3), numbers.reshape(-1).tolist())
    if raw:
        stored = (numbers * 0x3F80).astype("<u2") if kind == BF16 else numpy_helper.to_array(tensor)
        tensor = TensorProto(name="w", data_type=kind, dims=(2, 3), raw_data=stored.tobytes())
    made = graph_model([relu()], [value("x", (1,))])
    made.graph.initializer.append(tensor)
    weight = read(made).weights["w"]
    assert weight.dtype == expected
    assert weight.tolist() == numbers.tolist()
    assert weight.flags.c_contiguous
    assert not weight.flags.writeable


def test_a_float16_network_is_one_of_float32() -> None:
    weight = RNG.normal(size=(2, 3, 3, 3)).astype(np.float16)
    nodes = [
        helper.make_node("Cast", ["x"], ["h"], to=F16),
        helper.make_node("Conv", ["h", "w"], ["c"]),
        helper.make_node("Relu", ["c"], ["y"]),
    ]
    network = read(graph_model(nodes, [value("x", (1, 3, 8, 8), F16)], [value("y", None, F16)], {"w": weight}))
    assert network.inputs[0].dtype == "float32"
    assert network.weights["w"].dtype == np.float32
    assert network.nodes[0].attributes["to"] == F32
    np.testing.assert_array_equal(network.weights["w"], weight)


@pytest.mark.parametrize(("kind", "expected"), [(F32, "float32"), (F64, "float64")])
def test_float64_stays_only_where_the_network_takes_it(kind: int, expected: str) -> None:
    nodes = [helper.make_node("Cast", ["x"], ["d"], to=F64), helper.make_node("Add", ["d", "w"], ["y"])]
    network = read(graph_model(nodes, [value("x", (2,), kind)], weights={"w": np.float64([1, 2])}))
    assert network.inputs[0].dtype == expected
    assert network.weights["w"].dtype == expected
    assert network.nodes[0].attributes["to"] == helper.np_dtype_to_tensor_dtype(np.dtype(expected))


@pytest.mark.parametrize("kind", ["int64", "int32", "uint8", "bool"])
def test_inputs_may_be_whole_numbers_or_booleans(kind: str) -> None:
    code = helper.np_dtype_to_tensor_dtype(np.dtype(kind))
    identity = helper.make_node("Identity", ["x"], ["y"])
    network = read(graph_model([identity], [value("x", (2,), code)], [value("y", None, code)]))
    assert network.inputs[0].dtype == kind
    x = np.array([0, 1], kind)
    assert network.run(x)["y"].tolist() == x.tolist()


@pytest.mark.parametrize("kind", [TensorProto.STRING, TensorProto.COMPLEX64, TensorProto.INT4, 0, 99])
def test_inputs_that_are_no_arrays_of_numbers_are_refused(kind: int) -> None:
    with pytest.raises(NetworkError, match="The input x of net takes no array of numbers"):
        read(graph_model([relu()], [value("x", (2,), kind)]))


def test_axes_of_no_fixed_length_get_names() -> None:
    content = model(helper.make_node("Relu", ["x"], ["y"]), x=("N", 3, 0, None))
    network = from_bytes(content, "a")
    assert network.inputs[0].shape == ("N", 3, "height", "width")
    for size in ((1, 3, 5, 6), (2, 3, 9, 4)):
        assert network.run(np.ones(size, np.float32))["y"].shape == size


def test_an_input_that_is_a_weight_as_well_is_a_weight() -> None:
    add = helper.make_node("Add", ["x", "w"], ["y"])
    network = read(graph_model([add], [value("x", (2,)), value("w", (2,))], weights={"w": np.float32([1, 2])}))
    assert [one.name for one in network.inputs] == ["x"]
    assert network.run(np.zeros(2, np.float32))["y"].tolist() == [1.0, 2.0]


QUANTISED = [
    ({}, RNG.integers(-128, 128, (4, 3, 3, 3), np.int8), np.float32(0.02), np.int8(3)),
    ({}, RNG.integers(0, 256, (4, 3, 3, 3), np.uint8), np.float32(0.02), np.uint8(130)),
    ({"axis": 0}, RNG.integers(-128, 128, (4, 3, 3, 3), np.int8), RNG.random(4, np.float32), np.zeros(4, np.int8)),
    ({"axis": -3}, RNG.integers(0, 256, (4, 3, 3, 3), np.uint8), RNG.random(3, np.float32), None),
    ({}, RNG.integers(-(2**30), 2**30, 6, np.int32), np.float32(1e-6), None),
    (
        {"axis": 1, "block_size": 3},
        RNG.integers(-128, 128, (2, 7), np.int8),
        RNG.random((2, 3), np.float32),
        np.ones((2, 3), np.int8),
    ),
]


@pytest.mark.parametrize(("attributes", "x", "scale", "zero"), QUANTISED)
def test_quantised_constants_become_float32_weights(
    attributes: dict[str, int], x: np.ndarray, scale: np.ndarray, zero: np.ndarray | None
) -> None:
    weights = {"q": x, "scale": scale} | ({} if zero is None else {"zero": zero})
    dequantize = helper.make_node("DequantizeLinear", list(weights), ["w"], **attributes)
    add = helper.make_node("Add", ["x", "w"], ["y"])
    content = graph_model([dequantize, add], [value("x", x.shape)], weights=weights).SerializeToString()
    network = from_bytes(content, "quantised")
    assert [node.operator for node in network.nodes] == ["Add"]
    assert network.weights["w"].dtype == np.float32
    theirs = by_onnxruntime(content, {"x": np.zeros(x.shape, np.float32)})[0]
    np.testing.assert_allclose(network.weights["w"], theirs, rtol=1e-6)


@pytest.mark.parametrize("kind", ["int8", "uint8", "int16", "uint16"])
def test_weights_that_the_file_quantises_and_spells_out_again_are_rounded_so(kind: str) -> None:
    x = RNG.normal(size=(4, 6)).astype(np.float32) * 3
    x[0, :2] = 1e9, -1e9
    scale, zero = RNG.random(4, np.float32) + 0.01, np.array([0, 1, 2, 3], kind)
    nodes = [
        helper.make_node("QuantizeLinear", ["w", "s", "z"], ["q"], axis=0),
        helper.make_node("DequantizeLinear", ["q", "s", "z"], ["d"], axis=0),
        helper.make_node("Add", ["x", "d"], ["y"]),
    ]
    content = graph_model(nodes, [value("x", x.shape)], weights={"w": x, "s": scale, "z": zero}).SerializeToString()
    network = from_bytes(content, "quantised")
    assert [node.operator for node in network.nodes] == ["Add"]
    theirs = by_onnxruntime(content, {"x": np.zeros(x.shape, np.float32)})[0]
    np.testing.assert_allclose(network.weights["d"], theirs, rtol=1e-6)


def test_quantised_activations_stay_nodes() -> None:
    nodes = [
        helper.make_node("QuantizeLinear", ["x", "s", "z"], ["q"]),
        helper.make_node("DequantizeLinear", ["q", "s", "z"], ["y"]),
    ]
    weights = {"s": np.float32(0.1), "z": np.uint8(3)}
    network = read(graph_model(nodes, [value("x", (2,))], weights=weights))
    assert [node.operator for node in network.nodes] == ["QuantizeLinear", "DequantizeLinear"]
