"""Axes reduced to one number each: ReduceSum, Mean, Max, Min, Prod, L1, L2, SumSquare, LogSum, LogSumExp.

The axes are input 2; negative ones count from the end. Without axes all are reduced, or none when the attribute
noop_with_empty_axes is 1: the reduction then runs over single values, so that ReduceL1 still gives |x|. With keepdims
(the default) a reduced axis stays, with length 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cnnviewer.engine.arguments import checked_axis, known_integers
from cnnviewer.engine.kernels import elementwise, reductions
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    ANY,
    FLOATS,
    NUMBERS,
    Arrays,
    Gradients,
    Operator,
    Shapes,
    differentiable,
    number,
    optional,
    required,
    typed,
)


@dataclass(frozen=True)
class Reduce(Operator):
    """Input 1 reduced along the axes in input 2; see the module. Equal extremes share the gradient equally."""

    reduction: reductions.Reduction
    slope: reductions.Slope
    kinds: str = NUMBERS

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        axes = _axes(node, x, shapes, constants)
        if number(node, "keepdims", 1):
            return (_with_ones(x, axes),)
        return (tuple(length for axis, length in enumerate(x) if axis not in axes),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = typed(node, arrays, 0, self.kinds)
        shapes = [None if array is None else array.shape for array in arrays]
        shape = self.output_shapes(node, shapes, arrays)[0]
        return (reductions.reduce(self.reduction, x, _axes(node, x.shape, shapes, arrays)).reshape(shape),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, y, grad = required(node, arrays, 0), required(node, outputs, 0), grads[0]
        made: list[Array | None] = [None] * len(arrays)
        if grad is not None and wanted[0] and differentiable(x):
            axes = _axes(node, x.shape, [None if array is None else array.shape for array in arrays], arrays)
            kept = _with_ones(x.shape, axes)
            with np.errstate(all="ignore"):
                slope = self.slope(x, y.reshape(kept), axes)
            like_x = (np.broadcast_to(slope, x.shape), np.broadcast_to(grad.reshape(kept), x.shape))
            made[0] = elementwise.broadcast(np.multiply, like_x, dtype=x.dtype)
        return tuple(made)


def _with_ones(shape: Shape, axes: Sequence[int]) -> Shape:
    return tuple(1 if axis in axes else length for axis, length in enumerate(shape))


def _axes(node: Node, shape: Shape, shapes: Shapes, constants: Arrays) -> tuple[int, ...]:
    """The axes to reduce, counted from the front, in order."""
    given = known_integers(node, constants, 1, "axes") if optional(shapes, 1) is not None else ()
    if not given and not number(node, "noop_with_empty_axes", 0):
        return tuple(range(len(shape)))
    return tuple(sorted({checked_axis(node, axis, shape) for axis in given}))


OPERATORS: dict[str, Operator] = {
    "ReduceSum": Reduce(reductions.total, reductions.total_slope),
    "ReduceMean": Reduce(reductions.mean, reductions.mean_slope),
    "ReduceMax": Reduce(reductions.largest, reductions.extreme_slope, ANY),
    "ReduceMin": Reduce(reductions.smallest, reductions.extreme_slope, ANY),
    "ReduceProd": Reduce(reductions.product, reductions.product_slope),
    "ReduceL1": Reduce(reductions.norm_1, reductions.norm_1_slope),
    "ReduceL2": Reduce(reductions.norm_2, reductions.norm_2_slope),
    "ReduceSumSquare": Reduce(reductions.sum_of_squares, reductions.sum_of_squares_slope),
    "ReduceLogSum": Reduce(reductions.log_of_sum, reductions.log_of_sum_slope, FLOATS),
    "ReduceLogSumExp": Reduce(reductions.log_of_sum_of_exp, reductions.log_of_sum_of_exp_slope, FLOATS),
}
