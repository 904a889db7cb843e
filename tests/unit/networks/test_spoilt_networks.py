"""Thousands of spoilt copies of small networks: each opens and runs, or is refused with one sentence."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from cnnviewer.engine.exchange.write import to_bytes
from cnnviewer.engine.shapes import known_shapes
from cnnviewer.errors import NetworkError
from cnnviewer.networks.load import load_network
from tests.helpers.one_sentence import most_memory, sentence
from tests.helpers.onnx_graphs import graph_model, model, value

MOST_NUMBERS = 1 << 20
"""Larger values are not computed here; that they are told before is what matters."""

INT64 = TensorProto.INT64


def normal(*shape: int) -> np.ndarray:
    return np.random.default_rng(11).normal(size=shape).astype(np.float32)


def whole(*numbers: int) -> np.ndarray:
    return np.array(numbers, np.int64)


def classifier() -> bytes:
    """Convolution to probabilities, as it was written some years ago."""
    nodes = [
        helper.make_node("Conv", ["x", "w", "b"], ["c"], "conv", pads=[1, 1, 1, 1], strides=[2, 2], group=1),
        helper.make_node("BatchNormalization", ["c", "s", "b", "b", "s"], ["n"], "norm", epsilon=1e-3),
        helper.make_node("Clip", ["n"], ["r"], "relu6", min=0.0, max=6.0),
        helper.make_node("MaxPool", ["r"], ["p"], "pool", kernel_shape=[2, 2], strides=[2, 2]),
        helper.make_node("Dropout", ["p"], ["d", "mask"], ratio=0.4),
        helper.make_node("Pad", ["d"], ["q"], pads=[0, 0, 1, 0, 0, 0, 1, 0], value=0.5),
        helper.make_node("Flatten", ["q"], ["f"]),
        helper.make_node("Gemm", ["f", "v", "u"], ["g"], alpha=0.5, transB=1),
        helper.make_node("Softmax", ["g"], ["y"], axis=1),
    ]
    weights = {"w": normal(4, 3, 3, 3), "b": normal(4), "s": np.abs(normal(4)) + 1, "v": normal(5, 32), "u": normal(5)}
    return model(*nodes, opset=9, x=("n", 3, 8, 8), **weights)


def sizes_in_the_graph() -> bytes:
    """Shapes that are computed, resized and reshaped by the graph itself."""
    nodes = [
        helper.make_node("Shape", ["x"], ["s"]),
        helper.make_node("Gather", ["s", "first"], ["n"]),
        helper.make_node("Concat", ["n", "rest"], ["to"], axis=0),
        helper.make_node("Resize", ["x", "", "scales"], ["r"], mode="linear"),
        helper.make_node("GlobalAveragePool", ["r"], ["p"]),
        helper.make_node("Reshape", ["p", "to"], ["f"]),
        helper.make_node("Slice", ["f", "zero", "two", "one"], ["part"]),
        helper.make_node("ReduceMean", ["part", "one"], ["m"], keepdims=1),
        helper.make_node("Sub", ["f", "m"], ["z"]),
        helper.make_node("Split", ["z"], ["a", "b"], axis=1, num_outputs=2),
        helper.make_node("TopK", ["a", "one"], ["y", "i"], axis=1),
        helper.make_node("Tile", ["b", "twos"], ["t"]),
    ]
    weights = {
        "first": whole(0), "rest": whole(-1), "scales": np.float32([1, 1, 2, 2]), "zero": whole(0), "one": whole(1),
        "two": whole(2), "twos": whole(2, 2),
    }  # fmt: skip
    outputs = [value("y", None), value("i", None, INT64), value("t", None)]
    made = graph_model(nodes, [value("x", ("n", 4, 5, "w"))], outputs, weights, 18)
    content: bytes = made.SerializeToString()
    return content


def quantised() -> bytes:
    """Weights of 8 bits, constants in the graph, an operator that nobody knows, and booleans."""
    nodes = [
        helper.make_node("DequantizeLinear", ["q", "scale", "zero"], ["w"], axis=0),
        helper.make_node("Constant", [], ["k"], value=numpy_helper.from_array(np.float32([0.5]))),
        helper.make_node("Conv", ["x", "w"], ["c"], dilations=[2, 1], auto_pad="SAME_UPPER"),
        helper.make_node("Mul", ["c", "k"], ["m"]),
        helper.make_node("Greater", ["m", "k"], ["g"]),
        helper.make_node("Where", ["g", "m", "k"], ["h"]),
        helper.make_node("Cast", ["g"], ["i"], to=INT64),
        helper.make_node("ConstantOfShape", ["shape"], ["o"], value=helper.make_tensor("v", 1, [1], [0.25])),
        helper.make_node("Add", ["h", "o"], ["y"]),
        helper.make_node("Frobnicate", ["y"], ["f"], domain="com.example", level=3, name="odd"),
    ]
    weights = {
        "q": np.random.default_rng(11).integers(-128, 128, (2, 2, 3, 3), np.int8), "scale": np.float32([0.1, 0.2]),
        "zero": np.zeros(2, np.int8), "shape": whole(1, 2, 1, 6),
    }  # fmt: skip
    outputs = [value("y", None), value("i", None, INT64), value("f", None)]
    made = graph_model(nodes, [value("x", (1, 2, 7, 6))], outputs, weights, 17, ["com.example"])
    content: bytes = made.SerializeToString()
    return content


def preset() -> bytes:
    return to_bytes(load_network("classic"))


WHOLE = {make.__name__: make for make in (classifier, sizes_in_the_graph, quantised, preset)}


def attempt(path: Path) -> str:
    """Open and run the network at `path`: what happened. Anything but a NetworkError goes through."""
    try:
        network = load_network(path)
    except NetworkError as problem:
        return sentence(problem)
    feeds = {}
    for one in network.inputs:
        shape = tuple(length if isinstance(length, int) else 12 for length in one.shape)
        if math.prod(shape) > MOST_NUMBERS:
            return "opened, and too large to run here"
        feeds[one.name] = np.ones(shape, one.dtype)
    shapes, _ = known_shapes(network, {name: array.shape for name, array in feeds.items()})
    if any(math.prod(shape) > MOST_NUMBERS for shape in shapes.values()):
        return "opened, and too large to run here"
    try:
        network.run(feeds)
    except NetworkError as problem:
        return sentence(problem)
    return "ran"


def damaged(content: bytes, rng: np.random.Generator) -> bytes:
    """A copy that is cut off, with bits flipped or bytes replaced, or with a part repeated or taken out."""
    copy = bytearray(content)
    first, second, *places = rng.integers(0, len(copy), 6)
    match rng.integers(8):
        case 0:
            del copy[first:]
        case 1:
            del copy[first : first + int(rng.integers(1, 40))]
        case 2:
            copy[first:first] = copy[second : second + int(rng.integers(1, 200))]
        case 3:
            for place in places:
                copy[place] = int(rng.integers(256))
        case _:
            copy[first] ^= 1 << int(rng.integers(8))
    return bytes(copy)


EXTREMES = (0, 1, -1, 2, 5, 7, 1 << 15, 1 << 31, 1 << 40, (1 << 63) - 1, -(1 << 63))


def twisted(content: bytes, rng: np.random.Generator) -> bytes:
    """A copy that is whole as a file, with one number, type or name in it that is out of place."""
    made = onnx.ModelProto.FromString(content)
    graph = made.graph
    nodes, tensors = graph.node, graph.initializer
    node, other = (nodes[int(rng.integers(len(nodes)))] for _ in range(2))
    tensor, extreme = tensors[int(rng.integers(len(tensors)))], EXTREMES[int(rng.integers(len(EXTREMES)))]
    attributes = [attribute for node in nodes for attribute in node.attribute]
    attribute = attributes[int(rng.integers(len(attributes)))]
    match rng.integers(14):
        case 0 if attribute.ints:
            attribute.ints[int(rng.integers(len(attribute.ints)))] = extreme
        case 1 if attribute.ints:
            del attribute.ints[int(rng.integers(len(attribute.ints))) :]
        case 0 | 1 | 2 if attribute.HasField("i"):
            attribute.i = extreme
        case 0 | 1 | 2 if attribute.HasField("f"):
            attribute.f = float(rng.choice([np.nan, np.inf, -np.inf, 0, -1, 1e38]))
        case 0 | 1 | 2 | 3:
            attribute.s = b"odd"
        case 4:
            attribute.type = int(rng.integers(15))
        case 5 if tensor.dims:
            tensor.dims[int(rng.integers(len(tensor.dims)))] = extreme
        case 5 | 6:
            array = numpy_helper.to_array(tensor).copy()
            array.reshape(-1)[: 1 + int(rng.integers(array.size))] = extreme % 100 - 50 if rng.integers(2) else 3
            tensor.CopyFrom(numpy_helper.from_array(array, tensor.name))
        case 7:
            array = numpy_helper.to_array(tensor)
            array = array.reshape(array.shape[::-1]) if rng.integers(2) else array.reshape(-1)[:-1]
            tensor.CopyFrom(numpy_helper.from_array(array, tensor.name))
        case 8:
            tensor.data_type = int(rng.integers(30))
        case 9:
            graph.input[0].type.tensor_type.elem_type = int(rng.integers(30))
        case 10:
            dims = graph.input[0].type.tensor_type.shape.dim
            dims[int(rng.integers(len(dims)))].dim_value = extreme if rng.integers(2) else int(rng.integers(9))
        case 11:
            node.op_type = other.op_type
        case 12 if node.input:
            names = [value for node in nodes for value in (*node.input, *node.output)]
            node.input[int(rng.integers(len(node.input)))] = names[int(rng.integers(len(names)))]
        case _:
            made.opset_import[0].version = int(rng.integers(5, 30))
    twist: bytes = made.SerializeToString()
    return twist


@pytest.mark.parametrize("spoil", [damaged, twisted])
@pytest.mark.parametrize("name", WHOLE)
def test_a_spoilt_file_runs_or_is_refused_with_one_sentence(
    name: str, spoil: Callable[[bytes, np.random.Generator], bytes], tmp_path: Path
) -> None:
    content = WHOLE[name]()
    rng = np.random.default_rng(12)
    path = tmp_path / "spoilt.onnx"
    path.write_bytes(content)
    attempt(path)
    before = most_memory()
    happened = set()
    for number in range(300):
        copy = spoil(content, rng)
        path.write_bytes(copy)
        try:
            happened.add(attempt(path))
        except Exception as bug:
            raise AssertionError(f"copy {number} of {name}, spoilt by {spoil.__name__}, gives {bug!r}") from bug
    assert len(happened) > 2
    assert most_memory() - before < 200 << 20
