"""Pools: the window, the cell that was picked or the divisor of the mean; the same for pools over whole maps."""

from __future__ import annotations

import numpy as np

from cnnviewer.engine.geometry import window_of
from cnnviewer.engine.network import Array
from cnnviewer.engine.operators.operator import size_of
from cnnviewer.explain.xray.question import Question
from cnnviewer.explain.xray.view import OUTSIDE, Cells, Doubles, Kind, Part, Rule, XRay, shown


def largest(question: Question) -> XRay:
    """MaxPool, and the place of the maximum, its second output."""
    read, cells, inside, _ = _window(question)
    numbers = np.where(inside, read, -np.inf)
    if question.position == 1:
        return _place_of_maximum(question, read, cells, numbers)
    terms = question.terms(0, np.where(inside, read, 0.0), cells, numbers)
    formula = f"max = {shown(question.number)}"
    return question.answer(Kind.WINDOW, terms, Rule.MAX, formula=formula, outside="" if inside.all() else "ignored")


def smallest(question: Question) -> XRay:
    """The minimum of a window of the first input: minimum pooling, seen through the signs it is built with."""
    read, cells, inside, _ = _window(question)
    terms = question.terms(0, np.where(inside, read, 0.0), cells, np.where(inside, read, np.inf))
    formula = f"min = {shown(question.number)}"
    return question.answer(Kind.WINDOW, terms, Rule.MIN, formula=formula, outside="" if inside.all() else "ignored")


def mean(question: Question) -> XRay:
    """AveragePool: every cell a count-th part of the value."""
    read, cells, inside, counted = _window(question)
    count = int((inside | counted if question.attribute("count_include_pad", 0) else inside).sum())
    return _mean(question, np.where(inside, read, 0.0), cells, count, bool(inside.all()))


def norm(question: Question) -> XRay:
    """LpPool: the p-th root of the sum of the p-th powers."""
    read, cells, inside, _ = _window(question)
    return _norm(question, np.where(inside, read, 0.0), cells, bool(inside.all()))


def largest_of_map(question: Question) -> XRay:
    """GlobalMaxPool."""
    read, cells = _whole_map(question)
    formula = f"max = {shown(question.number)}"
    return question.answer(Kind.WINDOW, question.terms(0, read, cells, read), Rule.MAX, formula=formula)


def mean_of_map(question: Question) -> XRay:
    """GlobalAveragePool."""
    read, cells = _whole_map(question)
    return _mean(question, read, cells, read.size, True)


def norm_of_map(question: Question) -> XRay:
    """GlobalLpPool."""
    read, cells = _whole_map(question)
    return _norm(question, read, cells, True)


def _mean(question: Question, read: Doubles, cells: Cells, count: int, whole: bool) -> XRay:
    part = 1 / max(1, count)
    terms = question.terms(0, read, cells, read * part, np.full(read.shape, part))
    formula = f"Σ x / {count} = {shown(float(read.sum()))} / {count} = {shown(question.number)}"
    facts = (Part("cells", float(count)),)
    return question.answer(Kind.WINDOW, terms, facts=facts, formula=formula, outside="" if whole else "ignored")


def _norm(question: Question, read: Doubles, cells: Cells, whole: bool) -> XRay:
    p = int(question.attribute("p", 2))
    with np.errstate(all="ignore"):
        powers = np.abs(read) ** p
    terms = question.terms(0, read, cells, powers)
    sign = {1: "Σ|x|", 2: "√Σx²"}.get(p, f"(Σ|x|^{p})^(1/{p})")
    return question.answer(
        Kind.WINDOW,
        terms,
        formula=f"{sign} = {shown(question.number)}",
        finish=lambda total: float(np.float64(total) ** (1 / p)),
        outside="" if whole else "zero",
    )


def _place_of_maximum(question: Question, read: Doubles, cells: Cells, numbers: Doubles) -> XRay:
    """The second output of MaxPool: a place in the flattened input, not a number of it."""
    place = question.number
    terms = question.terms(0, read, cells, numbers)
    shares = np.zeros(numbers.size)
    shares[int(numbers.argmax())] = 1.0
    return question.answer(
        Kind.WINDOW,
        terms,
        Rule.FUNCTION,
        formula=f"argmax = {shown(place, 10)}",
        function=lambda found: place,
        shares=shares,
        outside="ignored" if (cells == OUTSIDE).any() else "",
    )


def _window(question: Question) -> tuple[Doubles, Cells, Array, Array]:
    """(read, cells, inside, padded) of the window, each (1, rows, columns).

    padded: whether a cell lies in the input or in the padding that counts as part of it
    """
    x, index = question.array(0), question.index
    maps = x if x.ndim == 4 else x.reshape(*x.shape[:2], 1, x.shape[2])
    window = window_of(question.node.attributes, None, size_of(x.shape))
    height, width = maps.shape[2:]
    row, column_ = (index[2] if len(index) == 4 else 0), index[-1]
    rows = row * window.stride[0] + np.arange(window.kernel[0]) * window.dilation[0] - window.pads[0]
    columns = column_ * window.stride[1] + np.arange(window.kernel[1]) * window.dilation[1] - window.pads[1]
    inside = ((rows >= 0) & (rows < height))[:, None] & ((columns >= 0) & (columns < width))
    padded = (rows < height + window.pads[2])[:, None] & (columns < width + window.pads[3])
    rows, columns = np.clip(rows, 0, height - 1)[:, None], np.clip(columns, 0, width - 1)
    read = maps[index[0], index[1]][rows, columns].astype(np.float64)
    first = (index[0] * maps.shape[1] + index[1]) * height * width
    cells = np.where(inside, first + rows * width + columns, OUTSIDE)
    return read[None], cells[None].astype(np.int64), inside[None], padded[None]


def _whole_map(question: Question) -> tuple[Doubles, Cells]:
    """(read, cells) of the map, (1, rows, columns); axes beyond two are laid out as rows."""
    x, index = question.array(0), question.index
    read = x[index[0], index[1]].astype(np.float64).reshape(1, -1, x.shape[-1])
    first = (index[0] * x.shape[1] + index[1]) * read.size
    return read, first + np.arange(read.size, dtype=np.int64).reshape(read.shape)
