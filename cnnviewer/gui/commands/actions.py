"""From the tables of commands to QActions and menus that say what is possible now."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cnnviewer.gui.commands import COMMANDS, MENUS
from cnnviewer.gui.commands.command import Choices, Command, Heading, Menu, Separator, translated
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.icons import icon


class Actions(QObject):
    """One QAction for every command, alive as long as the window. Choices become submenus, filled when they open."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: list[QMenu] = []
        for command in COMMANDS.values():
            if isinstance(command, Command):
                action = self._action(command, window)
                action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
                self._actions[command.id] = action
                window.addAction(action)
        self.refresh()

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def refresh(self) -> None:
        """Say anew what each command is called, whether it makes sense now and whether it is on."""
        for command_id, action in self._actions.items():
            command = COMMANDS[command_id]
            if isinstance(command, Command):
                self._describe(action, command)

    def menu(self, menu: Menu, parent: QWidget) -> QMenu:
        """A QMenu with the entries of `menu`."""
        made = QMenu(translated(menu.text), parent)
        made.setToolTipsVisible(True)
        for entry in menu.entries:
            if isinstance(entry, Separator):
                made.addSeparator()
                continue
            command = COMMANDS[entry]
            if isinstance(command, Choices):
                made.addMenu(self.choices(command.id, made))
            else:
                made.addAction(self._actions[entry])
        made.aboutToShow.connect(self.refresh)
        return made

    def choices(self, choices_id: str, parent: QWidget) -> QMenu:
        """The submenu of a Choices entry."""
        entry = COMMANDS[choices_id]
        if not isinstance(entry, Choices):
            raise TypeError(f"{choices_id} is a command, not a submenu")
        made = QMenu(translated(entry.text), parent)
        made.setObjectName(entry.id)
        made.setToolTipsVisible(True)
        if entry.icon:
            made.setIcon(icon(entry.icon))
            made.menuAction().setProperty("icon name", entry.icon)
        made.aboutToShow.connect(lambda: self._fill(made, entry.commands(self._desk)))
        self._menus.append(made)
        return made

    def all_menus(self, parent: QWidget) -> list[QMenu]:
        """Every menu of the program, in order."""
        return [self.menu(menu, parent) for menu in MENUS]

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        self.refresh()
        for menu in self._menus:
            name = menu.menuAction().property("icon name")
            if name:
                menu.setIcon(icon(name))

    def _fill(self, menu: QMenu, commands: Iterable[Command | Choices | Heading | Separator]) -> None:
        menu.clear()
        for command in commands:
            if isinstance(command, Separator):
                menu.addSeparator()
                continue
            if isinstance(command, Choices):
                below = menu.findChild(QMenu, command.id) or self.choices(command.id, menu)
                menu.addMenu(below)
                continue
            if isinstance(command, Command) and command.id in self._actions:
                menu.addAction(self._actions[command.id])
                continue
            if isinstance(command, Heading):
                title = menu.addAction(command.text)
                title.setEnabled(False)
                continue
            action = self._action(command, menu)
            self._describe(action, command)
            menu.addAction(action)

    def _action(self, command: Command, parent: QObject) -> QAction:
        action = QAction(parent)
        action.setObjectName(command.id)
        action.setCheckable(command.checked is not None)
        action.triggered.connect(lambda: self._run(command))
        return action

    def _run(self, command: Command) -> None:
        command.run(self._desk)
        self.refresh()

    def _describe(self, action: QAction, command: Command) -> None:
        desk = self._desk
        text = command.text(desk) if callable(command.text) else translated(command.text)
        if action.text() != text:
            action.setText(text)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = translated(command.tip) if command.tip else text.rstrip("…")
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        action.setEnabled(command.enabled(desk))
        if command.checked is not None:
            action.setChecked(command.checked(desk))
        wanted = command.icon(desk) if callable(command.icon) else command.icon
        if wanted:
            made = wanted if isinstance(wanted, QIcon) else icon(wanted)
            # Setting the same icon again would lay out and repaint the toolbar.
            if made.cacheKey() != action.icon().cacheKey():
                action.setIcon(made)
