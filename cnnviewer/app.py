"""The composition root of the window: makes the parts, wires them, runs until the window closes, joins every thread.

Order matters for the first two seconds: the source opens on a thread while the window is built, and the first maps
arrive in a window that already stands.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cnnviewer.gui.main_window import MainWindow
    from cnnviewer.session.state import State

LOG_NAME = "cnnviewer.log"
_SETTLED_AFTER_MS = 3000  # by then all panels are made
# Set by the import of plain opencv-python for its own Qt 5; PySide6 would look for its plugins there.
_FOREIGN_QT = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")

_log = logging.getLogger(__name__)


def run(source: str | None = None, network: str | None = None) -> int:
    """Open the window on `source` and `network`, or where the last session ended; returns the exit status.

    Returns 1, with one sentence on stderr, when there is no display.
    """
    sentence = missing_display(sys.platform, os.environ)
    if sentence:
        sys.stderr.write(sentence + "\n")
        return 1
    application = make_application()
    program = Program(application, source, network)
    try:
        application.exec()
    finally:
        program.close()
    return 0


def missing_display(platform: str, environment: Mapping[str, str]) -> str:
    """One sentence when a window cannot be opened here, otherwise "". Qt itself would abort the process."""
    if not platform.startswith("linux"):
        return ""
    if any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return ""
    return "There is no display for the window; start cnnviewer on a desktop, or use `cnnviewer render` without one."


def make_application() -> QApplication:
    """The QApplication, named and rid of foreign Qt paths; the one that exists when there is one already."""
    for name in _FOREIGN_QT:
        if "cv2" in os.environ.get(name, ""):
            del os.environ[name]
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the engine runs its own threads above BLAS
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("cnnviewer")
    application.setApplicationDisplayName("cnnviewer")
    application.setDesktopFileName("cnnviewer")
    return application


def spare_the_collector() -> None:
    """Take modules, tables and widgets, which live as long as the window, out of the garbage collector's sight.

    It would walk all of them again and again while frames come, with the GIL held: a fifth of the GUI thread's time on
    a live video.
    """
    gc.collect()
    gc.freeze()


class Program:
    """Everything that lives as long as the window."""

    def __init__(self, application: QApplication, source: str | None = None, network: str | None = None) -> None:
        from PySide6.QtCore import QTimer

        from cnnviewer.gui.background import Background
        from cnnviewer.gui.bridge import Bridge
        from cnnviewer.gui.desk import Desk
        from cnnviewer.gui.faults import FaultReporter, open_log
        from cnnviewer.gui.icons import application_icon
        from cnnviewer.gui.interrupt import InterruptWatch
        from cnnviewer.gui.opening import SourceOpener
        from cnnviewer.gui.playback import follow_playback
        from cnnviewer.gui.selection import keep_selection
        from cnnviewer.gui.theme import Theme, ThemeChoice
        from cnnviewer.gui.translation import use_language
        from cnnviewer.pipeline.pipeline import Pipeline
        from cnnviewer.session.autosave import Autosave
        from cnnviewer.session.notices import Notices
        from cnnviewer.session.places import state_folder
        from cnnviewer.session.session import Session
        from cnnviewer.session.settings import Settings

        self.application = application
        self._closed = False
        self._log_file = open_log(state_folder() / LOG_NAME)
        self.background = Background(application)
        self.notices = Notices()
        self.settings = Settings.load()
        use_language(application, self.settings["language"])
        self.theme = Theme(application, ThemeChoice(self.settings["theme"]))
        application.setWindowIcon(application_icon())
        self._faults = FaultReporter(self._tell_fault)
        self._interrupts = InterruptWatch(self.quit, application)
        state, problems = first_state(self.settings["restore_session"], source, network)
        self.session = Session(state)
        self.pipeline = Pipeline(
            on_outcome=lambda: self.bridge.wake(),
            on_notice=self._tell,
            on_ended=lambda: self.background.call(self._ended),
        )
        follow_playback(self.session, self.pipeline)
        keep_selection(self.session)
        self.bridge = Bridge(self.session, self.pipeline)
        self.opener = SourceOpener(self.session, self.pipeline, self.background, self.notices, self.settings)
        self.opener.open(
            self.session.state.source,
            remember=source is not None,
            playing=self.session.state.playing,
            at=self.session.state.frame_index,
        )
        self.autosave = Autosave(self.session, complete=self._standing)
        self.desk = Desk(
            self.session,
            self.bridge,
            self.settings,
            self.notices,
            self.theme,
            self.background,
            self.opener,
            language_chosen=self._renew_window,
        )
        if network is not None and is_opened_by(network):
            self.desk.networks.open(network)
        self.window = self._open_window()
        for sentence in (*problems, self.settings.problem):
            if sentence:
                self.notices.add(sentence, "warning")
        QTimer.singleShot(_SETTLED_AFTER_MS, self.window, spare_the_collector)

    def quit(self) -> None:
        """Close the window as if the user had done it."""
        self.window.close()

    def close(self) -> None:
        """Save what is remembered, stop and join every thread, give hooks and signals back. Safe to call twice."""
        from cnnviewer.errors import SessionError
        from cnnviewer.gui.faults import close_log

        if self._closed:
            return
        self._closed = True
        standing = self._standing(self.session.state)
        if standing is not self.session.state:
            self.session.change(frame_index=standing.frame_index)
        for save in (self.autosave.close, self.settings.save):
            try:
                save()
            except SessionError as error:
                _log.warning("%s", error)
        self.bridge.close()
        for name in self.background.close():
            _log.warning("the thread for %s did not stop", name)
        self._interrupts.restore()
        self._faults.restore()
        close_log(self._log_file)

    def _standing(self, state: State) -> State:
        """`state` as it is saved: with the place where the video stands, once it is open."""
        from cnnviewer.session.state import standing_at

        return state if self.opener.source is None else standing_at(state, self.pipeline.position)

    def _open_window(self) -> MainWindow:
        from cnnviewer.gui.main_window import MainWindow

        window = MainWindow(self.desk)
        window.show()
        return window

    def _renew_window(self) -> None:
        """The language changed: the same state in a new window, once the menu that asked for it has closed."""
        from PySide6.QtCore import QTimer

        from cnnviewer.gui.translation import use_language

        def renew() -> None:
            use_language(self.application, self.settings["language"])
            before = self.window
            self.application.setQuitOnLastWindowClosed(False)
            before.close()
            self.window = self._open_window()
            before.deleteLater()
            self.application.setQuitOnLastWindowClosed(True)

        QTimer.singleShot(0, renew)

    def _tell(self, text: str, kind: str) -> None:
        """A notice from any thread; words about the source replace each other."""
        self.background.call(lambda: self._add_notice(text, kind))

    def _add_notice(self, text: str, kind: str) -> None:
        self.notices.add(text, kind, replace="source")

    def _tell_fault(self, what: str) -> None:
        from cnnviewer.session.places import state_folder

        log = state_folder() / LOG_NAME
        text = self.application.translate(
            "Program", "A fault in the program was caught ({what}); the details are in {log}."
        )
        self.background.call(lambda: self.notices.add(text.format(what=what, log=log), "error", replace="fault"))

    def _ended(self) -> None:
        if self.pipeline.position.ended:  # else another source was opened, or this one started again, meanwhile
            self.session.change(playing=False)


def is_opened_by(network: str) -> bool:
    """Whether `network` is loaded on a thread: any network but the presets, which are built at once."""
    from cnnviewer.networks.load import is_known
    from cnnviewer.networks.presets import PRESETS

    return network not in PRESETS and is_known(network)


def first_state(restore: bool, source: str | None, network: str | None) -> tuple[State, tuple[str, ...]]:
    """What to start with, and sentences about what could not be done: a damaged session never stops the start.

    The arguments of the command line count more than the last session, which counts more than the defaults.
    """
    from cnnviewer.errors import CnnviewerError
    from cnnviewer.gui.fitting import card_for
    from cnnviewer.gui.selection import first_selection
    from cnnviewer.networks.architectures import ARCHITECTURES
    from cnnviewer.networks.load import network_names
    from cnnviewer.networks.presets import PRESETS
    from cnnviewer.session.autosave import restore_state
    from cnnviewer.session.state import default_state

    problems: list[str] = []
    state: State | None = None
    if restore:
        try:
            state = restore_state()
        except CnnviewerError as error:
            problems.append(str(error))
    if state is None:
        state = default_state()
    if source is not None:
        state = replace(state, source=source, playing=True, frame_index=0)
    if network is not None:
        if network in PRESETS:
            stack = PRESETS[network].make()
            state = replace(state, stack=stack, network=None, selection=first_selection(stack))
        elif is_opened_by(network):
            card = card_for(state.card, state.stack, back=state.network is not None)
            state = replace(state, network=None, card=card, selection=first_selection(state.stack))
        else:
            names = ", ".join((*network_names(), *ARCHITECTURES))
            problems.append(f"There is no network {network}; choose one of {names}, or an .onnx file.")
    return state, tuple(problems)
