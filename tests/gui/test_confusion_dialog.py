"""The confusion matrix of the window: started by a button, cancelled, read, copied, and its pictures opened."""

import threading

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from cnnviewer.gui.dialogs import confusion as dialogs
from cnnviewer.gui.dialogs.confusion import ConfusionDialog, show_confusion
from cnnviewer.networks.load import load_network
from cnnviewer.networks.preprocessing import Fit, PreprocessingCard
from cnnviewer.networks.zoo import ZOO
from cnnviewer.session.state import OpenedNetwork
from tests.helpers.small_networks import classifier

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def digits(window, session, desk, settled):
    bundled = ZOO["mnist"]
    session.change(network=OpenedNetwork("mnist", load_network("mnist"), bundled.labels), card=bundled.card)
    window.inspector.setCurrentWidget(window.panels["classes"])
    settled(desk.bridge)
    return window.panels["classes"]


def finished(dialog, qtbot) -> None:
    qtbot.waitUntil(lambda: dialog._job is None, timeout=30_000)


def test_the_button_counts_the_test_pictures_and_a_cell_leads_to_them(digits, window, desk, qtbot, pipeline) -> None:
    QTest.mouseClick(digits.parts.confusion, LEFT)
    dialog = window.findChild(ConfusionDialog)
    finished(dialog, qtbot)
    assert dialog.found.counts.sum() == 200
    assert f"{100 * dialog.found.accuracy:.1f} %" in dialog.summary.text()
    assert dialog.found.accuracy >= 0.97
    middle = dialog.matrix.cell_rect(4, 4).center().toPoint()
    QTest.mouseMove(dialog.matrix, middle)
    QTest.mouseClick(dialog.matrix, LEFT, pos=middle)
    assert "4 right" in dialog.readout.text()
    wanted = dialog.found.pictures(4, 4)
    qtbot.waitUntil(lambda: dialog.row.count() == min(24, len(wanted)))
    QTest.mouseClick(dialog.row.viewport(), LEFT, pos=dialog.row.visualItemRect(dialog.row.item(1)).center())
    frame = pipeline.source.read()
    np.testing.assert_array_equal(frame.pixels, dialog._pictures.frames[wanted[1]])
    QTest.keyClick(dialog.matrix, Qt.Key.Key_Right)
    assert dialog.matrix.selected == (4, 5)
    QTest.mouseClick(dialog.copy, LEFT)
    assert QGuiApplication.clipboard().text() == dialog.found.text(ZOO["mnist"].labels)
    QTest.mouseClick(dialog.close_button, LEFT)
    qtbot.waitUntil(lambda: window.findChild(ConfusionDialog) is None)


def test_a_count_can_be_cancelled(digits, window, desk, qtbot, monkeypatch) -> None:
    begun, go = threading.Event(), threading.Event()
    counted = dialogs.confusion

    def slow(*arguments, **named):
        begun.set()
        go.wait(20)
        return counted(*arguments, **named)

    monkeypatch.setattr(dialogs, "confusion", slow)
    dialog = show_confusion(desk)
    assert begun.wait(20)
    assert dialog.progress.isVisible()
    QTest.mouseClick(dialog.close_button, LEFT)
    go.set()
    finished(dialog, qtbot)
    assert dialog.found is None and not dialog.progress.isVisible()
    assert "Cancelled" in dialog.summary.text()
    dialog.close()


def test_an_edit_is_said_and_counted_when_it_runs_again(digits, session, desk, qtbot, settled) -> None:
    dialog = show_confusion(desk)
    finished(dialog, qtbot)
    before = dialog.found
    opened = session.state.network
    zeros = np.zeros((10, 84), np.float32)
    edited = opened.graph.with_weight("fc3", weight=zeros, bias=np.eye(10, dtype=np.float32)[6])
    session.change(network=OpenedNetwork("mnist", edited, opened.labels, edited=True))
    settled(desk.bridge)
    assert "edited since" in dialog.summary.text()
    QTest.mouseClick(dialog.run_again, LEFT)
    finished(dialog, qtbot)
    assert dialog.found is not before
    assert dialog.found.counts[:, 6].sum() == 200
    dialog.close()


def test_another_network_closes_it(digits, window, session, desk, qtbot, settled) -> None:
    dialog = show_confusion(desk)
    finished(dialog, qtbot)
    session.change(network=None)
    qtbot.waitUntil(lambda: window.findChild(ConfusionDialog) is None)


def test_a_network_without_classes_says_so(window, desk, qtbot) -> None:
    dialog = show_confusion(desk)
    assert "does not tell classes apart" in dialog.problem.text()
    assert not dialog.folder.isVisible()
    dialog.close()


def test_any_classifier_is_counted_over_a_folder(window, session, desk, settled, qtbot, tmp_path, monkeypatch) -> None:
    labels = ("cat", "dog", "ship", "frog", "tree")
    session.change(network=OpenedNetwork("x.onnx", classifier(), labels), card=PreprocessingCard(24, 32, Fit.CROP))
    window.inspector.setCurrentWidget(window.panels["classes"])
    settled(desk.bridge)
    assert "folder" in window.panels["classes"].parts.confusion.text()
    dialog = show_confusion(desk)
    assert dialog.found is None and "folder" in dialog.summary.text()
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *arguments: str(empty))
    QTest.mouseClick(dialog.folder, LEFT)
    finished(dialog, qtbot)
    assert "one folder a class" in dialog.problem.text()
    (tmp_path / "ship").mkdir()
    cv2.imwrite(str(tmp_path / "ship" / "one.png"), np.full((24, 32, 3), 90, np.uint8))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *arguments: str(tmp_path))
    QTest.mouseClick(dialog.folder, LEFT)
    finished(dialog, qtbot)
    assert dialog.found.counts[2].sum() == dialog.found.counts.sum() == 1
    assert not dialog.problem.isVisible()
    dialog.close()
