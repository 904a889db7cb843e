"""Networks into ONNX: Network -> the bytes of a file, opset 21 and IR version 10 (ONNX Runtime 1.20 and later).

Types and shapes of the outputs, which ONNX wants, are inferred on a graph that declares the weights without holding
them; so neither that nor the check needs the memory of the weights once more.
"""

from __future__ import annotations

import numpy as np
import onnx
from google.protobuf.message import EncodeError  # type: ignore[import-untyped]  # ships no types
from onnx import TensorProto, helper, numpy_helper

from cnnviewer.engine.exchange.attributes import write_attribute
from cnnviewer.engine.exchange.names import quoted, text
from cnnviewer.engine.exchange.schemas import is_default, same_form, schema_of
from cnnviewer.engine.exchange.upgrade import UPGRADES
from cnnviewer.engine.network import OPSET, Array, Network, Node
from cnnviewer.errors import NetworkError

IR_VERSION = 10
# A property of the model in which the names of internal values stand, a line each.
INTERNAL = "cnnviewer.internal"
# A property in which the names of the classes stand, a line each.
LABELS = "labels"
LARGEST_FILE = 2_000_000_000
"""Bytes of a protobuf message; longer ones cannot be read back."""

# Weights of few numbers (sizes, axes) stay in the graph on which shapes are inferred: shapes depend on them.
_FEW = 1 << 12


def to_bytes(network: Network) -> bytes:
    """The network as the bytes of an .onnx file. Raises NetworkError when ONNX cannot express it."""
    if sum(array.nbytes for array in network.weights.values()) > LARGEST_FILE:
        raise _refused(network, "its weights take more than 2 GB, which an ONNX file cannot hold")
    try:
        content: bytes = to_model(network).SerializeToString()
    except (EncodeError, ValueError):
        raise _refused(network, "it takes more than 2 GB, which an ONNX file cannot hold") from None
    return content


def to_model(network: Network) -> onnx.ModelProto:
    """The network as a checked model. Raises NetworkError when ONNX cannot express it."""
    nodes = [_node(network, node) for node in network.nodes]
    inputs = [_declared(one.name, np.dtype(one.dtype), one.shape) for one in network.inputs]
    used = {name for node in network.nodes for name in node.inputs}
    weights = {name: array for name, array in network.weights.items() if name in used}
    few = {name: array for name, array in weights.items() if array.size <= _FEW}
    many = {name: array for name, array in weights.items() if name not in few}
    declared = [_declared(name, array.dtype, array.shape) for name, array in many.items()]
    graph = helper.make_graph(nodes, network.name or "network", inputs + declared, [], _tensors(few))
    graph.output.extend(onnx.ValueInfoProto(name=name) for name in network.outputs)
    domains = sorted({node.domain for node in nodes} - {""})
    imports = [helper.make_opsetid("", OPSET), *(helper.make_opsetid(domain, 1) for domain in domains)]
    model = helper.make_model(graph, opset_imports=imports, producer_name="cnnviewer", ir_version=IR_VERSION)
    lines = {INTERNAL: sorted(network.internal), LABELS: [" ".join(label.split()) for label in network.labels]}
    helper.set_model_props(model, {name: "\n".join(texts) for name, texts in lines.items() if texts})
    try:
        model = onnx.shape_inference.infer_shapes(model, data_prop=True)
        for output in model.graph.output:
            if not output.type.HasField("tensor_type"):
                # Behind an operator that nobody knows; ONNX wants some type and shape all the same.
                output.type.tensor_type.elem_type = TensorProto.FLOAT
            output.type.tensor_type.shape.SetInParent()
        onnx.checker.check_model(model)
    except (onnx.checker.ValidationError, onnx.shape_inference.InferenceError, ValueError) as error:
        reason = text((str(error).strip().splitlines() or ["it is empty"])[0][:160])
        raise _refused(network, f"ONNX refuses it with {reason!r}") from None
    del model.graph.input[len(inputs) :]
    model.graph.initializer.extend(_tensors(many))
    return model


def _node(network: Network, node: Node) -> onnx.NodeProto:
    """The node as a file holds it; refused where something of it was lost or has another meaning there."""
    domain, _, operator = node.operator.rpartition(".")
    schema = schema_of(operator, OPSET) if not domain else None
    read = schema_of(operator, network.opset) if not domain else None
    if schema is not None and read is not None and operator not in UPGRADES and not same_form(read, schema):
        raise _refused(network, f"the operator {operator} of opset {network.opset} means something else in {OPSET}")
    if domain.startswith("ai.onnx"):
        raise _refused(network, f"it holds the operator {quoted(node.operator)}, whose version is not known")
    written = helper.make_node(operator, list(node.inputs), list(node.outputs), node.name, domain=domain or None)
    for name, value in node.attributes.items():
        if schema is not None and name not in schema.attributes and is_default(operator, name, value):
            continue  # an attribute of a newer opset that says nothing new
        try:
            written.attribute.append(write_attribute(name, value, schema))
        except NetworkError as problem:
            raise _refused(network, f"the node {quoted(node.name)} ({quoted(node.operator)}): {problem}") from None
    return written


def _declared(name: str, kind: np.dtype[np.generic], shape: tuple[int | str, ...]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, helper.np_dtype_to_tensor_dtype(kind), list(shape))


def _tensors(weights: dict[str, Array]) -> list[TensorProto]:
    return [numpy_helper.from_array(array, name) for name, array in weights.items()]


def _refused(network: Network, reason: str) -> NetworkError:
    return NetworkError(f"Network {quoted(network.name)} cannot be written as ONNX: {reason}; change that first.")
