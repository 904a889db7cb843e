"""Nodes of opset 7 and later in their newest form: numbers move from attributes to inputs, old meanings are spelt out.

Each function takes the draft and a node whose form was checked against the schema of its own opset, and returns the
nodes that take its place, in order (none where the result is a constant). ONNX's own list of the changes is
https://onnx.ai/onnx/operators, with the versions of every operator. What none of them mentions did not change its form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from onnx import TensorProto

from cnnviewer.engine.exchange import quantized
from cnnviewer.engine.exchange.draft import Draft
from cnnviewer.engine.exchange.resizing import upgrade_resize
from cnnviewer.engine.exchange.tensors import read_only, type_of
from cnnviewer.engine.network import Node, Tensor

Nodes = tuple[Node, ...]
Upgrade = Callable[[Draft, Node], Nodes]

# Only the first output of these is made by every engine; a second one that nobody takes is left out.
_SPARE_OUTPUTS = frozenset(("BatchNormalization", "Dropout", "MaxPool", "LayerNormalization"))


def upgraded(draft: Draft, node: Node) -> Nodes:
    """The nodes in newest form that do what `node` does; constants go to the draft. Raises NetworkError."""
    if node.operator in _SPARE_OUTPUTS:
        outputs = node.outputs
        while len(outputs) > 1 and outputs[-1] not in draft.used:
            outputs = outputs[:-1]
        node = replace(node, outputs=outputs)
    change = UPGRADES.get(node.operator)
    nodes = (node,) if change is None else change(draft, node)
    for one in nodes:
        draft.ranks.note(one)
    return nodes


def _clip(draft: Draft, node: Node) -> Nodes:
    """Opset 6 has the bounds in attributes."""
    return (draft.to_inputs(node, 1, ("min", "max"), draft.floats),)


def _pad(draft: Draft, node: Node) -> Nodes:
    """Opset 2 has the numbers in attributes."""
    return (draft.to_inputs(draft.to_inputs(node, 1, ("pads",), np.int64), 2, ("value",), draft.floats),)


def _axes(draft: Draft, node: Node) -> Nodes:
    """Squeeze, Unsqueeze and ReduceSum until 12, the other reductions until 17 have their axes in an attribute."""
    return (draft.to_inputs(node, 1, ("axes",), np.int64),)


def _split(draft: Draft, node: Node) -> Nodes:
    """Until opset 12 the sizes are an attribute, until 17 the number of parts goes without saying."""
    node = draft.to_inputs(node, 1, ("split",), np.int64)
    if len(node.inputs) < 2 and "num_outputs" not in node.attributes:
        node = replace(node, attributes={**node.attributes, "num_outputs": len(node.outputs)})
    return (node,)


def _slice(draft: Draft, node: Node) -> Nodes:
    """Opset 1 has the places in attributes."""
    return (draft.to_inputs(node, 1, ("starts", "ends", "axes"), np.int64),)


def _top_k(draft: Draft, node: Node) -> Nodes:
    """Opset 1 has the number in an attribute; as an input it is a list of one."""
    if "k" in node.attributes:
        node = replace(node, attributes={**node.attributes, "k": (node.attributes["k"],)})  # type: ignore[dict-item]
    return (draft.to_inputs(node, 1, ("k",), np.int64),)


def _softmax(draft: Draft, node: Node) -> Nodes:
    """Until opset 12 the axes from `axis` (default 1) on are one, and so are those before it."""
    if draft.opset >= 13:
        return (node,)
    axis = node.attributes.get("axis", 1)
    rank = draft.ranks.of(node.inputs[0]).rank
    if axis == -1 or (rank is not None and axis == rank - 1):
        return (replace(node, attributes={"axis": -1}),)
    x, y = node.inputs[0], node.outputs[0]
    flat, made, shape = (draft.step(f"{y}.{step}") for step in ("flat", "flat.softmax", "shape"))
    return (
        draft.extra(node, "Flatten", (x,), flat, axis=axis),
        replace(node, inputs=(flat,), outputs=(made,), attributes={"axis": -1}),
        draft.extra(node, "Shape", (x,), shape),
        draft.extra(node, "Reshape", (made, shape), y),
    )


def _dropout(draft: Draft, node: Node) -> Nodes:
    """Outside training nothing is dropped; the ratio, an attribute until opset 11, does not matter."""
    training = draft.weights.get(node.inputs[2]) if len(node.inputs) > 2 else None
    if training is not None and training.any():
        raise draft.refused(node, "drops values at random, as in training; export the network for inference")
    attributes = {key: value for key, value in node.attributes.items() if key != "ratio"}
    return (replace(node, attributes=attributes),)


def _batch_normalization(draft: Draft, node: Node) -> Nodes:
    """Opset 7 may normalise each cell by itself, opset 14 may train; outputs after the first belong to training."""
    if node.attributes.get("training_mode", 0) or len(node.outputs) > 1:
        raise draft.refused(node, "is in training; export the network for inference")
    # Two axes have one cell a channel, so it makes no difference there.
    if not node.attributes.get("spatial", 1) and draft.ranks.of(node.inputs[0]).rank != 2:
        raise draft.refused(node, "has numbers for every cell instead of every channel; export it with newer tools")
    attributes = {key: value for key, value in node.attributes.items() if key != "spatial"}
    return (replace(node, attributes=attributes),)


def _group_normalization(draft: Draft, node: Node) -> Nodes:
    """Until opset 20 each group has one scale and bias, from 21 on each channel."""
    x, *parameters = node.inputs
    groups = node.attributes["num_groups"]
    channels = draft.ranks.of(x).channels
    if draft.opset >= 21 or not isinstance(groups, int) or len(parameters) != 2:
        return (node,)
    y = node.outputs[0]
    arrays = [draft.weights[name] for name in parameters if name in draft.weights]
    if [array.shape for array in arrays] == [(groups,)] * 2 and channels is not None and not channels % groups:
        spread = [np.repeat(array, channels // groups) for array in arrays]
        names = zip(("scale", "bias"), spread, strict=True)
        return (replace(node, inputs=(x, *(draft.constant(f"{y}.{name}", one, one.dtype) for name, one in names))),)
    # The groups as channels: instance normalisation scales each of them by one number, as is wanted.
    sizes = draft.constant(f"{y}.groups", (0, groups, -1), np.int64)
    grouped, made, shape = (draft.step(f"{y}.{step}") for step in ("grouped", "normalised", "shape"))
    epsilon = node.attributes.get("epsilon", 1e-5)
    return (
        draft.extra(node, "Reshape", (x, sizes), grouped),
        Node(node.name, "InstanceNormalization", (grouped, *parameters), (made,), {"epsilon": epsilon}),
        draft.extra(node, "Shape", (x,), shape),
        draft.extra(node, "Reshape", (made, shape), y),
    )


def _cast(draft: Draft, node: Node) -> Nodes:
    """Types that are not kept here are left out: what becomes float16 in the file becomes float32."""
    to = node.attributes["to"]
    kind = type_of(to, draft.reader.wide) if isinstance(to, int) else None
    if kind is None:
        raise draft.refused(node, "makes text or numbers of a type that is not known here; export it without")
    code = {"float32": TensorProto.FLOAT, "float64": TensorProto.DOUBLE}.get(kind, to)
    return (replace(node, attributes={**node.attributes, "to": code}),)


def _constant_of_shape(draft: Draft, node: Node) -> Nodes:
    """An array that is too large for any memory is told before it is made."""
    shape = draft.weights.get(node.inputs[0])
    value = node.attributes.get("value", Tensor("float32", (1,), (0.0,)))
    if not isinstance(value, Tensor) or len(value.numbers) != 1:
        raise draft.refused(node, "has no number to fill its array with; export it again")
    if shape is not None and shape.dtype.kind == "i" and (shape >= 0).all():
        draft.reader.count(node.outputs[0], tuple(shape.reshape(-1).tolist()), value.dtype)
    return (node,)


def _identity(draft: Draft, node: Node) -> Nodes:
    """Exporters share weights through it."""
    if node.inputs[0] not in draft.weights:
        return (node,)
    draft.weights[node.outputs[0]] = draft.weights[node.inputs[0]]
    return ()


def _quantized(draft: Draft, node: Node) -> Nodes:
    """On constants it is computed now."""
    arrays = [draft.weights.get(name) for name in node.inputs]
    if all(not name or name in draft.weights for name in node.inputs):
        if arrays[0] is not None:
            draft.reader.count(node.outputs[0], arrays[0].shape, "float32")
        made = quantized.folded(node, arrays)
        if made is not None:
            draft.weights[node.outputs[0]] = read_only(made)
            return ()
    return (node,)


_REDUCTIONS = ("L1", "L2", "LogSum", "LogSumExp", "Max", "Mean", "Min", "Prod", "Sum", "SumSquare")

UPGRADES: dict[str, Upgrade] = {
    "Clip": _clip,
    "Pad": _pad,
    "Squeeze": _axes,
    "Unsqueeze": _axes,
    **{f"Reduce{what}": _axes for what in _REDUCTIONS},
    "Split": _split,
    "Slice": _slice,
    "TopK": _top_k,
    "Softmax": _softmax,
    "LogSoftmax": _softmax,
    "Hardmax": _softmax,
    "Upsample": upgrade_resize,
    "Resize": upgrade_resize,
    "Dropout": _dropout,
    "BatchNormalization": _batch_normalization,
    "GroupNormalization": _group_normalization,
    "Cast": _cast,
    "ConstantOfShape": _constant_of_shape,
    "Identity": _identity,
    "QuantizeLinear": _quantized,
    "DequantizeLinear": _quantized,
}
