"""Resize: the cells that a new cell is mixed from, with their weights.

The weights are the gradient of the new cell with respect to the old ones: the operator's own backward pass, run for
that one cell. Maps are resized alike, so one map of one sample is enough for it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cnnviewer.engine.network import Array, Node
from cnnviewer.engine.operators import find_operator
from cnnviewer.explain.xray.question import Question, beside
from cnnviewer.explain.xray.view import Index, Kind, Terms, XRay, flat, shown


def resized(question: Question) -> XRay:
    """A number of Resize."""
    x = question.array(0)
    start, node, arrays = _cut(question)
    part = np.zeros([1] * len(start) + list(x.shape[len(start) :]))
    shape = [1] * len(start) + list(question.output.shape[len(start) :])
    grad = np.zeros(shape)
    grad[(0,) * len(start) + question.index[len(start) :]] = 1.0
    (weights, *_) = find_operator("Resize").backward(
        node, [part, *arrays[1:]], [grad], [grad], [True] + [False] * (len(arrays) - 1)
    )
    assert weights is not None
    used = np.flatnonzero(weights)
    first = flat(x.shape, (*start, *(0,) * (x.ndim - len(start))))
    cells = (used + first).astype(np.int64)
    factor = weights.reshape(-1)[used]
    if not used.size:
        return question.answer(Kind.GIVEN, beside(question.number, "filled in"), formula=shown(question.number))
    read = x.reshape(-1)[cells].astype(np.float64)
    grid = _grid(question, cells)
    terms = Terms(
        read.reshape(grid),
        (read * factor).reshape(grid),
        (question.source(0)[0],),
        np.zeros(grid[0], np.int64),
        cells.reshape(grid),
        (question.source(0)[1],),
        factor.reshape(grid),
    )
    if used.size == 1 and factor[0] == 1:
        return question.answer(Kind.COPY, replace(terms, factor=None), formula=shown(question.number))
    whole = question.output.dtype.kind != "f"
    limits = np.iinfo(question.output.dtype) if whole else None
    return question.answer(
        Kind.WINDOW if grid[0] == 1 else Kind.TERMS,
        terms,
        formula=f"Σ x·w = {shown(question.number)}",
        finish=None if limits is None else lambda total: float(np.trunc(np.clip(total, limits.min, limits.max))),
    )


def _grid(question: Question, cells: Array) -> tuple[int, int, int]:
    """The cells as one window where they fill one, else as a list."""
    shape = question.source(0)[1]
    if len(shape) == 4:
        rows, columns = (np.unique(one) for one in np.unravel_index(cells, shape)[2:])
        if len(rows) * len(columns) == len(cells):
            return 1, len(rows), len(columns)
    return len(cells), 1, 1


def _cut(question: Question) -> tuple[Index, Node, list[Array | None]]:
    """(sample and map, node, inputs) of the same resize of one map; the place is () where that cannot be."""
    x, node, arrays = question.array(0), question.node, list(question.arrays)
    alike = x.ndim == 4 and x.shape[:2] == question.output.shape[:2]
    if (
        not alike
        or "axes" in node.attributes
        or node.attributes.get("keep_aspect_ratio_policy", "stretch") != "stretch"
    ):
        return (), node, arrays
    for position in (2, 3):
        given = arrays[position] if position < len(arrays) else None
        if given is not None and given.size:
            arrays[position] = np.concatenate([np.ones(2, given.dtype), given.reshape(-1)[2:]])
    return question.index[:2], node, arrays
