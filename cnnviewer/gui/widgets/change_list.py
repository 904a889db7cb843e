"""All that was changed in the network, one line each, with a button that takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cnnviewer.gui.icons import icon

MOST = 40  # lines


@dataclass(frozen=True)
class Change:
    """`title` says where, `text` what; `key` is what the owner knows it by."""

    title: str
    text: str
    key: object


class ChangeList(QWidget):
    """The changes, and buttons that revert the layer or everything.

    opened   show where this change is;  removed  take it back: its key
    """

    opened = Signal(object)
    removed = Signal(object)
    layer_reverted = Signal()
    all_reverted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ChangeRow] = []
        self.changes: tuple[Change, ...] = ()
        self._rest = QLabel()
        self._rest.setProperty("role", "muted")
        self._rest.setWordWrap(True)
        self.layer = _chip(self.tr("Revert layer"))
        self.layer.setToolTip(self.tr("The selected layer as it was loaded: its maps and its weights"))
        self.all = _chip(self.tr("Revert all"))
        self.all.setToolTip(self.tr("The network as it was loaded; undo brings the changes back"))
        self.layer.clicked.connect(self.layer_reverted)
        self.all.clicked.connect(self.all_reverted)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.layer)
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(self._lines)
        column.addWidget(self._rest)
        column.addLayout(buttons)

    def show_changes(self, changes: Sequence[Change], *, layer: bool) -> None:
        """Show `changes`; `layer`: whether there is anything to revert at the selected layer."""
        self.layer.setEnabled(layer)
        self.all.setEnabled(bool(changes))
        if tuple(changes) == self.changes and self._rest.text():
            return
        self.changes = tuple(changes)
        while len(self.rows) < min(len(changes), MOST):
            row = ChangeRow()
            row.opened.connect(self.opened)
            row.removed.connect(self.removed)
            self.rows.append(row)
            self._lines.addWidget(row)
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(changes))
            if number < len(changes):
                row.show_change(changes[number])
        more = len(changes) - MOST
        none = self.tr("Nothing is changed: all maps and weights are those of the network.")
        self._rest.setText(none if not changes else self.tr("and {count} more").format(count=more))
        self._rest.setVisible(not changes or more > 0)

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        for row in self.rows:
            row.refresh_icons()


class ChangeRow(QWidget):
    """One change: a click on its words shows where it is."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = QPushButton()
        self.place.setProperty("role", "line")
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.what = QLabel()
        self.what.setProperty("role", "muted")
        self.remove = QToolButton()
        self.remove.setProperty("role", "flat")
        self.remove.setToolTip(self.tr("Take this change back"))
        self.place.clicked.connect(lambda: self.opened.emit(self._key))
        self.remove.clicked.connect(lambda: self.removed.emit(self._key))
        self._key: object = None
        self._title = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.place, 1)
        line.addWidget(self.what)
        line.addWidget(self.remove)
        self.refresh_icons()

    def show_change(self, change: Change) -> None:
        """Show another change."""
        self._key, self._title = change.key, change.title
        self.what.setText(change.text)
        self.place.setToolTip(change.title)
        self.place.setAccessibleName(f"{change.title}: {change.text}")
        self.remove.setAccessibleName(self.tr("Take back: {change}").format(change=f"{change.title}, {change.text}"))
        self._write()

    def refresh_icons(self) -> None:
        """Tint the icon anew after the theme changed."""
        self.remove.setIcon(icon("close"))

    def resizeEvent(self, event: object) -> None:
        self._write()

    def _write(self) -> None:
        room = self.width() - self.what.sizeHint().width() - self.remove.sizeHint().width() - 24
        metrics = QFontMetrics(self.place.font())
        self.place.setText(metrics.elidedText(self._title, Qt.TextElideMode.ElideMiddle, max(40, room)))


def _chip(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "chip")
    return button
