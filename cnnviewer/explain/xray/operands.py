"""Numbers of several arrays combined at one place, shapes broadcast: sums, products, extremes, questions, choices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.network import Array
from cnnviewer.engine.operators import find_operator
from cnnviewer.explain.xray.question import Question, column, single
from cnnviewer.explain.xray.view import Doubles, Index, Kind, Rule, XRay, bracketed, plus, shown

_FEW = 6
_ASKED = {
    "Equal": "=",
    "Less": "<",
    "LessOrEqual": "≤",
    "Greater": ">",
    "GreaterOrEqual": "≥",
    "And": "and",
    "Or": "or",
    "Xor": "xor",
}


def total(question: Question) -> XRay:
    """Add, Sum and Sub."""
    places = _places(question)
    signs = [1.0, -1.0] if question.node.operator == "Sub" else [1.0] * len(places)
    terms = question.listed(places)
    terms = question.listed(places, numbers=terms.read * column(signs))
    numbers = terms.numbers.reshape(-1)
    text = shown(float(numbers[0])) + "".join(plus(float(one)) for one in numbers[1:_FEW])
    return _answered(question, places, terms.numbers, Rule.SUM, text)


def mean(question: Question) -> XRay:
    """Mean."""
    places = _places(question)
    read = question.listed(places).read
    text = f"({' + '.join(bracketed(float(one)) for one in read.reshape(-1)[:_FEW])}{_more(places)}) / {len(places)}"
    return _answered(question, places, read / len(places), Rule.SUM, text, factor=[1 / len(places)] * len(places))


def product(question: Question) -> XRay:
    """Mul."""
    places = _places(question)
    return _answered(question, places, None, Rule.PRODUCT, " · ".join(_texts(question, places)))


def quotient(question: Question) -> XRay:
    """Div: the first number times one over the second; whole numbers are cut towards 0."""
    places = _places(question)
    read = question.listed(places).read
    with np.errstate(all="ignore"):
        numbers = column([read[0, 0, 0], 1 / read[1, 0, 0]])
    if question.output.dtype.kind != "f":
        return _by_operator(question, " / ", single(2, 0))
    return _answered(question, places, numbers, Rule.PRODUCT, " / ".join(_texts(question, places)), single(2, 0))


def power(question: Question) -> XRay:
    """Pow: all of the number is the base's."""
    return _by_operator(question, " ^ ", single(2, 0), ("base", "exponent"))


def rest(question: Question) -> XRay:
    """Mod."""
    return _by_operator(question, " mod ", single(2, 0))


def extreme(question: Question) -> XRay:
    """Max and Min of several arrays."""
    places = _places(question)
    rule = Rule.MAX if question.node.operator == "Max" else Rule.MIN
    return _answered(question, places, None, rule, f"{rule}({', '.join(_texts(question, places))}{_more(places)})")


def asked(question: Question) -> XRay:
    """Comparisons and And, Or, Xor: 1 for yes, 0 for no."""
    return _by_operator(question, f" {_ASKED[question.node.operator]} ", None)


def opposite(question: Question) -> XRay:
    """Not."""
    terms = question.listed([(0, question.index)], words=["x"])
    formula = f"¬{shown(float(terms.read[0, 0, 0]))} = {shown(question.number)}"
    return question.answer(
        Kind.FORMULA, terms, Rule.FUNCTION, formula=formula, function=lambda numbers: float(not numbers[0])
    )


def choice(question: Question) -> XRay:
    """Where: one of two numbers, by a condition."""
    places = _places(question)
    chosen = 1 if question.array(0)[places[0][1]] else 2
    terms = question.listed(places, words=["condition", "if true", "if false"])
    text = ", ".join(_texts(question, places))
    return question.answer(
        Kind.FORMULA,
        terms,
        Rule.FUNCTION,
        formula=f"where({text}) = {shown(question.number)}",
        function=lambda numbers: float(numbers[1] if numbers[0] else numbers[2]),
        shares=single(3, chosen),
    )


def _places(question: Question) -> list[tuple[int, Index]]:
    return [
        (position, question.broadcast_index(position))
        for position, array in enumerate(question.arrays)
        if array is not None
    ]


def _texts(question: Question, places: Sequence[tuple[int, Index]]) -> list[str]:
    numbers = [float(question.array(position)[index]) for position, index in places[:_FEW]]
    return [shown(numbers[0]), *(bracketed(number) for number in numbers[1:])] if numbers else []


def _more(places: Sequence[object]) -> str:
    return " …" if len(places) > _FEW else ""


def _answered(
    question: Question,
    places: Sequence[tuple[int, Index]],
    numbers: Doubles | None,
    rule: Rule,
    text: str,
    shares: Doubles | None = None,
    factor: Sequence[float] | None = None,
) -> XRay:
    terms = question.listed(places, numbers=numbers, factor=factor)
    formula = f"{text}{_more(places) if rule is Rule.SUM and factor is None else ''} = {shown(question.number)}"
    return question.answer(Kind.FORMULA, terms, rule, formula=formula, shares=shares)


def _by_operator(question: Question, sign: str, shares: Doubles | None, words: Sequence[str] = ()) -> XRay:
    """What the operator itself gives of the two numbers, in double precision."""
    places = _places(question)
    kinds = [question.array(position).dtype for position, _ in places]
    node, operator = question.node, find_operator(question.node.operator)

    def function(numbers: Doubles) -> float:
        arrays: list[Array | None] = [
            np.array([number], np.float64 if kind.kind == "f" else kind)
            for number, kind in zip(numbers, kinds, strict=True)
        ]
        return float(operator.forward(node, arrays)[0][0])

    terms = question.listed(places, words=words)
    text = sign.join(_texts(question, places))
    return question.answer(
        Kind.FORMULA,
        terms,
        Rule.FUNCTION,
        formula=f"{text} = {shown(question.number)}",
        function=function,
        shares=shares,
    )
