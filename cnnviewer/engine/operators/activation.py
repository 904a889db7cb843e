"""Smooth activations: Sigmoid, Tanh, Softplus, Softsign, Elu, Selu, Celu, Gelu, Mish, Swish.

Written so that nothing overflows and nothing cancels: huge inputs give the limit of the function.

Elu: Clevert, Unterthiner, Hochreiter, arXiv 1511.07289; Selu: Klambauer et al., arXiv 1706.02515; Celu: Barron,
arXiv 1704.07483; Gelu: Hendrycks, Gimpel, arXiv 1606.08415; Mish: Misra, arXiv 1908.08681; Swish: Ramachandran, Zoph,
Le, arXiv 1710.05941.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.kernels import functions
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.elementwise import SLOW, Elementwise
from cnnviewer.engine.operators.operator import Arrays, ChannelsApart, Gradients, Operator, Shapes
from cnnviewer.errors import NetworkError

# Mish(x) = x in double precision from here on, and exp(2 x) does not overflow float32.
_MISH_IS_X = 20.0
# Gelu with approximate "tanh" is x sigmoid(2 u), u = sqrt(2 / pi) (x + 0.044715 x^3).
_GELU_SCALE, _GELU_CUBE = 2 * math.sqrt(2 / math.pi), 0.044715


def _sigmoid_slope(x: Array, y: Array, out: Array) -> None:
    """y (1 - y)."""
    np.subtract(1, y, out=out)
    np.multiply(out, y, out=out)


def _tanh_slope(x: Array, y: Array, out: Array) -> None:
    """1 - y y."""
    np.multiply(y, y, out=out)
    np.subtract(1, out, out=out)


def _softplus_slope(x: Array, y: Array, out: Array) -> None:
    functions.sigmoid(x, out)


def _softsign(x: Array, out: Array) -> None:
    """x / (1 + |x|)."""
    np.abs(x, out=out)
    np.add(out, 1, out=out)
    np.divide(x, out, out=out)


def _softsign_slope(x: Array, y: Array, out: Array) -> None:
    """1 / (1 + |x|)^2."""
    np.abs(x, out=out)
    np.add(out, 1, out=out)
    np.reciprocal(out, out=out)
    np.square(out, out=out)


def _elu(x: Array, out: Array, alpha: float, gamma: float = 1.0, width: float = 1.0) -> None:
    """gamma x where x > 0, gamma alpha (exp(x / width) - 1) below."""
    np.clip(x, -np.inf, 0, out=out)
    np.divide(out, width, out=out)
    functions.exp_minus_1(out, out)
    np.multiply(out, alpha, out=out)
    np.add(out, np.clip(x, 0, np.inf), out=out)
    np.multiply(out, gamma, out=out)


def _elu_slope(x: Array, y: Array, out: Array, alpha: float, gamma: float = 1.0, width: float = 1.0) -> None:
    """gamma where x > 0, gamma alpha / width exp(x / width) elsewhere."""
    steepness = gamma * alpha / width
    np.clip(x, -np.inf, 0, out=out)
    np.divide(out, width, out=out)
    functions.exp(out, out)
    np.multiply(out, steepness, out=out)
    # Where x > 0 the exponential is 1.
    np.add(out, (x > 0) * x.dtype.type(gamma - steepness), out=out)


def _selu(x: Array, out: Array, alpha: float, gamma: float) -> None:
    _elu(x, out, alpha, gamma)


def _celu(x: Array, out: Array, alpha: float) -> None:
    _elu(x, out, alpha, width=alpha)


def _celu_slope(x: Array, y: Array, out: Array, alpha: float) -> None:
    _elu_slope(x, y, out, alpha, width=alpha)


def _swish(x: Array, out: Array, alpha: float) -> None:
    """x sigmoid(alpha x) = x / (1 + exp(-alpha x))."""
    np.multiply(x, -alpha, out=out)
    functions.exp(out, out)
    np.add(out, 1, out=out)
    np.divide(x, out, out=out)


def _swish_slope(x: Array, y: Array, out: Array, alpha: float) -> None:
    """s + alpha y (1 - s) with s = sigmoid(alpha x)."""
    np.multiply(x, alpha, out=out)
    functions.sigmoid(out, out)
    rest = np.subtract(1, out)
    np.multiply(rest, y, out=rest)
    np.multiply(rest, alpha, out=rest)
    np.add(out, rest, out=out)


def _mish(x: Array, out: Array) -> None:
    """x tanh(log(1 + exp(x))) = x n / (n + 2) with w = exp(x), n = w (w + 2)."""
    np.clip(x, -np.inf, _MISH_IS_X, out=out)
    functions.exp(out, out)
    np.multiply(out, np.add(out, 2), out=out)
    np.divide(out, np.add(out, 2), out=out)
    np.multiply(out, x, out=out)


def _mish_slope(x: Array, y: Array, out: Array) -> None:
    """t + 4 x w (w + 1) / (n + 2)^2 with t = n / (n + 2)."""
    w = np.clip(x, -np.inf, _MISH_IS_X)
    functions.exp(w, w)
    np.multiply(w, np.add(w, 2), out=out)
    under = np.add(out, 2)
    np.divide(out, under, out=out)
    rest = np.add(w, 1)
    np.divide(rest, under, out=rest)
    np.divide(w, under, out=w)
    np.multiply(rest, w, out=rest)
    np.multiply(rest, x, out=rest)
    np.multiply(rest, 4, out=rest)
    np.add(out, rest, out=out)


def _gelu(x: Array, out: Array) -> None:
    """x times (1 + erf(x / sqrt(2))) / 2."""
    np.multiply(x, math.sqrt(0.5), out=out)
    functions.erf(out, out)
    np.add(out, 1, out=out)
    np.multiply(out, 0.5, out=out)
    np.multiply(out, x, out=out)


def _gelu_slope(x: Array, y: Array, out: Array) -> None:
    """(1 + erf(x / sqrt(2))) / 2 + x exp(-x x / 2) / sqrt(2 pi)."""
    np.multiply(x, math.sqrt(0.5), out=out)
    functions.erf(out, out)
    np.add(out, 1, out=out)
    np.multiply(out, 0.5, out=out)
    bell = np.square(x)
    np.multiply(bell, -0.5, out=bell)
    functions.exp(bell, bell)
    np.multiply(bell, x, out=bell)
    np.multiply(bell, 1 / math.sqrt(2 * math.pi), out=bell)
    np.add(out, bell, out=out)


def _tanh_gelu(x: Array, out: Array) -> None:
    """x (1 + tanh(u)) / 2 = x sigmoid(2 u)."""
    np.square(x, out=out)
    np.multiply(out, -_GELU_SCALE * _GELU_CUBE, out=out)
    np.subtract(out, _GELU_SCALE, out=out)
    np.multiply(out, x, out=out)
    functions.exp(out, out)
    np.add(out, 1, out=out)
    np.divide(x, out, out=out)


def _tanh_gelu_slope(x: Array, y: Array, out: Array) -> None:
    """s + y (1 - s) (2 u)' with s = sigmoid(2 u)."""
    square = np.square(x)
    np.multiply(square, _GELU_SCALE * _GELU_CUBE, out=out)
    np.add(out, _GELU_SCALE, out=out)
    np.multiply(out, x, out=out)
    functions.sigmoid(out, out)
    np.multiply(square, 3 * _GELU_SCALE * _GELU_CUBE, out=square)
    np.add(square, _GELU_SCALE, out=square)
    np.multiply(square, y, out=square)
    np.multiply(square, np.subtract(1, out), out=square)
    np.add(out, square, out=out)


