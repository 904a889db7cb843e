"""The backward pass over a trace: how a scalar changes with the activations, inputs and weights of a network.

Reverse mode (Linnainmaa 1970; Baydin et al. 2018, "Automatic differentiation in machine learning: a survey"): from the
gradients given for some values, node by node backwards, each operator turns the gradient of its outputs into that of
its inputs; where a value was used by several nodes, what they send back is added.

    scalar = sum over the given values of sum(gradient given * value)

Only nodes that lie between a wanted and a given value run. A gradient that nobody needs any more is let go at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import cv2
import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.evaluate import Cancelled, reason_of
from cnnviewer.engine.network import Array, Network, Node
from cnnviewer.engine.operators import OPERATORS, find_operator
from cnnviewer.engine.operators.operator import Arrays, Gradients
from cnnviewer.engine.trace import Trace
from cnnviewer.errors import NetworkError, UsageError

Backward = Callable[[Node, Arrays, Arrays, Arrays, Sequence[bool]], Gradients]
"""(node, arrays, outputs, grads, wanted): Operator.backward."""

Rule = Callable[[Node, Arrays, Arrays, Arrays, Sequence[bool], Backward], Gradients]
"""(node, arrays, outputs, grads, wanted, backward): takes the place of `backward`, which is the operator's own."""


