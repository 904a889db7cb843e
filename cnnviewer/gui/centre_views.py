"""The centre of the window: the strip and the views that can take its place, one on show at a time.

A view is made when it is first chosen. What a hidden view asked the compute thread for is not computed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.commands.command import translated
from cnnviewer.gui.panels import PanelEntry
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.widgets.segments import Segments

_SEGMENT_PX = 104


class CentreViews(QWidget):
    """`entries` as segments above the view on show; the first one is shown at the start.

    make     makes the panel of an entry; called once for each that is chosen
    current  the title of the view on show
    changed  another view is on show
    """

    changed = Signal()

    def __init__(self, entries: Sequence[PanelEntry], make: Callable[[PanelEntry], Panel], bridge: Bridge) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self._make = make
        self._bridge = bridge
        self._made: dict[str, Panel] = {}
        self.current = self._entries[0].title
        self.switch = Segments()
        self.switch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.switch.setAccessibleName(self.tr("View"))
        self.switch.chosen.connect(lambda number: self.show_view(self._entries[number].title))
        self._stack = QStackedWidget()
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(8, 5, 8, 1)
        row.addWidget(self.switch, 1)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.bar.setVisible(len(self._entries) > 1)
        self.show_view(self.current)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of all views."""
        return tuple(entry.title for entry in self._entries)

    def show_view(self, title: str) -> Panel:
        """Put the view called `title` on show and return it."""
        number = self.titles.index(title)
        panel = self._made.get(title)
        if panel is None:
            panel = self._made[title] = self._make(self._entries[number])
            self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        self.current = title
        for name, one in self._made.items():
            self._bridge.set_shown(one, name == title)
        texts = tuple(translated(entry.text) for entry in self._entries)
        self.switch.show_texts(texts, number)
        widest = max(self.switch.fontMetrics().horizontalAdvance(text) for text in texts)
        self.switch.setMaximumWidth(len(texts) * max(_SEGMENT_PX, widest + 24))
        self.changed.emit()
        return panel
