"""The bias of a layer switched off and on again: layer panel, kernel bench, network and history agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnviewer.export.content import Kind
from cnnviewer.gui.exporting import content_of
from cnnviewer.gui.panels.kernel import KernelPanel
from cnnviewer.gui.panels.layer import LayerPanel
from cnnviewer.networks.edits import set_bias
from cnnviewer.networks.stack import ConvLayer
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def panels(qtbot: Any, session: Session, bridge: Any, settled: Callable[[Any], Any]) -> tuple[LayerPanel, KernelPanel]:
    """Both panels beside each other; the first filter of Conv1 has the bias 0.5."""
    session.change(stack=set_bias(session.state.stack, "Conv1", 0, 0.5))
    layer, kernel = LayerPanel(session, bridge), KernelPanel(session, bridge)
    for panel in (layer, kernel):
        qtbot.addWidget(panel)
        panel.resize(290, 1000)
        panel.show()
    settled(bridge)
    return layer, kernel


def conv(session: Session) -> ConvLayer:
    layer = session.state.stack.layer("Conv1")
    assert isinstance(layer, ConvLayer)
    return layer


def switch(panel: LayerPanel) -> None:
    QTest.mouseClick(panel.conv_form.biased, Left, pos=panel.conv_form.biased.rect().center())


def test_a_layer_without_its_bias_adds_nothing_and_costs_fewer_parameters(
    panels: tuple[LayerPanel, KernelPanel], session: Session, bridge: Any, settled: Callable[[Any], Any]
) -> None:
    with_bias = settled(bridge).activation("conv1")[0].copy()
    switch(panels[0])
    without = settled(bridge).activation("conv1")[0]
    np.testing.assert_allclose(with_bias - without, 0.5, atol=1e-5)
    assert bridge.network.node("conv1").inputs == ("image", "conv1.weight")
    assert panels[0]._parameters.text() == str(4 * 3 * 5 * 5)
    assert not panels[0].conv_form.biased.isChecked() and not panels[0].conv_form.no_bias.isEnabled()


def test_the_bench_shows_a_bias_that_is_switched_off_and_why_it_cannot_be_edited(
    panels: tuple[LayerPanel, KernelPanel],
) -> None:
    layer, facts = panels[0], panels[1].parts.facts
    assert facts.bias.isEnabled() and not facts.no_bias.isVisible()
    switch(layer)
    assert not facts.bias.isEnabled() and facts.bias.value == 0.5
    assert facts.no_bias.isVisible() and "Layer" in facts.no_bias.text()
    switch(layer)
    assert facts.bias.isEnabled() and not facts.no_bias.isVisible()


def test_the_numbers_of_a_bias_come_back_with_it(panels: tuple[LayerPanel, KernelPanel], session: Session) -> None:
    for biased in (False, True):
        switch(panels[0])
        assert conv(session).biased is biased and conv(session).bias[0] == 0.5


def test_switching_the_bias_off_is_one_step_of_the_history(
    panels: tuple[LayerPanel, KernelPanel], session: Session
) -> None:
    switch(panels[0])
    assert session.undo_label == "bias of Conv1"
    session.undo()
    assert conv(session).biased and panels[0].conv_form.biased.isChecked()
    session.redo()
    assert not conv(session).biased and not panels[0].conv_form.biased.isChecked()


def test_every_layer_has_a_switch_of_its_own(panels: tuple[LayerPanel, KernelPanel], session: Session) -> None:
    switch(panels[0])
    session.change(selection=Selection("conv2"))
    assert panels[0].conv_form.biased.isChecked() and panels[1].parts.facts.bias.isEnabled()


def test_an_exported_kernel_has_no_bias_when_its_layer_has_none(
    panels: tuple[LayerPanel, KernelPanel], session: Session, bridge: Any, settled: Callable[[Any], Any]
) -> None:
    assert content_of(Kind.KERNEL, settled(bridge), session.state).metadata["bias"] == "0.5"
    switch(panels[0])
    assert "bias" not in content_of(Kind.KERNEL, settled(bridge), session.state).metadata
