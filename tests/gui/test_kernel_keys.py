"""Keys typed in the kernel grid of the window: they begin a number or do nothing, and never give a command."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from cnnviewer.gui.desk import Desk
from cnnviewer.gui.main_window import MainWindow
from cnnviewer.gui.widgets.kernel_grid import KernelGrid
from cnnviewer.session.session import Session


@pytest.fixture
def grid(window: MainWindow, desk: Desk) -> KernelGrid:
    """The grid has the focus, the source can play and step: every command is enabled."""
    assert desk.opener.source is not None
    desk.opener.source.frame_count = 20
    window.actions_table.refresh()
    found: KernelGrid = window.panels["kernel"].grid  # type: ignore[attr-defined]  # the kernel bench
    found.setFocus()
    found.go_to(1, 1)
    return found


def editor_of(grid: KernelGrid) -> QLineEdit | None:
    return next((child for child in grid.findChildren(QLineEdit) if child.isVisible()), None)


def test_what_a_number_begins_with_opens_the_cell_and_gives_no_command(
    grid: KernelGrid, session: Session, pipeline: Any
) -> None:
    before = session.state
    pipeline.calls.clear()
    for key in "0123456789-+.,":
        QTest.keyClicks(grid, key)
        editor = editor_of(grid)
        assert editor is not None and editor.text() == key
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert session.state is before and not pipeline.calls


def test_a_number_with_a_minus_and_a_point_is_typed_straight_into_the_cell(grid: KernelGrid) -> None:
    QTest.keyClicks(grid, "-")
    editor = editor_of(grid)
    assert editor is not None
    QTest.keyClicks(editor, ".5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert grid.values[1, 1] == -0.5


def test_a_letter_neither_opens_the_cell_nor_gives_a_command(grid: KernelGrid, session: Session, pipeline: Any) -> None:
    before = session.state
    pipeline.calls.clear()
    for letter in "abcdefghijklmnopqrstuvwxyzABLMR":
        QTest.keyClicks(grid, letter)
        assert editor_of(grid) is None and session.state is before and not pipeline.calls, letter


def test_a_letter_in_an_open_cell_goes_into_its_text(grid: KernelGrid, session: Session) -> None:
    before = session.state
    QTest.keyClicks(grid, "1")
    editor = editor_of(grid)
    assert editor is not None
    QTest.keyClicks(editor, "r")
    assert editor.text() == "1r" and session.state is before


def test_commands_with_ctrl_still_work_from_the_grid(
    grid: KernelGrid, window: MainWindow, session: Session, qtbot: Any
) -> None:
    QTest.keyClicks(grid, "7")
    editor = editor_of(grid)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Return)
    changed = session.state.stack
    qtbot.waitUntil(window.actions_table["edit.undo"].isEnabled)
    QTest.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.state.stack is not changed and grid.values[1, 1] != 7
