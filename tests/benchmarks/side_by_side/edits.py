"""One value of a kernel changes, and all maps are brought up to date: what happens while a number is dragged."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cnnviewer.engine.evaluate import evaluate
from cnnviewer.engine.network import Array, Network
from cnnviewer.engine.trace import Trace
from side_by_side.subjects import Subject
from side_by_side.timing import Call


def edit_calls(subject: Subject) -> dict[str, Call]:
    """By what is edited; on a still picture each edit starts from what the one before left."""
    network, frames = subject.network, subject.frames()
    calls: dict[str, Call] = {
        f"{node} edited": _Chain(network, node, frames[0]) for node in ("conv1", "conv2", "conv3")
    }
    edit = _edits(network, "conv1")
    calls["conv1 edited, new picture"] = lambda number: evaluate(edit(number), frames[number % len(frames)])
    return calls


class _Chain:
    """Edits of one node, each brought up to date from the trace of the one before."""

    def __init__(self, network: Network, node: str, frame: Array) -> None:
        self._edit, self._frame = _edits(network, node), frame
        self._trace: Trace = evaluate(network, frame)
        self(1)
        whole = evaluate(self._trace.network, frame)
        for name, array in self._trace.items():
            np.testing.assert_allclose(array, whole[name], rtol=1e-3, atol=1e-4 * float(np.abs(whole[name]).max()))

    def __call__(self, number: int) -> Trace:
        self._trace = evaluate(self._edit(number), self._frame, previous=self._trace)
        return self._trace


def _edits(network: Network, node: str) -> Callable[[int], Network]:
    """A function of a number that gives the network with one value of `node`'s first kernel changed."""
    weight = network.weights[network.node(node).inputs[1]].copy()

    def edit(number: int) -> Network:
        weight[0, 0, 1, 1] = np.sin(number + 1)
        return network.with_weight(node, weight=weight)

    return edit
