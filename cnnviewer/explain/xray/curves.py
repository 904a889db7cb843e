"""Functions of one number: the curve around the point, sampled by running the operator itself in double precision."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cnnviewer.engine.network import Array
from cnnviewer.engine.operators import find_operator
from cnnviewer.explain.xray.question import Question
from cnnviewer.explain.xray.view import Curve, Doubles, Kind, Part, Rule, XRay, bracketed, shown

SAMPLES = 161
LEAST_REACH = 3.0
"""The curve is drawn from minus to plus so much at least: what makes a function what it is lies about 0."""

_SIGNS: dict[str, str] = {"Neg": "−", "Reciprocal": "1 / ", "Sqrt": "√"}


def curve(question: Question) -> XRay:
    """A number of an operator that changes every number by itself."""
    x = question.array(0)
    point = float(x[question.index])
    facts = _facts(question)
    run = _function(question)
    reach = max([LEAST_REACH, *(1.25 * abs(one) for one in (point, *_bends(question)) if np.isfinite(one))])
    samples = np.linspace(-reach, reach, SAMPLES)
    made = Curve(samples, run(samples), (point, question.number))
    sign = _SIGNS.get(question.node.operator)
    left = f"{question.node.operator}({shown(point)})" if sign is None else sign + bracketed(point)
    return question.answer(
        Kind.CURVE,
        question.listed([(0, question.index)], words=["x"]),
        Rule.FUNCTION,
        facts=facts,
        formula=f"{left} = {shown(question.number)}",
        function=lambda numbers: float(run(numbers[:1])[0]),
        curve=made,
    )


def _function(question: Question) -> Callable[[Doubles], Doubles]:
    """The operator as a function of an array of numbers, (n,) -> (n,)."""
    node, operator = question.node, find_operator(question.node.operator)
    kind = question.array(0).dtype
    exact = np.dtype(np.float64) if kind.kind == "f" else kind
    others: list[Array | None] = []
    for position in range(1, len(question.arrays)):
        given = question.given(position)
        if given is not None and node.operator == "PRelu":
            given = given[question.broadcast_index(position)].reshape(1)
        others.append(None if given is None else given.astype(exact))

    def run(numbers: Doubles) -> Doubles:
        with np.errstate(all="ignore"):
            whole = numbers if exact.kind == "f" else np.rint(numbers)
            (made,) = operator.forward(node, [whole.astype(exact), *others])
        return np.asarray(made, np.float64)

    return run


def _facts(question: Question) -> tuple[Part, ...]:
    """The figures of the function: its attributes, and the numbers of its further inputs."""
    node = question.node
    named = [Part(name, float(value)) for name, value in node.attributes.items() if isinstance(value, int | float)]
    words = ("slope",) if node.operator == "PRelu" else ("lower bound", "upper bound")
    for position, word in enumerate(words, start=1):
        given = question.given(position)
        if given is not None:
            index = question.broadcast_index(position) if node.operator == "PRelu" else (0,) * given.ndim
            named.append(question.at(word, position, index))
    return tuple(named)


def _bends(question: Question) -> list[float]:
    """Places where the function bends and that should be seen: the bounds of Clip."""
    if question.node.operator not in ("Clip", "ThresholdedRelu"):
        return []
    return [part.number for part in _facts(question) if abs(part.number) < 1e4]
