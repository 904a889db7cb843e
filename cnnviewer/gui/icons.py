"""The icons: line drawings in resources/icons, tinted with the colour of the text they stand beside."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from cnnviewer.resources import resource_path

_SIZES = (18, 36)  # at 100 % and 200 %; every icon is drawn anew when the theme changes, so few sizes


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> QIcon:
    """The icon `resources/icons/NAME.svg` in the colour that `role` has in the present palette."""
    colours = QApplication.palette()
    normal = colours.color(role)
    disabled = colours.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    return _tinted(name, normal.name(QColor.NameFormat.HexArgb), disabled.name(QColor.NameFormat.HexArgb))


@lru_cache(maxsize=256)
def _tinted(name: str, normal: str, disabled: str) -> QIcon:
    made = QIcon()
    drawing = resource_path("icons", f"{name}.svg").read_text("utf-8")
    for mode, colour in ((QIcon.Mode.Normal, QColor(normal)), (QIcon.Mode.Disabled, QColor(disabled))):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour.name()).encode()))
        for size in _SIZES:
            made.addPixmap(_pixmap(renderer, colour.alphaF(), size), mode)
    return made


def _pixmap(renderer: QSvgRenderer, opacity: float, size: int) -> QPixmap:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return QPixmap.fromImage(image)


def application_icon() -> QIcon:
    """The picture of the program in the task bar; it keeps its own colours."""
    return QIcon(str(resource_path("icons", "cnnviewer.svg")))
