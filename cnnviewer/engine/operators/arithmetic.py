"""Two arrays, value by value, with NumPy's rule for unequal shapes: Add, Sub, Mul, Div, Pow, Mod.

The gradient of an input that was repeated along an axis is the sum along it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from cnnviewer.engine.kernels import elementwise
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    NUMBERS,
    Arrays,
    Gradients,
    Operator,
    Shapes,
    ValueByValue,
    alike,
    differentiable,
    joined_shape,
    number,
    required,
    summed_to,
    typed,
)
from cnnviewer.errors import NetworkError

WORTH_A_THREAD = 1 << 19
"""Values that are worth a thread of their own: a sum takes less time than handing a piece over, for fewer."""

Slope = Callable[[Array, Array, Array, Array], object]
"""slope(a, b, grad, out): write grad times the derivative by a, or by b, into `out`."""


def joined(node: Node, a: Shape, b: Shape) -> Shape:
    """The shape of the result; NetworkError when a and b cannot be combined."""
    shape = joined_shape(a, b)
    if shape is None:
        raise NetworkError(f"{node.operator} cannot combine shapes {a} and {b}; make their sizes equal.")
    return shape


@dataclass(frozen=True)
class Arithmetic(ValueByValue):
    """out = a (operation) b; the shapes are broadcast from the last axis on.

    operation  for both floating point and whole numbers, operation(a, b, out)
    slopes     for a and b; None where the gradient is that of the result
    """

    operation: Callable[..., object]
    slopes: tuple[Slope | None, Slope | None]

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (joined(node, required(node, shapes, 0), required(node, shapes, 1)),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        a, b = self._operands(node, arrays)
        joined(node, a.shape, b.shape)
        kind = np.result_type(a, b) if a.dtype.kind == "f" == b.dtype.kind else a.dtype
        return (elementwise.broadcast(self.operation, (a, b), dtype=kind, least=WORTH_A_THREAD),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        a, b, grad = required(node, arrays, 0), required(node, arrays, 1), grads[0]
        made: list[Array | None] = [None, None]
        for position, (operand, slope) in enumerate(zip((a, b), self.slopes, strict=True)):
            if grad is None or not wanted[position] or not differentiable(operand):
                continue
            full = grad
            if slope is not None:
                full = elementwise.broadcast(slope, (a, b, grad), dtype=grad.dtype, least=WORTH_A_THREAD)
            made[position] = summed_to(full, operand.shape).astype(operand.dtype, copy=False)
        return tuple(made)

    def _operands(self, node: Node, arrays: Arrays) -> list[Array]:
        return alike(node, arrays, (0, 1))


class Pow(Arithmetic):
    """a to the power of b; the result has the type of a, whatever that of b."""

    def _operands(self, node: Node, arrays: Arrays) -> list[Array]:
        a, b = typed(node, arrays, 0, "fi"), typed(node, arrays, 1, NUMBERS)
        return [a, b.astype(a.dtype, copy=False) if a.dtype.kind == "f" else b]


class Mod(Operator):
    """The rest of a / b: with the sign of b, or with that of a when the attribute fmod is 1."""

    _floored = Arithmetic(np.mod, (None, lambda a, b, grad, out: _times_quotient(np.floor_divide, a, b, grad, out)))
    _truncated = Arithmetic(
        np.fmod, (None, lambda a, b, grad, out: _times_quotient(_truncated_quotient, a, b, grad, out))
    )

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return self._chosen(node).output_shapes(node, shapes)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return self._chosen(node).forward(node, arrays)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        return self._chosen(node).backward(node, arrays, outputs, grads, wanted)

    def _chosen(self, node: Node) -> Arithmetic:
        return self._truncated if number(node, "fmod", 0) else self._floored


def _divide(a: Array, b: Array, out: Array) -> None:
    """a / b; whole numbers are cut towards 0 as in C, while NumPy's // rounds down. Whole numbers by 0 give 0."""
    if out.dtype.kind == "f":
        np.divide(a, b, out=out)
    else:
        np.floor_divide(np.subtract(a, np.fmod(a, b)), b, out=out)


def _power(a: Array, b: Array, out: Array) -> None:
    """Squares and cubes by multiplication, thirty times as fast. Whole numbers come from the double, cut towards 0."""
    if out.dtype.kind != "f":
        whole = b.dtype.kind != "f" and (b >= 0).all()
        out[...] = np.power(a, b, dtype=out.dtype) if whole else np.power(a.astype(np.float64), b)
    elif (exponent := _only_number(b)) == 1:
        out[...] = a
    elif exponent in (2, 3):
        np.multiply(a, a, out=out)
        if exponent == 3:
            np.multiply(out, a, out=out)
    else:
        np.power(a, b, out=out)


def _only_number(array: Array) -> float | None:
    """The number that stands everywhere in `array`, if there is one."""
    if not array.size:
        return None
    first = array[(0,) * array.ndim]
    repeated = all(length == 1 or not stride for length, stride in zip(array.shape, array.strides, strict=True))
    return float(first) if repeated or (array == first).all() else None


def _negated(a: Array, b: Array, grad: Array, out: Array) -> None:
    np.negative(grad, out=out)


def _times_a(a: Array, b: Array, grad: Array, out: Array) -> None:
    np.multiply(grad, a, out=out)


def _times_b(a: Array, b: Array, grad: Array, out: Array) -> None:
    np.multiply(grad, b, out=out)


def _over_b(a: Array, b: Array, grad: Array, out: Array) -> None:
    np.divide(grad, b, out=out)


def _quotient_by_b(a: Array, b: Array, grad: Array, out: Array) -> None:
    """-a / b^2."""
    np.divide(a, b, out=out)
    np.divide(out, b, out=out)
    np.multiply(out, grad, out=out)
    np.negative(out, out=out)


def _power_by_a(a: Array, b: Array, grad: Array, out: Array) -> None:
    """b a^(b - 1); 0 where b is 0."""
    _power(a, np.subtract(b, 1), out)
    np.multiply(out, b, out=out)
    np.copyto(out, 0, where=b == 0)
    np.multiply(out, grad, out=out)


def _power_by_b(a: Array, b: Array, grad: Array, out: Array) -> None:
    """a^b log(a); 0 where a is 0 and b is not negative, as the limit from above."""
    _power(a, b, out)
    np.multiply(out, np.log(a), out=out)
    np.copyto(out, 0, where=(a == 0) & (b >= 0))
    np.multiply(out, grad, out=out)


def _truncated_quotient(a: Array, b: Array) -> Array:
    return np.asarray(np.trunc(np.divide(a, b)))


def _times_quotient(quotient: Callable[[Array, Array], Array], a: Array, b: Array, grad: Array, out: Array) -> None:
    """The rest is a - q b with a quotient q that does not follow small changes."""
    np.multiply(grad, quotient(a, b), out=out)
    np.negative(out, out=out)


OPERATORS: dict[str, Operator] = {
    "Add": Arithmetic(np.add, (None, None)),
    "Sub": Arithmetic(np.subtract, (None, _negated)),
    "Mul": Arithmetic(np.multiply, (_times_b, _times_a)),
    "Div": Arithmetic(_divide, (_over_b, _quotient_by_b)),
    "Pow": Pow(_power, (_power_by_a, _power_by_b)),
    "Mod": Mod(),
}
