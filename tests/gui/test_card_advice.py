"""The card says so when it gives the network other numbers than it learned from, and a button mends it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnviewer.networks.expectation import RANGES
from cnnviewer.networks.load import load_network
from cnnviewer.networks.zoo import ZOO
from cnnviewer.session.state import OpenedNetwork


@pytest.fixture
def advice(window, session, desk, settled, qtbot):
    bundled = ZOO["cifar10"]
    graph = load_network("cifar10")
    session.change(network=OpenedNetwork("cifar10", graph, bundled.labels), card=bundled.card)
    settled(desk.bridge)
    made = window.panels["source"].advice
    qtbot.waitUntil(lambda: made._learned is not None)
    return made


def test_with_its_own_card_nothing_is_said(advice) -> None:
    assert advice.isHidden()


def test_a_range_255_times_too_large_is_said_with_figures_and_mended_by_the_button(advice, session) -> None:
    own = session.state.card
    session.change(label="range", card=replace(own, scale=1.0, mean=(0.0,), std=(1.0,)))
    assert not advice.isHidden()
    assert "−1 … 1" in advice.sentence.text()
    assert "0 … 255" in advice.sentence.text()
    assert advice.button.text() == "Use −1 … 1"
    QTest.mouseClick(advice.button, Qt.MouseButton.LeftButton)
    assert (session.state.card.scale, session.state.card.mean, session.state.card.std) == RANGES[2][1:]
    assert advice.isHidden()
    session.undo()
    assert not advice.isHidden()


def test_an_edit_of_a_weight_is_not_judged_anew_and_leaving_the_network_ends_the_advice(advice, session) -> None:
    session.change(card=replace(session.state.card, scale=1.0))
    network = session.state.network
    edited = network.graph.with_weight("conv1_1", bias=network.graph.weights["conv1_1.bias"] + 1)
    session.change(network=replace(network, graph=edited, edited=True))
    assert not advice.isHidden()
    session.change(network=None)
    assert advice.isHidden()
