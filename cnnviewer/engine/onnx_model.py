"""Between a Network and an onnx.ModelProto, both in memory: what the engine can run of ONNX, and back again.

Constants become weights, old forms of an operator its present form: Clip and Pad with their numbers in attributes
(until opset 10), Softmax that flattens (until opset 12). So a network that was read can be written in one opset.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import onnx
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]  # ships no types
from onnx import TensorProto, helper, numpy_helper

from cnnviewer.engine.network import Array, Attribute, Network, Node, Value
from cnnviewer.engine.operators import OPERATORS
from cnnviewer.errors import NetworkError

# Pad can wrap from opset 19 on; IR version 9 belongs to it, and every ONNX Runtime since 2023 reads both.
OPSET, IR_VERSION = 19, 9
OLDEST_OPSET = 7
_AXIS_NAMES = ("batch", "channels", "height", "width")
_WIDE = (np.float64, np.float16)
# A property of the model in which the names of internal values stand, a line each.
_INTERNAL = "cnnviewer.internal"


def from_bytes(content: bytes, name: str) -> Network:
    """The network in `content`, the bytes of an .onnx file. Raises NetworkError with one sentence otherwise."""
    try:
        model = onnx.load_model_from_string(content)
        for output in model.graph.output:
            if output.type.HasField("tensor_type"):
                # The checker wants a shape that no one else needs, and that some exporters leave out.
                output.type.tensor_type.shape.SetInParent()
        onnx.checker.check_model(model)
    except DecodeError:
        raise NetworkError(f"{name} is no ONNX network, or only a part of one; export it again.") from None
    except onnx.checker.ValidationError as error:
        reason = str(error).strip().splitlines()[0][:160] if str(error).strip() else "it is empty"
        raise NetworkError(f"{name} is not a valid ONNX network ({reason}); export it again.") from None
    return from_model(model, name)


def from_model(model: onnx.ModelProto, name: str) -> Network:
    """The network of a checked model. Raises NetworkError for what the engine cannot run, naming it."""
    opset = next((one.version for one in model.opset_import if one.domain in ("", "ai.onnx")), 0)
    if opset < OLDEST_OPSET:
        raise NetworkError(
            f"{name} is written in ONNX opset {opset}; export it again with opset {OLDEST_OPSET} or newer."
        )
    reading = _Reading(name, opset, model)
    for tensor in model.graph.initializer:
        reading.weights[tensor.name] = reading.array(tensor)
    if model.graph.sparse_initializer:
        raise NetworkError(f"{name} holds sparse weights, which cannot be read; export it with dense weights.")
    for node in model.graph.node:
        reading.add(node)
    inputs = [_input(entry, name) for entry in model.graph.input if entry.name not in reading.weights]
    if not inputs or not reading.nodes:
        raise NetworkError(f"{name} has no input or no operators; export a whole network.")
    outputs = tuple(entry.name for entry in model.graph.output)
    known = {value for node in reading.nodes for value in node.outputs}
    properties = {one.key: one.value for one in model.metadata_props}
    internal = frozenset(properties.get(_INTERNAL, "").splitlines()) & known
    return Network(model.graph.name or name, tuple(reading.nodes), tuple(inputs), outputs, reading.weights, internal)


def to_model(network: Network) -> onnx.ModelProto:
    """The network as a checked model. Raises NetworkError when ONNX cannot express it."""
    nodes = []
    for node in network.nodes:
        written = helper.make_node(node.operator, list(node.inputs), list(node.outputs), node.name)
        written.attribute.extend(helper.make_attribute(key, value) for key, value in node.attributes.items())
        nodes.append(written)
    shapes = {value.name: value.shape for value in network.inputs}
    inputs = [helper.make_tensor_value_info(one.name, TensorProto.FLOAT, list(one.shape)) for one in network.inputs]
    used = {name for node in network.nodes for name in node.inputs}
    weights = [numpy_helper.from_array(array, name) for name, array in network.weights.items() if name in used]
    graph = helper.make_graph(nodes, network.name or "network", inputs, [], weights)
    for output in network.outputs:
        graph.output.append(helper.make_tensor_value_info(output, TensorProto.FLOAT, shapes.get(output)))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="cnnviewer")
    model.ir_version = IR_VERSION
    if network.internal:
        helper.set_model_props(model, {_INTERNAL: "\n".join(sorted(network.internal))})
    # Fills in the shapes of the outputs, which ONNX wants to know by their rank.
    model = onnx.shape_inference.infer_shapes(model)
    try:
        onnx.checker.check_model(model)
    except (onnx.checker.ValidationError, ValueError) as error:
        reason = str(error).strip().splitlines()[0][:160]
        raise NetworkError(f"Network {network.name} cannot be written as ONNX ({reason}).") from None
    return model


@dataclass
class _Reading:
    """The nodes and weights read so far."""

    name: str
    opset: int
    model: onnx.ModelProto
    nodes: list[Node] = field(default_factory=list)
    weights: dict[str, Array] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def add(self, node: onnx.NodeProto) -> None:
        if node.op_type == "Constant" and node.domain in ("", "ai.onnx"):
            self.weights[node.output[0]] = self.constant(node)
            return
        operator = node.op_type if node.domain in ("", "ai.onnx") else f"{node.domain}.{node.op_type}"
        if operator not in OPERATORS:
            raise NetworkError(
                f"{self.name} uses the operator {operator}, which cannot be run here; export it with "
                f"{', '.join(sorted(OPERATORS))} only."
            )
        attributes = {one.name: self.attribute(node, one) for one in node.attribute}
        inputs = list(node.input)
        if operator == "Clip":
            self.attributes_to_inputs(node, inputs, attributes, ("min", "max"), np.float32)
        if operator == "Pad":
            self.attributes_to_inputs(node, inputs, attributes, ("pads",), np.int64)
            self.attributes_to_inputs(node, inputs, attributes, ("", "value"), np.float32)
        if operator == "Softmax" and self.opset < 13:
            attributes["axis"] = self.softmax_axis(node, attributes)
        self.nodes.append(Node(self.unused_name(node), operator, tuple(inputs), tuple(node.output), attributes))

    def unused_name(self, node: onnx.NodeProto) -> str:
        """The name of the node, or one made from its operator; ONNX wants them neither present nor unique."""
        wanted = node.name or (node.output[0] if node.output[0] not in self.names else node.op_type.lower())
        name, number = wanted, 2
        while name in self.names:
            name, number = f"{wanted}_{number}", number + 1
        self.names.add(name)
        return name

    def attributes_to_inputs(
        self,
        node: onnx.NodeProto,
        inputs: list[str],
        attributes: dict[str, Attribute],
        names: Iterable[str],
        kind: type,
    ) -> None:
        """Move the attributes `names` to the inputs after the first, as newer opsets have them."""
        for position, name in enumerate(names, start=1):
            if name in attributes:
                value = f"{node.output[0]}.{name}"
                self.weights[value] = _read_only(np.array(attributes.pop(name), kind))
                inputs += [""] * (position + 1 - len(inputs))
                inputs[position] = value

    def softmax_axis(self, node: onnx.NodeProto, attributes: dict[str, Attribute]) -> int:
        """The axis of a Softmax that flattens the axes from its own on, where that makes no difference."""
        axis = attributes.get("axis", 1)
        graph = onnx.shape_inference.infer_shapes(self.model).graph
        shapes = {one.name: one.type.tensor_type.shape.dim for one in (*graph.input, *graph.value_info)}
        rank = len(shapes.get(node.input[0], ()))
        if not isinstance(axis, int) or (axis != -1 and axis != rank - 1):
            raise NetworkError(
                f"The Softmax of {self.name} runs over several axes, as until opset 12; export it with a newer opset."
            )
        return -1

    def attribute(self, node: onnx.NodeProto, attribute: onnx.AttributeProto) -> Attribute:
        value = helper.get_attribute_value(attribute)
        if isinstance(value, bytes):
            return value.decode("utf-8", "replace")
        if isinstance(value, int | float):
            return value
        if attribute.type in (onnx.AttributeProto.INTS, onnx.AttributeProto.FLOATS):
            return tuple(value)
        raise NetworkError(
            f"The operator {node.op_type} of {self.name} has an attribute {attribute.name} that cannot be read here; "
            "export it without."
        )

    def constant(self, node: onnx.NodeProto) -> Array:
        value = helper.get_attribute_value(node.attribute[0])
        if isinstance(value, TensorProto):
            return self.array(value)
        if isinstance(value, int | float):
            return _read_only(np.array(value, np.int64 if isinstance(value, int) else np.float32))
        if node.attribute[0].type in (onnx.AttributeProto.INTS, onnx.AttributeProto.FLOATS):
            whole = node.attribute[0].type == onnx.AttributeProto.INTS
            return _read_only(np.array(value, np.int64 if whole else np.float32))
        raise NetworkError(f"{self.name} holds a constant that is no array of numbers; export it without.")

    def array(self, tensor: TensorProto) -> Array:
        if tensor.data_location == TensorProto.EXTERNAL:
            raise NetworkError(f"{self.name} keeps its weights in another file; export it as one file.")
        try:
            array = numpy_helper.to_array(tensor)
        except (ValueError, TypeError) as error:
            raise NetworkError(
                f"The weight {tensor.name} of {self.name} is damaged ({error}); export it again."
            ) from None
        return _read_only(array.astype(np.float32) if array.dtype in _WIDE else array)


def _input(entry: onnx.ValueInfoProto, name: str) -> Value:
    """An input with its shape; axes of no fixed length get a name."""
    tensor = entry.type.tensor_type
    if tensor.elem_type != TensorProto.FLOAT:
        raise NetworkError(f"The input {entry.name} of {name} is not float32; export the network with float32 inputs.")
    if not tensor.HasField("shape"):
        raise NetworkError(f"The input {entry.name} of {name} has no shape; export the network with one.")
    shape: list[int | str] = []
    for axis, length in enumerate(tensor.shape.dim):
        spare = _AXIS_NAMES[axis] if len(tensor.shape.dim) == 4 else f"axis {axis}"
        shape.append(length.dim_value if length.dim_value > 0 else length.dim_param or spare)
    return Value(entry.name, tuple(shape))


def _read_only(array: Array) -> Array:
    array = np.ascontiguousarray(array) if array.ndim else array.copy()
    array.flags.writeable = False
    return array
