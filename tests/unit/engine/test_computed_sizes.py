"""Sizes that a network computes in its graph, as exporters write them, are known before it runs."""

import numpy as np
import pytest

from cnnviewer.engine.network import Array, Attribute, Network, Node, Tensor, Value
from cnnviewer.engine.shapes import infer_shapes
from cnnviewer.errors import NetworkError
from tests.helpers.one_node import frozen


def whole(*numbers: int) -> Array:
    array = np.array(numbers if len(numbers) != 1 else numbers[0], np.int64)
    array.flags.writeable = False
    return array


def step(operator: str, inputs: str, outputs: str, **attributes: Attribute) -> Node:
    return Node(outputs.split()[0], operator, tuple(inputs.split()), tuple(outputs.split()), attributes)


FLATTENED = [
    step("Shape", "x", "shape"),
    step("Gather", "shape zero", "batch"),
    step("Unsqueeze", "batch first", "batch1"),
    step("Concat", "batch1 rest", "sizes", axis=0),
    step("Reshape", "x sizes", "y"),
]
DOUBLED = [
    step("Shape", "x", "shape", start=2),
    step("Slice", "shape first two", "part"),
    step("Tile", "part two1", "twice"),
    step("Shape", "x", "front", end=2),
    step("Concat", "front twice", "sizes", axis=0),
    Node("y", "Resize", ("x", "", "", "sizes"), ("y",), {"mode": "linear"}),
]
TURNED = [
    step("Shape", "x", "shape"),
    step("Split", "shape halves", "front back"),
    step("Squeeze", "back", "back1"),
    step("Concat", "back1 front", "sizes", axis=0),
    step("Expand", "zero1 sizes", "zeros"),
    step("ConstantOfShape", "sizes", "filled", value=Tensor("float32", (1,), (2.5,))),
    step("Transpose", "x", "turned", perm=(2, 3, 0, 1)),
    step("Concat", "turned filled", "y", axis=0),
]
COUNTED = [
    step("Size", "x", "count"),
    step("Range", "zero count three", "places"),
    step("Reshape", "x minus", "line"),
    step("Gather", "line places", "y"),
]
PADDED = [
    step("Shape", "x", "shape"),
    step("GatherElements", "shape picked", "sides"),
    step("ScatterND", "eight corner sides", "pads"),
    step("Pad", "x pads", "y", mode="edge"),
]
WEIGHTS = {
    "zero": whole(0),
    "three": whole(3),
    "first": np.array([0]),
    "zero1": frozen([0.0]),
    "two": np.array([2]),
    "two1": np.array([1]),
    "rest": np.array([-1]),
    "minus": np.array([-1]),
    "halves": np.array([2, 2]),
    "picked": np.array([0, -1]),
    "eight": np.zeros(8, np.int64),
    "corner": np.array([[2], [-1]]),
}


@pytest.mark.parametrize("nodes", [FLATTENED, DOUBLED, TURNED, COUNTED, PADDED], ids=lambda nodes: nodes[-1].operator)
@pytest.mark.parametrize("shape", [(1, 3, 6, 5), (2, 4, 7, 9)])
def test_sizes_computed_in_the_graph_are_known_before_the_run(nodes: list[Node], shape: tuple[int, ...]) -> None:
    network = Network("one", tuple(nodes), (Value("x", ("n", "c", "h", "w")),), ("y",), WEIGHTS)
    trace = network.run(np.random.default_rng(3).normal(size=shape).astype(np.float32))
    announced = infer_shapes(network, {"x": shape})
    for node in nodes:
        for name in node.outputs:
            assert announced[name] == trace[name].shape


def test_a_size_that_depends_on_the_picture_is_refused_before_the_run_and_works_in_it() -> None:
    nodes = [step("NonZero", "x", "places"), step("Shape", "places", "count")]
    network = Network("one", tuple(nodes), (Value("x", (1, 1, 2, 2)),), ("count",), {})
    with pytest.raises(NetworkError, match=r"places \(NonZero\): how many numbers are not 0"):
        infer_shapes(network, {"x": (1, 1, 2, 2)})
    trace = network.run(np.array([[[[0, 1], [2, 0]]]], np.float32))
    assert trace["count"].tolist() == [4, 2]
