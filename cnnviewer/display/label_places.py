"""Where the names of marks in a chart stand: beside their mark, on no other name and on as few marks as can be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_GAP = 4.0
_AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))  # right and left read best
_FARTHER = (0.0, 8.0, 18.0, 32.0, 52.0, 80.0)
_ON_A_NAME = 1000.0
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
        down = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return max(0.0, across) * max(0.0, down)


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
    order = sorted(range(len(marks)), key=lambda number: -_crowd(marks, number))
    for number in order:
        mark, best, least = marks[number], None, math.inf
        for farther in _FARTHER:
            for rank, (right, down) in enumerate(_AROUND):
                box = _beside(mark, right, down, farther)
                cost = farther * 0.5 + rank * 0.25 + _hidden(box, mark, marks, (*placed.values(), *taken), bounds)
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


def _hidden(box: Box, own: Mark, marks: Sequence[Mark], names: Sequence[Box], bounds: Box) -> float:
    area = max(1.0, box.width * box.height)
    cost = sum(_ON_A_NAME * box.shared(name) / area for name in names)
    cost += sum(60.0 * box.shared(mark.box) / area for mark in marks if mark is not own)
    inside = box.shared(bounds) / area
    return cost + _OUTSIDE * (1 - inside)


def _crowd(marks: Sequence[Mark], number: int) -> float:
    mark = marks[number]
    return sum(1 / (20 + math.hypot(mark.x - other.x, mark.y - other.y)) for other in marks if other is not mark)
