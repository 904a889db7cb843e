"""A drawing as values: strokes of a pen and an eraser, in their order. Nothing here draws; `sources/canvas.py` does."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

ADDRESS = "canvas:"  # of the source that shows it
SIDE = 280  # ten canvas pixels for each of the 28 cells of an MNIST picture
THINNEST, THICKEST = 4, 80
THICKNESS = 22  # a digit that fills the canvas then has lines as thick as those of MNIST

Point = tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    """What the pen did between touching the canvas and leaving it.

    points     (row, column) in canvas pixels, one at least; they may lie outside
    thickness  of the line, in canvas pixels
    erases     True: it takes ink away
    """

    points: tuple[Point, ...]
    thickness: int = THICKNESS
    erases: bool = False

    def led_to(self, row: float, column: float) -> Stroke:
        """The stroke, drawn on to a further point; itself when that is less than a pixel from where it ends already."""
        point = (_tidy(row), _tidy(column))
        if self.points and math.dist(point, self.points[-1]) < 1:
            return self
        return replace(self, points=(*self.points, point))


@dataclass(frozen=True, eq=False)
class Drawing:
    """Strokes, the first one lowest.

    dark_ink  True: black on white; False: white on black, as the pictures of MNIST are
    """

    strokes: tuple[Stroke, ...] = ()
    dark_ink: bool = False

    def with_stroke(self, stroke: Stroke) -> Drawing:
        """The drawing with one stroke more."""
        return replace(self, strokes=(*self.strokes, stroke))


def _tidy(place: float) -> float:
    """To a tenth of a pixel, and not farther away than a canvas beside this one."""
    return round(min(max(place, -float(SIDE)), 2.0 * SIDE), 1)
