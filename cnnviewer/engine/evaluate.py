"""Runs a network: every node that is needed once, in order, its output kept in the Trace.

What an edit did not touch is taken over from the trace before: an activation whose node equals the node before and
whose inputs are the same arrays (weights and network inputs by identity, activations because they were taken over).
What it touched in few channels only is computed for these channels (engine.incremental).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import cv2

from cnnviewer.engine.incremental import Changes, Part
from cnnviewer.engine.inputs import checked_inputs
from cnnviewer.engine.network import Array, Network, Node
from cnnviewer.engine.operators import find_operator
from cnnviewer.engine.plan import pending_nodes, pooled_first, wanted_values
from cnnviewer.engine.trace import Trace
from cnnviewer.errors import EvaluationError, NetworkError


class Cancelled(Exception):
    """`cancelled` said yes between two nodes; nothing was computed to the end."""


def evaluate(
    network: Network,
    x: Array | Mapping[str, Array],
    *,
    outputs: Sequence[str] | None = None,
    keep: Sequence[str] | Literal["all"] | None = None,
    previous: Trace | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Trace:
    """Run `network` on `x`, (N, C, H, W) float32 or {input name: array}.

    outputs    names of the values to compute; None for all. The inputs are always in the trace
    keep       which of the values computed on the way stay in the trace: names, "all" (gradients need those between),
               or None for `outputs` alone. With `outputs` None, names bound the memory: all else goes once it was used
    previous   a trace of this network or of one before an edit; what is unchanged is taken over from it. A read-only
               input array counts as unchanged when it is the same object; a writable one is copied, so it never does
    cancelled  asked between nodes
    Raises NetworkError when `x` does not fit the inputs, UsageError when a name is no value, EvaluationError when a
    node fails or its operator is unknown (the error's `trace` holds all that does not depend on that node), Cancelled
    when `cancelled` says yes.
    """
    inputs = checked_inputs(network, x)
    wanted = wanted_values(network, outputs)
    run = _Run(network, inputs, wanted, _kept(network, wanted, outputs, keep), previous)
    for node in run.order:
        if cancelled is not None and cancelled():
            raise Cancelled
        run.step(node)
    trace = run.trace()
    if run.failure is not None:
        raise EvaluationError(_sentence(*run.failure), trace) from run.failure[1]
    return trace


class _Run:
    """One run on its way."""

    def __init__(
        self,
        network: Network,
        inputs: Mapping[str, Array],
        wanted: frozenset[str],
        kept: frozenset[str],
        previous: Trace | None,
    ) -> None:
        self.network = network
        self._kept = kept | inputs.keys()
        self.failure: tuple[Node, Exception] | None = None
        self._same = _same(network, inputs, previous)
        taken = {}
        if previous is not None:
            taken = {name: previous.activations[name] for name in self._same if name in previous.activations}
        pending, needed = pending_nodes(network, taken, wanted)
        edited = previous is not None and all(name in self._same for name in inputs)
        # On a new frame nothing is taken over; after an edit the order of before shows which channels differ.
        self.order = pending if edited else pooled_first(pending, self._kept)
        running = {node.name for node in pending}
        self._reused = frozenset(
            node.name
            for node in network.nodes
            if node.name not in running and any(name in taken and name in needed for name in node.outputs)
        )
        self._uses = Counter(name for node in self.order for name in node.inputs)
        self._activations: dict[str, Array] = {**inputs, **{name: taken[name] for name in taken if name in needed}}
        self._durations_ms: dict[str, float] = {}
        self._arrays: dict[str, Array] = {**network.weights, **self._activations}
        self._changes: Changes | None = None
        if previous is not None and edited:
            self._changes = Changes(network, previous, self._same, self._arrays)

    def step(self, node: Node) -> None:
        """Run `node`, unless what it needs is missing after a failure."""
        if any(name and name not in self._arrays for name in node.inputs):
            return
        started_s = time.perf_counter()
        try:
            made = self._made(node)
        except (NetworkError, MemoryError, cv2.error) as problem:
            # Its traceback would hold this frame, and with it all activations, until the garbage collector runs.
            self.failure = self.failure or (node, problem.with_traceback(None))
            return
        self._durations_ms[node.name] = (time.perf_counter() - started_s) * 1000
        for name, array in zip(node.outputs, made, strict=True):
            array.flags.writeable = False
            self._activations[name] = self._arrays[name] = array
        for name in node.inputs:
            self._uses[name] -= 1
            if not self._uses[name] and name not in self._kept and self._activations.pop(name, None) is not None:
                del self._arrays[name]

    def trace(self) -> Trace:
        """Everything that is kept, in the order of the network."""
        inputs = [value.name for value in self.network.inputs]
        names = [*inputs, *(name for node in self.network.nodes for name in node.outputs)]
        found = {name: self._activations[name] for name in names if name in self._activations}
        kept = {name: array for name, array in found.items() if name in self._kept}
        durations_ms = {
            node.name: self._durations_ms.get(node.name, 0.0)
            for node in self.network.nodes
            if node.name in self._durations_ms or node.name in self._reused
        }
        return Trace(self.network, kept, durations_ms, self._reused, self._changes.bases if self._changes else {})

    def _made(self, node: Node) -> tuple[Array, ...]:
        found = self._changes.run(node) if self._changes is not None else None
        if isinstance(found, Part):
            whole = self._changes.whole(node.outputs[0], found) if self._changes is not None else None
            if whole is not None:
                return (whole,)
        elif found is not None:
            return (found,)
        arrays = [self._arrays[name] if name else None for name in node.inputs]
        made = find_operator(node.operator, self.network.opset).forward(node, arrays)
        if len(made) != len(node.outputs):
            raise NetworkError(f"It makes {len(made)} values, not {len(node.outputs)}; leave the others out.")
        return made


def _kept(
    network: Network, wanted: frozenset[str], outputs: Sequence[str] | None, keep: Sequence[str] | str | None
) -> frozenset[str]:
    """Names of the values that stay in the trace."""
    if keep is None:
        return wanted
    if isinstance(keep, str):
        return wanted_values(network, None)
    chosen = wanted_values(network, keep)
    return chosen if outputs is None else wanted | chosen


def _same(network: Network, inputs: Mapping[str, Array], previous: Trace | None) -> set[str]:
    """Names of the values that are what they were in `previous`; "" among them, an input left out."""
    same = {""}
    if previous is None:
        return same
    before = previous.network
    same.update(name for name, array in inputs.items() if previous.activations.get(name) is array)
    same.update(name for name, array in network.weights.items() if before.weights.get(name) is array)
    for node in network.nodes:
        if same.issuperset(node.inputs) and node.outputs and before.producer(node.outputs[0]) == node:
            same.update(node.outputs)
    return same


def reason_of(problem: Exception) -> str:
    """Why an operator failed, as the second half of a sentence."""
    if isinstance(problem, MemoryError):
        return "there is not enough memory; choose a smaller input."
    if isinstance(problem, cv2.error):
        return f"OpenCV refused it ({problem.err}); change its sizes."
    reason = str(problem)
    return f"{reason[:1].lower()}{reason[1:]}"


def _sentence(node: Node, problem: Exception) -> str:
    return f"The node {node.name} ({node.operator}) cannot run: {reason_of(problem)}"
