"""The parts of the kernel bench in their places, one below the other, in a page that scrolls."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cnnviewer.gui.widgets.flow import Flow
from cnnviewer.gui.widgets.kernel_facts import KernelFacts
from cnnviewer.gui.widgets.kernel_grid import KernelGrid
from cnnviewer.gui.widgets.kernel_pages import KernelPages
from cnnviewer.gui.widgets.kernel_presets import KernelPresets
from cnnviewer.gui.widgets.kernel_tools import Chip, Offer, OperationBar
from cnnviewer.gui.widgets.problem_label import ProblemLabel
from cnnviewer.gui.widgets.steady_scroll_area import SteadyScrollArea

_SCROLL_REST_S = 0.4


class KernelBench(SteadyScrollArea):
    """pages, grid, place (of the current cell), problem, offer, presets, operations, facts; chips for text and files.

    copy_asked, paste_asked, load_asked, save_asked  a chip was pressed
    """

    copy_asked = Signal()
    paste_asked = Signal()
    load_asked = Signal()
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages, self.grid = KernelPages(), KernelGrid()
        self.place, self.problem, self.offer = QLabel(), ProblemLabel(), Offer()
        self.presets, self.operations, self.facts = KernelPresets(), OperationBar(), KernelFacts()
        self._scrolled_at_s = 0.0
        self.place.setProperty("role", "muted")
        self.place.setWordWrap(True)
        parts = (
            self.pages,
            self.grid,
            self.place,
            self.problem,
            self.offer,
            self.presets,
            self.operations,
            self.facts,
            self._chips(),
        )
        content = QWidget()
        content.setObjectName("sidePanel")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 10, 4, 12)
        column.setSpacing(10)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.verticalScrollBar().valueChanged.connect(self._note_scrolling)

    @property
    def scrolling(self) -> bool:
        """True just after the page was scrolled: a wheel that has run onto the grid still means the page."""
        return time.monotonic() - self._scrolled_at_s < _SCROLL_REST_S

    def say(self, sentence: str) -> None:
        """Say why something was refused, under the grid; "" takes it away."""
        self.problem.say(sentence)

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        self.pages.refresh_icons()
        self.operations.refresh_icons()

    def _note_scrolling(self) -> None:
        self._scrolled_at_s = time.monotonic()

    def _chips(self) -> Flow:
        flow = Flow()
        for text, tip, asked in (
            (self.tr("Copy"), self.tr("Copy the kernel as text (Ctrl+C in the grid)"), self.copy_asked),
            (
                self.tr("Paste"),
                self.tr("Paste a matrix from text or a spreadsheet (Ctrl+V in the grid)"),
                self.paste_asked,
            ),
            (self.tr("Load…"), self.tr("Load a kernel from a text or JSON file"), self.load_asked),
            (self.tr("Save…"), self.tr("Save this kernel as text or JSON"), self.save_asked),
        ):
            button = Chip(text, tip)
            button.clicked.connect(asked)
            flow.add(button)
        return flow
