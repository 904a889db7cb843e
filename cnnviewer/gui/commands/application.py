"""Commands about the program itself: help, preferences, language, quit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnviewer.gui.commands.command import Choices, Command, Heading, translated
from cnnviewer.gui.commands.views import window_of
from cnnviewer.gui.translation import LANGUAGES, QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk


def open_keyboard_map(desk: Desk) -> None:
    from cnnviewer.gui.dialogs.keyboard_map import KeyboardMap

    KeyboardMap(desk).open()


def open_preferences(desk: Desk) -> None:
    from cnnviewer.gui.dialogs.preferences import PreferencesDialog

    PreferencesDialog(desk).open()


def open_about(desk: Desk) -> None:
    from cnnviewer.gui.dialogs.about import AboutDialog

    AboutDialog(desk).open()


def languages(desk: Desk) -> tuple[Command | Heading, ...]:
    return tuple(
        Command(
            f"help.language {code}",
            name if code != "system" else translated(name),
            lambda desk, code=code: desk.choose_language(code),  # type: ignore[misc]  # default binds the loop's value
            checked=lambda desk, code=code: desk.settings["language"] == code,  # type: ignore[misc]  # the same
        )
        for code, name in LANGUAGES.items()
    )


def open_lesson(desk: Desk) -> None:
    window_of(desk).show_aside("lesson")


COMMANDS: tuple[Command | Choices, ...] = (
    Choices("help.language", QT_TRANSLATE_NOOP("Commands", "Language"), languages, "language"),
    Command("help.keys", QT_TRANSLATE_NOOP("Commands", "Keyboard and mouse"), open_keyboard_map, ("F1",), "keyboard"),
    Command(
        "help.lesson",
        QT_TRANSLATE_NOOP("Commands", "How a CNN works"),
        open_lesson,
        ("Shift+F1",),
        "help",
        tip=QT_TRANSLATE_NOOP("Commands", "A lesson in short chapters, in this window, with tasks to try"),
    ),
    Command("edit.preferences", QT_TRANSLATE_NOOP("Commands", "Preferences…"), open_preferences, ("Ctrl+,",)),
    Command("help.about", QT_TRANSLATE_NOOP("Commands", "About cnnviewer"), open_about, (), "help"),
    Command("help.quit", QT_TRANSLATE_NOOP("Commands", "Quit"), lambda desk: desk.quit(), ("Ctrl+Q",)),
)
