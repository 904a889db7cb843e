"""What networks have reached on ImageNet, and what they cost: for the charts of the field.

Errors and accuracies are read from resources/charts (PROVENANCE.md says where they come from); multiply-accumulates and
parameters are counted in the graphs of networks.architectures, never looked up.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from cnnviewer.engine.cost import costs
from cnnviewer.errors import NetworkError
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.resources import resource_path


@dataclass(frozen=True)
class Entry:
    """An entry of the ImageNet challenge.

    error         top-5, in percent
    deep          whether it was a convolutional network
    won           whether it was the best of its year
    architecture  its name in ARCHITECTURES; "" when it is not there
    """

    year: int
    error: float
    name: str
    deep: bool
    won: bool
    architecture: str = ""


@dataclass(frozen=True)
class Reached:
    """The top-1 accuracy in percent of the architecture, called `name` in the chart."""

    architecture: str
    name: str
    top1: float


@dataclass(frozen=True)
class Price:
    """Multiply-accumulates for one frame of its own size, and parameters."""

    macs: int
    parameters: int


@cache
def challenge() -> tuple[Entry, ...]:
    """The entries of the challenge by year, winners first. Raises NetworkError when the file is missing."""
    table = _read("imagenet_error.json")
    return tuple(Entry(won=place == "winners", **entry) for place in ("winners", "others") for entry in table[place])


@cache
def human_error() -> float:
    """Top-5 error in percent of a person who had trained for the task."""
    return float(_read("imagenet_error.json")["human"]["error"])


@cache
def reached() -> tuple[Reached, ...]:
    """The networks of the chart of accuracy and cost, in the order of accuracy."""
    entries = [Reached(**entry) for entry in _read("imagenet_accuracy.json")["networks"]]
    return tuple(sorted(entries, key=lambda entry: entry.top1))


@cache
def price_of(architecture: str) -> Price:
    """Counted in the graph of `architecture`, whose weights take no memory for that."""
    made = ARCHITECTURES[architecture]
    network = made.make(weights=False)
    rows = costs(network, {network.inputs[0].name: (1, made.channels, *made.size)})
    return Price(sum(row.macs for row in rows), sum(row.parameters for row in rows))


def prices(cancelled: Callable[[], bool] = lambda: False) -> dict[str, Price]:
    """The prices of all networks in `reached`; takes a second at first, so it belongs on a thread."""
    found = {}
    for entry in reached():
        if cancelled():
            break
        found[entry.architecture] = price_of(entry.architecture)
    return found


def _read(name: str) -> Any:
    try:
        return json.loads(resource_path("charts", name).read_text("utf-8"))
    except OSError:
        raise NetworkError(
            "The figures of the charts are missing from this installation; install cnnviewer again."
        ) from None
