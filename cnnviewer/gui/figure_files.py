"""What a view paints as a file for a slide: SVG and PDF keep lines and names sharp, PNG is three times as fine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from cnnviewer.errors import ExportError
from cnnviewer.export.write import spoken
from cnnviewer.files import replacing
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.saving import ask_place, say_saved

Paint = Callable[[QPainter, float, float], None]
"""Paints the figure into a width and a height."""

_PNG_FACTOR = 3
_POINTS_A_PIXEL = 0.75


def write_figure(paint: Paint, size: QSize, path: Path) -> None:
    """Write what `paint` makes in `size` to `path`, .svg, .pdf or .png by its ending. Raises ExportError."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ExportError(f"A figure cannot be written as {path.suffix or path.name}; choose .svg, .pdf or .png.")
    with spoken(path), replacing(path) as temporary:
        writer(paint, size, temporary)
        if not temporary.stat().st_size:
            raise ExportError(f"{path.name} could not be written; is there room on the disk?")


def save_figure(desk: Desk, name: str, paint: Paint, size: QSize) -> None:
    """Ask where to, beginning with `name`, and write; what went wrong becomes a notice."""
    title = QCoreApplication.translate("StackPanel", "Export figure")
    path = ask_place(desk, title, name, ("SVG (*.svg)", "PDF (*.pdf)", "PNG (*.png)"))
    if path is None:
        return
    try:
        write_figure(paint, size, path)
    except ExportError as error:
        desk.notices.add(str(error), "error", replace="export")
        return
    say_saved(desk, path)


def _svg(paint: Paint, size: QSize, path: Path) -> None:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle("cnnviewer")
    with QPainter(generator) as painter:
        paint(painter, size.width(), size.height())


def _pdf(paint: Paint, size: QSize, path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setResolution(288)
    points = QSizeF(size.width() * _POINTS_A_PIXEL, size.height() * _POINTS_A_PIXEL)
    page = QPageSize(points, QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle("cnnviewer")
    with QPainter(writer) as painter:
        factor = writer.width() / size.width()
        painter.scale(factor, factor)
        paint(painter, size.width(), size.height())


def _png(paint: Paint, size: QSize, path: Path) -> None:
    image = QImage(size * _PNG_FACTOR, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        painter.scale(_PNG_FACTOR, _PNG_FACTOR)
        paint(painter, size.width(), size.height())
    if not image.save(str(path)):
        raise ExportError(f"{path.name} could not be written; is there room on the disk?")


_WRITERS: dict[str, Callable[[Paint, QSize, Path], None]] = {".svg": _svg, ".pdf": _pdf, ".png": _png}
