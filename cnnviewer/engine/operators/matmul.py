"""MatMul: the product of matrices, or of stacks of them, as np.matmul has it.

A vector in front is a row, one behind a column; its axis is taken away again. The other axes in front are broadcast.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.kernels.products import multiply
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    NUMBERS,
    Arrays,
    Cost,
    Gradients,
    Operator,
    Shapes,
    alike,
    differentiable,
    joined_shape,
    required,
    summed_to,
)
from cnnviewer.errors import NetworkError


class MatMul(Operator):
    """out[..., i, j] = sum over k of a[..., i, k] b[..., k, j]."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        a, b = required(node, shapes, 0), required(node, shapes, 1)
        if not a or not b:
            raise NetworkError("MatMul multiplies matrices and vectors, not single numbers; use Mul for a number.")
        depth = b[-2] if len(b) > 1 else b[0]
        if a[-1] != depth:
            raise NetworkError(f"MatMul cannot multiply shapes {a} and {b}; give the second {a[-1]} rows, not {depth}.")
        batch = joined_shape(a[:-2], b[:-2])
        if batch is None:
            raise NetworkError(f"MatMul cannot combine the stacks of shapes {a} and {b}; make their sizes equal.")
        return (batch + a[-2:-1] + (b[-1:] if len(b) > 1 else ()),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        a, b = alike(node, arrays, (0, 1), NUMBERS)
        shape = self.output_shapes(node, [a.shape, b.shape])[0]
        return (multiply(*_matrices(a, b)).reshape(shape),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        """grad_a = grad bᵀ, grad_b = aᵀ grad, summed over the axes along which a stack was repeated."""
        a, b, grad = required(node, arrays, 0), required(node, arrays, 1), grads[0]
        made: list[Array | None] = [None, None]
        if grad is None:
            return tuple(made)
        left, right = _matrices(a, b)
        batch = np.broadcast_shapes(left.shape[:-2], right.shape[:-2])
        grad = grad.reshape(*batch, left.shape[-2], right.shape[-1])
        if wanted[0] and differentiable(a):
            product = multiply(grad, right.swapaxes(-1, -2))
            made[0] = summed_to(product, left.shape).reshape(a.shape).astype(a.dtype, copy=False)
        if wanted[1] and differentiable(b):
            product = multiply(left.swapaxes(-1, -2), grad)
            made[1] = summed_to(product, right.shape).reshape(b.shape).astype(b.dtype, copy=False)
        return tuple(made)

    def cost(self, node: Node, shapes: Shapes, outputs: Sequence[Shape]) -> Cost:
        """A single matrix behind is taken for a weight; a stack of them is what another layer made."""
        a, b = required(node, shapes, 0), required(node, shapes, 1)
        return Cost(math.prod(b) if len(b) <= 2 else 0, math.prod(outputs[0]) * a[-1])


def _matrices(a: Array, b: Array) -> tuple[Array, Array]:
    """a and b with two axes or more; one large matrix a where b is not a stack."""
    if b.ndim > 2:
        return (a if a.ndim > 1 else a[None]), b
    rows = a.reshape(math.prod(a.shape[:-1]), a.shape[-1])
    return rows, (b if b.ndim > 1 else b[:, None])


OPERATORS: dict[str, Operator] = {"MatMul": MatMul()}
