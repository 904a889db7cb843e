"""The boxes of the 3-D view as a figure for a slide; in SVG and PDF lines and names stay sharp."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from cnnviewer.gui import figure_files
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.figure_files import Paint
from cnnviewer.gui.widgets.inks import Inks
from cnnviewer.gui.widgets.stack_paint import paint_scene
from cnnviewer.gui.widgets.stack_view import StackView

# For paper: dark ink without a background, whatever the theme.
PAPER = Inks(QColor(0, 0, 0, 0), QColor("#1d1d1f"), QColor("#5d5e64"), QColor("#b26b00"), QColor("#d8d8d4"))


def write_figure(view: StackView, path: Path) -> None:
    """Write what `view` shows to `path`, .svg, .pdf or .png by its ending. Raises ExportError."""
    figure_files.write_figure(_paint(view), view.size(), path)


def save_figure(desk: Desk, view: StackView) -> None:
    """Ask where to, and write; what went wrong becomes a notice."""
    figure_files.save_figure(desk, "network", _paint(view), view.size())


def _paint(view: StackView) -> Paint:
    def paint(painter: QPainter, width: float, height: float) -> None:
        scene = view.figure(width, height)
        painter.setClipRect(QRectF(0, 0, width, height))
        paint_scene(painter, scene, PAPER, view.font())

    return paint
