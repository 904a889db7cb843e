"""What must be true of every x-ray, whatever operator it looks into."""

from __future__ import annotations

import math

import numpy as np

from cnnviewer.engine.network import Network
from cnnviewer.engine.trace import Trace
from cnnviewer.explain.xray import Rule, XRay, xray

TOLERANCE = 1e-5


def assert_explains(ray: XRay) -> None:
    """The terms of `ray` combine to its number up to rounding, which grows with the amount that was added up."""
    if math.isnan(ray.number):
        assert math.isnan(ray.combined)
        return
    terms = np.abs(ray.terms.numbers[np.isfinite(ray.terms.numbers)])
    added = [abs(part.number) for part in ray.added]
    amount = max(
        [1e-6, abs(ray.number), float(terms.sum() if ray.rule is Rule.SUM else terms.max(initial=0)) + sum(added)]
    )
    message = f"{ray.node} at {ray.index}: {ray.combined} is not {ray.number} ({ray.formula})"
    assert ray.combined == ray.number or abs(ray.combined - ray.number) <= TOLERANCE * amount, message
    assert ray.formula


def random_places(network: Network, trace: Trace, count: int, seed: int) -> list[tuple[str, tuple[int, ...]]]:
    """`count` random places of the values that the nodes of `network` made."""
    rng = np.random.default_rng(seed)
    values = [name for node in network.nodes for name in node.outputs if name in trace and trace[name].size]
    places = []
    for _ in range(count):
        value = str(rng.choice(values))
        shape = trace[value].shape
        places.append((value, tuple(int(rng.integers(length)) for length in shape)))
    return places


def assert_network_explains(network: Network, trace: Trace, count: int = 200, seed: int = 1) -> None:
    """`count` random numbers of a run follow from their terms."""
    for value, index in random_places(network, trace, count, seed):
        assert_explains(xray(network, trace, value, index))
