"""The classes panel: the likeliest classes of an opened network, live."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cnnviewer.gui.classification import Classification, smoothed, softmax
from cnnviewer.networks.preprocessing import Fit, PreprocessingCard
from cnnviewer.session.state import OpenedNetwork, Selection
from cnnviewer.sources.frame import Frame
from tests.helpers.small_networks import classifier

LABELS = ("cat", "dog", "ship", "frog", "tree")


@pytest.fixture
def panel(window, session, desk, settled):
    network = OpenedNetwork("little.onnx", classifier(), LABELS)
    session.change(network=network, card=PreprocessingCard(24, 32, Fit.CROP), selection=Selection("block0.conv"))
    made = window.panels["classes"]
    window.inspector.setCurrentWidget(made)
    settled(desk.bridge)
    return made


def test_the_likeliest_classes_are_shown_by_name_with_their_probabilities(panel, desk) -> None:
    wanted = desk.bridge.outcome.activation("softmax")
    rows = panel.bars.rows
    assert [row.number for row in rows] == list(np.argsort(-wanted))
    assert rows[0].name == LABELS[rows[0].number]
    assert sum(row.probability for row in rows) == pytest.approx(1)
    assert rows[0].logit == pytest.approx(float(desk.bridge.outcome.activation("fc")[rows[0].number]))


def test_without_names_the_classes_are_numbers_and_the_way_to_names_is_said(panel, session, desk, settled) -> None:
    session.change(network=OpenedNetwork("little.onnx", classifier()))
    settled(desk.bridge)
    assert panel.bars.rows[0].name.startswith("Class ")
    assert "labels.txt" in panel.note.text()


def test_a_click_on_a_class_selects_it_in_the_strip(panel, session) -> None:
    second = panel.bars.rows[1].number
    QTest.mouseClick(panel.bars, Qt.MouseButton.LeftButton, pos=QPoint(20, panel.bars._pitch() + 5))
    assert (session.state.selection.value, session.state.selection.channel) == ("softmax", second)
    QTest.keyClick(panel.bars, Qt.Key.Key_Up)
    assert session.state.selection.channel == panel.bars.rows[0].number


def test_on_video_the_classes_are_smoothed_unless_one_wants_them_raw(panel, pipeline, desk, qtbot) -> None:
    pixels = np.zeros((96, 128, 3), np.uint8)
    pipeline.show(Frame(pixels, index=1, time_s=1.0))
    qtbot.waitUntil(lambda: desk.bridge.outcome.frame.index == 1)
    first = {row.number: row.probability for row in panel.bars.rows}
    pipeline.show(Frame(np.full_like(pixels, 255), index=2, time_s=1.05))
    qtbot.waitUntil(lambda: desk.bridge.outcome.frame.index == 2)
    raw = desk.bridge.outcome.activation("softmax")
    shown = {row.number: row.probability for row in panel.bars.rows}
    for number, probability in shown.items():
        assert abs(probability - first[number]) <= abs(raw[number] - first[number]) + 1e-9
    assert any(abs(shown[number] - raw[number]) > 1e-4 for number in shown)
    panel.smooth.click()
    assert {row.number: row.probability for row in panel.bars.rows} == pytest.approx(dict(enumerate(raw)))


def test_the_editable_network_tells_no_classes_apart(panel, session, desk, settled) -> None:
    session.change(network=None)
    settled(desk.bridge)
    assert panel.bars.isHidden()
    assert "does not tell classes apart" in panel.note.text()


def test_classes_behind_an_unknown_operator_are_said_to_be_missing(panel, session, desk, settled) -> None:
    session.change(network=OpenedNetwork("odd.onnx", classifier(unknown=True)))
    settled(desk.bridge)
    assert panel.bars.isHidden()
    assert panel.note.text()


def test_softmax_takes_any_numbers() -> None:
    np.testing.assert_allclose(softmax(np.array([1e9, 1e9, -1e9])), [0.5, 0.5, 0])
    np.testing.assert_allclose(softmax(np.full(4, np.nan)), 0.25)
    assert Classification("x", np.array([np.nan, 0.2, 0.8]), None).top(2) == (2, 1)
    np.testing.assert_allclose(smoothed(np.zeros(1), np.ones(1), 1e9), 1)
