"""A chart with a line below it that says what was chosen and opens it, and a button that saves the figure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cnnviewer.gui.desk import Desk
from cnnviewer.gui.figure_files import save_figure
from cnnviewer.gui.widgets.chart import Chart


class ChartPage(QWidget):
    """Base of the two pages of charts; `facts` is what stands below, `opener` opens the chosen architecture."""

    def __init__(self, desk: Desk, chart: Chart, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._name = desk, name
        self.chart = chart
        self.facts, self.opener, self.export = QLabel(), QToolButton(), QToolButton()
        self.facts.setProperty("role", "muted")
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        self.opener.setVisible(False)
        self.export.setText(self.tr("Export figure…"))
        self.export.setToolTip(self.tr("Save the chart as SVG, PDF or PNG"))
        for button in (self.opener, self.export):
            button.setProperty("role", "chip")
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 8)
        row.setSpacing(10)
        row.addWidget(self.facts, 1)
        row.addWidget(self.opener)
        row.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chart, 1)
        column.addLayout(row)
        self.setFocusProxy(self.chart)
        self.chart.chosen.connect(self._show_chosen)
        self.chart.opened.connect(self._open)
        self.opener.clicked.connect(lambda: self._open(self.chart.current))
        self.export.clicked.connect(self._export)

    def architecture_of(self, key: str) -> tuple[str, str]:
        """(address, name) of what the spot `key` opens; two empty texts for nothing."""
        return "", ""

    def hint(self) -> str:
        """What stands below while nothing is chosen."""
        return ""

    def _show_chosen(self, key: str) -> None:
        spot = self.chart.spot(key)
        address, name = self.architecture_of(key)
        self.facts.setText(" · ".join(spot.tip.splitlines()) if spot is not None else self.hint())
        self.opener.setVisible(bool(address))
        self.opener.setText(self.tr("Open {name}").format(name=name))

    def _open(self, key: str) -> None:
        address, _ = self.architecture_of(key)
        if address:
            self._desk.networks.open(address)

    def _export(self) -> None:
        save_figure(self._desk, self._name, self.chart.paint_figure, self.chart.size())
