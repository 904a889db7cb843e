"""The frequency response of a kernel as a small picture: which fineness and direction of detail it lets through."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnviewer.gui.widgets.images import image_of

_SIDE_PX = 84


class FrequencyView(QWidget):
    """Shows the response of a kernel, brightest where it is largest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Frequency response"))
        self.setToolTip(
            self.tr(
                "Frequency response: the centre is even brightness, the edges are the finest detail, waves of 2 cells"
            )
        )

    def show_response(self, magnitude: NDArray[np.float64], table: NDArray[np.uint8]) -> None:
        """Show a response (rows, columns) from 0 to 1, frequency 0 in the middle; `table` is sequential."""
        self._image = image_of(table[np.rint(magnitude * 255).astype(np.uint8)])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE_PX, _SIDE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(outline)
        painter.drawImage(QRectF(self.rect()), self._image)
        # A quiet cross at frequency 0 tells where the centre is.
        painter.setPen(QPen(QColor(255, 255, 255, 110), 1))
        centre = QPointF(self.width() / 2, self.height() / 2)
        for across, down in ((4, 0), (0, 4)):
            painter.drawLine(centre - QPointF(across, down), centre + QPointF(across, down))
