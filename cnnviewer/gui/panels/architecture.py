"""The architecture of the network: its layers as a table, the charts of the field, statistics of its channels."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QHideEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from cnnviewer.gui.architecture.layers_page import LayersPage
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.session.session import Session
from cnnviewer.session.state import State


class ArchitecturePanel(Panel):
    """Pages behind a switch; each is made when it is first chosen."""

    title = "architecture"
    place = "centre"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self.pages: dict[int, QWidget] = {}
        self._makers: tuple[Callable[[], QWidget], ...] = ()
        self.switch = QTabBar(drawBase=False, expanding=False, usesScrollButtons=False)
        self.switch.setAccessibleName(self.tr("Page"))
        for text in (
            self.tr("Layers"),
            self.tr("Error by year"),
            self.tr("Accuracy and cost"),
            self.tr("Statistics"),
        ):
            self.switch.addTab(text)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.switch)
        column.addWidget(self._stack, 1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        bridge.network_changed.connect(self._follow)

    def heading(self) -> str:
        return self.tr("Architecture")

    def take_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._makers = (self._layers, self._errors, self._costs, self._statistics)
        self.switch.currentChanged.connect(self.show_page)
        self.show_page(0)

    def show_page(self, number: int) -> QWidget:
        """Show page `number` and return it."""
        self.switch.setCurrentIndex(number)
        if number not in self.pages:
            self.pages[number] = self._makers[number]()
            self._stack.addWidget(self.pages[number])
        self._stack.setCurrentWidget(self.pages[number])
        self.setFocusProxy(self.pages[number])
        self._follow()
        return self.pages[number]

    def open_search(self) -> None:
        """Put the keyboard into the line that filters the layers."""
        page = self.show_page(0)
        if isinstance(page, LayersPage):
            page.filter.setFocus()
            page.filter.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bridge.request_values(self, ())

    def show_outcome(self) -> None:
        self._follow()

    def state_changed(self, before: State, after: State) -> None:
        for page in self.pages.values():
            changed = getattr(page, "state_changed", None)
            if changed is not None:
                changed(before, after)

    def _follow(self) -> None:
        if self.isVisible():
            timed = self._stack.currentIndex() == 0  # then all layers are computed, for their times
            self.bridge.request_values(self, self.bridge.network.outputs if timed else ())
            follow = getattr(self._stack.currentWidget(), "follow", None)
            if follow is not None:
                follow()

    def _layers(self) -> QWidget:
        page = LayersPage(self.session, self.bridge, self._desk)
        page.opened.connect(self._show_maps)
        return page

    def _errors(self) -> QWidget:
        from cnnviewer.gui.architecture.error_page import ErrorPage

        return ErrorPage(self._desk)

    def _costs(self) -> QWidget:
        from cnnviewer.gui.architecture.cost_page import CostPage

        return CostPage(self.session, self.bridge, self._desk)

    def _statistics(self) -> QWidget:
        from cnnviewer.gui.architecture.statistics_page import StatisticsPage

        page = StatisticsPage(self.session, self.bridge, self._desk)
        page.opened.connect(self._show_maps)
        return page

    def _show_maps(self) -> None:
        from cnnviewer.gui.commands.views import show_view

        show_view(self._desk, "strip")
