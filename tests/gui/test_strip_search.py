"""Ctrl+F finds layers by name, operator and shape."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnviewer.networks.preprocessing import Fit, PreprocessingCard
from cnnviewer.session.state import OpenedNetwork, Selection
from tests.helpers.small_networks import classifier


@pytest.fixture
def search(window, session, desk, settled):
    """The line of the search, open, over 40 blocks."""
    network = OpenedNetwork("deep.onnx", classifier(blocks=40))
    session.change(network=network, card=PreprocessingCard(24, 32, Fit.CROP), selection=Selection("block0.conv"))
    settled(desk.bridge)
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    return window.panels["strip"].search


def test_return_jumps_to_the_next_place_and_shift_goes_back(search, session, window) -> None:
    assert search.isVisible()
    QTest.keyClicks(search.field, "block3 conv")
    assert search.count.text() == "11 found"
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert session.state.selection.value == "block3.conv"
    assert search.count.text() == "1 of 11"
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert session.state.selection.value == "block30.conv"
    assert "block30.conv" in window.panels["strip"].columns
    QTest.keyClick(search.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(search.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert session.state.selection.value == "block39.conv"


@pytest.mark.parametrize(("text", "value"), [("maxpool", "pool"), ("6 × 12 x 16", "pool"), ("GEMM", "fc")])
def test_operators_and_shapes_are_found_too(search, session, text: str, value: str) -> None:
    search.field.setText(text)
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert session.state.selection.value == value


def test_what_is_not_there_is_said_and_nothing_moves(search, session) -> None:
    QTest.keyClicks(search.field, "transformer")
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert search.count.text() == "nothing found"
    assert session.state.selection.value == "block0.conv"


def test_escape_closes_the_line_and_the_strip_takes_the_keys(search, window, session) -> None:
    session.change(selection=Selection("block0.conv", 0, (2, 2)))
    QTest.keyClick(search.field, Qt.Key.Key_Escape)
    assert search.isHidden()
    assert session.state.selection.pixel == (2, 2)
    assert window.panels["strip"].isAncestorOf(QApplication.focusWidget())
