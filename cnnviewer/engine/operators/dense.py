"""The fully connected end of a network: Gemm, Softmax."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Cost, Operator, Shapes, joined_shape, number, optional, required
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
            raise NetworkError(f"A bias of shape {bias} cannot be added to outputs of shape {(a[0], b[1])}.")
        return ((a[0], b[1]),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        a, b, c = required(node, arrays, 0), required(node, arrays, 1), optional(arrays, 2)
        self.output_shapes(node, [None if array is None else array.shape for array in arrays])
        with np.errstate(all="ignore"):
            out = np.matmul(a.T if number(node, "transA", 0) else a, b.T if number(node, "transB", 0) else b)
            alpha, beta = number(node, "alpha", 1.0), number(node, "beta", 1.0)
            if alpha != 1.0:
                out *= np.float32(alpha)
            if c is not None:
                out += c if beta == 1.0 else np.float32(beta) * c
        return (out,)

    def cost(self, node: Node, shapes: Shapes, outputs: Sequence[Shape]) -> Cost:
        weight, bias = required(node, shapes, 1), optional(shapes, 2)
        inputs = weight[1] if number(node, "transB", 0) else weight[0]
        return Cost(math.prod(weight) + (math.prod(bias) if bias else 0), math.prod(outputs[0]) * inputs)


class Softmax(Operator):
    """exp(x) / sum of exp(x) along `axis` (default the last), with the maximum taken off so that nothing overflows."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        axis = int(number(node, "axis", -1))
        if not -len(x) <= axis < len(x):
            raise NetworkError(
                f"The axis {axis} of Softmax does not exist in an input of shape {x}; use one of its {len(x)}."
            )
        return (x,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        self.output_shapes(node, [x.shape])
        axis = int(number(node, "axis", -1))
        with np.errstate(all="ignore"):
            out = np.exp(x - x.max(axis=axis, keepdims=True))
            out /= out.sum(axis=axis, keepdims=True)
        return (out,)


OPERATORS: dict[str, Operator] = {"Gemm": Gemm(), "Softmax": Softmax()}
