"""The small angle before the name of something that unfolds: it points right, and down once it is open."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

CHEVRON_WIDTH = 13
_REACH = 3.2  # pixels from the middle of the angle to its ends


def draw_chevron(painter: QPainter, place: QRectF, colour: QColor, *, opened: bool = False) -> None:
    """Draw the angle in the middle of `place`."""
    middle, half = place.center(), _REACH / 2
    if opened:
        points = [QPointF(-_REACH, -half), QPointF(0, half), QPointF(_REACH, -half)]
    else:
        points = [QPointF(-half, -_REACH), QPointF(half, 0), QPointF(-half, _REACH)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([point + middle for point in points]))
    painter.restore()
