"""The desk: everything a command or a dialog of the window may touch, in one place, made by app.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cnnviewer.gui.background import Background
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.brush import BrushChoice
from cnnviewer.gui.comparison import Comparison
from cnnviewer.gui.lit import Lit
from cnnviewer.gui.loading_weights import WeightsLoader
from cnnviewer.gui.opening import SourceOpener
from cnnviewer.gui.opening_network import NetworkOpener
from cnnviewer.gui.self_check import SelfCheck
from cnnviewer.gui.theme import Theme, ThemeChoice
from cnnviewer.session.notices import Notices
from cnnviewer.session.session import Session
from cnnviewer.session.settings import Settings


@dataclass(eq=False)
class Desk:
    """session, bridge and settings; notices; theme; threads; the openers; weights; brush; self-check; lit; the window.

    comparison       what the network on show is compared with
    language_chosen  called when another language was chosen: the window is made anew
    """

    session: Session
    bridge: Bridge
    settings: Settings
    notices: Notices
    theme: Theme
    background: Background
    opener: SourceOpener
    language_chosen: Callable[[], None] = lambda: None
    _window: QWidget | None = field(default=None)
    self_check: SelfCheck = field(init=False)
    networks: NetworkOpener = field(init=False)
    lit: Lit = field(init=False)
    weights: WeightsLoader = field(init=False)
    brush: BrushChoice = field(init=False)
    comparison: Comparison = field(init=False)

    def __post_init__(self) -> None:
        self.lit = Lit(self.background)
        self.self_check = SelfCheck(self.bridge, self.background, self.notices, parent=self.background)
        self.networks = NetworkOpener(
            self.session, self.background, self.notices, self.settings, parent=self.background
        )
        self.weights = WeightsLoader(
            self.session, self.background, self.notices, lambda: self.window, parent=self.background
        )
        self.brush = BrushChoice(parent=self.background)
        self.comparison = Comparison(self.session, self.bridge, self.background, parent=self.background)

    @property
    def window(self) -> QWidget:
        """The main window."""
        if self._window is None:
            raise RuntimeError("the desk has no window yet")
        return self._window

    @window.setter
    def window(self, window: QWidget | None) -> None:
        self._window = window

    def folder(self, purpose: str) -> str:
        """The folder used last for "source", "network", "export" or "session"; the home folder at first."""
        known = str(self.settings[f"{purpose}_folder"])
        return known if known and Path(known).is_dir() else str(Path.home())

    def remember_folder(self, purpose: str, folder: Path) -> None:
        self.settings[f"{purpose}_folder"] = str(folder)

    def choose_theme(self, choice: ThemeChoice) -> None:
        self.settings["theme"] = choice.value
        self.theme.choose(choice)

    def choose_language(self, code: str) -> None:
        if code != self.settings["language"]:
            self.settings["language"] = code
            self.language_chosen()

    def quit(self) -> None:
        self.window.close()
