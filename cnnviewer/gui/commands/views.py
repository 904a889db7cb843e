"""Commands that put a view in the centre of the window: one for each view that PANELS lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnviewer.gui.commands.command import Command
from cnnviewer.gui.panels import PANELS, PanelEntry

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk
    from cnnviewer.gui.main_window import MainWindow

VIEWS = tuple(entry for entry in PANELS if entry.place == "centre")


def window_of(desk: Desk) -> MainWindow:
    """The main window, as the class that it is."""
    from cnnviewer.gui.main_window import MainWindow

    window = desk.window
    if not isinstance(window, MainWindow):
        raise TypeError(f"the desk's window is a {type(window).__name__}")
    return window


def show_view(desk: Desk, title: str) -> None:
    """Put the view called `title` in the centre."""
    window_of(desk).show_view(title)


def _command(number: int, entry: PanelEntry) -> Command:
    return Command(
        f"view.show_{entry.title}",
        entry.text,
        lambda desk: show_view(desk, entry.title),
        (f"Alt+{number}",),
        checked=lambda desk: window_of(desk).views.current == entry.title,
    )


COMMANDS: tuple[Command, ...] = tuple(_command(number, entry) for number, entry in enumerate(VIEWS, start=1))
IDS: tuple[str, ...] = tuple(command.id for command in COMMANDS)
