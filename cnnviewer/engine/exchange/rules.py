"""What ONNX demands of a node: its attributes and their types, how many inputs, which numbers they hold.

Read from the operator schemas of the opset of the file. What a file promises is checked here once, so that operators
need not ask for the type of every attribute and array. Operators that ONNX does not know are not checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from onnx import AttributeProto

from cnnviewer.engine.exchange.names import quoted
from cnnviewer.engine.exchange.schemas import Schema, kind_of, schema_of
from cnnviewer.engine.exchange.tensors import type_of
from cnnviewer.engine.network import Attribute, Node, Tensor, Unread
from cnnviewer.errors import NetworkError

# NumPy's names of types as ONNX writes them, and back.
_WRITTEN = {"float32": "float", "float64": "double"}
_READ = {written: name for name, written in _WRITTEN.items()}
# Attributes of one type; anything that is not kept as an attribute is of another.
_SIMPLE = (
    *(AttributeProto.FLOAT, AttributeProto.INT, AttributeProto.STRING),
    *(AttributeProto.FLOATS, AttributeProto.INTS),
)


class Rules:
    """Checks nodes, in an order in which they can run, and keeps the types of the values they make.

    name   the network, for sentences;  wide  whether float64 stays float64
    types  {value: NumPy type} of inputs and weights; what nodes make is added, where it is known
    """

    def __init__(self, name: str, opset: int, wide: bool, types: dict[str, str]) -> None:
        self.name, self.opset, self.wide, self.types = name, opset, wide, types

    def check(self, node: Node) -> None:
        """Raise NetworkError when ONNX does not allow `node`."""
        schema = schema_of(node.operator, self.opset)
        if schema is None:
            return
        self._attributes(node, schema)
        for what, count, least, most in (
            ("inputs", len(node.inputs), schema.min_input, schema.max_input),
            ("outputs", len(node.outputs), schema.min_output, schema.max_output),
        ):
            if not least <= count <= most:
                wanted = str(least) if least == most else f"{least} to {most}"
                raise self._refused(node, f"has {count} {what} instead of {wanted}")
        self._types(node, schema)

    def _attributes(self, node: Node, schema: Schema) -> None:
        for name, value in node.attributes.items():
            known = schema.attributes.get(name)
            if known is None and name.startswith("__"):
                continue  # notes of a tool, which every reader passes over
            if known is None:
                raise self._refused(node, f"has an attribute {quoted(name)}, which ONNX does not know")
            if not _fits(value, kind_of(known)):
                kind = AttributeProto.AttributeType.Name(kind_of(known))
                raise self._refused(node, f"has an attribute {quoted(name)} that is no {kind}")
        for name, known in schema.attributes.items():
            if known.required and name not in node.attributes:
                raise self._refused(node, f"lacks its attribute {name}")

    def _types(self, node: Node, schema: Schema) -> None:
        bound: dict[str, str] = {}
        for value, parameter in zip(node.inputs, _formal(schema.inputs), strict=False):
            kind = self.types.get(value)
            if not value or kind is None:
                continue
            if f"tensor({_WRITTEN.get(kind, kind)})" not in parameter.types:
                raise self._refused(node, f"does not take {kind}, as {quoted(value)} is")
            if parameter.is_homogeneous and bound.setdefault(parameter.type_str, kind) != kind:
                raise self._refused(node, f"mixes {bound[parameter.type_str]} with {kind} in {quoted(value)}")
        for value, parameter in zip(node.outputs, _formal(schema.outputs), strict=False):
            kind = self._made(node, parameter, bound)
            if kind is not None:
                self.types[value] = kind

    def _made(self, node: Node, parameter: Schema.FormalParameter, bound: dict[str, str]) -> str | None:
        """The type of an output, None when it is not known."""
        value = node.attributes.get("value")
        if node.operator == "ConstantOfShape":
            return value.dtype if isinstance(value, Tensor) else "float32"
        if node.operator == "Cast":
            code = node.attributes["to"]
            return type_of(code, self.wide) if isinstance(code, int) else None
        if len(parameter.types) == 1:
            written = next(iter(parameter.types)).removeprefix("tensor(").removesuffix(")")
            return _READ.get(written, written)
        return bound.get(parameter.type_str) if parameter.is_homogeneous else None

    def _refused(self, node: Node, reason: str) -> NetworkError:
        which = f"the node {quoted(node.name)} ({quoted(node.operator)})"
        return NetworkError(f"{self.name} is not a valid ONNX network: {which} {reason}; export it again.")


def _formal(parameters: Sequence[Schema.FormalParameter]) -> Iterator[Schema.FormalParameter]:
    """The parameters one by one, the last one without end when it is variadic."""
    if parameters and parameters[-1].option == Schema.FormalParameterOption.Variadic:
        return chain(parameters, repeat(parameters[-1]))
    return iter(parameters)


def _fits(value: Attribute, wanted: int) -> bool:
    """Whether the attribute has the type that ONNX wants; empty lists fit every list."""
    match value:
        case float():
            return wanted == AttributeProto.FLOAT
        case int():
            return wanted == AttributeProto.INT
        case str():
            return wanted == AttributeProto.STRING
        case Tensor():
            return wanted == AttributeProto.TENSOR
        case Unread():
            return wanted not in _SIMPLE
        case ():
            return wanted in (AttributeProto.FLOATS, AttributeProto.INTS)
        case _:
            return wanted == (AttributeProto.FLOATS if isinstance(value[0], float) else AttributeProto.INTS)
