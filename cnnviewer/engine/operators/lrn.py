"""Every value divided by the size of its neighbours, ONNX operators LRN and LpNormalization."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.arguments import checked_axis, floating
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Gradients, Operator, Shapes, number, required
from cnnviewer.errors import NetworkError

AT_ONCE = 1 << 17
"""Values of a piece whose steps stay in the cache."""

WORTH_A_THREAD = 1 << 16
"""Values below which handing a piece to another thread (about 0.1 ms) costs more than it saves."""


class LRN(Operator):
    """y = x / (bias + alpha / size * sum of x'^2)^beta over the channels c - floor((size - 1) / 2) to
    c + ceil((size - 1) / 2) at the same place.

    A. Krizhevsky, I. Sutskever and G. E. Hinton, "ImageNet classification", 2012, section 3.3. The squares are summed
    anew for each channel: a running sum would carry an infinite value on to all channels after it.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        if len(x) < 2:
            raise NetworkError(f"The input of LRN must have shape (batch, channels, ...), not {x}.")
        if int(number(node, "size", 0)) < 1:
            raise NetworkError("The size of LRN, how many channels are summed, must be 1 or more; give it.")
        return (x,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = floating(node, required(node, arrays, 0))
        self.output_shapes(node, [x.shape])

        def piece(x: Array, out: Array) -> None:
            np.multiply(x, _power(_base(node, x), -number(node, "beta", 0.75)), out=out)

        return (_in_pieces(piece, x),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, grad = required(node, arrays, 0), grads[0]
        if grad is None or not wanted[0]:
            return (None,)
        beta = number(node, "beta", 0.75)
        factor = x.dtype.type(-2 * beta * number(node, "alpha", 1e-4) / number(node, "size", 1))

        def piece(x: Array, grad: Array, out: Array) -> None:
            base = _base(node, x)
            power = _power(base, -beta)
            # Each value stands in the sums of those whose neighbour it is: the same window, turned round.
            np.multiply(grad * x, power / base, out=out)
            np.multiply(_summed(out, int(number(node, "size", 1)), turned=True), x * factor, out=out)
            out += grad * power

        return (_in_pieces(piece, x, grad),)


def _base(node: Node, x: Array) -> Array:
    """bias + alpha / size * sum of squares, for `x` (C, cells)."""
    size = int(number(node, "size", 1))
    total = _summed(np.square(x), size)
    total *= x.dtype.type(number(node, "alpha", 1e-4) / size)
    total += x.dtype.type(number(node, "bias", 1.0))
    return total


def _summed(x: Array, size: int, *, turned: bool = False) -> Array:
    """The sum of `x` (C, cells) over `size` channels around each; `turned` swaps how many lie before and after."""
    before, after = (size - 1) // 2, size // 2
    if turned:
        before, after = after, before
    total = x.copy()
    for shift in range(1, min(before, len(x) - 1) + 1):
        total[shift:] += x[:-shift]
    for shift in range(1, min(after, len(x) - 1) + 1):
        total[:-shift] += x[shift:]
    return total


def _power(base: Array, exponent: float) -> Array:
    """base ** exponent; the exponents of published networks by roots, which are far faster."""
    if exponent == -0.75:
        root = np.sqrt(base)
        return np.asarray(1 / (root * np.sqrt(root)))
    if exponent == -0.5:
        return np.asarray(1 / np.sqrt(base))
    return np.asarray(np.power(base, base.dtype.type(exponent)))


def _in_pieces(work: Callable[..., None], x: Array, *others: Array) -> Array:
    """work(pieces..., piece of the output) on all channels (C, cells) of a few cells of `x` (N, C, ...) at a time."""
    samples, channels = x.shape[:2]
    out = buffers.empty(x.shape, x.dtype)
    if not out.size:
        return out
    flat = [np.ascontiguousarray(array).reshape(samples, channels, -1) for array in (x, *others)]
    target = out.reshape(samples, channels, -1)
    cells = target.shape[2]
    step = max(1, AT_ONCE // channels)

    def run(first: int, last: int) -> None:
        with np.errstate(all="ignore"):
            for sample in range(samples):
                for start in range(first, last, step):
                    cut = slice(start, min(start + step, last))
                    work(*(array[sample, :, cut] for array in flat), target[sample, :, cut])

    spread(run, cells, max(1, WORTH_A_THREAD // (channels * samples)))
    return out


class LpNormalization(Operator):
    """x / (sum of |x|^p)^(1/p) along `axis` (default the last), p = 1 or 2 (default); 0 where all are 0."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        checked_axis(node, int(number(node, "axis", -1)), x)
        if number(node, "p", 2) not in (1, 2):
            raise NetworkError(f"The order p of LpNormalization must be 1 or 2, not {number(node, 'p', 2)}.")
        return (x,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = floating(node, required(node, arrays, 0))
        self.output_shapes(node, [x.shape])
        with np.errstate(all="ignore"):
            return (x * self._inverse(node, x),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, grad = required(node, arrays, 0), grads[0]
        if grad is None or not wanted[0]:
            return (None,)
        inverse = self._inverse(node, x)
        with np.errstate(all="ignore"):
            y = x * inverse
            slope = np.sign(x) if number(node, "p", 2) == 1 else y
            along = (grad * y).sum(axis=int(number(node, "axis", -1)), keepdims=True)
            return ((grad - slope * along) * inverse,)

    @staticmethod
    def _inverse(node: Node, x: Array) -> Array:
        """One over the norm, 0 where that is 0."""
        axis = int(number(node, "axis", -1))
        with np.errstate(all="ignore"):
            if number(node, "p", 2) == 1:
                norm = np.abs(x).sum(axis=axis, keepdims=True)
            else:
                norm = np.sqrt(np.square(x).sum(axis=axis, keepdims=True))
            return np.asarray(np.where(norm == 0, 0, 1 / norm), x.dtype)


OPERATORS: dict[str, Operator] = {"LRN": LRN(), "LpNormalization": LpNormalization()}
