"""A table of rows: sortable, one row selected, columns as wide as their texts, a row of sums that stays below it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from cnnviewer.gui.widgets.share_delegate import ShareDelegate

_INSET = 7
_HEADING_ROOM = 14
_NARROWEST = 34


class QuietTable(QTableView):
    """`chosen` tells the row (of its model) that the user selected; `opened` one that was opened by Return or twice
    the mouse; `copied` that the user wants all of it on the clipboard."""

    chosen = Signal(int)
    opened = Signal(int)
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.setObjectName("quiet")  # the style would fill the selected row; the delegate tints it
        self.setItemDelegate(ShareDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(24, self.fontMetrics().height() + 8))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(28)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def show_model(self, model: QAbstractItemModel) -> None:
        """Show `model`, in its own order."""
        self.setModel(model)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    def select_row(self, row: int | None) -> None:
        """Select a row of the model on show and make it visible; None for no row. `chosen` is not emitted."""
        self._showing = True
        if row is None or row < 0:
            self.selectionModel().clear()
        else:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            index = self.model().index(row, 0)
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(self.model().index(row, max(0, self.columnAt(0))))
        self._showing = False

    def fit_columns(self, widest: Mapping[int, int], least: Mapping[int, int]) -> None:
        """Make every column as wide as its texts and its heading; {column: pixels} of those that may not be so."""
        header = self.horizontalHeader()
        metrics = header.fontMetrics()
        for column in range(self.model().columnCount()):
            heading = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
            needed = max(self.sizeHintForColumn(column), metrics.horizontalAdvance(heading) + _HEADING_ROOM)
            width = max(least.get(column, _NARROWEST), needed + 2)
            header.resizeSection(column, min(widest.get(column, width), width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self.chosen.emit(current.row())


class SumsRow(QWidget):
    """Texts below the columns of `table`, which move with them."""

    def __init__(self, table: QuietTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.texts: dict[int, tuple[str, Qt.AlignmentFlag]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        header = table.horizontalHeader()
        header.sectionResized.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(self.update)

    def show_texts(self, texts: Mapping[int, tuple[str, Qt.AlignmentFlag]]) -> None:
        """{column: (text, side)}"""
        if dict(texts) != self.texts:
            self.texts = dict(texts)
            self.setAccessibleName(", ".join(text for text, _ in self.texts.values()))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, max(26, self.fontMetrics().height() + 10))

    def minimumSizeHint(self) -> QSize:
        return QSize(10, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette, header = self.palette(), self._table.horizontalHeader()
        painter.fillRect(QRectF(0, 0, self.width(), 1), palette.color(QPalette.ColorRole.Mid))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        for column, (text, side) in self.texts.items():
            left, width = header.sectionViewportPosition(column), header.sectionSize(column)
            wider = max(width, painter.fontMetrics().horizontalAdvance(text) + 2 * _INSET + 1)
            if side & Qt.AlignmentFlag.AlignRight:
                left -= wider - width
            rect = QRectF(left + _INSET, 1, wider - 2 * _INSET, self.height() - 1)
            painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, text)
