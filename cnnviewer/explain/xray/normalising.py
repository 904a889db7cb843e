"""Normalisation: a number brought to mean 0 and variance 1, or made small beside large neighbours.

    y = scale (x - mean) / sqrt(variance + epsilon) + shift

is shown as a sum of two: the number's own part, scale x / sqrt(...), and what mean and shift add to it.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from cnnviewer.engine.arguments import checked_axes, checked_axis, integers
from cnnviewer.engine.network import Array
from cnnviewer.explain.xray.question import Question, column, single
from cnnviewer.explain.xray.shares import listed
from cnnviewer.explain.xray.view import Index, Kind, Part, Rule, XRay, bracketed, flat, plus, shown


class _Figures(NamedTuple):
    mean: float
    variance: float


def batch(question: Question) -> XRay:
    """BatchNormalization, with the mean and variance found in training."""
    channel = (question.index[1],)
    scale, shift, mean, variance = (
        question.at(word, position, channel)
        for position, word in enumerate(("scale", "shift", "mean", "variance"), start=1)
    )
    return _standardised(question, mean, variance, scale, shift, question.attribute("epsilon", 1e-5))


def by_channel(question: Question) -> XRay:
    """InstanceNormalization and GroupNormalization, with the mean and variance of this picture."""
    x, (sample, channel) = question.array(0), question.index[:2]
    groups = x.shape[1]
    if question.node.operator == "GroupNormalization":
        groups = int(question.attribute("num_groups", groups))
    size = x.shape[1] // groups
    first = channel // size * size
    figures = _figures(x[sample, first : first + size])
    mean, variance = Part("mean", figures.mean), Part("variance", figures.variance)
    scale, shift = question.at("scale", 1, (channel,)), question.at("shift", 2, (channel,))
    return _standardised(question, mean, variance, scale, shift, question.attribute("epsilon", 1e-5))


def layer(question: Question) -> XRay:
    """LayerNormalization; its further outputs are the mean and one over the deviation."""
    x = question.array(0)
    axis = checked_axis(question.node, int(question.attribute("axis", -1)), x.shape)
    line = x[question.index[:axis]]
    figures, epsilon = _figures(line), question.attribute("epsilon", 1e-5)
    if question.position:
        return _figure(question, line, question.index[:axis], epsilon)
    scale = question.at("scale", 1, question.broadcast_index(1))
    shift = Part("shift", 0.0) if question.given(2) is None else question.at("shift", 2, question.broadcast_index(2))
    mean, variance = Part("mean", figures.mean), Part("variance", figures.variance)
    return _standardised(question, mean, variance, scale, shift, epsilon)


def mean_variance(question: Question) -> XRay:
    """MeanVarianceNormalization: epsilon, 1e-9, is added to the deviation."""
    x = question.array(0)
    axes = checked_axes(question.node, integers(question.node, "axes") or (0, 2, 3), x.shape)
    cut = tuple(slice(None) if axis in axes else question.index[axis] for axis in range(x.ndim))
    figures = _figures(x[cut])
    deviation = math.sqrt(figures.variance) + 1e-9
    own = float(x[question.index])
    numbers = column([own / deviation])
    terms = question.listed([(0, question.index)], numbers=numbers, factor=[1 / deviation], words=["x"])
    formula = f"({shown(own)}{plus(-figures.mean)}) / {shown(deviation)} = {shown(question.number)}"
    return question.answer(
        Kind.FORMULA,
        terms,
        added=(Part("mean", -figures.mean / deviation),),
        facts=(Part("mean", figures.mean), Part("deviation", deviation)),
        formula=formula,
        shares=single(1, 0),
    )


def local_response(question: Question) -> XRay:
    """LRN: x / (bias + alpha / size * sum of the squares of its neighbours in other maps)^beta."""
    x, index = question.array(0), question.index
    size, alpha = int(question.attribute("size", 1)), question.attribute("alpha", 1e-4)
    beta, bias = question.attribute("beta", 0.75), question.attribute("bias", 1.0)
    first, last = max(0, index[1] - (size - 1) // 2), min(x.shape[1] - 1, index[1] + size // 2)
    places = [(0, (index[0], channel, *index[2:])) for channel in range(first, last + 1)]
    read = question.listed(places).read
    terms = question.listed(places, numbers=alpha / size * read**2)
    own = float(x[index])
    total = bias + float(terms.numbers.sum())
    return question.answer(
        Kind.TERMS,
        terms,
        added=(Part("bias", bias),),
        facts=(Part("alpha", alpha), Part("beta", beta), Part("size", float(size))),
        formula=f"{shown(own)} / {shown(total)}^{shown(beta)} = {shown(question.number)}",
        finish=lambda found: own / found**beta,
        shares=single(len(places), index[1] - first),
    )


def unit_length(question: Question) -> XRay:
    """LpNormalization: a number over the length of the line it stands in."""
    x = question.array(0)
    axis = checked_axis(question.node, int(question.attribute("axis", -1)), x.shape)
    p = int(question.attribute("p", 2))
    index = question.index
    step = math.prod(x.shape[axis + 1 :])
    start = flat(x.shape, (*index[:axis], 0, *index[axis + 1 :]))
    cells = start + step * np.arange(x.shape[axis], dtype=np.int64)
    read = x.reshape(-1)[cells].astype(np.float64)
    own, length = float(x[index]), float((np.abs(read) ** p).sum() ** (1 / p))
    return question.answer(
        Kind.TERMS,
        listed(question, read, cells, np.abs(read) ** p),
        formula=f"{shown(own)} / {shown(length)} = {shown(question.number)}",
        finish=lambda total: own / total ** (1 / p) if total else 0.0,
        shares=single(len(read), index[axis]),
    )


def _standardised(question: Question, mean: Part, variance: Part, scale: Part, shift: Part, epsilon: float) -> XRay:
    own = float(question.array(0)[question.index])
    root = math.sqrt(max(0.0, variance.number + epsilon)) or math.nan
    factor = scale.number / root
    terms = question.listed([(0, question.index)], numbers=column([own * factor]), factor=[factor], words=["x"])
    formula = (
        f"{bracketed(scale.number)} · ({shown(own)}{plus(-mean.number)}) / √({shown(variance.number)}{plus(epsilon)})"
        f"{plus(shift.number)} = {shown(question.number)}"
    )
    return question.answer(
        Kind.FORMULA,
        terms,
        added=(replace(mean, number=-mean.number * factor), shift),
        facts=(mean, variance, scale, Part("epsilon", epsilon)),
        formula=formula,
    )


def _figure(question: Question, line: Array, leading: Index, epsilon: float) -> XRay:
    """The mean of a line, or one over its deviation."""
    read = line.astype(np.float64).reshape(-1)
    first = flat(question.array(0).shape, (*leading, *(0,) * (question.array(0).ndim - len(leading))))
    cells = first + np.arange(read.size, dtype=np.int64)
    if question.position == 1:
        terms = listed(question, read, cells, read / max(1, read.size))
        return question.answer(Kind.TERMS, terms, formula=f"Σ x / {read.size} = {shown(question.number)}")
    terms = listed(question, read, cells, (read - read.mean()) ** 2 / max(1, read.size))
    return question.answer(
        Kind.TERMS,
        terms,
        Rule.SUM,
        facts=(Part("mean", float(read.mean())), Part("epsilon", epsilon)),
        formula=f"1 / √(Σ (x − μ)² / {read.size}{plus(epsilon)}) = {shown(question.number)}",
        finish=lambda total: 1 / math.sqrt(total + epsilon),
    )


def _figures(numbers: Array) -> _Figures:
    exact = numbers.astype(np.float64)
    return _Figures(float(exact.mean()), float(exact.var()))
