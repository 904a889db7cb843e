"""ZOO: the trained networks that come with the program, each an ONNX file and a card in resources/networks.

packaging/train makes both; PROVENANCE.md beside them says from which pictures and how.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cnnviewer.errors import NetworkError
from cnnviewer.networks.preprocessing import Centring, Colour, Fit, PreprocessingCard
from cnnviewer.resources import resource_path

ALIASES = {"lenet5": "mnist"}
"""Other names: LeNet-5 is the network that reads digits."""


@dataclass(frozen=True)
class BundledNetwork:
    """A trained network.

    name                in any place where a network is named
    title, description  for people
    labels              of the classes, in the order of its output
    card                how a frame becomes the tensor it has learned to read
    drawn               the same for a drawing, where it is another one: with the ink in the middle
    accuracy            share of the 10,000 test pictures of its data set that it gets right, 0...1
    epochs, seed        how often it saw every picture it learned from; what its random numbers started from
    path                the ONNX file
    """

    name: str
    title: str
    description: str
    labels: tuple[str, ...]
    card: PreprocessingCard
    drawn: PreprocessingCard
    accuracy: float
    epochs: int
    seed: int
    path: Path


def find_bundled(name: str | os.PathLike[str]) -> BundledNetwork | None:
    """The trained network called `name`, in any case; None when there is none."""
    wanted = os.fspath(name).lower()
    return ZOO.get(ALIASES.get(wanted, wanted))


def _bundled(name: str) -> BundledNetwork:
    """Raises NetworkError when the program was installed without the files."""
    path = resource_path("networks", f"{name}.onnx")
    try:
        entry: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    except OSError:
        raise NetworkError(
            "The bundled networks are missing from this installation; install cnnviewer again."
        ) from None
    card = _card(entry["card"])
    return BundledNetwork(
        name,
        entry["title"],
        entry["description"],
        tuple(entry["labels"]),
        card,
        replace(card, centring=Centring(entry["drawn"]["centring"]), ink=entry["drawn"]["ink"]),
        entry["accuracy"],
        entry["epochs"],
        entry["seed"],
        path,
    )


def _card(entry: dict[str, Any]) -> PreprocessingCard:
    return PreprocessingCard(
        entry["height"],
        entry["width"],
        Fit(entry["fit"]),
        Colour(entry["colour"]),
        entry["scale"],
        tuple(entry["mean"]),
        tuple(entry["std"]),
        entry["invert"],
    )


ZOO: dict[str, BundledNetwork] = {name: _bundled(name) for name in ("mnist", "fashion", "cifar10")}
