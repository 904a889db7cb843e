"""The help page behind F1: every key and gesture, made from the tables of commands, with a field to search in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from cnnviewer.gui.commands import COMMANDS, MENUS
from cnnviewer.gui.commands.command import Choices, Command, translated
from cnnviewer.gui.commands.gestures import GESTURES
from cnnviewer.gui.desk import Desk


class KeyboardMap(QDialog):
    """A table: keys, what they do, where."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard and mouse"))
        self.resize(620, 560)
        rows = key_rows(desk)
        self._rows = [" ".join(texts).casefold() for texts in rows]
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search"))
        self.table = QTableWidget(len(rows), 3)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels([self.tr("Keys"), self.tr("What happens"), self.tr("Where")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        self.search.textChanged.connect(self._filter)

    def _filter(self, text: str) -> None:
        for row in range(self.table.rowCount()):
            self.table.setRowHidden(row, text.casefold() not in self._rows[row])


def key_rows(desk: Desk) -> list[tuple[str, str, str]]:
    """(keys, what happens, where) of every command that has a key, by menu, then of every gesture."""
    rows = []
    listed = [(entry, menu) for menu in MENUS for entry in menu.entries if isinstance(entry, str)]
    placed = dict(reversed(listed))
    for command in COMMANDS.values():
        if isinstance(command, Choices) or not command.shortcuts:
            continue
        text = command.text(desk) if callable(command.text) else translated(command.text)
        menu = placed.get(command.id)
        rows.append((_keys(command), text.rstrip("…"), translated(menu.text) if menu else ""))
    rows += [(translated(keys), translated(text), translated(where)) for keys, text, where in GESTURES]
    return rows


def _keys(command: Command) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return "  ".join(QKeySequence(keys).toString(native) for keys in command.shortcuts)
