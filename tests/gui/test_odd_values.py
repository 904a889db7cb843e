"""Values that are no maps, numbers that are none, and nodes that cannot run, on show in every part of the window."""

from __future__ import annotations

import numpy as np
import pytest

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.gui.panels import PANELS
from cnnviewer.networks.preprocessing import Fit, PreprocessingCard
from cnnviewer.session.state import OpenedNetwork, Selection

CARD = PreprocessingCard(24, 32, Fit.CROP)
VIEWS = [entry.title for entry in PANELS if entry.place == "centre"]


def odd(kernel: float) -> Network:
    """A convolution, its mean as one number, as a vector of one number for the batch, and a node that cannot run."""
    weight = np.full((4, 3, 3, 3), 0.1, np.float32)
    weight[1] = kernel
    weights = {"w": weight, "axes": np.array([1, 2, 3], np.int64), "deep": np.zeros((2, 4, 1, 3, 3), np.float32)}
    nodes = (
        Node("conv", "Conv", ("image", "w"), ("conv",)),
        Node("all", "ReduceMean", ("conv",), ("all",), {"keepdims": 0}),
        Node("each", "ReduceMean", ("conv", "axes"), ("each",), {"keepdims": 0}),
        Node("scaled", "Mul", ("conv", "all"), ("scaled",)),
        Node("broken", "Conv", ("scaled", "deep"), ("broken",)),
    )
    return Network("odd", nodes, (Value("image", (1, 3, 24, 32)),), ("broken",), weights)


@pytest.mark.parametrize("kernel", [0.5, np.nan, np.inf])
@pytest.mark.parametrize("view", VIEWS)
def test_every_value_can_be_selected_in_every_view_and_told_of_in_every_tab(
    window, session, desk, settled, qapp, view, kernel
) -> None:
    window.show_view(view)
    session.change(network=OpenedNetwork("odd.onnx", odd(kernel)), card=CARD, selection=Selection("conv", 1))
    settled(desk.bridge)
    for value in ("image", "conv", "all", "each", "scaled", "broken"):
        for pixel in (None, (2, 3)):
            session.change(selection=Selection(value, 0 if value != "conv" else 1, pixel))
            settled(desk.bridge)
            for number in range(window.inspector.count()):
                window.inspector.setCurrentIndex(number)
                qapp.processEvents()
            assert not window.grab().isNull()
    assert {"all", "each", "scaled"} <= set(desk.bridge.outcome.trace.activations)
    assert ["broken" in notice.text for notice in desk.notices.all] == [True]


def test_a_convolution_without_filters_is_refused_in_one_sentence(window, session, desk, settled, qapp) -> None:
    weights = {"w": np.zeros((0, 3, 3, 3), np.float32)}
    node = Node("none", "Conv", ("image", "w"), ("none",))
    network = Network("none", (node,), (Value("image", (1, 3, 24, 32)),), ("none",), weights)
    session.change(network=OpenedNetwork("none.onnx", network), card=CARD, selection=Selection("none"))
    assert "use at least one filter" in str(settled(desk.bridge).error)
    for number in range(window.inspector.count()):
        window.inspector.setCurrentIndex(number)
        qapp.processEvents()
    assert not window.grab().isNull()
