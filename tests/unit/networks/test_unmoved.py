"""What only lays numbers otherwise is passed over, and nothing else is."""

from __future__ import annotations

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.networks.shown import unmoved


def _network() -> Network:
    nodes = (
        Node("relu", "Relu", ("x",), ("r",)),
        Node("flatten", "Flatten", ("r",), ("f",)),
        Node("dropout", "Dropout", ("f",), ("d", "mask")),
        Node("cast", "Cast", ("d",), ("c",), {"to": 1}),
    )
    return Network("lies", nodes, (Value("x", (1, 2, 3, 3)),), ("c",), {})


def test_numbers_are_followed_to_what_made_them() -> None:
    network = _network()
    assert unmoved(network, "c") == unmoved(network, "f") == "r"
    assert unmoved(network, "r") == "r"
    assert unmoved(network, "x") == "x"


def test_a_second_output_does_not_hold_the_numbers_of_the_first_input() -> None:
    assert unmoved(_network(), "mask") == "mask"
