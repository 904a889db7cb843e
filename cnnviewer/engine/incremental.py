"""What an edit changes, channel by channel: an edited filter recomputes one map, not its layer.

Compared with the run before, an array is the same object, or it differs in a few channels only (a `Part`), or it may
differ everywhere.

    a filter of a convolution was edited       its map is recomputed: a Part
    an operator that keeps channels apart      (Relu, pooling, BatchNormalization ...) runs on the Part alone
    a convolution whose input differs in S     out = base + sum over c in S of weight[:, c] * x[c]
                                               base = bias + sum over all other c

The base is computed when S changes for the first time, and kept with the trace. It is a sum over the channels that do
not change, never a difference to the output before, so nothing drifts however often S is edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.kernels.elementwise import add_to
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array, Network, Node
from cnnviewer.engine.operators import find_operator
from cnnviewer.engine.trace import Base, Trace

FEW = 4
"""An edit touches few channels when they are no more than one in so many; beyond, computing all is as fast."""

WORTH_A_THREAD = 1 << 18
"""Values below which a second thread copies no faster."""


@dataclass(frozen=True, eq=False)
class Part:
    """Some channels of an activation, (N, len(channels), ...), or some filters of a weight, (len(channels), ...)."""

    channels: tuple[int, ...]
    array: Array


class Changes:
    """What differs between a run and the one before, as far as the run has come.

    network  what runs;  before  the trace it is compared with
    same     names of the values that are the same objects as before
    arrays   weights and activations at hand, by name; grows while the network runs
    bases    filled here: what the trace of this run keeps for the next edit
    """

    def __init__(self, network: Network, before: Trace, same: set[str], arrays: Mapping[str, Array]) -> None:
        self._before = before
        self._same = same
        self._arrays = arrays
        self._parts = _edited_weights(network, before.network)
        self.bases = {
            node.name: before.bases[node.name]
            for node in network.nodes
            if node.name in before.bases and same.issuperset(node.inputs)
        }

    def run(self, node: Node) -> Part | Array | None:
        """The output of `node`, or the channels of it that differ; None when the node must run whole."""
        changed = [name for name in node.inputs if name not in self._same]
        known = self._before.network.producer(node.outputs[0]) == node
        if len(node.outputs) != 1 or not known or not changed or not all(name in self._parts for name in changed):
            return None
        if any(name and name not in self._arrays for name in node.inputs):
            return None
        if not self._channels_of(changed):
            return self._noted(node, self._nothing(node.outputs[0]))
        if node.operator == "Conv" and node.attributes.get("group", 1) == 1:
            if node.inputs[0] not in changed:
                return self._noted(node, self._edited_filters(node, changed))
            return self._changed_input(node) if len(changed) == 1 else None
        return self._noted(node, self._channels_apart(node, changed))

    def whole(self, value: str, part: Part) -> Array | None:
        """`value` as it was before with the channels of `part` in their places; None when it was not kept."""
        before = self._before.activations.get(value)
        if before is None:
            return None
        out = buffers.empty(before.shape, before.dtype)
        least = -(-WORTH_A_THREAD * before.shape[1] // max(1, before.size))
        spread(lambda first, last: np.copyto(out[:, first:last], before[:, first:last]), before.shape[1], least)
        out[:, list(part.channels)] = part.array
        return out

    def _noted(self, node: Node, part: Part | None) -> Part | None:
        if part is not None:
            self._parts[node.outputs[0]] = part
        return part

    def _nothing(self, value: str) -> Part | None:
        """A weight is another object with the same numbers; None where there is no axis of channels to be cut."""
        before = self._before.activations.get(value)
        return None if before is None or before.ndim < 2 else Part((), before[:, :0])

    def _edited_filters(self, node: Node, changed: Iterable[str]) -> Part | None:
        """The maps of the filters whose kernels or bias were edited; the input is the same."""
        filters = self._channels_of(changed)
        if len(filters) * FEW > len(self._arrays[node.inputs[1]]):
            return None
        cut = [self._arrays[name][filters] if name else None for name in node.inputs[1:]]
        return Part(tuple(filters), find_operator("Conv").forward(node, (self._arrays[node.inputs[0]], *cut))[0])

    def _changed_input(self, node: Node) -> Array | None:
        """The convolution of an input that differs in few channels."""
        part, weight = self._parts[node.inputs[0]], self._arrays[node.inputs[1]]
        bias = self._arrays[node.inputs[2]] if len(node.inputs) > 2 and node.inputs[2] else None
        chosen = list(part.channels)
        if len(chosen) * FEW > weight.shape[1]:
            return None
        convolve = find_operator("Conv").forward
        base = self._before.bases.get(node.name)
        if base is None or not base.serves(part.channels, weight, bias):
            others = self._arrays[node.inputs[0]].copy()
            others[:, chosen] = 0
            base = Base(part.channels, weight, bias, convolve(node, (others, weight, bias))[0])
        self.bases[node.name] = base
        out = convolve(node, (part.array, np.ascontiguousarray(weight[:, chosen]), None))[0]
        add_to(out, base.array)
        return out

    def _channels_apart(self, node: Node, changed: Iterable[str]) -> Part | None:
        """The channels that differ, through an operator that keeps channels apart."""
        channels = self._channels_of(changed)
        arrays = [self._arrays[name] if name else None for name in node.inputs]
        axes = find_operator(node.operator).channel_axes(node, arrays)
        if axes is None or any(axis is None and name in changed for name, axis in zip(node.inputs, axes, strict=True)):
            return None
        cut = [
            array if array is None or axis is None else self._cut(name, array, axis, channels)
            for name, array, axis in zip(node.inputs, arrays, axes, strict=True)
        ]
        if node.operator == "Conv":
            node = replace(node, attributes={**node.attributes, "group": len(channels)})
        return Part(tuple(channels), find_operator(node.operator).forward(node, cut)[0])

    def _cut(self, name: str, array: Array, axis: int, channels: list[int]) -> Array:
        part = self._parts.get(name)
        ready = part is not None and part.channels == tuple(channels)
        return part.array if ready and part is not None else np.take(array, channels, axis)

    def _channels_of(self, names: Iterable[str]) -> list[int]:
        return sorted({channel for name in names for channel in self._parts[name].channels})


def _edited_weights(network: Network, before: Network) -> dict[str, Part]:
    """The weights that differ from those before in some of their filters (entries of the first axis)."""
    parts = {}
    for name, array in network.weights.items():
        old = before.weights.get(name)
        if old is None or old is array or not array.ndim or (old.shape, old.dtype) != (array.shape, array.dtype):
            continue
        rows = np.flatnonzero((old != array).reshape(len(array), -1).any(axis=1))
        parts[name] = Part(tuple(rows.tolist()), array[rows])
    return parts
