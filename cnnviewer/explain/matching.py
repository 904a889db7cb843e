"""Which value of one network stands where which value of another does, so that the two can be compared.

By name first: an edit keeps the names, and so do different weights of one architecture. What is left is matched by
order among values that the same operator makes in the same shape.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping

from cnnviewer.engine.network import Network, Shape
from cnnviewer.networks.intervention import untouched


def matched_values(
    here: Network, there: Network, shapes_here: Mapping[str, Shape], shapes_there: Mapping[str, Shape]
) -> dict[str, str]:
    """Value of `here` -> value of `there`, in the order of `here`; the first inputs belong together.

    shapes_here, shapes_there  shapes by value as far as they are known; without them names alone count
    Each value is matched once at most. Values matched by name may have different shapes.
    """
    pairs: dict[str, str] = {}
    if here.inputs and there.inputs:
        pairs[here.inputs[0].name] = there.inputs[0].name
    made_here, made_there = _operators(here), _operators(there)
    pairs |= {value: value for value, operator in made_here.items() if made_there.get(value) == operator}
    taken = set(pairs.values())
    waiting: dict[tuple[str, Shape], deque[str]] = defaultdict(deque)
    for value, operator in made_there.items():
        if value not in taken and value in shapes_there:
            waiting[operator, tuple(shapes_there[value])].append(value)
    for value, operator in made_here.items():
        if value not in pairs and value in shapes_here:
            found = waiting[operator, tuple(shapes_here[value])]
            if found:
                pairs[value] = found.popleft()
    order = [*(source.name for source in here.inputs), *made_here]
    return {value: pairs[value] for value in order if value in pairs}


def _operators(network: Network) -> dict[str, str]:
    """Which operator makes a value, in order; values inside a layer are left out."""
    return {
        value: node.operator
        for node in untouched(network).nodes
        for value in node.outputs
        if value and value not in network.internal
    }
