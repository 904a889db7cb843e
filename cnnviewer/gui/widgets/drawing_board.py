"""The canvas with its tools: pen or eraser, thickness, black or white ink, an empty canvas."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from cnnviewer.gui.icons import icon
from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.canvas_view import CanvasView
from cnnviewer.gui.widgets.segments import Segments
from cnnviewer.sources.drawing import THICKEST, THINNEST, Drawing


class DrawingBoard(QWidget):
    """Shows a drawing and asks for another.

    ink_turned  the user wants light ink in the place of dark, or the other way round
    """

    ink_turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = CanvasView()
        self.canvas.setObjectName("canvas")
        self.canvas.setAccessibleName(self.tr("Canvas"))
        self.tools = Segments()
        self.tools.setAccessibleName(self.tr("Tool"))
        self.tools.setToolTip(self.tr("Pen (P) or eraser (E); the right mouse button erases too"))
        self.thickness = QSlider(Qt.Orientation.Horizontal)
        self.thickness.setRange(THINNEST, THICKEST)
        self.thickness.setAccessibleName(self.tr("Thickness"))
        self.thickness.setToolTip(self.tr("Thickness of the line; the wheel over the canvas changes it too"))
        self._thickness_text = QLabel()
        self._thickness_text.setFont(tabular(self._thickness_text.font()))
        self._thickness_text.setProperty("role", "muted")
        self._thickness_text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._thickness_text.setFixedWidth(self._thickness_text.fontMetrics().horizontalAdvance("00 px "))
        self.turn = self._button(self.tr("Black on white, or white on black"))
        self.clear = self._button(self.tr("Empty the canvas (Delete)"))
        self._lay_out()
        self.tools.chosen.connect(self._choose_tool)
        self.thickness.valueChanged.connect(self._choose_thickness)
        self.canvas.tool_changed.connect(self._show_tool)
        self.canvas.moved.connect(self._allow_clearing)
        self.canvas.given_up.connect(self._allow_clearing)
        self.clear.clicked.connect(self.canvas.cleared)
        self.turn.clicked.connect(self.ink_turned)
        self.refresh_icons()
        self._show_tool()
        self._allow_clearing()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show `drawing`."""
        self.canvas.show_drawing(drawing)
        self._allow_clearing()

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        self.turn.setIcon(icon("negate"))
        self.clear.setIcon(icon("remove"))

    def _allow_clearing(self) -> None:
        self.clear.setEnabled(bool(self.canvas.present.strokes))

    def _show_tool(self) -> None:
        self.tools.show_texts((self.tr("Pen"), self.tr("Eraser")), int(self.canvas.erases))
        with QSignalBlocker(self.thickness):
            self.thickness.setValue(self.canvas.thickness)
        self._thickness_text.setText(f"{self.canvas.thickness} px")

    def _choose_tool(self, number: int) -> None:
        self.canvas.choose_tool(erases=number == 1)

    def _choose_thickness(self, thickness: int) -> None:
        self.canvas.choose_tool(thickness=thickness)

    def _button(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        return button

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(4)
        above.addWidget(self.tools, 1)
        above.addWidget(self.turn)
        above.addWidget(self.clear)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.thickness, 1)
        below.addWidget(self._thickness_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.canvas)
        column.addLayout(above)
        column.addLayout(below)
