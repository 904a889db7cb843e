"""Networks out of ONNX: the bytes of a file -> Network. No files are opened here.

What can be put right without a guess is: nodes in any order, without names or with equal ones, inputs that are weights
as well, outputs that are constants. An operator that cannot be run here stays in the graph; running says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import onnx
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]  # ships no types
from onnx import AttributeProto, TensorProto

from cnnviewer.engine.exchange.attributes import read_attribute
from cnnviewer.engine.exchange.draft import Draft
from cnnviewer.engine.exchange.names import Names, quoted, text
from cnnviewer.engine.exchange.order import sorted_nodes
from cnnviewer.engine.exchange.ranks import Outline
from cnnviewer.engine.exchange.rules import Rules
from cnnviewer.engine.exchange.schemas import NEWEST_OPSET
from cnnviewer.engine.exchange.tensors import External, TensorReader, read_only, type_of
from cnnviewer.engine.exchange.upgrade import upgraded
from cnnviewer.engine.exchange.write import INTERNAL, LABELS
from cnnviewer.engine.network import Array, Network, Node, Value
from cnnviewer.errors import NetworkError

OLDEST_OPSET = 7
LONGEST_NAME = 200
"""Letters of the name of a node or class; it stands in tables and sentences. Values keep their names whole."""

_AXIS_NAMES = ("batch", "channels", "height", "width")
_ONNX = ("", "ai.onnx")


def from_bytes(content: bytes, name: str, external: External | None = None) -> Network:
    """The network in `content`, the bytes of an .onnx file.

    name      what sentences call the network, and its name when the file has none
    external  gives the bytes of weights that stand in another file; without it such a network is refused
    Raises NetworkError with one sentence when the file is damaged or no valid ONNX, older than opset 7 or newer than
    the onnx package knows, declares more than 8 GB of weights, or is in training. Operators that cannot be run do not
    count: they are in the network, and running it raises EvaluationError.
    """
    name = text(name)
    model = onnx.ModelProto()
    try:
        model.ParseFromString(content)
    except DecodeError:
        raise NetworkError(f"{name} is no ONNX network, or only a part of one; export it again.") from None
    return from_model(model, name, external)


def from_model(model: onnx.ModelProto, name: str, external: External | None = None) -> Network:
    """The network of a model; see `from_bytes`."""
    opset = _opset(model, name)
    graph = model.graph
    if graph.sparse_initializer:
        raise NetworkError(f"{name} holds sparse weights, which cannot be read; export it with dense weights.")
    wide = any(entry.type.tensor_type.elem_type == TensorProto.DOUBLE for entry in graph.input)
    reader = TensorReader(name, wide, external)
    weights: dict[str, Array] = {}
    for tensor in graph.initializer:
        _add(weights, text(tensor.name), reader.read(tensor), name)
    nodes = _nodes(graph.node, weights, reader)
    entries = {text(entry.name): entry for entry in graph.input}
    inputs = [_input(value, entry, reader) for value, entry in entries.items() if value not in weights]
    if not inputs or not (nodes or weights):
        raise NetworkError(f"{name} has no input or no operators; export a whole network.")
    nodes = sorted_nodes(nodes, (*weights, *(value.name for value in inputs)), name)
    outlines = {one.name: _outline(one) for one in inputs}
    draft = Draft(name, opset, reader, weights, nodes, outlines)
    outputs = _outputs(graph, draft, nodes, inputs)
    rules = Rules(name, opset, wide, {one.name: one.dtype for one in inputs})
    rules.types |= {value: str(array.dtype) for value, array in weights.items()}
    newest: list[Node] = []
    for node in nodes:
        rules.check(node)
        newest += upgraded(draft, node)
    newest = _constant_outputs(draft, newest, outputs)
    if not newest:
        raise NetworkError(f"{name} has no input or no operators; export a whole network.")
    known = {value for node in newest for value in node.outputs}
    properties = {text(one.key): one.value for one in model.metadata_props}
    internal = draft.internal | (set(map(text, properties.get(INTERNAL, "").splitlines())) & known)
    labels = tuple(label[:LONGEST_NAME] for label in map(text, properties.get(LABELS, "").splitlines()))
    title = text(graph.name) or name
    return Network(title, tuple(newest), tuple(inputs), outputs, weights, frozenset(internal), opset, labels)


def _opset(model: onnx.ModelProto, name: str) -> int:
    """The version of the ONNX operators of `model`."""
    if not model.HasField("graph"):
        raise NetworkError(f"{name} is no ONNX network, or only a part of one; export it again.")
    opset = next((int(one.version) for one in model.opset_import if text(one.domain) in _ONNX), 1)
    if opset < OLDEST_OPSET:
        raise NetworkError(
            f"{name} is written in ONNX opset {opset}; export it again with opset {OLDEST_OPSET} or newer."
        )
    if opset > NEWEST_OPSET:
        raise NetworkError(
            f"{name} is written in ONNX opset {opset}; export it with opset {NEWEST_OPSET}, the newest known here."
        )
    return opset


def _add(weights: dict[str, Array], value: str, array: Array, name: str) -> None:
    if not value or value in weights:
        raise NetworkError(f"{name} has two weights of the name {quoted(value)!r}, or one without; export it again.")
    weights[value] = array


def _input(value: str, entry: onnx.ValueInfoProto, reader: TensorReader) -> Value:
    """An input with its shape and type; axes of no fixed length get a name."""
    tensor = entry.type.tensor_type
    kind = type_of(tensor.elem_type, reader.wide)
    if kind is None or not value:
        raise NetworkError(
            f"The input {quoted(value)} of {reader.name} takes no array of numbers; export the network with one."
        )
    if not tensor.HasField("shape"):
        raise NetworkError(f"The input {quoted(value)} of {reader.name} has no shape; export the network with one.")
    shape: list[int | str] = []
    for axis, length in enumerate(tensor.shape.dim):
        spare = _AXIS_NAMES[axis] if len(tensor.shape.dim) == 4 else f"axis {axis}"
        shape.append(length.dim_value if length.dim_value > 0 else text(length.dim_param) or spare)
    return Value(value, tuple(shape), kind)


def _outline(value: Value) -> Outline:
    channels = value.shape[1] if len(value.shape) > 1 else None
    return Outline(len(value.shape), channels if isinstance(channels, int) else None)


def _nodes(protos: Sequence[onnx.NodeProto], weights: dict[str, Array], reader: TensorReader) -> list[Node]:
    """The nodes as the file has them, each with a name of its own and names for all its outputs."""
    names = Names()
    values = Names(text(value) for proto in protos for value in proto.output)
    nodes = []
    for proto in protos:
        own = text(proto.domain) in _ONNX
        operator = text(proto.op_type) if own else f"{text(proto.domain)}.{text(proto.op_type)}"
        outputs = [text(value) for value in proto.output]
        if operator == "Constant" and len(outputs) == 1:
            _add(weights, outputs[0], _constant(proto, reader), reader.name)
            continue
        while outputs and not outputs[-1]:
            outputs.pop()
        if not outputs:
            continue  # nobody can see what it does
        inputs = [text(value) for value in proto.input]
        while inputs and not inputs[-1]:
            inputs.pop()
        name = names.fresh((text(proto.name) or next(filter(None, outputs)))[:LONGEST_NAME])
        attributes = {text(one.name): read_attribute(one, reader) for one in proto.attribute}
        made = tuple(value or values.fresh(f"{name}.{place}") for place, value in enumerate(outputs))
        nodes.append(Node(name, operator, tuple(inputs), made, attributes))
    return nodes


def _constant(proto: onnx.NodeProto, reader: TensorReader) -> Array:
    """The array of a Constant."""
    attribute = proto.attribute[0] if len(proto.attribute) == 1 else AttributeProto()
    if attribute.type == AttributeProto.TENSOR:
        return reader.read(attribute.t)
    value = read_attribute(attribute, reader)
    first = value[0] if isinstance(value, tuple) and value else value
    if isinstance(first, int | float):
        return read_only(np.array(value, np.int64 if isinstance(first, int) else np.float32))
    if value == () and attribute.type in (AttributeProto.INTS, AttributeProto.FLOATS):
        return read_only(np.array([], np.int64 if attribute.type == AttributeProto.INTS else np.float32))
    raise NetworkError(f"{reader.name} holds a constant that is no array of numbers; export it without.")


def _outputs(graph: onnx.GraphProto, draft: Draft, nodes: Sequence[Node], inputs: Sequence[Value]) -> tuple[str, ...]:
    """The names of the outputs, each once; those that nobody takes when the file names none."""
    known = {*draft.weights, *(one.name for one in inputs)}.union(*(node.outputs for node in nodes))
    outputs = tuple(dict.fromkeys(text(entry.name) for entry in graph.output))
    for value in outputs:
        if value not in known:
            raise NetworkError(f"The output {quoted(value)} of {draft.name} is made by nobody; export it again.")
    outputs = outputs or tuple(value for node in nodes for value in node.outputs if value not in draft.used)
    draft.used.update(outputs)
    return outputs


def _constant_outputs(draft: Draft, nodes: Sequence[Node], outputs: Sequence[str]) -> list[Node]:
    """`nodes` and an Identity for each output that is a constant: outputs of a network are made by its nodes."""
    renamed: dict[str, str] = {}
    copies = []
    for value in outputs:
        if value in draft.weights:
            array = draft.weights.pop(value)
            renamed[value] = draft.constant(f"{value}.constant", array, array.dtype)
            copies.append(Node(draft.node_names.fresh(value), "Identity", (renamed[value],), (value,)))
    if not renamed:
        return list(nodes)
    changed = [replace(node, inputs=tuple(renamed.get(name, name) for name in node.inputs)) for node in nodes]
    return [*copies, *changed]
