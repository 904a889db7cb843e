"""Small pictures in a row that scrolls sideways; one may be chosen by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from cnnviewer.gui.widgets.images import image_of

_SIDE_PX = 56
_SHARP = 64  # pixels: a smaller picture is enlarged without smoothing


class PictureRow(QListWidget):
    """Shows `pictures`.

    chosen  the picture at this place was clicked, or Enter pressed on it
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures: tuple[NDArray[np.uint8], ...] = ()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_SIDE_PX, _SIDE_PX))
        self.setSpacing(3)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setObjectName("gallery")
        self.setFixedHeight(_SIDE_PX + 26)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._press)
        self.itemActivated.connect(self._press)

    def show_pictures(self, pictures: Sequence[NDArray[np.uint8]]) -> None:
        """Show these, each (H, W, 3) uint8 RGB."""
        self.pictures = tuple(pictures)
        self.clear()
        for picture in self.pictures:
            self.addItem(QListWidgetItem(QIcon(self._pixmap(picture)), ""))

    def _pixmap(self, picture: NDArray[np.uint8]) -> QPixmap:
        height, width = picture.shape[:2]
        side = round(_SIDE_PX * self.devicePixelRatioF())
        small = max(height, width) <= _SHARP
        way = Qt.TransformationMode.FastTransformation if small else Qt.TransformationMode.SmoothTransformation
        scaled = QPixmap.fromImage(image_of(picture).scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, way))
        scaled.setDevicePixelRatio(self.devicePixelRatioF())
        return scaled

    def _press(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self.row(item))
