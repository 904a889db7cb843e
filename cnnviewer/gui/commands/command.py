"""What a command is: one entry in a table, from which menus, toolbar, shortcuts and the help page are made.

Texts in the tables are English, marked with QT_TRANSLATE_NOOP("Commands", ...), and translated when they are shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk


def always(desk: Desk) -> bool:
    """Enabled whatever happens."""
    return True


@dataclass(frozen=True)
class Command:
    """Something the user can ask for.

    id         unique, "source.play"
    text       what the menu says; a function when it depends on the state ("Undo kernel value")
    run        does it
    shortcuts  portable key sequences; the first is shown
    icon       name of a drawing in resources/icons, or a function that gives an icon
    enabled    whether it makes sense now
    checked    given for a command that switches something: whether it is on now
    tip        a sentence, where the text does not say it all
    """

    id: str
    text: str | Callable[[Desk], str]
    run: Callable[[Desk], None]
    shortcuts: tuple[str, ...] = ()
    icon: str | Callable[[Desk], str | QIcon] = ""
    enabled: Callable[[Desk], bool] = always
    checked: Callable[[Desk], bool] | None = None
    tip: str = ""


@dataclass(frozen=True)
class Choices:
    """A submenu whose commands are made when it opens: recent sources, presets, colour maps; it may hold others."""

    id: str
    text: str
    commands: Callable[[Desk], tuple[Command | Choices | Heading | Separator, ...]]
    icon: str = ""


@dataclass(frozen=True)
class Heading:
    """A quiet line of text between the commands of a menu."""

    text: str


@dataclass(frozen=True)
class Separator:
    """A hairline in a menu."""


@dataclass(frozen=True)
class Menu:
    """A menu: ids of commands and choices, or separators."""

    id: str
    text: str
    entries: tuple[str | Separator, ...]


def translated(text: str) -> str:
    """`text` of a command table in the language of the interface."""
    return QCoreApplication.translate("Commands", text)
