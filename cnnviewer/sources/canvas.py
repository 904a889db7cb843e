"""A drawing as a source: "canvas:". What is drawn is handed over stroke by stroke, while the pen moves.

A stroke is a line with round ends, anti-aliased by OpenCV on a grid of 1/16 pixel. The canvas is light where any
stroke of the pen lies: the brightest counts, so that lines do not add up where they cross; an eraser takes away what
lies under it.
"""

from __future__ import annotations

import cv2
import numpy as np

from cnnviewer.errors import SourceError
from cnnviewer.sources.drawing import ADDRESS, SIDE, Drawing, Stroke
from cnnviewer.sources.frame import Frame, Pixels
from cnnviewer.sources.options import SourceOptions
from cnnviewer.sources.pixels import stacked
from cnnviewer.sources.source import Source

_SHIFT = 4  # binary digits of OpenCV's fractions of a pixel


class Brush:
    """Draws drawings; keeps the picture of the strokes that are finished, so that only the newest is drawn anew.

    For one thread.
    """

    def __init__(self) -> None:
        self._finished: tuple[Stroke, ...] = ()
        self._ink = np.zeros((SIDE, SIDE), np.uint8)

    def picture(self, drawing: Drawing) -> Pixels:
        """`drawing` as (SIDE, SIDE, 3) uint8 RGB."""
        finished, newest = drawing.strokes[:-1], drawing.strokes[-1:]
        if finished[: len(self._finished)] != self._finished:
            self._finished, self._ink = (), np.zeros((SIDE, SIDE), np.uint8)
        for stroke in finished[len(self._finished) :]:
            self._ink = _with(self._ink, stroke)
        self._finished = finished
        ink = _with(self._ink, newest[0]) if newest else self._ink
        return stacked(255 - ink if drawing.dark_ink else ink)


class CanvasSource(Source):
    """A still that may become another one: after `show`, the next `read` gives the new drawing."""

    def __init__(self, drawing: Drawing) -> None:
        self.name = "drawing"
        self.address = ADDRESS
        self._drawing = drawing
        self._brush = Brush()

    def show(self, drawing: Drawing) -> None:
        """Give `drawing` from now on; may be called from any thread."""
        self._drawing = drawing

    def read(self) -> Frame:
        """The drawing as it is now."""
        return Frame(self._brush.picture(self._drawing), name=self.name)


def open_canvas(name: str, options: SourceOptions) -> CanvasSource:
    """The canvas, with the drawing of `options`. Raises SourceError when it is called by a name: there is only one."""
    if name:
        raise SourceError(f'There is one canvas only, so "{name[:40]}" is none; write "canvas:".')
    return CanvasSource(options.drawing)


def _with(ink: Pixels, stroke: Stroke) -> Pixels:
    """`ink` (SIDE, SIDE) with a stroke on it."""
    line = np.zeros_like(ink)
    places = np.rint(np.array(stroke.points)[:, ::-1] * (1 << _SHIFT)).astype(np.int32)
    if len(places) == 1:
        radius = round(stroke.thickness / 2 * (1 << _SHIFT))
        cv2.circle(line, places[0].tolist(), radius, 255, cv2.FILLED, cv2.LINE_AA, _SHIFT)
    else:
        cv2.polylines(line, [places], False, 255, stroke.thickness, cv2.LINE_AA, _SHIFT)
    both = cv2.min(ink, cv2.bitwise_not(line)) if stroke.erases else cv2.max(ink, line)
    return np.asarray(both, np.uint8)
