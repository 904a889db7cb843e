"""Statistics of channels over a folder or video: start, stop, go on; a table of all channels; their correlations."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QProgressBar, QSplitter, QToolButton, QVBoxLayout, QWidget

from cnnviewer.explain.statistics_file import statistics_text
from cnnviewer.gui.architecture.channel_model import ZEROS_COLUMN, ChannelModel, table_of
from cnnviewer.gui.architecture.correlations import Correlations
from cnnviewer.gui.architecture.statistics_run import Found, StatisticsRun
from cnnviewer.gui.architecture.table_files import Text, copy_table, save_table
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.layer_titles import layer_titles
from cnnviewer.gui.widgets.flow import FlowLayout
from cnnviewer.gui.widgets.problem_label import ProblemLabel
from cnnviewer.gui.widgets.quiet_table import QuietTable
from cnnviewer.session.session import Session
from cnnviewer.session.state import State
from cnnviewer.sources.addresses import short_name

_LINE_PX = 28
_SIDE_BY_SIDE_PX = 640
_WIDEST_PX, _LEAST_PX = {0: 110}, {ZEROS_COLUMN: 62}


class StatisticsPage(QWidget):
    """opened  the map that is selected shall be seen in the strip"""

    opened = Signal()

    def __init__(self, session: Session, bridge: Bridge, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._bridge, self._desk = session, bridge, desk
        self._chosen = ""
        self._split = False
        self._shown: Found | None = None
        self.run = StatisticsRun(session, bridge, desk, self)
        self.source = QLabel()
        self.choose, self.start, self.export = QToolButton(), QToolButton(), QToolButton()
        self.progress = QProgressBar(textVisible=False, maximum=1000)
        self.told, self.problem = QLabel(), ProblemLabel()
        self.only = QCheckBox(self.tr("This layer only"))
        self.model = ChannelModel()
        self.table = QuietTable()
        self.table.setAccessibleName(self.tr("Channels"))
        self.table.show_model(self.model)
        self.correlations = Correlations(desk)
        self._rest = QWidget()  # holds the lines at the top while there is no table
        self.splitter = QSplitter(childrenCollapsible=False, handleWidth=1)
        self._lay_out()
        self.choose.clicked.connect(self._choose_folder)
        self.start.clicked.connect(self._start)
        self.export.clicked.connect(self._export)
        self.only.toggled.connect(self._select)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda row: self.opened.emit())
        self.table.copied.connect(self._copy)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._select)
        self.correlations.view.pressed.connect(lambda row, column: self._press(row))
        self.run.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        self.choose.setText(self.tr("Folder…"))
        self.choose.setToolTip(self.tr("Measure over another folder than the source on show"))
        self.export.setText(self.tr("Export…"))
        self.progress.setFixedWidth(110)
        self.progress.setFixedHeight(6)
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        bar = QWidget()
        row = FlowLayout(8)
        bar.setLayout(row)
        controls: tuple[QWidget, ...] = (self.source, self.choose, self.start, self.only, self.export)
        for control in controls:
            control.setMinimumHeight(_LINE_PX)
            row.addWidget(control)
        for button in (self.choose, self.start, self.export):
            button.setProperty("role", "chip")
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.correlations)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 6)
        column.setSpacing(6)
        lines: tuple[QWidget, ...] = (bar, self.told, self.progress, self.problem)
        for line in lines:
            column.addWidget(line)
        column.addWidget(self.splitter, 1)
        column.addWidget(self._rest, 1)
        self.setFocusProxy(self.table)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE_PX
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if orientation is not self.splitter.orientation() or not self._split:
            self._split = True
            self.splitter.setOrientation(orientation)
            self.splitter.setSizes([600, 400] if wide else [500, 500])

    def follow(self) -> None:
        """The network, the card or the source may be another one."""
        if self.isVisible():
            self.run.follow()

    def state_changed(self, before: State, after: State) -> None:
        """The user changed a choice."""
        if not self.isVisible():
            return
        if before.card != after.card:
            self.run.follow()
        if before.source != after.source:
            self._chosen = ""
            self._show()
        if before.selection != after.selection or before.view.signed_colours != after.view.signed_colours:
            self._select()

    @property
    def address(self) -> str:
        """What is measured: the folder that was chosen, else the source on show."""
        return self._chosen or self._session.state.source

    def _show(self) -> None:
        run = self.run
        self.source.setText(self.tr("Over {source}").format(source=_name_of(self.address)))
        self.source.setToolTip(self.address)
        self.start.setText(self._start_text())
        self.start.setEnabled(not run.stopping)
        self.choose.setEnabled(not run.running)
        self.progress.setVisible(run.running)
        self.progress.setValue(round(1000 * run.progress))
        self.problem.say(run.problem)
        new = run.found is not self._shown
        if new:
            self._shown = run.found
            channels = run.found.table if run.found is not None else table_of(())
            titles = layer_titles(self._bridge.network, self._session.state, channels.first)
            self.model.show_table(channels, titles)
            self.table.fit_columns(_WIDEST_PX, _LEAST_PX)
        self.told.setText(self._told())
        there = bool(self.model.rows)
        for part in (self.splitter, self.only, self.export):
            part.setVisible(there)
        self._rest.setVisible(not there)
        if there and new:
            self._select()

    def _start_text(self) -> str:
        run = self.run
        if run.running:
            return self.tr("Stopping…") if run.stopping else self.tr("Stop")
        if run.can_resume(self.address):
            return self.tr("Go on")
        return self.tr("Start again") if run.found is not None else self.tr("Start")

    def _told(self) -> str:
        run = self.run
        if run.running:
            text = self.tr("{part} done").format(part=f"{run.progress:.0%}")
            left = run.seconds_left
            return text if left is None else f"{text} · {self._time_text(left)}"
        statistics = run.found.statistics if run.found is not None else None
        if statistics is None:
            return self.tr(
                "What every map does over many pictures: mean, range, zeros; which are dead and which repeat another."
            )
        text = self.tr("{source}, {count} pictures: {channels} maps, {dead} dead, {double} duplicates")
        if statistics.used == 1:
            text = self.tr("{source}, one picture: {channels} maps, {dead} dead, {double} duplicates")
        count, dead, double = self.model.counts
        text = text.format(
            source=statistics.source,
            count=f"{statistics.used:,}",
            channels=f"{count:,}",
            dead=f"{dead:,}",
            double=f"{double:,}",
        )
        if not statistics.complete:
            text += " · " + self.tr("stopped after {done} of {total}").format(
                done=statistics.done, total=statistics.total
            )
        return text

    def _time_text(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("{count} s left").format(count=max(1, round(seconds)))
        return self.tr("{count} min left").format(count=round(seconds / 60))

    def _select(self) -> None:
        """Show the row and the matrix of the selected map."""
        state = self._session.state
        value, channel = state.selection.value, state.selection.channel
        self.model.show_layer(value if self.only.isChecked() else None)
        self.table.select_row(self.model.place_of(value, channel))
        statistics = self._shown.statistics if self._shown is not None else None
        self.correlations.show_layer(statistics, value, self.model.title(value), state.view.signed_colours)
        self.correlations.view.choose(channel)

    # What the user does

    def _start(self) -> None:
        if self.run.running:
            self.run.cancel()
        else:
            self.run.start(self.address, self._session.state.selection.value)

    def _choose_folder(self) -> None:
        title = self.tr("Measure over a folder of pictures")
        path = QFileDialog.getExistingDirectory(self, title, self._desk.folder("source"))
        if path:
            self.measure_over(path)

    def measure_over(self, address: str) -> None:
        """Measure over `address` instead of the source on show."""
        self._chosen = str(Path(address).absolute())
        self._show()

    def _choose(self, place: int) -> None:
        row, selection = self.model.row(place), self._session.state.selection
        if (row.value, row.number) != (selection.value, selection.channel):
            pixel = selection.pixel if row.value == selection.value else None
            self._session.change(selection=replace(selection, value=row.value, channel=row.number, pixel=pixel))

    def _press(self, number: int) -> None:
        self._session.change(selection=replace(self._session.state.selection, channel=number))

    def text(self) -> Text:
        """Writes all channels."""
        return partial(statistics_text, self.model.rows)

    def _copy(self) -> None:
        copy_table(self._desk, self.text(), len(self.model.rows))

    def _export(self) -> None:
        save_table(self._desk, f"{self._bridge.network.name or 'network'} channels", self.text())


def _name_of(address: str) -> str:
    return short_name(address) or address
