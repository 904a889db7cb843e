"""From an outcome to what the network says of the classes: probabilities, and the logits where they are known.

A last Softmax gives probabilities and its input the logits; other outputs are taken for logits (see explain.ranking).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cnnviewer.engine.network import Network
from cnnviewer.explain.ranking import Numbers, softmax
from cnnviewer.networks.intervention import untouched
from cnnviewer.networks.shown import class_value, input_shape, unmoved
from cnnviewer.pipeline.outcome import Outcome


@dataclass(frozen=True, eq=False)
class Classification:
    """probabilities (n,) float64; logits (n,), None when they are not known; value: the name of what was read."""

    value: str
    probabilities: Numbers
    logits: Numbers | None


def classes_in(network: Network, outcome: Outcome) -> tuple[str, int] | None:
    """(value, number of classes) of what `network` puts out; None when it tells none apart."""
    return class_value(network, input_shape(network, outcome.spec.card))


def logits_before(network: Network, value: str) -> str | None:
    """The name of what the last Softmax takes; None when `value` does not come from one."""
    network = untouched(network)
    node = network.producer(unmoved(network, value))
    return node.inputs[0] if node is not None and node.operator == "Softmax" else None


def classified(network: Network, outcome: Outcome, value: str) -> Classification | None:
    """What `outcome` says of the classes in `value`; None when it was not computed."""
    numbers = _numbers(outcome, value)
    if numbers is None:
        return None
    before = logits_before(network, value)
    if before is not None:
        return Classification(value, numbers, _numbers(outcome, before))
    return Classification(value, softmax(numbers), numbers)


def _numbers(outcome: Outcome, value: str) -> Numbers | None:
    activation = outcome.activation(value)
    return None if activation is None else np.asarray(activation, np.float64).ravel()
