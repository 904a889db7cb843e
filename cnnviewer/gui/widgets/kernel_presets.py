"""Chips for the kernels that have a name. Those with parameters open a popover in which they follow the sliders."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from cnnviewer.gui.widgets.flow import Flow
from cnnviewer.gui.widgets.kernel_tools import Chip
from cnnviewer.gui.widgets.parameter_popover import Knob, ParameterPopover
from cnnviewer.networks.kernels import KERNELS, NamedKernel

_ON_CHIPS = ("sobel", "gaussian", "sharpen", "laplacian", "gabor")
# Chosen from the layer, not by the user.
_FROM_LAYER = frozenset({"maps", "filters"})


class KernelPresets(Flow):
    """The most used kernels as chips, all of them in the menu "more".

    chosen    (name, parameters): the user wants this kernel
    finished  the popover has gone: what was chosen stands
    """

    chosen = Signal(str, dict)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chips: dict[str, QToolButton] = {}
        self.popover: ParameterPopover | None = None
        self._cancelled = False
        self._last: dict[str, Mapping[str, float]] = {}
        for name in _ON_CHIPS:
            entry = KERNELS[name]
            button = Chip(self._text(entry), entry.formula)
            button.clicked.connect(lambda _=False, name=name, button=button: self.choose(name, button))
            self.chips[name] = button
            self.add(button)
        self.more = Chip(self.tr("more…"), self.tr("All kernels with a name"))
        self.more.setMenu(self._menu())
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.add(self.more)

    def choose(self, name: str, beside: QWidget) -> None:
        """Ask for the kernel `name` as it was chosen last, and open its popover beside a widget."""
        entry = KERNELS[name]
        knobs = self._knobs(entry)
        self._cancelled = False
        self.chosen.emit(name, {knob.name: knob.value for knob in knobs})
        if not knobs or self._cancelled:
            self.finished.emit()
            return
        popover = ParameterPopover(self.tr(entry.title), knobs, self)
        self.popover = popover
        popover.changed.connect(lambda: self._follow(name, popover.values))
        popover.closed.connect(self._close)
        popover.open_below(beside)

    def cancel(self) -> None:
        """The kernel that was just asked for cannot be had: no popover opens."""
        self._cancelled = True

    def _follow(self, name: str, values: Mapping[str, float]) -> None:
        self._last[name] = dict(values)
        self.chosen.emit(name, dict(values))

    def _close(self) -> None:
        if self.popover is not None:
            self.popover = None
            self.finished.emit()

    def _knobs(self, entry: NamedKernel) -> list[Knob]:
        last = self._last.get(entry.name, {})
        return [
            Knob(
                one.name,
                self.tr(one.title),
                one.lowest,
                one.highest,
                last.get(one.name, one.default),
                one.whole,
                one.unit,
                one.choices,
            )
            for one in entry.parameters
            if one.name not in _FROM_LAYER
        ]

    def _text(self, entry: NamedKernel) -> str:
        title = self.tr(entry.title)
        return f"{title}…" if self._knobs(entry) else title

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        group = ""
        for entry in KERNELS.values():
            if group and entry.group != group:
                menu.addSeparator()
            group = entry.group
            action = menu.addAction(self._text(entry))
            action.setToolTip(entry.formula)
            action.triggered.connect(lambda _=False, name=entry.name: self.choose(name, self.more))
        return menu
