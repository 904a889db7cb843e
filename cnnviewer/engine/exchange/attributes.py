"""Attributes of a node, out of a file and back: AttributeProto <-> Attribute."""

from __future__ import annotations

import math

import onnx
from onnx import AttributeProto, helper, numpy_helper

from cnnviewer.engine.exchange.names import text
from cnnviewer.engine.exchange.schemas import kind_of
from cnnviewer.engine.exchange.tensors import TensorReader
from cnnviewer.engine.network import Array, Attribute, Tensor, Unread
from cnnviewer.errors import NetworkError

MOST_NUMBERS = 1 << 12
"""Numbers of an array that is kept as an attribute; the operators that run have one number there."""

KINDS = {
    AttributeProto.STRINGS: "a list of texts",
    AttributeProto.GRAPH: "a graph",
    AttributeProto.GRAPHS: "graphs",
    AttributeProto.TENSOR: "an array that is large or no numbers",
    AttributeProto.TENSORS: "arrays",
    AttributeProto.SPARSE_TENSOR: "a sparse array",
    AttributeProto.SPARSE_TENSORS: "sparse arrays",
    AttributeProto.TYPE_PROTO: "a type",
    AttributeProto.TYPE_PROTOS: "types",
}


def read_attribute(attribute: AttributeProto, reader: TensorReader) -> Attribute:
    """The attribute as nodes hold it; `Unread` for graphs and all else that no operator here takes."""
    match attribute.type:
        case AttributeProto.FLOAT:
            return float(attribute.f)
        case AttributeProto.INT:
            return int(attribute.i)
        case AttributeProto.STRING:
            return text(attribute.s)
        case AttributeProto.FLOATS:
            return tuple(map(float, attribute.floats))
        case AttributeProto.INTS:
            return tuple(map(int, attribute.ints))
        case AttributeProto.TENSOR if max(0, math.prod(attribute.t.dims)) <= MOST_NUMBERS:
            try:
                return tensor_of(reader.read(attribute.t))
            except NetworkError:
                return Unread(KINDS[AttributeProto.TENSOR])
        case kind:
            return Unread(KINDS.get(kind, "of an unknown kind"))


def tensor_of(array: Array) -> Tensor:
    """`array` as an attribute."""
    return Tensor(str(array.dtype), array.shape, tuple(array.reshape(-1).tolist()))


def write_attribute(name: str, value: Attribute, schema: onnx.defs.OpSchema | None) -> AttributeProto:
    """The attribute as a file holds it, in the type that `schema`, when there is one, wants.

    Raises NetworkError for one that was not kept when the network was read.
    """
    if isinstance(value, Unread):
        raise NetworkError(f"its attribute {name} is {value.kind}")
    if isinstance(value, Tensor):
        return helper.make_attribute(name, numpy_helper.from_array(value.array))
    known = schema.attributes.get(name) if schema is not None else None
    wanted = None if known is None else kind_of(known)
    if wanted == AttributeProto.FLOAT and isinstance(value, int):
        value = float(value)
    if wanted == AttributeProto.FLOATS and isinstance(value, tuple):
        value = tuple(float(number) for number in value)
    if isinstance(value, tuple) and not value:
        return helper.make_attribute(name, [], attr_type=wanted or AttributeProto.INTS)
    return helper.make_attribute(name, value)
