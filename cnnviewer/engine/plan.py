"""Which nodes must run, and in which order: no more than what is asked for, and what is cheaper first.

The maximum of a window and Relu may change places without changing a number, since Relu never reverses an order:
max(relu(a), relu(b)) = relu(max(a, b)). Where nobody asked for the values in between, the window is taken first, and
Relu sees a quarter of them (a 2 x 2 window with stride 2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from cnnviewer.engine.network import Array, Network, Node
from cnnviewer.errors import UsageError


def wanted_values(network: Network, outputs: Sequence[str] | None) -> frozenset[str]:
    """Names of the values to compute: `outputs`, or all. Raises UsageError for a name that is no value."""
    if outputs is None:
        return frozenset(name for node in network.nodes for name in node.outputs if name)
    inputs = {value.name for value in network.inputs}
    for name in outputs:
        if network.producer(name) is None and name not in inputs:
            raise UsageError(f"Network {network.name} has no value {name}; ask for one of its nodes' outputs.")
    return frozenset(outputs)


def pending_nodes(
    network: Network, taken: Mapping[str, Array], wanted: Collection[str]
) -> tuple[list[Node], frozenset[str]]:
    """The nodes that must run, in order, and all values that must be at hand.

    A node must run when it makes a wanted value, or an input of one that must run, which was not taken over.
    """
    needed = set(wanted)
    pending = []
    for node in reversed(network.nodes):
        if any(name in needed and name not in taken for name in node.outputs):
            pending.append(node)
            needed.update(node.inputs)
    return pending[::-1], frozenset(needed)


def pooled_first(pending: Sequence[Node], wanted: Collection[str]) -> list[Node]:
    """`pending` with every Relu that only a MaxPool reads, and that nobody wants, moved behind that MaxPool."""
    readers = Counter(name for node in pending for name in node.inputs)
    relus = {
        node.outputs[0]: node
        for node in pending
        if node.operator == "Relu" and node.outputs[0] not in wanted and readers[node.outputs[0]] == 1
    }
    ordered: list[Node] = []
    for node in pending:
        relu = relus.get(node.inputs[0]) if node.operator == "MaxPool" and len(node.outputs) == 1 else None
        if relu is not None and relu in ordered:
            ordered.remove(relu)
            between = f"{node.outputs[0]} before {relu.name}"
            ordered += [
                replace(node, inputs=relu.inputs, outputs=(between,)),
                replace(relu, inputs=(between,), outputs=node.outputs),
            ]
        else:
            ordered.append(node)
    return ordered
