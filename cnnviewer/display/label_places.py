"""Where the names of marks in a chart stand: beside their mark, on no other name and on as few marks as can be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_GAP = 4.0
_AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))  # right and left read best
_FARTHER = (0.0, 8.0, 18.0, 32.0, 52.0, 80.0)
_AWAY, _RANK = 0.5, 0.25  # what a pixel away, and a less readable side, cost
_ON_A_NAME = 1000.0
_ON_A_MARK = 60.0
_OUTSIDE = 500.0


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float

    def shared(self, other: Box) -> float:
        """The area that both cover."""
        across = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        if across <= 0:
            return 0.0
        down = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return across * down if down > 0 else 0.0


@dataclass(frozen=True)
class Mark:
    """A round mark and the size of its name, in pixels."""

    x: float
    y: float
    radius: float
    width: float
    height: float

    @property
    def box(self) -> Box:
        """The square around the mark."""
        return Box(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


def place_names(marks: Sequence[Mark], bounds: Box, taken: Sequence[Box] = ()) -> tuple[Box, ...]:
    """A box for the name of every mark, inside `bounds` and off the boxes in `taken`.

    The most crowded marks choose first. Each takes the place that hides least, the nearer one among equals.
    """
    placed: dict[int, Box] = {}
    squares = [mark.box for mark in marks]
    order = sorted(range(len(marks)), key=lambda number: -_crowd(marks, number))
    for number in order:
        mark, best, least = marks[number], None, math.inf
        others = [square for place, square in enumerate(squares) if place != number]
        names = [*placed.values(), *taken]
        for farther in _FARTHER:
            if least <= _AWAY * farther:
                break  # nothing farther away can be better
            for rank, (right, down) in enumerate(_AROUND):
                box = _beside(mark, right, down, farther)
                cost = _AWAY * farther + _RANK * rank + _hidden(box, others, names, bounds)
                if cost < least:
                    best, least = box, cost
        placed[number] = best or _beside(mark, 1, 0, 0.0)
    return tuple(placed[number] for number in range(len(marks)))


def _beside(mark: Mark, right: int, down: int, farther: float) -> Box:
    reach = (mark.radius + _GAP + farther) * (1.0 if 0 in (right, down) else math.sqrt(0.5))
    x, y = mark.x + right * reach, mark.y + down * reach
    left = {1: x, 0: x - mark.width / 2, -1: x - mark.width}[right]
    top = {1: y, 0: y - mark.height / 2, -1: y - mark.height}[down]
    return Box(left, top, mark.width, mark.height)


def _hidden(box: Box, squares: Sequence[Box], names: Sequence[Box], bounds: Box) -> float:
    area = max(1.0, box.width * box.height)
    cost = sum(_ON_A_NAME * box.shared(name) / area for name in names)
    cost += sum(_ON_A_MARK * box.shared(square) / area for square in squares)
    return cost + _OUTSIDE * (1 - box.shared(bounds) / area)


def _crowd(marks: Sequence[Mark], number: int) -> float:
    mark = marks[number]
    return sum(1 / (20 + math.hypot(mark.x - other.x, mark.y - other.y)) for other in marks if other is not mark)
