"""Two whole numbers, rows and columns, that can be linked so that they stay equal."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QToolButton

from cnnviewer.gui.icons import icon
from cnnviewer.gui.widgets.number_field import NumberField

Pair = tuple[int, int]


class PairField(QObject):
    """`rows`, `columns` and `link` are widgets that stand in a row of a form.

    edited  the user wants `wanted`; `editor` is the field that was edited
    """

    edited = Signal()

    def __init__(self, name: str, lowest: int, highest: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted: Pair = (1, 1)
        self._pair: Pair = (1, 1)
        self.rows = NumberField(lowest=lowest, highest=highest, name=self.tr("{name}, rows").format(name=name))
        self.columns = NumberField(lowest=lowest, highest=highest, name=self.tr("{name}, columns").format(name=name))
        self.editor = self.rows
        self.link = QToolButton()
        self.link.setCheckable(True)
        self.link.setChecked(True)
        self.link.setProperty("role", "flat")
        self.link.setIconSize(QSize(14, 14))
        self.link.setFixedSize(22, 22)
        self.link.setAccessibleName(self.tr("{name}: keep rows and columns equal").format(name=name))
        self.link.setToolTip(self.tr("Keep rows and columns equal"))
        self.rows.edited.connect(lambda: self._take(self.rows))
        self.columns.edited.connect(lambda: self._take(self.columns))
        self.link.toggled.connect(self.refresh_icons)
        self.refresh_icons()

    def show_pair(self, pair: Pair) -> None:
        """Show (rows, columns); unequal numbers undo the link."""
        self._pair = pair
        if pair[0] != pair[1]:
            self.link.setChecked(False)
        self.rows.show_value(pair[0])
        self.columns.show_value(pair[1])

    def refresh_icons(self) -> None:
        """Tint the link anew: the theme changed, or it was toggled."""
        self.link.setIcon(icon("link" if self.link.isChecked() else "unlink"))

    def _take(self, editor: NumberField) -> None:
        number = int(editor.wanted)
        if self.link.isChecked():
            self.wanted = (number, number)
        else:
            self.wanted = (number, self._pair[1]) if editor is self.rows else (self._pair[0], number)
        self.editor = editor
        self.edited.emit()
