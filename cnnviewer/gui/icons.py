"""The icons: line drawings in resources/icons, tinted with the colour of the text they stand beside."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from cnnviewer.resources import resource_path

_SIZES = (16, 20, 24, 32, 40, 48, 64)


def icon(name: str) -> QIcon:
    """The icon `resources/icons/NAME.svg` in the colours of the present palette."""
    colours = QApplication.palette()
    normal = colours.color(QPalette.ColorRole.WindowText)
    disabled = colours.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    return _tinted(name, normal.name(QColor.NameFormat.HexArgb), disabled.name(QColor.NameFormat.HexArgb))


@lru_cache(maxsize=256)
def _tinted(name: str, normal: str, disabled: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(name, QColor(normal), size), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(name, QColor(disabled), size), QIcon.Mode.Disabled)
    return made


def _pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    drawing = resource_path("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", colour.name())
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return QPixmap.fromImage(image)


def application_icon() -> QIcon:
    """The picture of the program in the task bar; it keeps its own colours."""
    return QIcon(str(resource_path("icons", "cnnviewer.svg")))
