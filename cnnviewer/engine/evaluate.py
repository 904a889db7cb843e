"""Runs a network: every node once, in order, each output kept in the Trace.

What an edit did not touch is taken over from the trace before: an activation whose node equals the node before and
whose inputs are the same arrays (weights and network inputs by identity, activations because they were taken over).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import cv2

from cnnviewer.engine.inputs import checked_inputs
from cnnviewer.engine.network import Array, Network, Node
from cnnviewer.engine.operators import find_operator
from cnnviewer.engine.trace import Trace
from cnnviewer.errors import EvaluationError, NetworkError, UsageError


class Cancelled(Exception):
    """`cancelled` said yes between two nodes; nothing was computed to the end."""


def evaluate(
    network: Network,
    x: Array | Mapping[str, Array],
    *,
    outputs: Sequence[str] | None = None,
    previous: Trace | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Trace:
    """Run `network` on `x`, (N, C, H, W) float32 or {input name: array}.

    outputs    names of the values to compute; None for all. The inputs are always in the trace
    previous   a trace of this network or of one before an edit; what is unchanged is taken over from it. A read-only
               input array counts as unchanged when it is the same object; a writable one is copied, so it never does
    cancelled  asked between nodes
    Raises NetworkError when `x` does not fit the inputs, UsageError when `outputs` names no value, EvaluationError when
    a node fails or its operator is unknown (the error's `trace` holds all that does not depend on that node), Cancelled
    when `cancelled` says yes.
    """
    activations: dict[str, Array] = checked_inputs(network, x)
    wanted = _wanted(network, outputs)
    taken = _taken_over(network, activations, previous)
    pending, needed = _pending(network, taken, wanted)
    uses = Counter(name for node in pending for name in node.inputs)
    durations_ms: dict[str, float] = {}
    reused: set[str] = set()
    failure: tuple[Node, Exception] | None = None
    running = {node.name for node in pending}
    for node in network.nodes:
        if node.name not in running:
            kept = {name: taken[name] for name in node.outputs if name in taken and name in needed}
            if kept:
                activations.update(kept)
                reused.add(node.name)
                durations_ms[node.name] = 0.0
            continue
        if cancelled is not None and cancelled():
            raise Cancelled
        if any(name and name not in activations and name not in network.weights for name in node.inputs):
            continue
        started_s = time.perf_counter()
        try:
            made = _run(network, node, activations)
        except (NetworkError, MemoryError, cv2.error) as problem:
            # Its traceback would hold this frame, and with it all activations, until the garbage collector runs.
            failure = failure or (node, problem.with_traceback(None))
            continue
        durations_ms[node.name] = (time.perf_counter() - started_s) * 1000
        activations.update(zip(node.outputs, made, strict=True))
        for name in node.inputs:
            uses[name] -= 1
            if not uses[name] and name in activations and name not in wanted and network.producer(name) is not None:
                del activations[name]
    inputs = [value.name for value in network.inputs]
    shown = {name: array for name, array in activations.items() if name in wanted or name in inputs}
    trace = Trace(network, shown, durations_ms, frozenset(reused))
    if failure is not None:
        raise EvaluationError(_sentence(*failure), trace) from failure[1]
    return trace


def _wanted(network: Network, outputs: Sequence[str] | None) -> frozenset[str]:
    """Names of the values to compute."""
    if outputs is None:
        return frozenset(name for node in network.nodes for name in node.outputs if name)
    inputs = {value.name for value in network.inputs}
    for name in outputs:
        if network.producer(name) is None and name not in inputs:
            raise UsageError(f"Network {network.name} has no value {name}; ask for one of its nodes' outputs.")
    return frozenset(outputs)


def _taken_over(network: Network, inputs: Mapping[str, Array], previous: Trace | None) -> dict[str, Array]:
    """Activations of `previous` that still hold, by value name."""
    if previous is None:
        return {}
    before = previous.network
    same = {name for name, array in inputs.items() if previous.activations.get(name) is array}
    same.update(name for name, array in network.weights.items() if before.weights.get(name) is array)
    same.add("")
    taken = {}
    for node in network.nodes:
        if same.issuperset(node.inputs) and node.outputs and before.producer(node.outputs[0]) == node:
            same.update(node.outputs)
            taken.update({name: previous.activations[name] for name in node.outputs if name in previous.activations})
    return taken


def _pending(network: Network, taken: Mapping[str, Array], wanted: frozenset[str]) -> tuple[list[Node], set[str]]:
    """The nodes that must run, in order, and all values that must be at hand.

    A node must run when it makes a wanted value, or an input of one that must run, which was not taken over.
    """
    needed = set(wanted)
    pending = []
    for node in reversed(network.nodes):
        if any(name in needed and name not in taken for name in node.outputs):
            pending.append(node)
            needed.update(node.inputs)
    return pending[::-1], needed


def _run(network: Network, node: Node, activations: Mapping[str, Array]) -> tuple[Array, ...]:
    weights = network.weights
    arrays = [None if not name else activations[name] if name in activations else weights[name] for name in node.inputs]
    made = find_operator(node.operator, network.opset).forward(node, arrays)
    if len(made) != len(node.outputs):
        raise NetworkError(f"It makes {len(made)} values, not {len(node.outputs)}; leave the others out.")
    for array in made:
        array.flags.writeable = False
    return made


def _sentence(node: Node, problem: Exception) -> str:
    if isinstance(problem, MemoryError):
        reason = "there is not enough memory; choose a smaller input."
    elif isinstance(problem, cv2.error):
        reason = f"OpenCV refused it ({problem.err}); change its sizes."
    else:
        reason = str(problem)
    return f"The node {node.name} ({node.operator}) cannot run: {reason[:1].lower()}{reason[1:]}"
