"""What every panel is: a widget made with the session and the bridge. `panels/__init__.py` lists them all.

A panel reads `session.state` and `bridge.outcome`, changes the state through `session.change`, and repaints only when
the part that it shows has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cnnviewer.gui.bridge import Bridge
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk


class Panel(QWidget):
    """Base of the panels. `title` is unique and untranslated; `heading()` is what the user reads.

    place  see PanelEntry
    """

    title: str = ""
    place: str = "right"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.bridge = bridge
        self.setObjectName(self.title)
        self.setAccessibleName(self.heading())
        bridge.outcome_arrived.connect(self.show_outcome)
        self._unsubscribe = session.subscribe(self.state_changed)
        self.destroyed.connect(self._unsubscribe)

    def heading(self) -> str:
        """The name the user reads, translated."""
        return self.tr(self.title)

    def take_desk(self, desk: Desk) -> None:
        """Called once, before the panel is shown: for what it needs beside session and bridge."""

    def show_outcome(self) -> None:
        """A newer `bridge.outcome` is there."""

    def state_changed(self, before: State, after: State) -> None:
        """The user changed a choice."""
