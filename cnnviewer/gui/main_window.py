"""The main window: toolbar, source panel, strip, inspector, notices, status bar. It arranges; panels do the work."""

from __future__ import annotations

import time

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from cnnviewer.gui.aside import Aside
from cnnviewer.gui.centre_views import CentreViews
from cnnviewer.gui.commands.actions import Actions
from cnnviewer.gui.commands.source import can_step
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.opening import can_take
from cnnviewer.gui.own_keys import wants_key
from cnnviewer.gui.panels import PANELS, PanelEntry
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.presenter import Presenter
from cnnviewer.gui.status_bar import StatusBar
from cnnviewer.gui.toolbar import ToolBar
from cnnviewer.gui.widgets.notice_bar import NoticeBar
from cnnviewer.session.notices import Notice
from cnnviewer.session.state import State

_FIRST_SIZE = (1280, 800)
_FIRST_WIDTHS = (232, 758, 290)
_PATIENCE_MS = 250  # what opens faster is not announced
_WITHOUT_MAPS_MS = 2000  # a camera that is missing gives no first maps to wait for


class MainWindow(QMainWindow):
    """Made from a desk; registers itself there. Closing it saves its shape in the settings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        desk.window = self
        self.setWindowTitle("cnnviewer")
        self.setAcceptDrops(True)
        self.panels: dict[str, Panel] = {}
        self.views = CentreViews([one for one in PANELS if one.place == "centre"], self._make_panel, desk.bridge)
        self.aside = Aside(tuple(one for one in PANELS if one.place == "aside"), self._make_panel)
        self.inspector: QTabWidget = QTabWidget(documentMode=True)
        self.inspector.tabBar().setDrawBase(False)
        self.inspector.setAccessibleName(self.tr("Inspector"))
        self.presenter: Presenter = Presenter(self, desk)
        self.actions_table = Actions(desk, self)
        self.toolbar = ToolBar(desk, self.actions_table, self)
        self.addToolBar(self.toolbar)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self.notice_bar = NoticeBar()
        self.status_bar = StatusBar(desk.bridge.pipeline)
        self._waiting: list[PanelEntry] = []
        self._typing: QWidget | None = None
        self._drawn_id = -1
        self._has_maps = False
        self._lay_out()
        self._listen()
        self._restore_shape()
        self._refresh()
        self.notice_bar.show_notices(desk.notices.all)

    # What is drawn, and how long it takes: Qt paints the whole window inside one UpdateRequest.

    def event(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.UpdateRequest:
            return super().event(event)
        started_s = time.perf_counter()
        done = super().event(event)
        outcome = self._desk.bridge.outcome
        if outcome is not None and outcome.id != self._drawn_id:
            self._drawn_id = outcome.id
            meters = self._desk.bridge.pipeline.meters
            meters.note_drawn((time.perf_counter() - started_s) * 1000)
            meters.note_shown(outcome)
            if self._waiting:
                QTimer.singleShot(0, self, self.add_waiting_panels)
        return done

    def closeEvent(self, event: QCloseEvent) -> None:
        settings = self._desk.settings
        if self.presenter.active:
            self.presenter.end()
        settings["window_geometry"] = self.saveGeometry().data()
        settings["window_state"] = self.splitter.saveState().data()
        settings["inspector_tab"] = self.inspector.currentWidget().objectName()
        for forget in self._subscriptions:
            forget()
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]  # there is one while a window lives
        super().closeEvent(event)

    # Pictures, videos, folders, links and networks dropped anywhere on the window.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        dropped = event.mimeData()
        taken = self._desk.networks.take(dropped) or self._desk.weights.take(dropped)
        if taken or self._desk.opener.take(dropped, self.tr("dropped picture")):
            event.acceptProposedAction()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that the focused widget types or presses with are not taken away from it by a command."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and wants_key(watched, event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panels["strip"].setFocus()
        QTimer.singleShot(_WITHOUT_MAPS_MS, self, self.add_waiting_panels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.status_bar.setVisible(self.height() > 300 and not self.presenter.active)

    def _lay_out(self) -> None:
        for entry in PANELS:
            if entry.place == "right" and self.inspector.count():
                self._waiting.append(entry)
            elif entry.place in ("left", "right"):
                self._add_panel(entry)
        for part in (self.views, self.inspector):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        for place in (0, 2):
            self.splitter.setStretchFactor(place, 0)
        self.inspector.setMinimumWidth(260)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.splitter, 1)
        row.addWidget(self.aside)
        column.addLayout(row, 1)
        column.addWidget(self.notice_bar)
        column.addWidget(self.status_bar)
        self.setCentralWidget(whole)

    def _add_panel(self, entry: PanelEntry) -> None:
        panel = self._make_panel(entry)
        if entry.place == "right":
            self.inspector.addTab(panel, panel.heading())
        else:
            self.splitter.addWidget(panel)

    def _make_panel(self, entry: PanelEntry) -> Panel:
        panel = self.panels[entry.title] = entry.load()(self._desk.session, self._desk.bridge)
        panel.take_desk(self._desk)
        return panel

    def show_view(self, title: str) -> Panel:
        """Put the view called `title` in the centre, with the keyboard in it; returns it."""
        panel = self.views.show_view(title)
        panel.setFocus()
        return panel

    def show_aside(self, title: str) -> Panel:
        """Open the column at the right end with the panel called `title`; returns it."""
        panel = self.aside.show_panel(title)
        panel.setFocus()
        return panel

    def add_waiting_panels(self) -> None:
        """Make the tabs that nobody has seen yet; they wait until the first maps are on show."""
        if not self._waiting:
            return  # they are there, and the user may have chosen another one meanwhile
        while self._waiting:
            self._add_panel(self._waiting.pop(0))
        remembered = self.panels.get(self._desk.settings["inspector_tab"])
        if remembered is not None:
            self.inspector.setCurrentWidget(remembered)

    def _listen(self) -> None:
        desk = self._desk
        self._refresh_timer = QTimer(self, singleShot=True, interval=0)
        self._refresh_timer.timeout.connect(self._refresh)
        self._subscriptions = [
            desk.session.subscribe(self._state_changed),
            desk.notices.subscribe(self._show_notices, self._show_notices),
        ]
        self.notice_bar.dismissed.connect(desk.notices.dismiss)
        desk.bridge.failed.connect(self._say_failure)
        desk.bridge.outcome_arrived.connect(self._outcome_arrived)
        self._source = desk.opener.source
        desk.opener.opened.connect(self._source_opened)
        self._opening_timer = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._opening_timer.timeout.connect(self._refresh)
        desk.opener.opening.connect(self._announce_opening)
        desk.networks.opening.connect(self._announce_opening)
        desk.networks.opened.connect(self._refresh_timer.start)
        desk.theme.changed.connect(self._refresh_icons)
        self.views.changed.connect(self._refresh_timer.start)
        self.aside.closed.connect(self._refresh_timer.start)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one while a window lives
        hovered = getattr(self.panels.get("strip"), "hovered", None)
        if hovered is not None:
            hovered.connect(self.status_bar.show_hovered)

    def _state_changed(self, before: State, after: State) -> None:
        self._refresh_timer.start()

    def _outcome_arrived(self) -> None:
        outcome = self._desk.bridge.outcome
        has_maps = outcome is not None and outcome.trace is not None
        if has_maps != self._has_maps:
            self._has_maps = has_maps
            self._refresh_timer.start()
        if outcome is not None and outcome.error is not None:
            self._desk.notices.add(str(outcome.error), "error", replace="compute")
        elif self.notice_bar.notices:
            self._desk.notices.dismiss("compute")

    def _source_opened(self) -> None:
        """The arrows belong to the maps, but what a new folder or video wants first is to be leafed through."""
        self._refresh_timer.start()
        before, self._source = self._source, self._desk.opener.source
        holder = self.focusWidget()
        take_arrows = getattr(self.panels.get("source"), "take_arrows", None)
        walks_maps = holder is not None and self.panels["strip"].isAncestorOf(holder)
        if self._source is not before and can_step(self._desk) and walks_maps and take_arrows is not None:
            take_arrows()

    def _announce_opening(self, address: str) -> None:
        self._opening_timer.start()

    def _show_notices(self, notice: Notice) -> None:
        self.notice_bar.show_notices(self._desk.notices.all)

    def _say_failure(self, sentence: str) -> None:
        self._desk.notices.add(sentence, "error", replace="compute")

    def _refresh(self) -> None:
        self.actions_table.refresh()
        self.toolbar.refresh()

    def _refresh_icons(self) -> None:
        self.actions_table.refresh_icons()
        self.toolbar.refresh_icons()
        self.notice_bar.refresh_icons()
        self.aside.refresh_icons()
        for panel in self.panels.values():
            refresh = getattr(panel, "refresh_icons", None)
            if refresh is not None:
                refresh()

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._typing is not None and isValid(self._typing):  # a column of the strip may be gone by now
            self._typing.removeEventFilter(self)
        self._typing = now if now is not None and self.isAncestorOf(now) else None
        if self._typing is not None:
            self._typing.installEventFilter(self)

    def _restore_shape(self) -> None:
        settings = self._desk.settings
        if not self.restoreGeometry(QByteArray(settings["window_geometry"])):
            self.resize(*_FIRST_SIZE)
            room = QGuiApplication.primaryScreen().availableGeometry()
            if room.width() < _FIRST_SIZE[0] or room.height() < _FIRST_SIZE[1]:
                self.resize(min(room.width(), _FIRST_SIZE[0]), min(room.height(), _FIRST_SIZE[1]))
        if not self.splitter.restoreState(QByteArray(settings["window_state"])):
            self.splitter.setSizes(list(_FIRST_WIDTHS))
