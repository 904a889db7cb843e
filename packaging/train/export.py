"""From a trained chain of layers to the ONNX file and the card that come with the program.

Batch normalisation (S. Ioffe and C. Szegedy, "Batch normalization", 2015) becomes part of the convolution before it:
with the mean m and variance v that were met while learning, scale g and shift b,

    g (conv(x) - m) / sqrt(v + e) + b  =  convolution of x with w g / sqrt(v + e), plus b - m g / sqrt(v + e)

so that the network on show is convolutions, activations and pools, as the textbooks draw it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from recipes import Recipe
from torch import nn

from cnnviewer.engine.network import Network
from cnnviewer.networks.architectures.graph import IMAGE, Graph
from cnnviewer.networks.preprocessing import PreprocessingCard

Arrays = dict[str, NDArray[np.float32]]


def network_of(recipe: Recipe, layers: nn.Sequential) -> Network:
    """The network of trained `layers`, ending in probabilities, with nodes and values of their names."""
    card = recipe.card
    graph = Graph(recipe.title, card.channels, (card.height, card.width), weights=False)
    value = IMAGE
    learned: Arrays = {}
    for name, layer in layers.named_children():
        if isinstance(layer, nn.BatchNorm2d):
            _fold(layer, learned, value)
            continue
        value = _WRITERS[type(layer)](graph, value, name, layer)
        if isinstance(layer, nn.Conv2d | nn.Linear):
            weight, bias = layer.weight.detach().double(), layer.bias
            shift = torch.zeros(len(weight)) if bias is None else bias.detach()
            learned |= {f"{name}.weight": weight.numpy(), f"{name}.bias": shift.double().numpy()}
    network = graph.network(graph.softmax(value))
    weights = {name: np.ascontiguousarray(array, np.float32) for name, array in learned.items()}
    return replace(network, weights=weights, labels=recipe.labels)


def _fold(norm: nn.BatchNorm2d, learned: Arrays, convolution: str) -> None:
    """Put `norm` into the weights of the convolution before it."""
    mean, variance, scale, shift = (
        part.detach().double().numpy() for part in (norm.running_mean, norm.running_var, norm.weight, norm.bias)
    )
    factor = scale / np.sqrt(variance + norm.eps)
    learned[f"{convolution}.weight"] = learned[f"{convolution}.weight"] * factor[:, None, None, None]
    learned[f"{convolution}.bias"] = (learned[f"{convolution}.bias"] - mean) * factor + shift


_WRITERS: dict[type[nn.Module], Callable[[Graph, str, str, nn.Module], str]] = {
    nn.Conv2d: lambda graph, value, name, layer: graph.conv(
        value, name, layer.out_channels, layer.kernel_size[0], pad=layer.padding[0]
    ),
    nn.ReLU: lambda graph, value, name, layer: graph.relu(value, name),
    nn.MaxPool2d: lambda graph, value, name, layer: graph.max_pool(value, name, layer.kernel_size, layer.stride),
    # It writes the node "flatten" too, which stands behind it here.
    nn.AdaptiveAvgPool2d: lambda graph, value, name, layer: graph.global_average(value, name),
    nn.Flatten: lambda graph, value, name, layer: value if value == name else graph.flatten(value, name),
    nn.Linear: lambda graph, value, name, layer: graph.gemm(value, name, layer.in_features, layer.out_features),
}


def _entry(card: PreprocessingCard) -> dict[str, object]:
    """The card as it is written; how drawings are centred stands beside it."""
    return {name: value for name, value in asdict(card).items() if name not in ("centring", "ink")}


def write(recipe: Recipe, network: Network, accuracy: float, epochs: int, folder: Path) -> Path:
    """Write NAME.onnx and NAME.json into `folder`; returns the path of the network."""
    path = folder / f"{recipe.name}.onnx"
    network.save(path)
    card = {
        "name": recipe.name,
        "title": recipe.title,
        "description": recipe.description,
        "labels": recipe.labels,
        "card": _entry(recipe.card),
        "drawn": {"centring": recipe.drawn[0], "ink": recipe.drawn[1]},
        "accuracy": accuracy,
        "epochs": epochs,
        "seed": recipe.seed,
    }
    path.with_suffix(".json").write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return path
