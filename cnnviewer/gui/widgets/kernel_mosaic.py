"""All kernels of a filter as a mosaic of small coloured tiles, one of them chosen: for filters with many channels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cnnviewer.gui.widgets.images import image_of

_LARGEST_PX = 34
_SMALLEST_PX = 9
_TALLEST_PX = 120
_GAP_PX = 2


class KernelMosaic(QWidget):
    """Shows kernels (C, kH, kW).

    chosen  the user chose the kernel of this input channel
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current: int | None = 0
        self._count = 0
        self._columns = 1
        self._size_px = _LARGEST_PX
        self._image = QImage()  # all tiles, one below the other
        self._tile_cells = (1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Kernels of this filter, one for each input map"))

    def show_kernels(
        self, kernels: NDArray[np.float32], current: int | None, scale: float, table: NDArray[np.uint8]
    ) -> None:
        """Show `kernels` (C, kH, kW), coloured with the diverging `table`, `scale` being the strongest magnitude."""
        numbers = np.nan_to_num(kernels, nan=0.0)  # a network may have learned what is no number
        places = np.clip(np.rint(127.5 + 127.5 / (scale or 1.0) * numbers.astype(np.float64)), 0, 255).astype(np.uint8)
        self._count, height, width = kernels.shape
        self._tile_cells = (height, width)
        self.current = current
        self._image = image_of(table[places].reshape(-1, width, 3))
        self._fit()
        self.update()

    def tile_rect(self, channel: int) -> QRectF:
        """Where the tile of `channel` stands."""
        row, column = divmod(channel, self._columns)
        pitch = self._size_px + _GAP_PX
        return QRectF(column * pitch, row * pitch, self._size_px, self._size_px)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _fit(self) -> None:
        """The largest tiles with which all kernels fit; somewhat smaller ones when all rows are full then."""
        fitting: list[tuple[int, int]] = []
        for size in range(_LARGEST_PX, _SMALLEST_PX - 1, -1):
            columns = max(1, (self.width() + _GAP_PX) // (size + _GAP_PX))
            if -(-self._count // columns) * (size + _GAP_PX) - _GAP_PX <= _TALLEST_PX:
                fitting.append((size, columns))
        largest = fitting[0] if fitting else (_SMALLEST_PX, max(1, self.width() // (_SMALLEST_PX + _GAP_PX)))
        even = (one for one in fitting if self._count % one[1] == 0 and one[0] > largest[0] * 0.7)
        self._size_px, self._columns = next(even, largest)
        rows = -(-self._count // self._columns)
        self.setFixedHeight(max(1, rows * (self._size_px + _GAP_PX) - _GAP_PX))

    def _choose(self, channel: int) -> None:
        if 0 <= channel < self._count:
            self.chosen.emit(channel)

    def _at(self, across: float, down: float) -> int:
        pitch = self._size_px + _GAP_PX
        column = int(across // pitch)
        return int(down // pitch) * self._columns + column if 0 <= column < self._columns else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._fit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            channel = self._at(event.pos().x(), event.pos().y())
            text = self.tr("Kernel for map {number}").format(number=channel + 1) if 0 <= channel < self._count else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() in self._steps()
        ):
            event.accept()
            return True
        return super().event(event)

    def _steps(self) -> dict[int, int]:
        return {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self._at(event.position().x(), event.position().y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._steps().get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self._choose((self.current or 0) + step if self.current is not None else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height, width = self._tile_cells
        for channel in range(self._count):
            painter.drawImage(self.tile_rect(channel), self._image, QRectF(0, channel * height, width, height))
        if self.current is not None and self.current < self._count:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(self.tile_rect(self.current))
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
