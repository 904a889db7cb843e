"""Commands about the session file: everything the user chose, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.commands.command import Choices, Command, translated
from cnnviewer.gui.commands.source import can_step
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.session.file import SUFFIX, open_session, save_session
from cnnviewer.session.state import State, default_state, standing_at

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk

_KIND = QT_TRANSLATE_NOOP("Commands", "Sessions (*.cnnsession)")


def save(desk: Desk) -> None:
    title = translated(QT_TRANSLATE_NOOP("Commands", "Save session"))
    suggested = str(Path(desk.folder("session")) / f"session{SUFFIX}")
    chosen, _ = QFileDialog.getSaveFileName(desk.window, title, suggested, translated(_KIND))
    if chosen:
        save_to(desk, Path(chosen))


def save_to(desk: Desk, path: Path) -> None:
    """Write the present state into `path` and say so."""
    path = path if path.suffix else path.with_suffix(SUFFIX)
    try:
        save_session(path, standing_at(desk.session.state, desk.bridge.pipeline.position))
    except CnnviewerError as error:
        desk.notices.add(str(error), "error", replace="session")
        return
    desk.remember_folder("session", path.parent)
    text = translated(QT_TRANSLATE_NOOP("Commands", "The session was saved as {path}."))
    desk.notices.add(text.format(path=path), "info", replace="session")


def open_(desk: Desk) -> None:
    title = translated(QT_TRANSLATE_NOOP("Commands", "Open session"))
    chosen, _ = QFileDialog.getOpenFileName(desk.window, title, desk.folder("session"), translated(_KIND))
    if chosen:
        open_from(desk, Path(chosen))


def open_from(desk: Desk, path: Path) -> None:
    """Replace the present state by the one in `path`; the network before can be had back with undo."""
    try:
        state = open_session(path)
    except CnnviewerError as error:
        desk.notices.add(str(error), "error", replace="session")
        return
    desk.remember_folder("session", path.parent)
    _become(desk, state, translated(QT_TRANSLATE_NOOP("Commands", "session {name}")).format(name=path.stem))


def restart(desk: Desk) -> None:
    """Back to the first sight: the sample, the first preset, everything as delivered."""
    _become(desk, default_state(), translated(QT_TRANSLATE_NOOP("Commands", "start afresh")))


def _become(desk: Desk, state: State, label: str) -> None:
    source_before = desk.session.state.source
    desk.session.change(
        label=label,
        stack=state.stack,
        network=state.network,
        card=state.card,
        selection=state.selection,
        view=state.view,
        loop=state.loop,
        drawing=state.drawing,
    )
    if state.source != source_before:
        desk.opener.open(state.source, remember=False, playing=state.playing, at=state.frame_index)
        return
    if can_step(desk) and desk.bridge.pipeline.position.index != state.frame_index:
        desk.bridge.pipeline.seek(state.frame_index)
    desk.session.change(playing=state.playing, frame_index=state.frame_index)


COMMANDS: tuple[Command | Choices, ...] = (
    Command("session.open", QT_TRANSLATE_NOOP("Commands", "Open session…"), open_, ("Ctrl+Shift+O",), "open"),
    Command("session.save", QT_TRANSLATE_NOOP("Commands", "Save session…"), save, ("Ctrl+S",), "save"),
    Command("session.restart", QT_TRANSLATE_NOOP("Commands", "Start afresh"), restart),
)
