"""Networks of one node, run by the engine and by ONNX Runtime, and the comparison of the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from onnx import helper

from cnnviewer.engine.network import Array, Attribute, Network, Node, Value
from cnnviewer.engine.operators import find_operator

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
    return Network("one", (node,), (Value("x", first.shape, str(first.dtype)),), ("y",), weights)


def by_engine(operator: str, arrays: Sequence[Array | None], attributes: Mapping[str, Attribute]) -> Array:
    """The output of the engine."""
    first = arrays[0]
    assert first is not None
    return one_node(operator, arrays, attributes).run(first)["y"]


def forward(
    operator: str, arrays: Sequence[Array | None], attributes: Mapping[str, Attribute], outputs: int = 1
) -> tuple[Array, ...]:
    """All outputs of the operator itself, without a network around it: it takes empty arrays and all types."""
    names = tuple(f"x{i}" if array is not None else "" for i, array in enumerate(arrays))
    node = Node("node", operator, names, tuple(f"y{i}" for i in range(outputs)), dict(attributes))
    made = find_operator(operator).forward(node, arrays)
    shapes = [None if array is None else array.shape for array in arrays]
    assert find_operator(operator).output_shapes(node, shapes, arrays) == tuple(array.shape for array in made)
    return made


def by_onnxruntime(
    operator: str, arrays: Sequence[Array | None], attributes: Mapping[str, Attribute], opset: int = OPSET
) -> Array:
    """The output of ONNX Runtime for the same node."""
    return all_by_onnxruntime(operator, arrays, attributes, 1, opset)[0]


def all_by_onnxruntime(
    operator: str,
    arrays: Sequence[Array | None],
    attributes: Mapping[str, Attribute],
    outputs: int = 1,
    opset: int = OPSET,
) -> list[Array]:
    """All outputs of ONNX Runtime for the same node."""
    import onnxruntime

    names = [f"x{i}" if array is not None else "" for i, array in enumerate(arrays)]
    feeds = {name: array for name, array in zip(names, arrays, strict=True) if array is not None}
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in attributes.items()}
    made = [f"y{i}" for i in range(outputs)]
    node = helper.make_node(operator, names, made, **given)
    inputs = [
        helper.make_tensor_value_info(name, helper.np_dtype_to_tensor_dtype(array.dtype), array.shape)
        for name, array in feeds.items()
    ]
    graph = helper.make_graph([node], "one", inputs, [helper.make_empty_tensor_value_info(name) for name in made])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return session.run(None, feeds)


def assert_close(actual: Array, expected: Array, tolerance: float = 1e-5) -> None:
    """Equal shapes, and no difference beyond `tolerance` of the largest expected value."""
    assert actual.shape == expected.shape
    largest = float(np.abs(expected).max()) if expected.size else 0.0
    assert float(np.abs(actual - expected).max(initial=0.0)) <= tolerance * max(largest, 1e-30)
