"""Networks from files and by name, in the place of the editable one."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from cnnviewer.engine.network import Value
from cnnviewer.gui.commands.session import open_from, save_to
from cnnviewer.gui.selection import first_value
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.load import load_network
from cnnviewer.networks.preprocessing import Colour, Fit, PreprocessingCard
from cnnviewer.networks.zoo import ZOO
from cnnviewer.session.state import OpenedNetwork, Selection
from tests.helpers.settling import settle
from tests.helpers.small_networks import classifier, saved


@pytest.fixture
def path(tmp_path: Path) -> str:
    return saved(tmp_path, classifier())


@pytest.fixture
def opened(window, desk, qtbot, settled, path):
    """opened(address) opens it and waits for its maps."""

    def open_and_wait(address: str = path):
        desk.networks.open(address)
        qtbot.waitUntil(lambda: not desk.networks.busy)
        for _ in range(4):  # sizes follow shapes, pictures follow sizes
            settled(desk.bridge)
            QApplication.processEvents()
        return window.panels["strip"]

    return open_and_wait


def test_a_dropped_onnx_file_becomes_the_network_and_undo_goes_back(window, desk, session, qtbot, path) -> None:
    stack, card = session.state.stack, session.state.card
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path)])
    point, buttons = QPointF(400, 300), Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(point, Qt.DropAction.CopyAction, mime, buttons, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: session.state.network is not None)
    assert desk.bridge.network.name == "Little classifier"
    assert "Little" in session.undo_label
    qtbot.waitUntil(lambda: "Little" in window.toolbar.network_button.text())
    assert (session.state.card.height, session.state.card.width, session.state.card.fit) == (24, 32, Fit.CROP)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.state.network is None
    assert session.state.stack is stack
    assert session.state.card == card
    assert "conv1" in window.panels["strip"].columns


def test_redo_loads_the_network_again(desk, session, qtbot, opened) -> None:
    opened()
    session.undo()
    session.redo()
    qtbot.waitUntil(lambda: session.state.network is not None and session.state.network.graph is not None)
    assert desk.bridge.network.name == "Little classifier"


def test_the_dialog_opens_a_network_and_it_is_remembered(window, desk, session, qtbot, path, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.state.network is not None)
    assert desk.networks.recent() == (path,)
    menu = window.actions_table.choices("network.recent", window)
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "little.onnx"
    assert menu.actions()[0].isChecked()


def test_the_menu_of_the_toolbar_leads_to_architectures_and_back(window, desk, session, qtbot) -> None:
    menu = window.toolbar.network_button.menu()
    menu.aboutToShow.emit()
    below = next(action.menu() for action in menu.actions() if action.menu() and "literature" in action.text())
    below.aboutToShow.emit()
    next(action for action in below.actions() if action.text().startswith("LeNet")).trigger()
    qtbot.waitUntil(lambda: session.state.network is not None)
    assert session.state.card.colour is Colour.GREY
    assert "random" in window.notice_bar.text
    window.actions_table["network.leave"].trigger()
    assert session.state.network is None
    assert session.state.card.channels == session.state.stack.channels


def test_a_trained_network_opens_with_its_labels_and_its_card(window, session, qtbot) -> None:
    menu = window.actions_table.choices("network.trained", window)
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    assert names == [bundled.title for bundled in ZOO.values()]
    menu.actions()[names.index("LeNet-5 on Fashion-MNIST")].trigger()
    qtbot.waitUntil(lambda: session.state.network is not None)
    assert session.state.network.labels == ZOO["fashion"].labels
    assert session.state.card == ZOO["fashion"].card
    assert "random" not in window.notice_bar.text


def test_columns_are_the_maps_and_vectors_that_come_from_the_frame(opened) -> None:
    strip = opened()
    assert list(strip.columns) == ["picture", "block0.conv", "pool", "mean", "fc", "softmax"]
    assert all(column.maps.picture is not None for column in strip.columns.values())
    assert strip.columns["block0.conv"].header.texts()[0].endswith("conv")
    assert strip.columns["softmax"].maps.activation.shape == (5, 1, 1)


def test_activations_get_columns_with_the_key_a(window, opened) -> None:
    strip = opened()
    QTest.keyClick(window, Qt.Key.Key_A)
    assert "block0.relu" in strip.columns


def test_a_click_selects_a_class(session, opened) -> None:
    maps = opened().columns["softmax"].maps
    QTest.mouseClick(maps, Qt.MouseButton.LeftButton, pos=maps.places.tile(2).center().toPoint())
    assert session.state.selection.value == "softmax"


def test_what_stands_behind_an_unknown_operator_is_not_computed_and_said_once(
    window, tmp_path, session, opened, qtbot
) -> None:
    strip = opened(saved(tmp_path, classifier(unknown=True), "strange.onnx"))
    assert strip.columns["block0.conv"].maps.picture is not None
    assert strip.columns["pool"].maps.picture is None
    assert len([notice for notice in window.notice_bar.notices if "strange" in notice.text.lower()]) == 1


@pytest.mark.parametrize(
    ("image", "word"),
    [
        (Value("x", (1, 24, 32, 7)), "24 channels"),
        (Value("x", (1, 4, 24, 32)), "4 channels"),
        (Value("x", (8, 3, 24, 32)), "8 frames"),
    ],
)
def test_what_no_frame_can_enter_is_refused_in_a_sentence(window, desk, session, qtbot, tmp_path, image, word) -> None:
    before = session.state
    address = saved(tmp_path, classifier(image))
    desk.networks.open(address)
    qtbot.waitUntil(lambda: not desk.networks.busy)
    assert word in window.notice_bar.text
    assert session.state is before


def test_a_card_that_cannot_enter_is_refused_on_the_card(window, session, opened) -> None:
    opened()
    before = session.state.card
    editor = window.panels["source"].card_editor
    editor.wanted = replace(before, height=30)
    editor.edited.emit("size")
    assert session.state.card == before
    assert "24" in editor._problem.text()


def test_a_session_keeps_the_address_and_loads_the_network_again(desk, session, qtbot, tmp_path, path, opened) -> None:
    opened()
    file = tmp_path / "mine.cnnsession"
    save_to(desk, file)
    session.change(network=None)
    open_from(desk, file)
    assert session.state.network.graph is None
    qtbot.waitUntil(lambda: session.state.network.graph is not None)
    assert session.state.network.address == path
    assert session.state.selection.value == "block0.conv"


def test_an_address_that_is_gone_is_said_and_the_stack_is_shown(window, session, qtbot) -> None:
    session.change(network=OpenedNetwork("/gone/away.onnx"))
    qtbot.waitUntil(lambda: session.state.network is None)
    assert "away.onnx" in window.notice_bar.text
    assert session.state.selection.value == "conv1"


def test_a_deep_network_makes_columns_where_one_looks(window, session, desk, tmp_path, opened, settled, qtbot) -> None:
    strip = opened(saved(tmp_path, classifier(blocks=60), "deep.onnx"))
    assert len(strip.columns) < 30
    assert len(desk.bridge.pipeline.spec.pictures) < 30
    strip.setFocus()
    QTest.keyClick(strip.columns["block0.conv"].maps, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert session.state.selection.value == "softmax"
    qtbot.waitUntil(lambda: "softmax" in strip.columns and strip.columns["softmax"].maps.picture is not None)
    assert "block0.conv" not in strip.columns
    QTest.keyClick(strip.columns["softmax"].maps, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert session.state.selection.value == "block53.conv"


def test_the_wheel_above_a_column_scrolls_to_other_layers(tmp_path, opened, qtbot) -> None:
    strip = opened(saved(tmp_path, classifier(blocks=60), "deep.onnx"))
    view = strip._board.viewport()  # where a wheel ends that no map has taken
    place, nothing = QPointF(5, 5), QPoint()
    event = QWheelEvent(
        place, place, nothing, QPoint(0, -4800), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    qtbot.waitUntil(lambda: "block40.conv" in strip.columns and "block1.conv" not in strip.columns)
    qtbot.waitUntil(lambda: strip.columns["block40.conv"].maps.picture is not None)


def test_edits_of_weights_are_saved_with_the_network(
    window, desk, session, opened, tmp_path, monkeypatch, qtbot
) -> None:
    opened()
    graph = session.state.network.graph
    edited = graph.with_weight("fc", bias=np.arange(1, 6))
    session.change(label="edit", network=replace(session.state.network, graph=edited, edited=True))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    window.actions_table["network.save"].trigger()
    qtbot.waitUntil(lambda: "mine.onnx" in window.notice_bar.text)
    assert load_network(tmp_path / "mine.onnx").weights["fc.b"].tolist() == [1, 2, 3, 4, 5]
    save_to(desk, tmp_path / "mine.cnnsession")
    assert "was saved as" in window.notice_bar.text


def test_labels_of_the_wrong_number_are_said_and_the_network_opens(window, session, opened, path) -> None:
    Path(path).with_suffix(".txt").write_text("only one")
    opened()
    assert session.state.network.labels == ()
    assert "1 label," in window.notice_bar.text


@pytest.mark.parametrize("name", [name for name, one in ARCHITECTURES.items() if one.any_size])
def test_every_architecture_shows_maps_at_a_small_size(strip, session, bridge, settled, name: str) -> None:
    network = OpenedNetwork(name, ARCHITECTURES[name].make(weights=False))
    card = PreprocessingCard(64, 64, Fit.CROP)
    session.change(network=network, card=card, selection=Selection(first_value(network)))
    settle(strip, settled)
    assert bridge.outcome.error is None
    assert not bridge.outcome.spec.shown_only
    assert len([column for column in strip.columns.values() if column.maps.picture is not None]) > 5
    assert bridge.outcome.activation("softmax").shape == (1000,)


def test_a_failure_does_not_keep_the_network_of_the_session_from_loading(desk, session, qtbot, path) -> None:
    session.change(network=OpenedNetwork(path))
    desk.networks.open("/gone/away.onnx")
    qtbot.waitUntil(lambda: session.state.network is not None and session.state.network.graph is not None)
    assert session.state.network.address == path


def test_a_path_from_the_command_line_means_the_same_file_from_every_folder(
    desk, session, qtbot, path, monkeypatch
) -> None:
    monkeypatch.chdir(Path(path).parent)
    desk.networks.open("little.onnx")
    qtbot.waitUntil(lambda: session.state.network is not None)
    assert session.state.network.address == path
