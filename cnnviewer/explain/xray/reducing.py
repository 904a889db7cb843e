"""Many numbers reduced to one along axes: Reduce..., ArgMax, ArgMin, TopK, CumSum."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from cnnviewer.engine.arguments import checked_axis, known_integers
from cnnviewer.engine.network import Array
from cnnviewer.explain.xray.question import Question, single
from cnnviewer.explain.xray.shares import listed
from cnnviewer.explain.xray.view import Cells, Doubles, Index, Kind, Rule, XRay, flat, shown


class _Reduction(NamedTuple):
    """terms of the numbers read; the rule; what is done to the result; the sign of it in a formula."""

    terms: Callable[[Doubles], Doubles]
    rule: Rule
    sign: str
    finish: Callable[[float], float] | None = None


def _same(numbers: Doubles) -> Doubles:
    return numbers


_REDUCTIONS: dict[str, _Reduction] = {
    "ReduceSum": _Reduction(_same, Rule.SUM, "Σ x"),
    "ReduceMean": _Reduction(lambda x: x / max(1, x.size), Rule.SUM, "Σ x / n"),
    "ReduceMax": _Reduction(_same, Rule.MAX, "max"),
    "ReduceMin": _Reduction(_same, Rule.MIN, "min"),
    "ReduceProd": _Reduction(_same, Rule.PRODUCT, "Π x"),
    "ReduceL1": _Reduction(np.abs, Rule.SUM, "Σ |x|"),
    "ReduceL2": _Reduction(np.square, Rule.SUM, "√Σ x²", math.sqrt),
    "ReduceSumSquare": _Reduction(np.square, Rule.SUM, "Σ x²"),
    "ReduceLogSum": _Reduction(_same, Rule.SUM, "log Σ x", lambda total: float(np.log(total))),
    "ReduceLogSumExp": _Reduction(np.exp, Rule.SUM, "log Σ exp x", lambda total: float(np.log(total))),
}


def reduction(question: Question) -> XRay:
    """A number of a Reduce operator."""
    x = question.array(0)
    axes = _axes(question)
    kept = [axis for axis in range(x.ndim) if axis not in axes]
    place = question.index if question.attribute("keepdims", 1) else _spread(question.index, kept, x.ndim)
    cut = tuple(slice(None) if axis in axes else place[axis] for axis in range(x.ndim))
    read = np.asarray(x[cut], np.float64)
    # Places are worked out, not read from an array of all places: a map may have a million cells.
    index = [np.arange(x.shape[axis]) if axis in axes else np.array([place[axis]]) for axis in range(x.ndim)]
    cells = np.ravel_multi_index(np.ix_(*index), x.shape).astype(np.int64) if x.ndim else np.zeros(1, np.int64)
    maps = x.ndim == 4 and tuple(axes) == (2, 3)
    grid = (1, x.shape[2], x.shape[3]) if maps else (max(1, read.size), 1, 1)
    asked = _REDUCTIONS[question.node.operator]
    with np.errstate(all="ignore"):
        numbers, finish = asked.terms(read), asked.finish
        if question.node.operator == "ReduceLogSumExp" and read.size and math.isfinite(highest := float(read.max())):
            numbers, finish = np.exp(read - highest), lambda total: float(np.log(total)) + highest
    if question.output.dtype.kind != "f":
        finish = _cut_off(finish)
    sign = asked.sign.replace(" n", f" {read.size}")
    return question.answer(
        Kind.WINDOW if maps else Kind.TERMS,
        question.terms(0, read.reshape(grid), cells.reshape(grid), numbers.reshape(grid)),
        asked.rule,
        formula=f"{sign} = {shown(question.number)}",
        finish=finish,
    )


def place_of_extreme(question: Question) -> XRay:
    """ArgMax and ArgMin: the number is a place, counted from 0."""
    x = question.array(0)
    axis = checked_axis(question.node, int(question.attribute("axis", 0)), x.shape)
    kept = bool(question.attribute("keepdims", 1))
    inner = question.index if kept else (*question.index[:axis], 0, *question.index[axis:])
    read, cells = _line(x, axis, inner)
    found = int(question.number)
    largest = question.node.operator == "ArgMax"
    last = bool(question.attribute("select_last_index", 0))

    def function(numbers: Doubles) -> float:
        turned = numbers[::-1] if last else numbers
        place = int(np.argmax(turned) if largest else np.argmin(turned))
        return float(len(numbers) - 1 - place if last else place)

    return question.answer(
        Kind.TERMS,
        listed(question, read, cells, read),
        Rule.FUNCTION,
        formula=f"{'argmax' if largest else 'argmin'} = {found}",
        function=function,
        shares=single(len(read), found),
    )


def ranked(question: Question) -> XRay:
    """TopK: the number of one rank, or its place, the second output."""
    x = question.array(0)
    axis = checked_axis(question.node, int(question.attribute("axis", -1)), x.shape)
    read, cells = _line(x, axis, question.index)
    falling = bool(question.attribute("largest", 1))
    # Of equal numbers the first comes first.
    order = np.argsort(-read if falling else read, kind="stable")
    place = int(order[question.index[axis]])
    wants_place = question.position == 1
    number = float(place) if wants_place else float(read[place])
    return question.answer(
        Kind.TERMS,
        listed(question, read, cells, read),
        Rule.FUNCTION,
        formula=f"{question.index[axis] + 1}. = {shown(question.number, 10 if wants_place else 4)}",
        function=lambda numbers: number,
        shares=single(len(read), place),
    )


def running_total(question: Question) -> XRay:
    """CumSum: all numbers before this place, and itself."""
    x = question.array(0)
    axis = checked_axis(question.node, known_integers(question.node, question.arrays, 1, "axis")[0], x.shape)
    read, cells = _line(x, axis, question.index)
    place, own = question.index[axis], 0 if question.attribute("exclusive", 0) else 1
    cut = slice(place + 1 - own, None) if question.attribute("reverse", 0) else slice(0, place + own)
    return question.answer(
        Kind.TERMS,
        listed(question, read[cut], cells[cut], read[cut]),
        formula=f"Σ x = {shown(question.number)}",
    )


def _axes(question: Question) -> tuple[int, ...]:
    x = question.array(0)
    given = () if question.given(1) is None else known_integers(question.node, question.arrays, 1, "axes")
    if not given and not question.attribute("noop_with_empty_axes", 0):
        return tuple(range(x.ndim))
    return tuple(sorted({checked_axis(question.node, axis, x.shape) for axis in given}))


def _spread(index: Index, kept: list[int], rank: int) -> Index:
    """`index` of the axes that stay, with 0 for those that were reduced."""
    place = [0] * rank
    for axis, one in zip(kept, index, strict=True):
        place[axis] = one
    return tuple(place)


def _line(x: Array, axis: int, index: Index) -> tuple[Doubles, Cells]:
    """The numbers along `axis` through `index`, and their cells."""
    step = math.prod(x.shape[axis + 1 :])
    first = flat(x.shape, (*index[:axis], 0, *index[axis + 1 :]))
    cells = first + step * np.arange(x.shape[axis], dtype=np.int64)
    return x.reshape(-1)[cells].astype(np.float64), cells


def _cut_off(finish: Callable[[float], float] | None) -> Callable[[float], float]:
    """Whole numbers are cut towards 0."""
    return lambda total: float(math.trunc(round(total if finish is None else finish(total), 9)))
