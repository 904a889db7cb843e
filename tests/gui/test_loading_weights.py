"""Weights go into the opened network from a dialog or a dropped file; what is wrong with them is said."""

import os
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from cnnviewer.gui.commands.session import open_from, save_to
from cnnviewer.gui.dialogs.weights_report import WeightsReportDialog
from cnnviewer.session.original import before_edits
from cnnviewer.session.state import interventions_of
from tests.helpers.small_networks import classifier, saved


@pytest.fixture
def opened(window, desk, session, qtbot, settled, tmp_path):
    """The window on the classifier in a file of its own."""
    desk.networks.open(saved(tmp_path, classifier()))
    qtbot.waitUntil(lambda: not desk.networks.busy)
    settled(desk.bridge)
    return window


def weights_file(folder: Path, *left_out: str, **more: np.ndarray) -> str:
    """An archive of doubled weights of the classifier."""
    arrays = {name: array * 2 for name, array in classifier().weights.items() if name not in left_out}
    path = folder / "mine.npz"
    np.savez(path, **arrays, **more)
    return str(path)


def drop(window, path: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path)])
    point, buttons = QPointF(400, 300), Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(point, Qt.DropAction.CopyAction, mime, buttons, Qt.KeyboardModifier.NoModifier))


def report_of(window) -> WeightsReportDialog | None:
    return next((one for one in window.findChildren(WeightsReportDialog) if one.isVisible()), None)


def test_the_dialog_loads_all_weights_and_undo_takes_them_out(opened, session, qtbot, tmp_path, monkeypatch) -> None:
    graph, path = session.state.network.graph, weights_file(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    qtbot.waitUntil(opened.actions_table["network.load_weights"].isEnabled)
    opened.actions_table["network.load_weights"].trigger()
    qtbot.waitUntil(lambda: session.state.network.weights == path)
    assert np.array_equal(session.state.network.graph.weights["fc.w"], graph.weights["fc.w"] * 2)
    assert before_edits(session.state) is session.state.network.graph
    assert "4 of 4 weights" in opened.notice_bar.text
    assert report_of(opened) is None
    assert session.undo_label == "weights mine.npz"
    session.undo()
    assert session.state.network.graph is graph


def test_a_dropped_file_that_lacks_some_lists_them_and_the_list_is_copied(opened, session, qtbot, tmp_path) -> None:
    drop(opened, weights_file(tmp_path, "fc.b", strange=np.zeros((7, 7), np.float32)))
    qtbot.waitUntil(lambda: report_of(opened) is not None)
    dialog = report_of(opened)
    assert "3 of 4 weights" in dialog.summary.text()
    lines = dialog.lines.toPlainText().splitlines()
    assert len(lines) == 2
    assert any("missing" in line and "fc.b" in line for line in lines)
    assert any("unexpected" in line and "strange" in line for line in lines)
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().endswith(dialog.lines.toPlainText() + "\n")
    dialog.reject()


class Attack:
    """A pickle that would make a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self.folder,)


def test_a_malicious_file_is_refused_in_one_sentence_and_nothing_of_it_runs(opened, session, qtbot, tmp_path) -> None:
    path, network = tmp_path / "evil.pth", session.state.network
    path.write_bytes(pickle.dumps({"fc.w": Attack(tmp_path / "harm")}))
    drop(opened, str(path))
    qtbot.waitUntil(lambda: any(one.kind == "error" for one in opened.notice_bar.notices))
    assert "evil.pth" in opened.notice_bar.text
    assert not (tmp_path / "harm").exists()
    assert session.state.network is network


def test_weights_that_fit_nowhere_leave_the_network_alone(opened, session, qtbot, tmp_path) -> None:
    network = session.state.network
    np.savez(tmp_path / "other.npz", a=np.zeros((3, 3), np.float32))
    drop(opened, str(tmp_path / "other.npz"))
    qtbot.waitUntil(lambda: any(one.kind == "error" for one in opened.notice_bar.notices))
    assert "choose weights of this architecture" in opened.notice_bar.text
    assert session.state.network is network


def test_weights_dropped_on_the_editable_network_ask_for_a_network_first(window, session, tmp_path) -> None:
    assert not window.actions_table["network.load_weights"].isEnabled()
    drop(window, weights_file(tmp_path))
    assert "Weights need a network" in window.notice_bar.text
    assert session.state.network is None


def edited_by_hand(session) -> None:
    network = session.state.network
    weight = np.array(network.graph.weights["block0.w"])
    weight[3] = 0.5
    graph = network.graph.with_weight("block0.conv", weight=weight)
    session.change(label="edit", network=replace(network, graph=graph, edited=True))


def test_a_session_brings_weights_edits_and_changed_maps_back(
    opened, desk, session, qtbot, tmp_path, monkeypatch
) -> None:
    path = weights_file(tmp_path)
    drop(opened, path)
    qtbot.waitUntil(lambda: session.state.network.weights == path)
    edited_by_hand(session)
    QTest.keyClick(opened, Qt.Key.Key_O)
    before = session.state.network
    save_to(desk, tmp_path / "mine.cnnsession")
    assert (tmp_path / "mine.cnnsession").stat().st_size < 200_000
    session.change(network=None)
    open_from(desk, tmp_path / "mine.cnnsession")
    qtbot.waitUntil(lambda: session.state.network.graph is not None)
    found = session.state.network
    assert all(np.array_equal(found.graph.weights[name], array) for name, array in before.graph.weights.items())
    assert (found.weights, found.edited) == (path, True)
    assert [(one.value, one.channel, one.off) for one in interventions_of(session.state)] == [("block0.conv", 0, True)]


def test_a_file_that_has_changed_meanwhile_is_told(opened, desk, session, qtbot, tmp_path) -> None:
    edited_by_hand(session)
    save_to(desk, tmp_path / "mine.cnnsession")
    session.change(network=None)
    network = classifier()
    other = replace(network, weights={**network.weights, "block0.w": network.weights["block0.w"] + 1})
    saved(tmp_path, other)
    open_from(desk, tmp_path / "mine.cnnsession")
    qtbot.waitUntil(lambda: session.state.network.graph is not None)
    assert "is no longer as it was" in opened.notice_bar.text
    assert not session.state.network.edited


def test_weights_that_are_gone_are_told_and_the_network_opens(opened, desk, session, qtbot, tmp_path) -> None:
    path = weights_file(tmp_path)
    drop(opened, path)
    qtbot.waitUntil(lambda: session.state.network.weights == path)
    save_to(desk, tmp_path / "mine.cnnsession")
    session.change(network=None)
    Path(path).unlink()
    open_from(desk, tmp_path / "mine.cnnsession")
    qtbot.waitUntil(lambda: session.state.network.graph is not None)
    assert "mine.npz" in opened.notice_bar.text
    assert np.array_equal(session.state.network.graph.weights["fc.w"], classifier().weights["fc.w"])