def gradients(
    trace: Trace,
    grads: Mapping[str, Array],
    wrt: Collection[str],
    *,
    rules: Mapping[str, Rule] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> dict[str, Array]:
    """{name: gradient} for every name in `wrt`: read-only arrays of the shape and type of what is named.

    trace      a run of the network; it must hold the inputs and outputs of every node on the way
    grads      {name of an activation, input or weight: gradient of the scalar with respect to it}, of its shape
    wrt        names of activations, inputs or weights; zeros where the scalar does not depend on one
    rules      {operator type or node name: rule}: what to do instead of the operator's own gradient (guided
               backpropagation, relevance); a node's name comes before its type
    cancelled  asked between nodes
    Raises UsageError for a name that does not exist or an activation that the trace does not hold, NetworkError for a
    gradient of a wrong shape and for an operator on the way that has none, Cancelled when `cancelled` says yes.
    """
    network = trace.network
    for name in (*grads, *wrt):
        _array(trace, name)
    rules = _checked_rules(network, rules or {})
    nodes, moved = _moved(network, wrt)
    sums = _Sums({name: _checked(name, grad, _array(trace, name)) for name, grad in grads.items()})
    for node in reversed(nodes):
        if not any(name in sums for name in node.outputs):
            continue
        if cancelled is not None and cancelled():
            raise Cancelled
        received = [sums.get(name) for name in node.outputs]
        for name in node.outputs:
            if name not in wrt:
                sums.forget(name)
        for name, sent in _sent_back(trace, node, received, moved, rules):
            sums.add(name, sent)
    return {name: sums.taken(name, _array(trace, name)) for name in wrt}


class _Sums:
    """The gradient gathered so far for each value. Arrays that came from elsewhere are never written to."""

    def __init__(self, given: Mapping[str, Array]) -> None:
        self._arrays = dict(given)
        self._own: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def get(self, name: str) -> Array | None:
        return self._arrays.get(name)

    def add(self, name: str, sent: Array) -> None:
        """Add `sent` to the gradient of `name`."""
        present = self._arrays.get(name)
        if present is None:
            self._arrays[name] = sent
            return
        target = present if name in self._own else buffers.empty(present.shape, present.dtype)
        with np.errstate(all="ignore"):
            np.add(present, sent, out=target)
        self._arrays[name] = target
        self._own.add(name)

    def forget(self, name: str) -> None:
        """Let go of the gradient of `name`."""
        self._arrays.pop(name, None)
        self._own.discard(name)

    def taken(self, name: str, like: Array) -> Array:
        """The gradient of `name`, read-only; zeros when nothing came."""
        array = self._arrays.get(name)
        whole = np.zeros(like.shape, like.dtype) if array is None else array.view()
        whole.flags.writeable = False
        return whole


def _moved(network: Network, wrt: Collection[str]) -> tuple[list[Node], set[str]]:
    """The nodes whose outputs may change when a value of `wrt` does, in order, and the names of all that may change."""
    moved = set(wrt)
    nodes = []
    for node in network.nodes:
        if not moved.isdisjoint(node.inputs):
            nodes.append(node)
            moved.update(name for name in node.outputs if name)
    return nodes, moved


def _sent_back(
    trace: Trace, node: Node, received: Arrays, moved: Collection[str], rules: Mapping[str, Rule]
) -> Iterator[tuple[str, Array]]:
    """The gradients of the inputs of `node` that may change: (name of the input, gradient). Integers have none."""
    arrays = [_array(trace, name, node) if name else None for name in node.inputs]
    outputs = [_array(trace, name, node) if name else None for name in node.outputs]
    wanted = [
        array is not None and name in moved and array.dtype.kind == "f"
        for name, array in zip(node.inputs, arrays, strict=True)
    ]
    rule = rules.get(node.name, rules.get(node.operator))
    try:
        backward = find_operator(node.operator).backward
        if rule is None:
            made = backward(node, arrays, outputs, received, wanted)
        else:
            made = _fitting(arrays, rule(node, arrays, outputs, received, wanted, backward))
    except (NetworkError, MemoryError, cv2.error) as problem:
        # Its traceback would hold this frame, and with it the arrays, until the garbage collector runs.
        raise NetworkError(_sentence(node, problem)) from problem.with_traceback(None)
    for name, sent, needed in zip(node.inputs, made, wanted, strict=True):
        if sent is not None and needed:
            yield name, sent


def _fitting(arrays: Arrays, made: Sequence[Array | None]) -> Gradients:
    """What a rule made, in the types of the inputs; NetworkError when it does not fit them."""
    if len(made) != len(arrays):
        raise NetworkError(f"The rule gave {len(made)} gradients for {len(arrays)} inputs; give one for each.")
    fitting: list[Array | None] = []
    for sent, array in zip(made, arrays, strict=True):
        if sent is None or array is None:
            fitting.append(None)
        elif sent.shape != array.shape:
            raise NetworkError(f"The rule gave shape {sent.shape} for an input of {array.shape}; give equal shapes.")
        else:
            fitting.append(sent.astype(array.dtype, copy=False))
    return tuple(fitting)


def _array(trace: Trace, name: str, node: Node | None = None) -> Array:
    """The activation, input or weight called `name`; UsageError when there is none or the trace does not hold it."""
    if name in trace:
        return trace[name]
    network = trace.network
    if name in network.weights:
        return network.weights[name]
    if network.producer(name) is None:
        raise UsageError(f"Network {network.name} has no value and no weight {name}; name one that it has.")
    needed = f", which the gradient of {node.name} needs" if node else ""
    raise UsageError(f"The trace holds no activation {name}{needed}; keep it when the network runs.")


def _checked(name: str, grad: Any, array: Array) -> Array:
    """`grad` in the type of `array`, read-only; one that may still change is copied."""
    fitting = np.asarray(grad, array.dtype)
    if fitting.shape != array.shape:
        raise NetworkError(f"The gradient of {name} must have its shape {array.shape}, not {fitting.shape}.")
    if fitting.flags.writeable:
        fitting = fitting.copy()
        fitting.flags.writeable = False
    return fitting


def _checked_rules(network: Network, rules: Mapping[str, Rule]) -> Mapping[str, Rule]:
    known = {*OPERATORS, *(node.name for node in network.nodes), *(node.operator for node in network.nodes)}
    for name in rules:
        if name not in known:
            raise UsageError(f"There is no operator and no node {name} that a rule could be for; name one that exists.")
    return rules


def _sentence(node: Node, problem: Exception) -> str:
    return f"The gradient cannot pass the node {node.name} ({node.operator}): {reason_of(problem)}"
