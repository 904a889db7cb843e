"""Every operator has an x-ray, and the terms of an x-ray combine to the number of the tensor."""

import numpy as np
import pytest

from cnnviewer.engine.network import Array, Network, Node, Value
from cnnviewer.engine.operators import OPERATORS
from cnnviewer.engine.trace import Trace
from cnnviewer.explain.xray import XRAYS, xray
from cnnviewer.explain.xray.view import OUTSIDE
from tests.helpers.xrays import assert_explains
from tests.unit.engine.test_operators import sample

PLACES = 60
EXACT = {"MaxPool", "LayerNormalization", "TopK", "DynamicQuantizeLinear", "Split"}
"""Operators with further outputs that are looked at too; how many."""


def run_of(name: str) -> tuple[Network, Trace]:
    """The node of the operator's sample as a network, and its run: every input is an input of the network."""
    node, arrays = sample(name)
    outputs = node.outputs
    if name in ("MaxPool", "TopK"):
        outputs = ("y0", "y1")
    node = Node(node.name, node.operator, named(node, arrays), outputs, node.attributes)
    given = {one: array for one, array in zip(node.inputs, arrays, strict=True) if array is not None}
    inputs = tuple(Value(one, array.shape, str(array.dtype)) for one, array in given.items())
    network = Network("one", (node,), inputs, outputs, {})
    made = OPERATORS[name].forward(node, arrays)
    return network, Trace(network, {**given, **dict(zip(outputs, made, strict=True))})


def named(node: Node, arrays: list[Array | None]) -> tuple[str, ...]:
    return tuple("" if array is None else one for one, array in zip(node.inputs, arrays, strict=True))


def test_every_operator_has_an_x_ray() -> None:
    assert set(XRAYS) == set(OPERATORS)


@pytest.mark.parametrize("name", OPERATORS)
def test_the_terms_of_every_operator_combine_to_the_number(name: str) -> None:
    network, trace = run_of(name)
    rng = np.random.default_rng(4)
    for value in network.outputs:
        array = trace[value]
        for cell in rng.permutation(array.size)[:PLACES]:
            index = tuple(int(one) for one in np.unravel_index(cell, array.shape))
            assert_explains(xray(network, trace, value, index))


@pytest.mark.parametrize("name", OPERATORS)
def test_what_an_x_ray_says_was_read_stands_where_it_says(name: str) -> None:
    network, trace = run_of(name)
    array = trace["y0"]
    for cell in np.random.default_rng(5).permutation(array.size)[:PLACES]:
        index = tuple(int(one) for one in np.unravel_index(cell, array.shape))
        terms = xray(network, trace, "y0", index).terms
        for place in range(terms.numbers.size):
            if terms.cells.reshape(-1)[place] == OUTSIDE:
                assert terms.place(place) is None
                continue
            found = terms.place(place)
            assert found is not None
            assert float(trace[found[0]][found[1]]) == pytest.approx(terms.read.reshape(-1)[place], nan_ok=True)
            weight = terms.weight_place(place)
            if weight is not None and terms.factor is not None:
                assert float(trace[weight[0]][weight[1]]) == pytest.approx(terms.factor.reshape(-1)[place])
