"""Softmax, LogSoftmax, Hardmax: a score among its competitors.

    p_i = exp(z_i - max) / sum over j of exp(z_j - max)

All scores take part in the number. The share of it, for a walk back, is the own score's alone: a probability can also
rise because all other scores fall, which says nothing for the class, so explanations start from the score before the
softmax (K. Simonyan, A. Vedaldi and A. Zisserman, "Deep inside convolutional networks", arXiv 1312.6034, section 3).
"""

from __future__ import annotations

import math

import numpy as np

from cnnviewer.engine.arguments import checked_axis
from cnnviewer.explain.xray.question import Question, single
from cnnviewer.explain.xray.view import Cells, Doubles, Kind, Part, Rule, Terms, XRay, shown


def softmax(question: Question) -> XRay:
    """A number of Softmax or LogSoftmax."""
    scores, cells, own = along(question, int(question.attribute("axis", -1)))
    highest = float(scores.max())
    with np.errstate(all="ignore"):
        powers = np.exp(scores - highest)
    total, mine = float(powers.sum()), float(scores[own]) - highest
    logarithm = question.node.operator == "LogSoftmax"
    if logarithm:
        formula = f"x − max − log Σ = {shown(mine)} − log {shown(total)} = {shown(question.number)}"
    else:
        formula = f"exp(x − max) / Σ = {shown(math.exp(mine))} / {shown(total)} = {shown(question.number)}"
    return question.answer(
        Kind.TERMS,
        listed(question, scores, cells, powers),
        facts=(Part("highest", highest), Part("sum", total)),
        formula=formula,
        finish=(lambda found: mine - math.log(found)) if logarithm else (lambda found: math.exp(mine) / found),
        shares=single(len(scores), own),
    )


def hardmax(question: Question) -> XRay:
    """A number of Hardmax: 1 where the score is the first highest one."""
    scores, cells, own = along(question, int(question.attribute("axis", -1)))
    return question.answer(
        Kind.TERMS,
        listed(question, scores, cells, scores),
        Rule.FUNCTION,
        formula=f"argmax = {int(scores.argmax()) + 1}: {shown(question.number)}",
        function=lambda numbers: float(int(numbers.argmax()) == own),
        shares=single(len(scores), own),
    )


def along(question: Question, axis: int) -> tuple[Doubles, Cells, int]:
    """(numbers, cells, place) along `axis` of the first input through the place asked about."""
    x = question.array(0)
    axis = checked_axis(question.node, axis, x.shape)
    index = question.index
    step = math.prod(x.shape[axis + 1 :])
    first = int(np.ravel_multi_index((*index[:axis], 0, *index[axis + 1 :]), x.shape))
    cells = first + step * np.arange(x.shape[axis], dtype=np.int64)
    return x.reshape(-1)[cells].astype(np.float64), cells, index[axis]


def listed(question: Question, read: Doubles, cells: Cells, numbers: Doubles) -> Terms:
    """Terms (n, 1, 1) read at `cells` of the first input."""
    shape = (-1, 1, 1)
    return question.terms(0, read.reshape(shape), cells.reshape(shape), numbers.reshape(shape))
