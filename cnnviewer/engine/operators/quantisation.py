"""Between real numbers and whole ones with a scale: QuantizeLinear, DequantizeLinear, DynamicQuantizeLinear.

A quantised number is a step function of the real one, so no gradient runs through any of them. (Training hands it on as
if nothing had been rounded, the "straight-through estimator". That is not the slope, so it is not what is shown here.)
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from cnnviewer.engine.arguments import checked_axis
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Operator, Shapes, Stepwise, number, optional, required
from cnnviewer.errors import NetworkError

WHOLE = {2: np.uint8, 3: np.int8, 4: np.uint16, 5: np.int16}
REAL = {1: np.float32, 11: np.float64}
"""Types by their number in the attribute output_dtype (onnx.TensorProto.DataType)."""


class _Scaled(Stepwise):
    """Inputs x, scale and zero point; one for all, one for each cell of `axis` (default 1), or one for each block."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x, scale, zero = required(node, shapes, 0), required(node, shapes, 1), optional(shapes, 2)
        _placed(node, scale, x)
        if zero is not None and zero != scale and math.prod(zero) * math.prod(scale) != 1:
            raise NetworkError(
                f"The zero point of {node.operator} has shape {zero} and its scale {scale}; give both the same shape."
            )
        return (x,)


class QuantizeLinear(_Scaled):
    """round(x / scale) + zero point, halves to the even side, kept in the range of its type.

    The type is that of the zero point, or `output_dtype`, or uint8; of whole numbers of 8 and 16 bits.
    """

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, scale, zero = required(node, arrays, 0), required(node, arrays, 1), optional(arrays, 2)
        self.output_shapes(node, [None if array is None else array.shape for array in arrays])
        wanted = int(number(node, "output_dtype", 0))
        chosen = WHOLE.get(wanted)
        kind = np.dtype((chosen or np.uint8) if zero is None else zero.dtype)
        if kind.type not in WHOLE.values() or (wanted and chosen != kind.type):
            raise NetworkError(
                f"QuantizeLinear cannot make numbers of type {kind} (output_dtype {wanted}); use whole numbers of 8 or "
                "16 bits, the same in the zero point and output_dtype."
            )
        precision = np.float64 if x.dtype == np.float64 else np.float32
        with np.errstate(all="ignore"):
            steps = np.rint(x.astype(precision, copy=False) / _spread(node, scale, x.shape).astype(precision))
            if zero is not None:
                steps += _spread(node, zero, x.shape)
            return (_saturated(steps, kind),)


class DequantizeLinear(_Scaled):
    """(x - zero point) * scale, in the type of the scale or in `output_dtype`."""

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, scale, zero = required(node, arrays, 0), required(node, arrays, 1), optional(arrays, 2)
        self.output_shapes(node, [None if array is None else array.shape for array in arrays])
        wanted = int(number(node, "output_dtype", 0))
        if x.dtype.kind not in "iu" or scale.dtype.kind != "f" or (wanted and wanted not in REAL):
            raise NetworkError(
                f"DequantizeLinear cannot make numbers of type {wanted or scale.dtype} out of {x.dtype}; use whole "
                "numbers and a scale of float32."
            )
        if zero is not None and zero.dtype != x.dtype:
            raise NetworkError(
                f"The zero point of DequantizeLinear is {zero.dtype} and its input {x.dtype}; give both the same type."
            )
        kind = np.dtype(REAL.get(wanted, scale.dtype))
        # The difference of two numbers of 32 bits needs more than 32.
        whole = x if zero is None else np.subtract(x, _spread(node, zero, x.shape), dtype=np.int64)
        with np.errstate(all="ignore"):
            return (np.asarray(whole.astype(kind) * _spread(node, scale, x.shape).astype(kind)),)


class DynamicQuantizeLinear(Stepwise):
    """x in steps of (highest - lowest) / 255 as uint8, 0 always among them; the scale and the zero point beside it."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (required(node, shapes, 0), (), ())

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        with np.errstate(all="ignore"):
            low, high = x.min(initial=0).astype(np.float32), x.max(initial=0).astype(np.float32)
            # Where all numbers are 0 any scale does; ONNX Runtime says 1.
            scale = np.asarray((high - low) / np.float32(255) if high > low else 1, np.float32)
            zero = _saturated(np.rint(-low / scale), np.dtype(np.uint8))
            return (_saturated(np.rint(x / scale) + zero, np.dtype(np.uint8)), scale, zero)


def _saturated(steps: Array, kind: np.dtype[Any]) -> Array:
    limits = np.iinfo(kind)
    return np.asarray(np.clip(steps, limits.min, limits.max).astype(kind))


def _placed(node: Node, scale: Shape, x: Shape) -> int | None:
    """The axis along which there is more than one scale; None when one does for all. NetworkError when it cannot be."""
    if math.prod(scale) == 1 and len(scale) < 2:
        return None
    axis = checked_axis(node, int(number(node, "axis", 1)), x)
    block = int(number(node, "block_size", 0))
    fits = scale == (x[axis],)
    if block > 0:
        fits = scale == (*x[:axis], -(-x[axis] // block), *x[axis + 1 :])
    if not fits:
        raise NetworkError(
            f"The scale of {node.operator} has shape {scale}, which does not fit an input of shape {x} along axis "
            f"{axis}; give one number, or one for each cell of that axis."
        )
    return axis


def _spread(node: Node, numbers: Array, x: Shape) -> Array:
    """Scales or zero points in a shape that broadcasts with `x`."""
    axis = _placed(node, numbers.shape, x)
    if axis is None:
        return numbers.reshape(())
    block = int(number(node, "block_size", 0))
    if block > 0:
        return np.asarray(numbers.repeat(block, axis=axis)[(slice(None),) * axis + (slice(0, x[axis]),)])
    return numbers.reshape([-1 if place == axis else 1 for place in range(len(x))])


OPERATORS: dict[str, Operator] = {
    "QuantizeLinear": QuantizeLinear(),
    "DequantizeLinear": DequantizeLinear(),
    "DynamicQuantizeLinear": DynamicQuantizeLinear(),
}
