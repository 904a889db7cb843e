"""Maps made larger or smaller, ONNX operator Resize: nearest, linear or cubic, along any axes.

Where a cell of the output lies in the input is a matter of `coordinate_transformation_mode`; see interpolation.Line.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine import interpolation
from cnnviewer.engine.arguments import checked_axes, checked_shape, chosen, integers, known_integers
from cnnviewer.engine.interpolation import Line, Taps
from cnnviewer.engine.kernels.resampling import resample
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Gradients, Operator, Shapes, number, optional, required
from cnnviewer.errors import NetworkError

MODES = ("nearest", "linear", "cubic")
POLICIES = ("stretch", "not_larger", "not_smaller")


class Resize(Operator):
    """Inputs x, roi (the part to show, for tf_crop_and_resize), scales or sizes; `axes` names those they are for.

    Whole numbers that are mixed (linear, cubic) are cut off, not rounded, and stay in the range of their type.
    With scales the output has floor(length * scale) cells, whatever the roi: so do ONNX Runtime and ONNX's reference.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        lines = _lines(node, x, shapes, constants)
        shape = tuple(lines[axis].count if axis in lines else length for axis, length in enumerate(x))
        return (checked_shape(node, shape),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        shapes = [None if array is None else array.shape for array in arrays]
        self.output_shapes(node, shapes, arrays)
        lines = _lines(node, x.shape, shapes, arrays)
        taps = {axis: _taps(node, line) for axis, line in lines.items()}
        taps = {axis: one for axis, one in taps.items() if one.repeats != 1}
        if x.dtype.kind == "f" or all(one.copies for one in taps.values()):
            out = resample(x, taps)
        elif x.dtype.kind in "iu":
            limits = np.iinfo(x.dtype)
            out = np.clip(resample(x.astype(np.float64), taps), limits.min, limits.max).astype(x.dtype)
        else:
            raise NetworkError(f"Resize cannot mix numbers of type {x.dtype}; use mode nearest or convert them.")
        outside = _outside(node, lines, out.ndim)
        if outside is not None:
            value = np.asarray(number(node, "extrapolation_value", 0.0)).astype(x.dtype)
            out = np.asarray(np.where(outside, value, out))
        return (out,)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, grad = required(node, arrays, 0), grads[0]
        nothing = (None,) * (len(arrays) - 1)
        if grad is None or not wanted[0]:
            return (None, *nothing)
        lines = _lines(node, x.shape, [None if array is None else array.shape for array in arrays], arrays)
        outside = _outside(node, lines, grad.ndim)
        if outside is not None:
            grad = np.asarray(np.where(outside, grad.dtype.type(0), grad))
        taps = {axis: _taps(node, line) for axis, line in lines.items()}
        back = {axis: one.transposed for axis, one in taps.items() if one.repeats != 1}
        return (resample(grad, back), *nothing)


def _taps(node: Node, line: Line) -> Taps:
    transform = chosen(node, "coordinate_transformation_mode", interpolation.TRANSFORMS)
    mode = chosen(node, "mode", MODES)
    if mode == "nearest":
        return interpolation.nearest_taps(line, transform, chosen(node, "nearest_mode", tuple(interpolation.NEAREST)))
    return interpolation.mixed_taps(
        line,
        transform,
        mode,
        a=number(node, "cubic_coeff_a", -0.75),
        antialias=bool(number(node, "antialias", 0)),
        exclude_outside=bool(number(node, "exclude_outside", 0)),
    )


def _outside(node: Node, lines: dict[int, Line], rank: int) -> Array | None:
    """Which cells of the output lie outside the input, to be broadcast; None when that does not matter."""
    transform = node.attributes.get("coordinate_transformation_mode")
    if transform != "tf_crop_and_resize":
        return None
    outside: Array = np.zeros((1,) * rank, np.bool_)
    for axis, line in lines.items():
        places = line.places(transform)
        cells = (places < 0) | (places > line.length - 1)
        outside = outside | cells.reshape([-1 if place == axis else 1 for place in range(rank)])
    return outside if outside.any() else None


def _lines(node: Node, x: Shape, shapes: Shapes, constants: Arrays) -> dict[int, Line]:
    """The axes that are resized, by number. Raises NetworkError when scales or sizes are missing or make no sense."""
    named = integers(node, "axes")
    axes = tuple(range(len(x))) if named is None else checked_axes(node, named, x)
    # An empty array stands for one that is left out, as opsets 11 and 12 write it.
    by_scale, by_size = (math.prod(optional(shapes, position) or (0,)) > 0 for position in (2, 3))
    if by_scale == by_size:
        raise NetworkError("Resize needs either scales or sizes, not both or neither; give one of them.")
    widths: list[float]
    if by_scale:
        scales = _known_floats(node, constants, 2, "scales", len(axes))
        # ONNX multiplies in float32: 0.7 * 10 is 7 there.
        counts = [math.floor(np.float32(x[axis]) * np.float32(one)) for axis, one in zip(axes, scales, strict=True)]
        widths = [x[axis] * one for axis, one in zip(axes, scales, strict=True)]
    else:
        sizes = known_integers(node, constants, 3, "sizes")
        _check_count(node, "sizes", len(sizes), len(axes))
        counts, widths = _fitted(node, [x[axis] for axis in axes], sizes)
    for axis, count in zip(axes, counts, strict=True):
        if count < 1 or x[axis] < 1:
            raise NetworkError(
                f"Resize cannot make {count} out of {x[axis]} cells along axis {axis}; choose a larger scale or size."
            )
    cropping = node.attributes.get("coordinate_transformation_mode") == "tf_crop_and_resize"
    roi = [0.0] * len(axes) + [1.0] * len(axes)
    if cropping and math.prod(optional(shapes, 1) or (0,)) > 0:
        roi = _known_floats(node, constants, 1, "roi", 2 * len(axes))
    return {
        axis: Line(x[axis], counts[place], widths[place], roi[place], roi[place + len(axes)])
        for place, axis in enumerate(axes)
        if cropping or (counts[place], widths[place]) != (x[axis], x[axis])
    }


def _fitted(node: Node, lengths: Sequence[int], sizes: Sequence[int]) -> tuple[list[int], list[float]]:
    """(cells, cells before rounding) of every axis under `keep_aspect_ratio_policy`."""
    policy = chosen(node, "keep_aspect_ratio_policy", POLICIES)
    if policy == "stretch" or 0 in lengths:
        return list(sizes), [float(size) for size in sizes]
    pick = min if policy == "not_larger" else max
    size, length = pick(zip(sizes, lengths, strict=True), key=lambda pair: pair[0] / pair[1])
    widths = [other * size / length for other in lengths]
    return [math.floor(width + 0.5) for width in widths], widths


def _known_floats(node: Node, constants: Arrays, position: int, what: str, count: int) -> list[float]:
    array = optional(constants, position)
    if array is None:
        known_integers(node, constants, position, what)
        return []
    numbers = [float(one) for one in np.ravel(array)]
    _check_count(node, what, len(numbers), count)
    if not all(math.isfinite(one) for one in numbers) or (what == "scales" and min(numbers) <= 0):
        raise NetworkError(f"The {what} {numbers} of Resize make no sense; give finite numbers, and scales above 0.")
    return numbers


def _check_count(node: Node, what: str, given: int, expected: int) -> None:
    if given != expected:
        raise NetworkError(f"Resize has {given} {what} where {expected} are needed; give one for each axis.")


OPERATORS: dict[str, Operator] = {"Resize": Resize()}
