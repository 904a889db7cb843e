"""The column at the right end of the window: a panel that is there while it is asked for, with a button to close it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from cnnviewer.gui.icons import icon
from cnnviewer.gui.panels import PanelEntry
from cnnviewer.gui.panels.panel import Panel

_WIDTH_PX = 320


class Aside(QWidget):
    """Holds the panels whose place is "aside", one on show at a time; hidden at first.

    make    makes the panel of an entry; called once for each that is asked for
    closed  the user closed it
    """

    closed = Signal()

    def __init__(self, entries: tuple[PanelEntry, ...], make: Callable[[PanelEntry], Panel]) -> None:
        super().__init__()
        self._entries = {entry.title: entry for entry in entries}
        self._make = make
        self._made: dict[str, Panel] = {}
        self._heading = QLabel()
        self._heading.setProperty("role", "heading")
        self._close = QToolButton()
        self._close.setProperty("role", "flat")
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.close_panel)
        self._stack = QStackedWidget()
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 6, 2)
        head.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setFixedWidth(_WIDTH_PX)
        self.refresh_icons()
        self.hide()

    @property
    def current(self) -> str:
        """The title of the panel on show; empty while there is none."""
        panel = self._stack.currentWidget()
        return "" if self.isHidden() or panel is None else panel.objectName()

    def show_panel(self, title: str) -> Panel:
        """Put the panel called `title` on show and return it."""
        panel = self._made.get(title)
        if panel is None:
            panel = self._made[title] = self._make(self._entries[title])
            self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        self._heading.setText(panel.heading().upper())
        self.show()
        return panel

    def close_panel(self) -> None:
        """Hide it; the panel keeps what it shows."""
        self.hide()
        self.closed.emit()

    def refresh_icons(self) -> None:
        """Tint the button anew after the theme changed."""
        self._close.setIcon(icon("close"))
