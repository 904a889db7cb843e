"""From what a network puts out to the likeliest classes.

A last Softmax gives probabilities and its input the logits; other outputs are taken for logits z, and the probabilities
are exp(z_i) / sum_j exp(z_j). On video they may be smoothed: p <- p + (1 - exp(-dt / SMOOTHING_S)) (now - p).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.network import Network
from cnnviewer.networks.intervention import untouched
from cnnviewer.networks.shown import class_value, input_shape
from cnnviewer.pipeline.outcome import Outcome

SMOOTHING_S = 0.5
Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Classification:
    """probabilities (n,) float64; logits (n,), None when they are not known; value: the name of what was read."""

    value: str
    probabilities: Numbers
    logits: Numbers | None

    def top(self, count: int) -> tuple[int, ...]:
        """The numbers of the likeliest classes, the likeliest first."""
        order = np.argsort(-np.nan_to_num(self.probabilities, nan=-1.0), kind="stable")
        return tuple(int(number) for number in order[:count])


def classes_in(network: Network, outcome: Outcome) -> tuple[str, int] | None:
    """(value, number of classes) of what `network` puts out; None when it tells none apart."""
    return class_value(network, input_shape(network, outcome.spec.card))


def classified(network: Network, outcome: Outcome, value: str) -> Classification | None:
    """What `outcome` says of the classes in `value`; None when it was not computed."""
    numbers = _numbers(outcome, value)
    if numbers is None:
        return None
    network = untouched(network)
    node = network.producer(value)
    while node is not None and node.operator in ("Reshape", "Flatten", "Squeeze", "Identity"):
        node = network.producer(node.inputs[0])
    if node is not None and node.operator == "Softmax":
        return Classification(value, numbers, _numbers(outcome, node.inputs[0]))
    return Classification(value, softmax(numbers), numbers)


def softmax(logits: Numbers) -> Numbers:
    """exp(z_i) / sum_j exp(z_j), without overflow; (n,) -> (n,)."""
    finite = np.nan_to_num(logits, nan=-np.inf)
    largest = finite.max()
    if not math.isfinite(largest):
        return np.full(len(finite), 1 / len(finite))
    powers: Numbers = np.exp(finite - largest)
    powers /= powers.sum()
    return powers


def smoothed(before: Numbers, now: Numbers, passed_s: float) -> Numbers:
    """`now`, followed with the patience of SMOOTHING_S from `before`, `passed_s` seconds ago."""
    return before + (1 - math.exp(-max(0.0, passed_s) / SMOOTHING_S)) * (now - before)


def _numbers(outcome: Outcome, value: str) -> Numbers | None:
    activation = outcome.activation(value)
    return None if activation is None else np.asarray(activation, np.float64).ravel()
