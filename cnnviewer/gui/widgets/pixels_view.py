"""A picture in its own aspect, as large as fits, with bars of the background beside it where the shape differs.

Shrinking happens here in two cheap steps (take every k-th pixel, then an area average) so that a 4K frame costs the GUI
thread less than a millisecond; enlarging keeps the pixels square and sharp.
"""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnviewer.gui.widgets.images import image_of
from cnnviewer.sources.frame import Pixels

_OVERSAMPLED = 3


def resized(pixels: Pixels, height: int, width: int) -> Pixels:
    """`pixels` (H, W, 3) as (height, width); as they are where each becomes two screen pixels or more."""
    rows, columns = pixels.shape[:2]
    if height >= 2 * rows or width >= 2 * columns:
        return pixels
    stride = max(1, min(rows // (height * _OVERSAMPLED), columns // (width * _OVERSAMPLED)))
    taken = np.ascontiguousarray(pixels[::stride, ::stride])
    # Down to a half no pixel is passed over by linear interpolation, and it takes a tenth of the time of an average.
    slight = taken.shape[0] <= 2 * height and taken.shape[1] <= 2 * width
    interpolation = cv2.INTER_LINEAR if slight else cv2.INTER_AREA
    return np.asarray(cv2.resize(taken, (width, height), interpolation=interpolation), np.uint8)


class PixelsView(QWidget):
    """Shows (H, W, 3) uint8 RGB pixels. Its height follows its width and the aspect, up to `tallest` times that."""

    tallest = 1.1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels: Pixels | None = None
        self._image: QImage | None = None
        self._stale = False
        self._mirrored = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pixels(self, pixels: Pixels | None, *, stale: bool = False, mirrored: bool = False) -> None:
        """Show these pixels; `stale` fades them, `mirrored` turns the sight (not the pixels) left to right."""
        if pixels is not self._pixels:
            reshaped = self._shape() != (None if pixels is None else pixels.shape[:2])
            self._pixels, self._image = pixels, None
            if reshaped:
                self._follow_width()
        elif (stale, mirrored) == (self._stale, self._mirrored):
            return
        self._stale, self._mirrored = stale, mirrored
        self.update()

    def picture_rect(self) -> QRectF:
        """Where the picture lies in the widget."""
        shape = self._shape()
        if shape is None:
            return QRectF(self.rect())
        scale = min(self.width() / shape[1], self.height() / shape[0])
        width, height = shape[1] * scale, shape[0] * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def sizeHint(self) -> QSize:
        return QSize(208, 156)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._image = None
        self._follow_width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Dark))
        if self._pixels is None:
            return
        rect = self.picture_rect()
        painter.save()
        if self._mirrored:
            painter.translate(rect.left() * 2 + rect.width(), 0)
            painter.scale(-1, 1)
        if self._stale:
            painter.setOpacity(0.35)
        painter.drawImage(rect.toRect(), self._prepared(rect))
        painter.restore()

    def _prepared(self, rect: QRectF) -> QImage:
        """The picture in the size it is painted in: Qt's own smooth scaling waits for a pool of threads."""
        if self._image is None and self._pixels is not None:
            ratio, target = self.devicePixelRatioF(), rect.toRect()
            height, width = max(1, round(target.height() * ratio)), max(1, round(target.width() * ratio))
            self._image = image_of(resized(self._pixels, height, width))
        return self._image or QImage()

    def _shape(self) -> tuple[int, int] | None:
        return None if self._pixels is None else (self._pixels.shape[0], self._pixels.shape[1])

    def _follow_width(self) -> None:
        shape = self._shape()
        aspect = 0.75 if shape is None else shape[0] / shape[1]
        height = round(self.width() * min(aspect, self.tallest))
        if height != self.height() and height > 0:
            self.setFixedHeight(height)
