"""Operators that only move numbers: where exactly a number was copied from.

The general way: the operator itself is run on arrays that hold, instead of numbers, the places of these numbers counted
from 1 through all of its inputs; what arrives at a place says where its number came from, and 0 that it came from
nowhere (padding with a constant, the zeros beside a triangle).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators import find_operator
from cnnviewer.engine.operators.operator import Arrays
from cnnviewer.explain.xray.question import Question, beside, column
from cnnviewer.explain.xray.view import Cells, Index, Kind, Rule, XRay, flat, shown
from cnnviewer.networks.shown import LIES_THE_SAME

MOVED_INPUTS = {"Concat": None, "ScatterND": (0, 2)}
"""The inputs whose numbers are moved, None for all; of all other operators it is the first."""


class Origin(NamedTuple):
    """The input, and the place in it, that a number was copied from."""

    position: int
    place: Index


def copied(question: Question) -> XRay:
    """A number that stands somewhere else too."""
    origin = origin_of(question)
    if origin is None:
        return question.answer(Kind.GIVEN, beside(question.number, "filled in"), formula=shown(question.number))
    return question.answer(Kind.COPY, question.listed([origin]), Rule.SUM, formula=shown(question.number))


def origin_of(question: Question) -> Origin | None:
    """Where the number asked about was copied from; None when it was copied from nowhere."""
    node, output = question.node, question.output
    if node.operator in LIES_THE_SAME and question.position == 0:
        return Origin(0, _unravelled(question.array(0), flat(output.shape, question.index)))
    places = places_moved(node, question.arrays)[question.position]
    found = int(places[question.index]) - 1
    for position, array in _moved(node, question.arrays):
        if 0 <= found < array.size:
            return Origin(position, _unravelled(array, found))
        found -= array.size
    return None


def places_moved(node: Node, arrays: Arrays) -> tuple[Cells, ...]:
    """What `node` makes of the places of its numbers, counted from 1 through the inputs that it moves; 0 for none."""
    given = list(arrays)
    if node.operator == "Pad" and len(given) > 2 and given[2] is not None:
        given[2] = np.zeros(given[2].shape, np.int64)
    first = 1
    for position, array in _moved(node, arrays):
        given[position] = np.arange(first, first + array.size, dtype=np.int64).reshape(array.shape)
        first += array.size
    return tuple(find_operator(node.operator).forward(node, given))


def scattered(question: Question) -> XRay:
    """ScatterND: what stood there, and what was put in its place or combined with it."""
    reduction = question.node.attributes.get("reduction", "none")
    if reduction == "none":
        return copied(question)
    x, indices = question.array(0), question.array(1)
    depth = indices.shape[-1]
    named = indices.reshape(-1, depth) % np.array(x.shape[:depth])
    hits = np.flatnonzero((named == np.array(question.index[:depth])).all(axis=1))
    leading: Shape = indices.shape[:-1]
    places = [(0, question.index)]
    for hit in hits:
        place = tuple(int(one) for one in np.unravel_index(int(hit), leading)) if leading else ()
        places.append((2, (*place, *question.index[depth:])))
    rule = {"add": Rule.SUM, "mul": Rule.PRODUCT, "max": Rule.MAX, "min": Rule.MIN}[str(reduction)]
    sign = {"add": " + ", "mul": " · "}.get(str(reduction), ", ")
    terms = question.listed(places)
    numbers = [shown(float(one)) for one in terms.numbers.reshape(-1)[:4]]
    formula = f"{sign.join(numbers)}{' …' if len(places) > 4 else ''} = {shown(question.number)}"
    return question.answer(Kind.FORMULA, terms, rule, formula=formula)


def one_hot(question: Question) -> XRay:
    """OneHot: the index that decides, and the two numbers it decides between."""
    indices, values = question.array(0), question.array(2)
    axis = int(question.attribute("axis", -1)) % question.output.ndim
    index = question.index[:axis] + question.index[axis + 1 :]
    length, place = question.output.shape[axis], question.index[axis]
    chosen = int(indices[index])
    on = (chosen + length if chosen < 0 else chosen) == place
    facts = (question.at("off", 2, (0,)), question.at("on", 2, (1,)))
    terms = question.listed([(0, index)], words=["index"])
    number = float(values[1 if on else 0])
    formula = f"{chosen} {'=' if on else '≠'} {place}: {shown(number)}"
    return question.answer(
        Kind.FORMULA, terms, Rule.FUNCTION, facts=facts, formula=formula, function=lambda numbers: number
    )


def not_zero(question: Question) -> XRay:
    """NonZero: a row of the places that do not hold 0; the number is one coordinate of such a place."""
    x = question.array(0)
    axis, which = question.index
    place = _unravelled(x, int(np.flatnonzero(x)[which]))
    terms = question.listed([(0, place)], words=["not 0"])
    return question.answer(
        Kind.FORMULA, terms, Rule.FUNCTION, formula=shown(place[axis]), function=lambda numbers: float(place[axis])
    )


def converted(question: Question) -> XRay:
    """Cast: the same number in another type, which may cut it."""
    index = question.index
    before, kind = question.array(0), question.output.dtype
    number = float(before[index])
    if number == question.number:
        return question.answer(Kind.COPY, question.listed([(0, index)]), formula=shown(number))
    terms = question.listed([(0, index)], numbers=column([number]), words=["x"])
    formula = f"{kind}({shown(number, 6)}) = {shown(question.number)}"
    return question.answer(
        Kind.FORMULA,
        terms,
        Rule.FUNCTION,
        formula=formula,
        function=lambda numbers: float(np.float64(numbers[0]).astype(kind)),
    )


def _moved(node: Node, arrays: Arrays) -> Sequence[tuple[int, Array]]:
    positions = MOVED_INPUTS.get(node.operator, (0,))
    return [
        (position, array)
        for position, array in enumerate(arrays)
        if array is not None and (positions is None or position in positions)
    ]


def _unravelled(array: Array, cell: int) -> Index:
    return tuple(int(one) for one in np.unravel_index(cell, array.shape)) if array.ndim else ()
