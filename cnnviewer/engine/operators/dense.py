"""Fully connected layers: Gemm."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.kernels.products import multiply
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    Arrays,
    Cost,
    Gradients,
    Operator,
    Shapes,
    alike,
    differentiable,
    joined_shape,
    number,
    optional,
    required,
    summed_to,
)
from cnnviewer.errors import NetworkError


class Gemm(Operator):
    """alpha A B + beta C, A and B transposed where transA, transB say so: a fully connected layer."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        a, b = required(node, shapes, 0), required(node, shapes, 1)
        if len(a) != 2 or len(b) != 2:
            raise NetworkError(
                f"A fully connected layer needs two matrices, not shapes {a} and {b}; flatten the input."
            )
        a = a[::-1] if number(node, "transA", 0) else a
        b = b[::-1] if number(node, "transB", 0) else b
        if a[1] != b[0]:
            raise NetworkError(f"The weight expects {b[0]} inputs, not {a[1]}; change the size of the input picture.")
        bias = optional(shapes, 2)
        if bias is not None and joined_shape((a[0], b[1]), bias) != (a[0], b[1]):
            raise NetworkError(
                f"A bias of shape {bias} cannot be added to outputs of shape {(a[0], b[1])}; make them fit."
            )
        return ((a[0], b[1]),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        given = [position for position in range(max(2, len(arrays))) if position < 2 or arrays[position] is not None]
        a, b, *rest = alike(node, arrays, given)
        self.output_shapes(node, [None if array is None else array.shape for array in arrays])
        alpha, beta = self._factor(node, "alpha", a), self._factor(node, "beta", a)
        out = multiply(a.T if number(node, "transA", 0) else a, b.T if number(node, "transB", 0) else b)
        with np.errstate(all="ignore"):
            if alpha != 1:
                out *= alpha
            for c in rest:
                out += c if beta == 1 else beta * c
        return (out,)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        """With A and B as multiplied: grad_A = alpha grad Bᵀ, grad_B = alpha Aᵀ grad, grad_C = beta grad."""
        a, b, c, grad = required(node, arrays, 0), required(node, arrays, 1), optional(arrays, 2), grads[0]
        made: list[Array | None] = [None] * len(arrays)
        if grad is None or not differentiable(a):
            return tuple(made)
        alpha, beta = number(node, "alpha", 1.0), number(node, "beta", 1.0)
        turned_a, turned_b = bool(number(node, "transA", 0)), bool(number(node, "transB", 0))
        with np.errstate(all="ignore"):
            scaled = grad if alpha == 1 else grad * alpha
            if wanted[0]:
                other = b if turned_b else b.T
                made[0] = multiply(other.T, scaled.T) if turned_a else multiply(scaled, other)
            if wanted[1]:
                other = a if turned_a else a.T
                made[1] = multiply(scaled.T, other.T) if turned_b else multiply(other, scaled)
            if c is not None and wanted[2]:
                made[2] = summed_to(grad if beta == 1 else grad * beta, c.shape)
        return tuple(
            None if array is None or like is None else array.astype(like.dtype, copy=False)
            for array, like in zip(made, arrays, strict=True)
        )

    @staticmethod
    def _factor(node: Node, name: str, a: Array) -> float:
        """The attribute alpha or beta, a whole number where the matrices hold whole numbers."""
        value = number(node, name, 1.0)
        if a.dtype.kind == "f":
            return value
        if value != int(value):
            raise NetworkError(f"The factor {name} = {value} does not fit {a.dtype} matrices; choose a whole number.")
        return int(value)

    def cost(self, node: Node, shapes: Shapes, outputs: Sequence[Shape]) -> Cost:
        weight, bias = required(node, shapes, 1), optional(shapes, 2)
        inputs = weight[1] if number(node, "transB", 0) else weight[0]
        return Cost(math.prod(weight) + (math.prod(bias) if bias else 0), math.prod(outputs[0]) * inputs)


OPERATORS: dict[str, Operator] = {"Gemm": Gemm()}