class Gelu(ChannelsApart):
    """x times the normal distribution function, exact or by the attribute approximate = "tanh"."""

    _exact = Elementwise(_gelu, _gelu_slope, least=SLOW)
    _by_tanh = Elementwise(_tanh_gelu, _tanh_gelu_slope, least=SLOW)

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return self._chosen(node).output_shapes(node, shapes)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return self._chosen(node).forward(node, arrays)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        return self._chosen(node).backward(node, arrays, outputs, grads, wanted)

    def _chosen(self, node: Node) -> Elementwise:
        approximate = node.attributes.get("approximate", "none")
        if approximate not in ("none", "tanh"):
            raise NetworkError(f"The approximation {approximate!r} of Gelu is unknown; choose none or tanh.")
        return self._by_tanh if approximate == "tanh" else self._exact


OPERATORS: dict[str, Operator] = {
    "Sigmoid": Elementwise(functions.sigmoid, _sigmoid_slope, least=SLOW),
    "Tanh": Elementwise(np.tanh, _tanh_slope, least=SLOW),
    "Softplus": Elementwise(functions.log_1_plus_exp, _softplus_slope, least=SLOW),
    "Softsign": Elementwise(_softsign, _softsign_slope),
    "Elu": Elementwise(_elu, _elu_slope, {"alpha": 1.0}, least=SLOW),
    "Selu": Elementwise(_selu, _elu_slope, {"alpha": 1.6732631921768188, "gamma": 1.0507010221481323}, least=SLOW),
    "Celu": Elementwise(_celu, _celu_slope, {"alpha": 1.0}, least=SLOW),
    "Gelu": Gelu(),
    "Mish": Elementwise(_mish, _mish_slope, least=SLOW),
    "Swish": Elementwise(_swish, _swish_slope, {"alpha": 1.0}, least=SLOW),
}
