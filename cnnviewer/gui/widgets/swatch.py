"""A small strip of a colour map, for menus and buttons."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPixmap

from cnnviewer.display.colours import table
from cnnviewer.gui.widgets.images import image_of


@lru_cache(maxsize=64)
def swatch_pixmap(name: str, width: int, height: int) -> QPixmap:
    """The 256 colours of the map `name` from left to right, `width` x `height` pixels with round corners."""
    line = image_of(table(name)[None])
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(pixmap.rect()), height / 5, height / 5)
    painter.setClipPath(outline)
    painter.drawImage(QRectF(pixmap.rect()), line)
    painter.end()
    return pixmap


@lru_cache(maxsize=64)
def swatch_icon(name: str, width: int = 16, height: int = 16) -> QIcon:
    """The strip as an icon, sharp at 100 % and 200 %."""
    made = QIcon()
    for scale in (1, 2):
        made.addPixmap(swatch_pixmap(name, width * scale, height * scale))
    return made
