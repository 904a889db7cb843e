"""Presenter mode: the maps alone on the whole screen, in large type, with a ring around the mouse.

A clicker sends Page up and Page down: they go to the layer before and after, or to the chapter where a panel at the
right end has pages of its own (methods `next_page()` and `previous_page()`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cnnviewer.gui.full_screen import set_full_screen
from cnnviewer.gui.panels.strip_columns import column_texts
from cnnviewer.gui.widgets.pointer_halo import PointerHalo

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk
    from cnnviewer.gui.main_window import MainWindow

TYPE_FACTOR = 1.4


class Presenter(QObject):
    """Of one window. `active` while it presents."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._put_away: list[QWidget] = []
        self._full_screen = False
        self.active = False
        self.halo = PointerHalo(window)
        self._keys = []
        for key, step in (("PgDown", 1), ("PgUp", -1)):
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.setEnabled(False)
            shortcut.activated.connect(self.next_page if step == 1 else self.previous_page)
            self._keys.append(shortcut)

    def toggle(self) -> None:
        """Begin, or end and put everything back."""
        if self.active:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """Put the chrome away."""
        window = self._window
        self.active = True
        self._full_screen = window.isFullScreen()
        chrome = (window.toolbar, window.panels["source"], window.inspector, window.status_bar, window.views.bar)
        self._put_away = [part for part in chrome if not part.isHidden()]
        for part in self._put_away:
            part.hide()
        self._desk.theme.enlarge(TYPE_FACTOR)
        for shortcut in self._keys:
            shortcut.setEnabled(True)
        set_full_screen(window, True)
        self.halo.start()

    def end(self) -> None:
        """Put everything back."""
        self.active = False
        self.halo.stop()
        for shortcut in self._keys:
            shortcut.setEnabled(False)
        self._desk.theme.enlarge(1.0)
        for part in self._put_away:
            part.show()
        set_full_screen(self._window, self._full_screen)

    def next_page(self) -> None:
        """One further: a chapter, a layer."""
        self._turn(1)

    def previous_page(self) -> None:
        """One back."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        aside = self._window.panels.get(self._window.aside.current)
        turn = getattr(aside, "next_page" if step == 1 else "previous_page", None)
        if turn is not None:
            turn()
            return
        session = self._desk.session
        values = [text.value for text in column_texts(self._desk.bridge.network, session.state)]
        selection = session.state.selection
        if selection.value in values:
            place = min(max(values.index(selection.value) + step, 0), len(values) - 1)
            session.change(selection=replace(selection, value=values[place], channel=0, pixel=None))
