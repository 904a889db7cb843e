"""Functions of a real number, written into `out` (which may be `x` itself), for pieces with one axis and no gaps.

float32 takes OpenCV's exponential and logarithm, six times as fast as NumPy's, and rational functions fitted here
(least squares of the relative error, weights raised where it is largest, until it is even as in a Chebyshev fit); all
are right to 4e-7 relative, also for 0, infinity and numbers below the normal range. float64 takes NumPy and math.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np

from cnnviewer.engine.network import Array

Function = Callable[[Array, Array], None]
"""function(x, out)"""

# erf(x) = x N(x x) / D(x x) for |x| <= 4; beyond, erf is 1 in float32.
_ERF_OVER = (1.12837914, 0.193525312, 0.0530990989, 0.00388249934, 0.000284547111, 1.98692711e-06)
_ERF_UNDER = (1.0, 0.504839902, 0.115341807, 0.0152055444, 0.00118536773, 3.74207162e-05)
# log(1 + e) = 2 s P(s s) with s = e / (2 + e), for 0 <= e <= 1: the series of artanh, its end fitted.
_LOG_1_PLUS = (1.0, 0.333331602, 0.200123257, 0.139821724, 0.140807269)


def exp(x: Array, out: Array) -> None:
    """e to the power of x."""
    if x.dtype == np.float32:
        cv2.exp(x, out)
    else:
        np.exp(x, out=out)


def log(x: Array, out: Array) -> None:
    """The natural logarithm; NaN below 0, -infinity at 0."""
    if x.dtype == np.float32:
        cv2.log(x, out)
    else:
        np.log(x, out=out)


def exp_minus_1(x: Array, out: Array) -> None:
    """exp(x) - 1 for x <= 0, exact near 0 too: tanh(x / 2) (exp(x) + 1)."""
    if x.dtype != np.float32:
        np.expm1(x, out=out)
        return
    half = np.multiply(x, 0.5)
    exp(x, out)
    np.add(out, 1, out=out)
    np.multiply(out, np.tanh(half, out=half), out=out)


def log_1_plus_exp(x: Array, out: Array) -> None:
    """log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|)), which never overflows."""
    # With both bounds, np.clip is twice as fast as np.maximum.
    positive = np.clip(x, 0, np.inf)
    np.abs(x, out=out)
    np.negative(out, out=out)
    exp(out, out)
    if x.dtype == np.float32:
        np.divide(out, np.add(out, 2), out=out)
        series = _polynomial(_LOG_1_PLUS, np.square(out))
        np.multiply(out, series, out=out)
        np.multiply(out, 2, out=out)
    else:
        np.log1p(out, out=out)
    np.add(out, positive, out=out)


def sigmoid(x: Array, out: Array) -> None:
    """1 / (1 + exp(-x))."""
    np.negative(x, out=out)
    exp(out, out)
    np.add(out, 1, out=out)
    np.reciprocal(out, out=out)


def erf(x: Array, out: Array) -> None:
    """2 / sqrt(pi) times the integral of exp(-t t) from 0 to x."""
    if x.dtype != np.float32:
        out[...] = [math.erf(value) for value in x.tolist()]
        return
    near = np.clip(x, -4, 4)
    square = np.square(near)
    np.multiply(near, _polynomial(_ERF_OVER, square), out=out)
    np.divide(out, _polynomial(_ERF_UNDER, square), out=out)
    np.clip(out, -1, 1, out=out)


def _polynomial(coefficients: tuple[float, ...], x: Array) -> Array:
    """The sum of coefficients[k] x^k, by Horner's rule, in the type of x."""
    total = np.multiply(x, coefficients[-1])
    for coefficient in coefficients[-2:0:-1]:
        np.add(total, coefficient, out=total)
        np.multiply(total, x, out=total)
    return np.add(total, coefficients[0], out=total)
