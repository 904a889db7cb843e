"""Gemm and MatMul: every input times its weight, added up.

A fully connected layer behind feature maps reads them flattened; its inputs are then shown as the maps they are, each
under the part of the weight that lies on it.
"""

from __future__ import annotations

import numpy as np

from cnnviewer.engine.network import Array, Shape
from cnnviewer.explain.xray.question import Question
from cnnviewer.explain.xray.view import Cells, Kind, Part, Terms, XRay, plus, shown


def fully_connected(question: Question) -> XRay:
    """A number of Gemm: alpha * sum of a b + beta * c."""
    a, b, c = question.array(0), question.array(1), question.given(2)
    row, column = question.index
    left, left_cells = _line(a, row, bool(question.attribute("transA", 0)))
    right, right_cells = _line(b, column, not question.attribute("transB", 0))
    alpha, beta = question.attribute("alpha", 1.0), question.attribute("beta", 1.0)
    added: tuple[Part, ...] = ()
    if c is not None:
        part = question.at("bias", 2, question.broadcast_index(2))
        added = (Part(part.word, beta * part.number, part.value, part.index),)
    return _weighted(question, left, left_cells, alpha * right, right_cells, added)


def product(question: Question) -> XRay:
    """A number of MatMul."""
    a, b = question.array(0), question.array(1)
    left, right = (a if a.ndim > 1 else a[None]), (b if b.ndim > 1 else b[:, None])
    batch = np.broadcast_shapes(left.shape[:-2], right.shape[:-2])
    leading, rest = question.index[: len(batch)], question.index[len(batch) :]
    row, column = (rest[0] if a.ndim > 1 else 0), (rest[-1] if b.ndim > 1 else 0)
    numbers, cells = [], []
    for array, place, turned in ((left, row, False), (right, column, True)):
        outer = leading[len(leading) - array.ndim + 2 :]
        start = tuple(0 if length == 1 else one for length, one in zip(array.shape[:-2], outer, strict=True))
        line, line_cells = _line(array[start], place, turned)
        size = array.shape[-1] * array.shape[-2]
        first = int(np.ravel_multi_index(start, array.shape[:-2])) * size if start else 0
        numbers.append(line)
        cells.append(line_cells + first)
    return _weighted(question, numbers[0], cells[0], numbers[1], cells[1], ())


def _line(matrix: Array, place: int, turned: bool) -> tuple[Array, Cells]:
    """Row `place` of a matrix, or its column when `turned`, and where it stands in the flattened matrix."""
    rows, columns = matrix.shape
    # Worked out, not looked up in an array of all places: a weight may have a hundred million numbers.
    if turned:
        return matrix[:, place].astype(np.float64), np.arange(rows, dtype=np.int64) * columns + place
    return matrix[place].astype(np.float64), place * columns + np.arange(columns, dtype=np.int64)


def _weighted(
    question: Question, read: Array, cells: Cells, factor: Array, factor_cells: Cells, added: tuple[Part, ...]
) -> XRay:
    name, shape = question.source(0)
    grid, kind = _grid(shape, cells, question.array(0).shape)
    with np.errstate(all="ignore"):
        numbers = (read * factor).reshape(grid)
    weight = question.array(1)
    terms = Terms(
        read.reshape(grid),
        numbers,
        (name,),
        np.zeros(grid[0], np.int64),
        cells.reshape(grid),
        (shape,),
        factor.reshape(grid),
        question.node.inputs[1],
        weight.shape,
        factor_cells.reshape(grid),
    )
    formula = f"Σ x·w = {shown(question.number)}"
    if added:
        formula = f"Σ x·w + b = {shown(float(numbers.sum()))}{plus(added[0].number)} = {shown(question.number)}"
    return question.answer(kind, terms, added=added, formula=formula)


def _grid(shape: Shape, cells: Cells, matrix: Shape) -> tuple[tuple[int, int, int], Kind]:
    """The shape of the terms: a group a map where a whole sample of maps was flattened, else a list."""
    in_order = bool(len(cells) and cells[-1] - cells[0] == len(cells) - 1)
    if len(shape) == 4 and in_order and len(matrix) == 2 and len(cells) == shape[1] * shape[2] * shape[3]:
        return (shape[1], shape[2], shape[3]), Kind.FILTER
    return (len(cells), 1, 1), Kind.TERMS
