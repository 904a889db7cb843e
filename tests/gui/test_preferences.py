"""Preferences: chosen by clicks, hold at once, come back next time."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from cnnviewer.gui.dialogs.preferences import PreferencesDialog
from cnnviewer.session.settings import Settings


@pytest.fixture
def dialog(window, desk, qtbot):
    made = PreferencesDialog(desk)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def test_a_transparent_picture_lies_on_the_chosen_colour(dialog, desk, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "clear.png"
    cv2.imwrite(str(path), np.zeros((8, 8, 4), np.uint8))
    desk.opener.open(str(path))
    qtbot.waitUntil(lambda: not desk.opener.busy)
    before = desk.opener.source
    assert (before.read().pixels == 255).all()
    dialog.take_background(QColor("#204060"))
    qtbot.waitUntil(lambda: desk.opener.source is not before)
    assert (desk.opener.source.read().pixels == (0x20, 0x40, 0x60)).all()
    assert dialog.background.text() == "#204060"


def test_an_invalid_colour_changes_nothing(dialog, desk) -> None:
    dialog.take_background(QColor())
    assert desk.settings["background"] == "#ffffff"


def test_seconds_of_a_slide_are_typed_and_kept(dialog, desk) -> None:
    field = dialog.slide.lineEdit()
    field.selectAll()
    QTest.keyClicks(field, "7.5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.settings["slide_s"] == 7.5
    desk.settings.save()
    assert Settings.load()["slide_s"] == 7.5


def test_coming_back_can_be_switched_off(dialog, desk) -> None:
    QTest.keyClick(dialog.restore, Qt.Key.Key_Space)
    assert desk.settings["restore_session"] is False


def test_the_command_opens_the_dialog(window, desk, qtbot) -> None:
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(PreferencesDialog)))
    window.findChildren(PreferencesDialog)[0].close()
