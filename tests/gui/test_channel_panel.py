"""The channel panel: the selected map with its numbers, the selected cell, composites; silent while it is hidden."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnviewer.gui.channel_facts import BINS, facts_of
from cnnviewer.gui.panels.channel import ChannelPanel
from cnnviewer.networks.edits import set_bias, set_kernel
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection

Left = Qt.MouseButton.LeftButton
No = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def panel(qtbot: Any, session: Session, bridge: Any, settled: Callable[[Any], Any]) -> ChannelPanel:
    made = ChannelPanel(session, bridge)
    qtbot.addWidget(made)
    made.resize(290, 900)
    made.show()
    qtbot.waitUntil(lambda: made.map.picture is not None, timeout=5000)
    settled(bridge)
    return made


def test_the_numbers_are_those_of_the_selected_map(
    panel: ChannelPanel, session: Session, bridge: Any, settled: Callable[[Any], Any]
) -> None:
    session.change(selection=Selection("conv1", channel=2))
    feature_map = settled(bridge).activation("conv1")[2]
    assert panel.facts is not None
    assert panel.facts.low == feature_map.min() and panel.facts.high == feature_map.max()
    assert panel.facts.mean == pytest.approx(feature_map.mean(dtype=np.float64))
    assert panel.facts.deviation == pytest.approx(feature_map.std(dtype=np.float64))
    assert panel.facts.counts.sum() == feature_map.size
    assert "MAP 3 OF 4" in panel.name.label.text()


def test_a_map_that_is_zero_everywhere_is_called_dead(
    panel: ChannelPanel, session: Session, bridge: Any, settled: Callable[[Any], Any], qtbot: Any
) -> None:
    stack = set_kernel(session.state.stack, "Conv1", 1, None, np.zeros((5, 5), np.float32))
    session.change(stack=stack, selection=Selection("conv1.activation", channel=1))
    settled(bridge)
    qtbot.waitUntil(lambda: panel.facts is not None and panel.facts.dead, timeout=3000)
    assert panel.verdict.isVisible() and "Dead" in panel.verdict.text()
    session.change(stack=set_bias(stack, "Conv1", 1, 0.5))
    settled(bridge)
    qtbot.waitUntil(lambda: "Even" in panel.verdict.text(), timeout=3000)


@pytest.mark.parametrize(
    "numbers",
    [
        np.zeros((3, 4)), np.full((2, 2), -7.5), np.array([[1.0]]), np.array([[0.0, 1.0]]), np.array([[-3e38, 3e38]]),
        np.random.default_rng(0).normal(0, 1e-30, (9, 9)), np.arange(64.0).reshape(8, 8), np.array([[np.inf, 0.0]]),
    ],
)  # fmt: skip
def test_every_cell_of_a_map_is_counted_whatever_its_numbers(numbers: Any) -> None:
    with np.errstate(over="ignore", invalid="ignore"):
        facts = facts_of(numbers.astype(np.float32))
    assert facts.counts.sum() == numbers.size and len(facts.counts) == BINS
    assert 0 <= facts.zeros <= 1


def test_a_click_on_the_map_selects_the_cell_and_shows_its_value(
    panel: ChannelPanel, session: Session, bridge: Any, settled: Callable[[Any], Any]
) -> None:
    place = panel.map.places.cell(0, 10, 20).center().toPoint()
    QTest.mouseClick(panel.map, Left, No, place)
    assert session.state.selection.pixel == (10, 20)
    value = settled(bridge).activation("conv1")[0, 10, 20]
    assert float(panel._value.text().replace("−", "-")) == pytest.approx(float(value), rel=1e-4)
    assert "5 × 5" in panel._sees.text()
    panel.map.setFocus()
    QTest.keyClick(panel.map, Qt.Key.Key_Down)
    QTest.keyClick(panel.map, Qt.Key.Key_Left)
    assert session.state.selection.pixel == (11, 19)


def test_the_arrows_of_the_heading_step_through_the_maps(panel: ChannelPanel, session: Session) -> None:
    assert not panel.name.before.isEnabled()
    for _ in range(3):
        QTest.mouseClick(panel.name.after, Left)
    assert session.state.selection.channel == 3 and not panel.name.after.isEnabled()


def test_three_maps_become_a_composite_and_each_can_be_chosen(panel: ChannelPanel, session: Session) -> None:
    composite = panel.composite
    assert not composite.fields[0].isEnabled()
    composite.use.click()
    assert session.state.view.composite == {"conv1": (0, 1, 2)}
    green = composite.fields[1]
    green.setFocus()
    green.lineEdit().selectAll()
    QTest.keyClicks(green, "4")
    QTest.keyClick(green, Qt.Key.Key_Return)
    assert session.state.view.composite == {"conv1": (0, 3, 2)}
    green.lineEdit().selectAll()
    QTest.keyClicks(green, "99")
    QTest.keyClick(green, Qt.Key.Key_Return)
    assert composite.problem.isVisible() and green.bad
    composite.use.click()
    assert session.state.view.composite == {}


def test_a_hidden_panel_asks_for_no_picture_and_computes_nothing(
    panel: ChannelPanel, session: Session, bridge: Any, settled: Callable[[Any], Any], pipeline: Any
) -> None:
    panel.hide()
    settled(bridge)
    assert not any(key.startswith("channel/") for key in pipeline.spec.pictures)
    facts = panel.facts
    session.change(selection=Selection("conv2", channel=1))
    pipeline.show(pipeline.frame)
    settled(bridge)
    assert panel.facts is facts
    panel.show()
    assert panel.facts is not facts
    settled(bridge)
    assert any(key.startswith("channel/") for key in pipeline.spec.pictures)


def test_frames_that_come_quickly_do_not_recount_every_time(
    panel: ChannelPanel, bridge: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = []
    monkeypatch.setattr("cnnviewer.gui.panels.channel.facts_of", lambda values: counted.append(1) or facts_of(values))
    panel._show_facts()
    for _ in range(20):
        bridge.outcome_arrived.emit()
    assert len(counted) <= 2
    qtbot.waitUntil(lambda: len(counted) >= 2, timeout=2000)


@pytest.mark.parametrize("value", ["image", "conv1", "conv1.activation", "pool1", "pool3"])
def test_every_value_of_the_network_can_be_shown(
    panel: ChannelPanel, session: Session, bridge: Any, settled: Callable[[Any], Any], value: str
) -> None:
    session.change(selection=Selection(value))
    settled(bridge)
    assert panel.facts is not None
    assert not panel.grab().isNull()


def test_a_value_that_was_not_computed_is_said_to_be_missing(panel: ChannelPanel, session: Session) -> None:
    session.change(selection=Selection("conv9"))
    assert panel.facts is None and "–" in panel._mean.text()
