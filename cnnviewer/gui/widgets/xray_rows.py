"""The terms of a number as rows that scroll: only those in sight are painted, however many there are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from cnnviewer.gui.widgets.xray_layout import Hit, RowsLayout, RowsShown
from cnnviewer.gui.widgets.xray_paint import Marks, RowsPainter

_RIGHT_PX = 4


class XRayRows(QAbstractScrollArea):
    """Shows the rows of a RowsShown.

    pressed  a number that was read was clicked: the term, in row-major order
    weighed  a number of a kernel was clicked: the term
    parted   what is added, or a figure, was clicked: its number among the parts
    hovered  the mouse is over this term, or over none (None)
    opened   another group shows its numbers; None: none does
    """

    pressed = Signal(int)
    weighed = Signal(int)
    parted = Signal(int)
    hovered = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.shown: RowsShown | None = None
        self.open_group: int | None = None
        self._places: RowsLayout | None = None
        self._pointed: tuple[int, ...] = ()
        self._row = -1

    def sizeHint(self) -> QSize:
        return QSize(240, 200)

    def show_rows(self, shown: RowsShown | None) -> None:
        """Show these rows; what is open and how far it is scrolled stays."""
        if shown is None or self.shown is None or shown.ray.value != self.shown.ray.value:
            # The strongest row shows its numbers at first; what the user opens stays open while values follow.
            self.open_group = int(shown.ray.terms.order[0]) if shown is not None and shown.has_grids else None
            self.verticalScrollBar().setValue(0)
        chosen_before = None if self.shown is None else self.shown.chosen
        self.shown = shown
        self._settle()
        if shown is not None and shown.chosen is not None and shown.chosen != chosen_before:
            self._bring_into_view(shown.chosen)

    def open_row(self, group: int | None) -> None:
        """Show the numbers of `group` large; None closes it."""
        if group != self.open_group:
            self.open_group = group
            self._settle()
            self.opened.emit(group)

    def point_at(self, terms: tuple[int, ...]) -> None:
        """Ring these terms: what is under the mouse somewhere stands for them."""
        if terms != self._pointed:
            self._pointed = terms
            self.viewport().update()

    @property
    def places(self) -> RowsLayout | None:
        """Where the rows stand; None while there are none."""
        return self._places

    def hit(self, place: QPointF) -> Hit | None:
        """What lies at a place of the viewport."""
        if self._places is None:
            return None
        return self._places.hit(place + QPointF(0, self.verticalScrollBar().value()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._places is None:
            return
        painter = QPainter(self.viewport())
        top = self.verticalScrollBar().value()
        painter.translate(0, -top)
        marks = Marks(self._pointed, self._row)
        rows = RowsPainter(self._places, self.palette(), self.font(), marks)
        rows.paint(painter, top, top + self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position())
        self._hover(hit)
        clickable = hit is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position())
        if hit is None or event.button() is not Qt.MouseButton.LeftButton or self._places is None:
            event.ignore()
            return
        if hit.group is None:
            self.parted.emit(hit.row - self._places.shown.groups)
        elif hit.term is None:
            self.open_row(None if hit.group == self.open_group else hit.group)
        elif hit.grid and hit.row != self._places.opened_row:
            self.open_row(hit.group)
        elif hit.grid == "factor":
            self.weighed.emit(hit.term)
        else:
            self.pressed.emit(hit.term)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the panel walks

    def _hover(self, hit: Hit | None) -> None:
        row, term = (-1, None) if hit is None else (hit.row, hit.term)
        if row != self._row:
            self._row = row
            self.viewport().update()
        pointed = () if term is None else (term,)
        if pointed != self._pointed:
            self.point_at(pointed)
            self.hovered.emit(term)

    def _bring_into_view(self, term: int) -> None:
        if self._places is None or self.shown is None or not self.shown.groups:
            return
        _, rows, columns = self.shown.ray.terms.shape
        rect, bar = self._places.rect(self._places.row_of(term // (rows * columns))), self.verticalScrollBar()
        bar.setValue(int(max(min(bar.value(), rect.top()), rect.bottom() - self.viewport().height())))

    def _settle(self) -> None:
        """Lay the rows out anew and tell the scroll bar."""
        shown = self.shown
        width = self.viewport().width() - _RIGHT_PX
        self._places = None if shown is None else RowsLayout(shown, width, self.open_group)
        height = 0.0 if self._places is None else self._places.height
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, int(height) - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(24)
        bar.setEnabled(bar.maximum() > 0)
        self.viewport().update()
