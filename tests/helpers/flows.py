"""The flow between the columns of networks: of every architecture, and of those without names that come with ONNX."""

from __future__ import annotations

from pathlib import Path

import onnx

from cnnviewer.engine.network import Network
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.flow import Flow, flow_of
from cnnviewer.networks.guess import guess_card
from cnnviewer.networks.load import load_network
from cnnviewer.networks.shown import ACTIVATIONS, input_shape, shown_values

LIGHT = sorted((Path(onnx.__file__).parent / "backend/test/data/light").glob("*.onnx"))


def flow(network: Network, shape: tuple[int, ...], *, activations: bool = False) -> Flow:
    """The flow between the values that the strip has columns for."""
    shown = [value for node, value in shown_values(network, shape) if activations or node.operator not in ACTIVATIONS]
    return flow_of(network, shape, [network.inputs[0].name, *shown])


def architecture(name: str, *, activations: bool = False) -> Flow:
    entry = ARCHITECTURES[name]
    network = entry.make(weights=False)
    return flow(network, input_shape(network, entry.card), activations=activations)


def light(path: Path) -> Flow:
    network = load_network(path)
    return flow(network, input_shape(network, guess_card(network, str(path))))
