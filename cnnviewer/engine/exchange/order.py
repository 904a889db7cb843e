"""The order in which nodes can run. ONNX wants files in such an order; not every exporter and editor keeps to it."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

from cnnviewer.engine.exchange.names import quoted
from cnnviewer.engine.network import Node
from cnnviewer.errors import NetworkError


def sorted_nodes(nodes: Sequence[Node], given: Iterable[str], network: str) -> list[Node]:
    """`nodes` so that each comes after those that make its inputs, else in the order of the file.

    given  the values that are there from the start: inputs and weights
    Kahn, "Topological sorting of large networks" (1962), taking the first of the file among the nodes that can run.
    Raises NetworkError when a value is made by nobody or by two, or when a node needs its own result.
    """
    there = {"", *given}
    made: set[str] = set()
    for node in nodes:
        for output in filter(None, node.outputs):
            if output in made or output in there:
                raise NetworkError(
                    f"The value {quoted(output)} of {network} is made twice, the second time by a node "
                    f"{quoted(node.operator)}; export the network again."
                )
            made.add(output)
    waiting = []
    takers: dict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        missing = set(node.inputs) - there
        if missing - made:
            raise NetworkError(
                f"The value {quoted(sorted(missing - made)[0])}, which a node {quoted(node.operator)} of {network} "
                "takes, is made by nobody; export the network again."
            )
        waiting.append(len(missing))
        for name in missing:
            takers[name].append(number)
    ready = [number for number, count in enumerate(waiting) if not count]
    in_order = []
    while ready:
        number = heapq.heappop(ready)
        in_order.append(nodes[number])
        for output in nodes[number].outputs:
            for taker in takers.pop(output, ()):
                waiting[taker] -= 1
                if not waiting[taker]:
                    heapq.heappush(ready, taker)
    if len(in_order) < len(nodes):
        stuck = next(node for node, count in zip(nodes, waiting, strict=True) if count)
        raise NetworkError(
            f"{network} runs in a circle: a node {quoted(stuck.operator)} needs its own result "
            f"{quoted(next(filter(None, stuck.outputs), ''))}; export a network without loops."
        )
    return in_order
