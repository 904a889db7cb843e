"""One operator run by the engine and by ONNX Runtime, with inputs and outputs of any number and type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper

from cnnviewer.engine.network import Array, Attribute, Node, Tensor
from cnnviewer.engine.operators import find_operator

OPSET = 22

Given = Sequence[Array | None]


def node_of(operator: str, arrays: Given, attributes: Mapping[str, Attribute], outputs: int = 1) -> Node:
    """A node with an input for every array; one that is None is left out."""
    inputs = tuple("" if array is None else f"x{place}" for place, array in enumerate(arrays))
    return Node("node", operator, inputs, tuple(f"y{place}" for place in range(outputs)), dict(attributes))


def engine(operator: str, arrays: Given, attributes: Mapping[str, Attribute], outputs: int = 1) -> tuple[Array, ...]:
    """The outputs of the engine, whose shapes are those that it announced and whose inputs stay as they were."""
    node = node_of(operator, arrays, attributes, outputs)
    before = [None if array is None else array.copy() for array in arrays]
    shapes = [None if array is None else array.shape for array in arrays]
    announced = find_operator(operator).output_shapes(node, shapes, arrays)
    made = find_operator(operator).forward(node, arrays)
    assert all(isinstance(array, np.ndarray) for array in made)
    assert tuple(array.shape for array in made) == announced
    for array, copy in zip(arrays, before, strict=True):
        assert array is None or np.array_equal(array, copy, equal_nan=array.dtype.kind == "f")
    return made


def runtime(
    operator: str, arrays: Given, attributes: Mapping[str, Attribute], outputs: int = 1, opset: int = OPSET
) -> list[Any]:
    """The outputs of ONNX Runtime for the same node."""
    import onnxruntime

    node = node_of(operator, arrays, attributes, outputs)
    feeds = {name: array for name, array in zip(node.inputs, arrays, strict=True) if array is not None}
    given = {name: _attribute(value) for name, value in attributes.items()}
    inputs = [
        helper.make_tensor_value_info(name, helper.np_dtype_to_tensor_dtype(array.dtype), array.shape)
        for name, array in feeds.items()
    ]
    made = [onnx.ValueInfoProto(name=name) for name in node.outputs]
    # ONNX Runtime crashes at a LayerNormalization whose last input is there and has no name.
    names = list(node.inputs)
    while names and not names[-1]:
        names.pop()
    graph = helper.make_graph([helper.make_node(operator, names, node.outputs, **given)], "one", inputs, made)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=10)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return list(session.run(None, feeds))


def _attribute(value: Attribute) -> Any:
    if isinstance(value, Tensor):
        return numpy_helper.from_array(value.array)
    return list(value) if isinstance(value, tuple) else value
