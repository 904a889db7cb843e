"""Quiet marks above the columns of the strip whose maps are not those of the original network."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from cnnviewer.gui.comparison import Comparison
from cnnviewer.gui.panels.strip import StripPanel
from cnnviewer.gui.panels.strip_columns import column_texts
from cnnviewer.gui.widgets.difference_list import share


class ChangeMarks(QObject):
    """Lives with one strip. The original is computed only while the marks are on, the strip is seen and edits exist."""

    title = "change marks"

    def __init__(self, strip: StripPanel, comparison: Comparison) -> None:
        super().__init__(strip)
        self.on = False
        self._strip = strip
        self._comparison = comparison
        strip.installEventFilter(self)
        strip.bridge.outcome_arrived.connect(self._show)
        strip.bridge.network_changed.connect(self._ask)
        comparison.changed.connect(self._ask)

    def set_on(self, on: bool) -> None:
        """Mark what changed, or stop that."""
        self.on = on
        self._ask()
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._ask()
        return False

    def _ask(self) -> None:
        if self.on and self._strip.isVisible():
            texts = column_texts(self._strip.bridge.network, self._strip.session.state)
            self._comparison.want(self, [text.value for text in texts])
        else:
            self._comparison.release(self)

    def _show(self) -> None:
        """Mark the columns by the outcome on show; one that was not compared yet keeps what it has."""
        found = self._comparison.contrast() if self.on and self._strip.isVisible() else None
        wanted = self.on and self._comparison.edited
        rows = {} if found is None else {row.here: row for row in found[2].rows}
        for value, column in self._strip.columns.items():
            row = rows.get(value)
            if not wanted:
                column.header.set_mark("")
            elif row is not None:
                column.header.set_mark(self._words(row.relative) if row.differs else "")

    def _words(self, relative: float | None) -> str:
        if relative is None:
            return self.tr("Of another size than in the original")
        return self.tr("Differs from the original by {share}").format(share=share(relative))
