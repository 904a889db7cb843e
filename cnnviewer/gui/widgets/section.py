"""A titled part of a side panel that can be folded away; and the two-column rows that stand in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cnnviewer.gui.icons import icon
from cnnviewer.gui.theme import tabular

NAME_COLUMN_PX = 84


class Section(QWidget):
    """A heading; a click or Space on it folds `content` away.

    folded_changed  the user folded or unfolded it
    """

    folded_changed = Signal(bool)

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self._heading = QToolButton()
        self._heading.setText(title.upper())
        self._heading.setCheckable(True)
        self._heading.setChecked(True)
        self._heading.setProperty("role", "heading")
        self._heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._heading.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._heading.setAccessibleName(title)
        self._heading.toggled.connect(self._toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(content)
        self.refresh_icons()

    @property
    def folded(self) -> bool:
        return not self._heading.isChecked()

    def fold(self, folded: bool) -> None:
        """Fold the content away, or show it."""
        self._heading.setChecked(not folded)

    def refresh_icons(self) -> None:
        """Tint the arrow anew after the theme changed."""
        self._heading.setIcon(icon("expand" if self.folded else "collapse"))

    def _toggled(self, shown: bool) -> None:
        self.content.setVisible(shown)
        self.refresh_icons()
        self.folded_changed.emit(not shown)


class Rows(QWidget):
    """Names at the left, muted; values or editors at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnMinimumWidth(0, NAME_COLUMN_PX)
        self._grid.setColumnStretch(1, 1)
        self._names: dict[QWidget, QLabel] = {}

    def add(self, name: str, editor: QWidget) -> None:
        """A row with an editor; its accessible name is `name`."""
        label = QLabel(name)
        label.setProperty("role", "muted")
        label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(name)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(editor, row, 1)
        self._names[editor] = label

    def add_value(self, name: str) -> QLabel:
        """A row with a text that changes; returns the label to set."""
        value = QLabel("–")
        value.setFont(tabular(value.font()))
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.add(name, value)
        return value

    def set_row_visible(self, editor: QWidget, visible: bool) -> None:
        """Show or hide the whole row of `editor`."""
        editor.setVisible(visible)
        self._names[editor].setVisible(visible)
