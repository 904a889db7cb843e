"""The operator schemas of the onnx package: what each version of an operator takes and makes."""

from __future__ import annotations

from functools import cache

import onnx

Schema = onnx.defs.OpSchema
NEWEST_OPSET: int = onnx.defs.onnx_opset_version()


@cache
def schema_of(operator: str, opset: int) -> Schema | None:
    """The schema of an operator of ONNX itself as of `opset`; None when there is none."""
    try:
        return onnx.defs.get_schema(operator, opset, "")
    except onnx.defs.SchemaError:
        return None


def kind_of(attribute: Schema.Attribute) -> int:
    """The type of an attribute, one of onnx.AttributeProto.FLOAT, INT ..."""
    return int(attribute.type)  # type: ignore[call-overload, no-any-return]  # an enumeration, which its stub conceals


def same_form(one: Schema, other: Schema) -> bool:
    """Whether two forms of an operator are one but for what the newer one added and takes for granted."""
    old, new = sorted((one, other), key=lambda schema: schema.since_version)
    if new.min_input > old.min_input or new.max_input < old.max_input:
        return False
    for name, attribute in old.attributes.items():
        later = new.attributes.get(name)
        if later is None or (later.type, later.default_value) != (attribute.type, attribute.default_value):
            return False
    return True


def is_default(operator: str, name: str, value: object) -> bool:
    """Whether the newest form of `operator` takes `value` for granted for its attribute `name`."""
    newest = schema_of(operator, NEWEST_OPSET)
    known = newest.attributes.get(name) if newest is not None else None
    if known is None or not known.default_value.name:
        return False
    default = onnx.helper.get_attribute_value(known.default_value)
    return bool(value == (default.decode() if isinstance(default, bytes) else default))
