"""Networks of one node, run by the engine and by ONNX Runtime, and the comparison of the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from onnx import TensorProto, helper

from cnnviewer.engine.network import Array, Attribute, Network, Node, Value

OPSET = 20


def frozen(array: Array) -> Array:
    """`array` as float32, read-only."""
    array = np.array(array, np.float32)
    array.flags.writeable = False
    return array


def one_node(operator: str, arrays: Sequence[Array | None], attributes: Mapping[str, Attribute]) -> Network:
    """A network of one node: the first of `arrays` is its input "x", the others are weights; it makes "y"."""
    names = ["x", *(f"w{i}" if array is not None else "" for i, array in enumerate(arrays[1:]))]
    weights = {name: array for name, array in zip(names, arrays, strict=True) if name.startswith("w")}
    first = arrays[0]
    assert first is not None
    node = Node("node", operator, tuple(names), ("y",), dict(attributes))
    return Network("one", (node,), (Value("x", first.shape),), ("y",), weights)


def by_engine(operator: str, arrays: Sequence[Array | None], attributes: Mapping[str, Attribute]) -> Array:
    """The output of the engine."""
    first = arrays[0]
    assert first is not None
    return one_node(operator, arrays, attributes).run(first)["y"]


def by_onnxruntime(operator: str, arrays: Sequence[Array | None], attributes: Mapping[str, Attribute]) -> Array:
    """The output of ONNX Runtime for the same node."""
    import onnxruntime

    names = [f"x{i}" if array is not None else "" for i, array in enumerate(arrays)]
    feeds = {name: array for name, array in zip(names, arrays, strict=True) if array is not None}
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in attributes.items()}
    node = helper.make_node(operator, names, ["y"], **given)
    inputs = [
        helper.make_tensor_value_info(name, helper.np_dtype_to_tensor_dtype(array.dtype), array.shape)
        for name, array in feeds.items()
    ]
    graph = helper.make_graph([node], "one", inputs, [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return session.run(None, feeds)[0]


def assert_close(actual: Array, expected: Array, tolerance: float = 1e-5) -> None:
    """Equal shapes, and no difference beyond `tolerance` of the largest expected value."""
    assert actual.shape == expected.shape
    largest = float(np.abs(expected).max()) if expected.size else 0.0
    assert float(np.abs(actual - expected).max(initial=0.0)) <= tolerance * max(largest, 1e-30)
