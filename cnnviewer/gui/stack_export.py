"""The boxes of the 3-D view as a figure for a slide; in SVG and PDF lines and names stay sharp."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QFileDialog

from cnnviewer.errors import ExportError
from cnnviewer.files import refusal, replacing
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.widgets.stack_paint import Inks, paint_scene
from cnnviewer.gui.widgets.stack_view import StackView

_PNG_FACTOR = 3
_POINTS_A_PIXEL = 0.75
# For paper: dark ink without a background, whatever the theme.
PAPER = Inks(None, QColor("#5d5e64"), QColor("#1d1d1f"), QColor("#5d5e64"), QColor("#b26b00"), QColor("#d8d8d4"))


def write_figure(view: StackView, path: Path) -> None:
    """Write what `view` shows to `path`, .svg, .pdf or .png by its ending. Raises ExportError."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ExportError(f"A figure cannot be written as {path.suffix or path.name}; choose .svg, .pdf or .png.")
    try:
        with replacing(path) as temporary:
            writer(view, temporary)
            if not temporary.stat().st_size:
                raise ExportError(f"{path.name} could not be written; is there room on the disk?")
    except OSError as error:
        raise ExportError(f"{path.name} could not be written: {refusal(error)}.") from error


def save_figure(desk: Desk, view: StackView) -> None:
    """Ask where to, and write; what went wrong becomes a notice."""
    title = QCoreApplication.translate("StackPanel", "Export figure")
    kinds = "SVG (*.svg);;PDF (*.pdf);;PNG (*.png)"
    first = str(Path(desk.folder("export")) / "network.svg")
    chosen, kind = QFileDialog.getSaveFileName(desk.window, title, first, kinds)
    if not chosen:
        return
    path = Path(chosen)
    if path.suffix.lower() not in _WRITERS:
        path = path.with_name(path.name + kind[kind.index("*") + 1 : kind.index(")")])
    try:
        write_figure(view, path)
    except ExportError as error:
        desk.notices.add(str(error), "error", replace="export")
        return
    desk.remember_folder("export", path.parent)
    done = QCoreApplication.translate("StackPanel", "Saved {name}.").format(name=path.name)
    desk.notices.add(done, "success", replace="export")


def _paint(painter: QPainter, view: StackView, width: float, height: float) -> None:
    scene = view.figure(width, height)
    painter.setClipRect(QRectF(0, 0, width, height))
    paint_scene(painter, scene, PAPER, view.font())


def _svg(view: StackView, path: Path) -> None:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(QSize(view.width(), view.height()))
    generator.setViewBox(QRectF(0, 0, view.width(), view.height()))
    generator.setTitle("cnnviewer")
    with QPainter(generator) as painter:
        _paint(painter, view, view.width(), view.height())


def _pdf(view: StackView, path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setResolution(288)
    points = QSizeF(view.width() * _POINTS_A_PIXEL, view.height() * _POINTS_A_PIXEL)
    page = QPageSize(points, QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle("cnnviewer")
    with QPainter(writer) as painter:
        factor = writer.width() / view.width()
        painter.scale(factor, factor)
        _paint(painter, view, view.width(), view.height())


def _png(view: StackView, path: Path) -> None:
    size = QSize(view.width() * _PNG_FACTOR, view.height() * _PNG_FACTOR)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        painter.scale(_PNG_FACTOR, _PNG_FACTOR)
        _paint(painter, view, view.width(), view.height())
    if not image.save(str(path)):
        raise ExportError(f"{path.name} could not be written; is there room on the disk?")


_WRITERS: dict[str, Callable[[StackView, Path], None]] = {".svg": _svg, ".pdf": _pdf, ".png": _png}
