"""What the onnx package's own reference implementation (onnx.reference) makes of a single node.

It is slow and plain NumPy, written by the authors of the standard. What is larger than it can work out in a moment is
cut down first, where the operator says that this changes nothing: to some cells of an operator that works value by
value, to some channels of one that keeps channels apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cnnviewer.engine.network import Array, Node, Tensor
from cnnviewer.engine.operators import find_operator
from cnnviewer.engine.operators.operator import Arrays, ValueByValue, optional
from cnnviewer.engine.reference import Place

OPSET = 25
"""The version of the operators whose reference was compared with the engine; an older onnx package has older ones."""

AT_ONCE = 1 << 16
"""Cells of an output that are worked out where they can be chosen freely."""

IN_DOUBLES = 1 << 18
"""Cells of inputs and outputs up to which the reference works in float64."""

CELL_BY_CELL = frozenset(
    {"Col2Im", "DeformConv", "GatherND", "GridSample", "MaxUnpool", "RoiAlign", "ScatterElements", "ScatterND"}
)
"""Operators whose reference takes a step in Python, about 50 microseconds, for every cell."""

_FLOATS = (1, 10, 11, 16)
"""ONNX numbers of the floating point types: to the engine all one (see operators.identity.Cast)."""


class NoReference(Exception):
    """The onnx package cannot say what a node gives; the text says why."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A node with as much of its inputs and outputs as is compared.

    locate  from the place of a cell in an output of the piece to its place in the whole output
    """

    node: Node
    arrays: Arrays
    outputs: Sequence[Array]
    locate: Callable[[Place], Place] = lambda place: place


def piece_of(node: Node, arrays: Arrays, outputs: Sequence[Array], rng: np.random.Generator) -> Piece:
    """`node` with its inputs and outputs, cut down where they are large; drawn by `rng`."""
    operator = find_operator(node.operator)
    if isinstance(operator, ValueByValue) and len(outputs) == 1:
        return _some_cells(node, arrays, outputs[0], rng)
    largest = max((array.size for array in (*arrays, *outputs) if array is not None), default=0)
    axes = operator.channel_axes(node, arrays)
    channels = outputs[0].shape[1] if outputs[0].ndim > 1 else 1
    count = max(1, AT_ONCE * channels // max(1, largest))
    if axes is None or count >= channels or any(y.ndim < 2 or y.shape[1] != channels for y in outputs):
        return Piece(node, arrays, outputs)
    chosen = np.sort(rng.choice(channels, count, replace=False))
    cut = [
        array if array is None or axis is None else np.take(array, chosen, axis)
        for array, axis in zip(arrays, axes, strict=True)
    ]
    sizes = optional(cut, 3)
    if node.operator == "Resize" and sizes is not None and "axes" not in node.attributes:
        cut[3] = np.where(np.arange(sizes.size) == 1, count, sizes)
    return Piece(
        node, cut, [y[:, chosen] for y in outputs], lambda place: (place[0], int(chosen[place[1]]), *place[2:])
    )


def expected(piece: Piece) -> list[Array]:
    """What onnx.reference makes of `piece`, one array an output, as float64 where it is not large.

    Raises NoReference when the package does not know the operator, or refuses it in float64 as in its own type.
    """
    large = max((array.size for array in (*piece.arrays, *piece.outputs) if array is not None), default=0)
    if piece.node.operator in CELL_BY_CELL and large > AT_ONCE:
        raise NoReference(f"{large:,} numbers are too many for the reference of {piece.node.operator}, which is slow")
    node, arrays = _as_onnx_has_it(piece.node, piece.arrays)
    try:
        return _run(node, _in_doubles(node, arrays) if large <= IN_DOUBLES else arrays, len(piece.outputs))
    except NoReference:
        return _run(node, arrays, len(piece.outputs))


def _some_cells(node: Node, arrays: Arrays, y: Array, rng: np.random.Generator) -> Piece:
    """All cells of an output of `node`, or as many as are worked out at once, as arrays with one axis."""
    chosen = np.arange(y.size) if y.size <= AT_ONCE else np.unique(rng.integers(0, y.size, AT_ONCE))
    places = np.unravel_index(chosen, y.shape) if y.shape else ()
    cut = [None if array is None else np.broadcast_to(array, y.shape)[places].reshape(-1) for array in arrays]
    return Piece(node, cut, (y[places].reshape(-1),), lambda place: tuple(int(axis[place[0]]) for axis in places))


def _as_onnx_has_it(node: Node, arrays: Arrays) -> tuple[Node, Arrays]:
    """`node` without the liberties of the engine and of the reference: floats stay as they are, a depth is a number."""
    if node.operator == "Cast" and node.attributes.get("to") in _FLOATS:
        return replace(node, attributes={**node.attributes, "to": 1}), arrays
    depth = optional(arrays, 1)
    if node.operator == "OneHot" and depth is not None:
        return node, [arrays[0], depth.reshape(()), *arrays[2:]]
    return node, arrays


def _in_doubles(node: Node, arrays: Arrays) -> Arrays:
    """Floating point inputs as float64. Scales stay: output sizes are cut off to whole numbers from them in float32."""
    kept = range(1, len(arrays)) if node.operator in ("Resize", "Upsample") else ()
    return [
        array if array is None or array.dtype.kind != "f" or position in kept else array.astype(np.float64)
        for position, array in enumerate(arrays)
    ]


def _run(node: Node, arrays: Arrays, count: int) -> list[Array]:
    """The outputs of the reference for these very arrays."""
    import onnx
    from onnx.reference import ReferenceEvaluator

    failures = (
        *(RuntimeError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError),
        *(ImportError, MemoryError, onnx.defs.SchemaError),
    )
    try:
        model = _model(node, arrays, count)
        feeds = {f"x{i}": array for i, array in enumerate(arrays) if array is not None}
        with np.errstate(all="ignore"):
            made: Any = ReferenceEvaluator(model).run(None, feeds)
    except failures as error:
        reason = str(error).strip().splitlines()
        raise NoReference(f"the onnx package refuses it: {reason[0][:120] if reason else 'no reason given'}") from None
    return [np.asarray(array) for array in made]


def _model(node: Node, arrays: Arrays, count: int) -> Any:
    """An onnx.ModelProto of the one node; inputs x0, x1 ..., outputs y0, y1 ..."""
    import onnx
    from onnx import helper, numpy_helper

    domain, _, name = node.operator.rpartition(".")
    names = [f"x{i}" if array is not None else "" for i, array in enumerate(arrays)]
    written = helper.make_node(name, names, [f"y{i}" for i in range(count)], domain=domain)
    for key, value in node.attributes.items():
        if value != ():
            plain = numpy_helper.from_array(value.array) if isinstance(value, Tensor) else value
            written.attribute.append(helper.make_attribute(key, plain))
    inputs = [
        helper.make_tensor_value_info(f"x{i}", helper.np_dtype_to_tensor_dtype(array.dtype), array.shape)
        for i, array in enumerate(arrays)
        if array is not None
    ]
    outputs = [helper.make_empty_tensor_value_info(f"y{i}") for i in range(count)]
    graph = helper.make_graph([written], "node", inputs, outputs)
    opset = min(OPSET, onnx.defs.onnx_opset_version())
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)])
