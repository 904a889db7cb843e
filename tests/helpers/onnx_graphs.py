"""Small ONNX files made in memory, and what ONNX Runtime computes with a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from cnnviewer.engine.network import Array

Shape = Sequence[int | str | None]


def value(name: str, shape: Shape | None, kind: int = TensorProto.FLOAT) -> onnx.ValueInfoProto:
    """An input or output of a graph."""
    return helper.make_tensor_value_info(name, kind, None if shape is None else list(shape))


def graph_model(
    nodes: Sequence[onnx.NodeProto],
    inputs: Sequence[onnx.ValueInfoProto],
    outputs: Sequence[onnx.ValueInfoProto] = (value("y", None),),
    weights: Mapping[str, object] | None = None,
    opset: int = 21,
    domains: Sequence[str] = (),
) -> onnx.ModelProto:
    """A model of these parts, in the IR version that every ONNX Runtime of the last years reads."""
    tensors = [numpy_helper.from_array(np.asarray(array), name) for name, array in (weights or {}).items()]
    graph = helper.make_graph(list(nodes), "g", list(inputs), list(outputs), tensors)
    imports = [helper.make_opsetid("", opset), *(helper.make_opsetid(domain, 1) for domain in domains)]
    return helper.make_model(graph, opset_imports=imports, ir_version=8)


def model(*nodes: onnx.NodeProto, opset: int = 21, x: Shape = (1, 3, 8, 8), **weights: object) -> bytes:
    """The file of a model from "x" to "y" out of `nodes` and `weights`."""
    content: bytes = graph_model(nodes, [value("x", x)], weights=weights, opset=opset).SerializeToString()
    return content


def by_onnxruntime(content: bytes, feeds: Mapping[str, Array], outputs: Sequence[str] | None = None) -> list[Array]:
    """What ONNX Runtime makes of `feeds`; all outputs unless some are asked for."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    made: list[Array] = session.run(None if outputs is None else list(outputs), dict(feeds))
    return made
