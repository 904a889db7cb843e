"""Numbers that no other number gave: sizes, constants, sequences."""

from __future__ import annotations

from cnnviewer.explain.xray.question import Question, beside, column
from cnnviewer.explain.xray.view import Kind, XRay, shown


def size(question: Question) -> XRay:
    """Shape and Size: what the input is long, not what it holds."""
    return question.answer(Kind.GIVEN, beside(question.number, "size of the input"), formula=_whole(question))


def filled(question: Question) -> XRay:
    """ConstantOfShape: one number everywhere."""
    return question.answer(Kind.GIVEN, beside(question.number, "constant"), formula=shown(question.number))


def counted(question: Question) -> XRay:
    """Range: start + step * k."""
    step = question.index[0]
    start, delta = (float(question.array(position).reshape(-1)[0]) for position in (0, 2))
    zeros = tuple((0,) * question.array(position).ndim for position in (0, 2))
    terms = question.listed(
        [(0, zeros[0]), (2, zeros[1])],
        numbers=column([start, delta * step]),
        factor=[1.0, float(step)],
        words=["start", "step"],
    )
    formula = f"{shown(start)} + {step} · {shown(delta)} = {shown(question.number)}"
    return question.answer(Kind.FORMULA, terms, formula=formula)


def _whole(question: Question) -> str:
    return shown(question.number, 12)
