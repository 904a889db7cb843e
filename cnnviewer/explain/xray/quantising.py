"""Quantisation: real numbers as whole steps and back."""

from __future__ import annotations

import numpy as np

from cnnviewer.engine.network import Array, Shape
from cnnviewer.explain.xray.question import Question, column
from cnnviewer.explain.xray.view import Index, Kind, Part, Rule, XRay, bracketed, plus, shown


def quantised(question: Question) -> XRay:
    """QuantizeLinear: round(x / scale) + zero point, kept in the range of its type."""
    own = float(question.array(0)[question.index])
    scale, zero = _figure(question, "scale", 1), _figure(question, "zero point", 2)
    limits = np.iinfo(question.output.dtype)
    # The engine divides in float32; in double precision a number in the middle could fall to the other side.
    divided = float(np.float32(own) / np.float32(scale.number))
    terms = question.listed([(0, question.index)], numbers=column([divided]), words=["x"])
    return question.answer(
        Kind.FORMULA,
        terms,
        Rule.FUNCTION,
        facts=(scale, zero),
        formula=f"round({shown(own)} / {shown(scale.number)}){plus(zero.number)} = {shown(question.number)}",
        function=lambda numbers: float(np.clip(np.rint(numbers[0]) + zero.number, limits.min, limits.max)),
    )


def restored(question: Question) -> XRay:
    """DequantizeLinear: (x - zero point) * scale."""
    own = float(question.array(0)[question.index])
    scale, zero = _figure(question, "scale", 1), _figure(question, "zero point", 2)
    number = own * scale.number
    terms = question.listed([(0, question.index)], numbers=column([number]), factor=[scale.number], words=["x"])
    formula = f"({shown(own)}{plus(-zero.number)}) · {bracketed(scale.number)} = {shown(question.number)}"
    added = () if zero.number == 0 else (Part("zero point", -zero.number * scale.number, zero.value, zero.index),)
    return question.answer(Kind.FORMULA, terms, added=added, facts=(scale, zero), formula=formula)


def quantised_by_range(question: Question) -> XRay:
    """DynamicQuantizeLinear: steps of (highest - lowest) / 255, 0 always among them; scale and zero point beside it."""
    x = question.array(0)
    low, high = float(x.min(initial=0)), float(x.max(initial=0))
    scale = float(np.float32(high - low) / np.float32(255)) if high > low else 1.0
    zero = float(np.clip(np.rint(np.float32(-low) / np.float32(scale)), 0, 255))
    facts = (Part("lowest", low), Part("highest", high), Part("scale", scale), Part("zero point", zero))
    if question.position:
        places = [(0, _unravelled(x, int(x.argmin()))), (0, _unravelled(x, int(x.argmax())))]
        number = scale if question.position == 1 else zero
        formula = f"({shown(high)}{plus(-low)}) / 255 = {shown(scale)}"
        if question.position == 2:
            formula = f"round({shown(-low)} / {shown(scale)}) = {shown(zero)}"
        terms = question.listed(places if x.size else [], words=["lowest", "highest"])
        return question.answer(
            Kind.FORMULA, terms, Rule.FUNCTION, facts=facts, formula=formula, function=lambda numbers: number
        )
    own = float(x[question.index])
    divided = float(np.float32(own) / np.float32(scale))
    terms = question.listed([(0, question.index)], numbers=column([divided]), words=["x"])
    return question.answer(
        Kind.FORMULA,
        terms,
        Rule.FUNCTION,
        facts=facts,
        formula=f"round({shown(own)} / {shown(scale)}){plus(zero)} = {shown(question.number)}",
        function=lambda numbers: float(np.clip(np.rint(numbers[0]) + zero, 0, 255)),
    )


def _figure(question: Question, word: str, position: int) -> Part:
    """The scale or the zero point that counts for the number asked about."""
    array = question.given(position)
    if array is None:
        return Part(word, 0.0)
    return question.at(word, position, _place(question, array.shape))


def _place(question: Question, shape: Shape) -> Index:
    if len(shape) < 2 and int(np.prod(shape)) == 1:
        return (0,) * len(shape)
    rank = question.array(0).ndim
    axis = int(question.attribute("axis", 1)) % rank
    block = int(question.attribute("block_size", 0))
    if block > 0:
        return tuple(one // block if place == axis else one for place, one in enumerate(question.index))
    return (question.index[axis],)


def _unravelled(array: Array, cell: int) -> Index:
    return tuple(int(one) for one in np.unravel_index(cell, array.shape)) if array.ndim else ()
