"""The table of layers: what each makes, costs and sees, and how long it takes here; sorted, filtered, exported."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QComboBox, QToolButton, QVBoxLayout, QWidget

from cnnviewer.engine.network import Node, Shape
from cnnviewer.errors import CnnviewerError
from cnnviewer.explain.layer_table import Cost, LayerRow, layer_rows, table_text
from cnnviewer.gui.architecture.layer_model import COLUMNS, FilteredLayers, LayerModel, amount_text, translated
from cnnviewer.gui.architecture.table_files import Text, copy_table, save_table
from cnnviewer.gui.background import Job
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.commands.command import translated as translated_command
from cnnviewer.gui.commands.view import TINT_TEXTS
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.layer_titles import layer_titles
from cnnviewer.gui.widgets.filter_field import FilterField
from cnnviewer.gui.widgets.flow import FlowLayout
from cnnviewer.gui.widgets.quiet_table import QuietTable, SumsRow
from cnnviewer.networks.shown import input_shape, shapes_of
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

_TIMES_EVERY_MS = 500
_LINE_PX = 28
_WIDEST_PX = {1: 150, 2: 100}
_LEAST_PX = {0: 42, len(COLUMNS) - 1: 70}  # the arrow of sorting; times come later


class LayersPage(QWidget):
    """opened  the layer that is selected shall be seen in the strip"""

    opened = Signal()

    def __init__(self, session: Session, bridge: Bridge, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._desk = session, bridge, desk
        self._of: tuple[tuple[Node, ...], Shape] | None = None
        self._job: Job[tuple[LayerRow, ...]] | None = None
        self.model = LayerModel()
        self.shown = FilteredLayers(self.model)
        self.table = QuietTable()
        self.table.setAccessibleName(self.tr("Layers and what they cost"))
        self.table.show_model(self.shown)
        self.sums = SumsRow(self.table)
        self.filter = FilterField(self.table)
        self.filter.setPlaceholderText(self.tr("Filter layers"))
        self.filter.setFixedWidth(150)
        self.tint = QComboBox()
        for cost, text in TINT_TEXTS.items():
            self.tint.addItem(self.tr("Bars: {cost}").format(cost=translated_command(text)), cost)
        self.tint.setAccessibleName(self.tr("Bars above the maps"))
        self.tint.setToolTip(self.tr("Bars above the maps compare this cost between layers, on the scale of the table"))
        self.copy, self.export = QToolButton(), QToolButton()
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(self.tr("The rows on show, for a spreadsheet (Ctrl+C)"))
        self.export.setText(self.tr("Export…"))
        self.export.setToolTip(self.tr("The rows on show as CSV or Markdown"))
        self._lay_out()
        self._times_timer = QTimer(self, singleShot=True, interval=_TIMES_EVERY_MS)
        self._times_timer.timeout.connect(self._show_times)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda row: self.opened.emit())
        self.table.copied.connect(self._copy)
        self.copy.clicked.connect(self._copy)
        self.export.clicked.connect(self._export)
        self.filter.textChanged.connect(self._filter)
        self.tint.activated.connect(self._tint)
        self._show_tint()

    def _lay_out(self) -> None:
        bar = QWidget()
        row = FlowLayout(8)
        bar.setLayout(row)
        for part in (self.filter, self.tint, self.copy, self.export):
            part.setMinimumHeight(_LINE_PX)
            row.addWidget(part)
        for button in (self.copy, self.export):
            button.setProperty("role", "chip")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 4)
        column.setSpacing(6)
        column.addWidget(bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.sums)
        self.setFocusProxy(self.table)
        self.table.setBackgroundRole(QPalette.ColorRole.Window)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._times_timer.stop()

    def follow(self) -> None:
        """The network, the card or the frame may be another one."""
        if not self.isVisible():
            return
        if not self._times_timer.isActive():
            self._times_timer.start()
        network, shape = self._bridge.network, self._shape()
        if self._of is not None and self._of[0] is network.nodes and self._of[1] == shape:
            return  # another weight costs the same
        self._of = (network.nodes, shape)

        def work(job: Job[tuple[LayerRow, ...]]) -> tuple[LayerRow, ...]:
            return layer_rows(network, shapes_of(network, shape))

        def done(rows: tuple[LayerRow, ...]) -> None:
            if job is self._job:
                self._job = None
                self._show_rows(rows)

        job = self._job = self._desk.background.run("the table of layers", work, done, self._failed, owner=self)

    def state_changed(self, before: State, after: State) -> None:
        """The user changed a choice."""
        if before.view.tint is not after.view.tint:
            self._show_tint()
        if self.isVisible() and before.selection.value != after.selection.value:
            self._select()

    def _shape(self) -> Shape:
        state, outcome = self._session.state, self._bridge.outcome
        if outcome is not None and outcome.prepared is not None and outcome.spec.card == state.card:
            return tuple(outcome.prepared.tensor.shape)
        return input_shape(self._bridge.network, state.card)

    def _show_rows(self, rows: tuple[LayerRow, ...]) -> None:
        network, state = self._bridge.network, self._session.state
        if self._of is None or self._of[0] is not network.nodes:
            return
        known = layer_titles(network, state, (row.value for row in rows))
        titles = [known[row.value] for row in rows]
        as_before = [row.value for row in rows] == [row.value for row in self.model.rows]
        self.model.show_rows(rows, titles)
        self.model.show_durations(self._bridge.durations.milliseconds)
        if not as_before:
            self.table.fit_columns(_WIDEST_PX, _LEAST_PX)
        self._show_sums()
        self._select()

    def _show_times(self) -> None:
        self.model.show_durations(self._bridge.durations.milliseconds)
        self._show_sums()

    def _show_sums(self) -> None:
        count, shown = len(self.model.rows), self.shown.rowCount()
        text = self.tr("{count} layers").format(count=count)
        if shown < count:
            text = self.tr("{shown} of {count} layers").format(shown=shown, count=count)
        texts = {1: (text, Qt.AlignmentFlag.AlignLeft)}
        rows = [self.shown.mapToSource(self.shown.index(row, 0)).row() for row in range(shown)]
        for number, column in enumerate(COLUMNS):
            if column.cost is not None:
                amount = sum(self.model.rows[row].amount(column.cost, self.model.durations_ms) for row in rows)
                texts[number] = (amount_text(column.cost, amount), Qt.AlignmentFlag.AlignRight)
        self.sums.show_texts(texts)

    def _show_tint(self) -> None:
        self.tint.setCurrentIndex(list(TINT_TEXTS).index(self._session.state.view.tint))

    def _select(self) -> None:
        """Show the row of the selected layer; none when it has none, or is filtered out."""
        value = self._session.state.selection.value
        row = next((number for number, one in enumerate(self.model.rows) if one.value == value), None)
        place = None if row is None else self.shown.mapFromSource(self.model.index(row, 0)).row()
        self.table.select_row(place)

    def _failed(self, error: CnnviewerError) -> None:
        self._desk.notices.add(str(error), "error", replace="architecture")

    # What the user does

    def _choose(self, row: int) -> None:
        source = self.shown.mapToSource(self.shown.index(row, 0)).row()
        one, selection = self.model.rows[source], self._session.state.selection
        if one.value != selection.value:
            channels = one.shape[1] if len(one.shape) > 1 else 1
            channel = max(0, min(selection.channel, channels - 1))
            self._session.change(selection=replace(selection, value=one.value, channel=channel, pixel=None))

    def _tint(self, number: int) -> None:
        cost: Cost | None = list(TINT_TEXTS)[number]
        self._session.change(view=replace(self._session.state.view, tint=cost))

    def _filter(self, text: str) -> None:
        self.shown.filter_by(text)
        self._show_sums()
        self._select()

    def text(self) -> Text:
        """Writes the rows on show, in their order."""
        rows = [self.shown.mapToSource(self.shown.index(row, 0)).row() for row in range(self.shown.rowCount())]
        headings = [translated(column.heading) if column.heading != "#" else "#" for column in COLUMNS]
        return partial(table_text, [*headings[:-1], f"{headings[-1]} (ms)"], [self.model.plain(row) for row in rows])

    def _copy(self) -> None:
        copy_table(self._desk, self.text(), self.shown.rowCount())

    def _export(self) -> None:
        save_table(self._desk, f"{self._bridge.network.name or 'network'} layers", self.text())
