"""What every operator in the table keeps to."""

import pkgutil
from collections.abc import Mapping

import numpy as np
import pytest

from cnnviewer.engine import operators
from cnnviewer.engine.network import Array, Attribute, Node
from cnnviewer.engine.operators import OPERATORS, find_operator
from cnnviewer.errors import NetworkError
from tests.helpers.one_node import frozen

POOL: Mapping[str, Attribute] = {"kernel_shape": (3, 2), "strides": (2, 3), "pads": (1, 0, 0, 1), "ceil_mode": 1}
MAPS = (2, 6, 9, 14)

MASK = np.arange(14) % 3 == 0

Given = tuple[int, ...] | list[int] | float | Array | None

SAMPLES: dict[str, tuple[list[Given], Mapping[str, Attribute]]] = {
    "Conv": ([MAPS, (4, 3, 3, 2), (4,)], {"group": 2, "strides": (2, 1), "dilations": (1, 2), "pads": (1, 2, 0, 3)}),
    "ConvTranspose": ([MAPS, (6, 4, 3, 2), (8,)], {"group": 2, "strides": (2, 1), "pads": (1, 0, 0, 1)}),
    "MaxPool": ([MAPS], POOL),
    "AveragePool": ([MAPS], POOL),
    "LpPool": ([MAPS], POOL),
    "MaxUnpool": (
        [(1, 2, 2, 3), np.arange(12).reshape(1, 2, 2, 3) * 4],
        {"kernel_shape": (2, 2), "strides": (2, 2)},
    ),
    "Pad": ([MAPS, [0, 0, 1, 2, 0, 0, 3, 0]], {"mode": "reflect"}),
    "Gemm": ([(3, 5), (5, 4), (4,)], {}),
    "Add": ([MAPS, (6, 1, 1)], {}),
    "Sub": ([MAPS, (14,)], {}),
    "Mul": ([MAPS, MAPS], {}),
    "Div": ([MAPS, (9, 1)], {}),
    "Pow": ([MAPS, (6, 1, 1)], {}),
    "Mod": ([MAPS, MAPS], {"fmod": 1}),
    "Sum": ([MAPS, (6, 1, 1), (1,)], {}),
    "Mean": ([(14,), MAPS], {}),
    "Max": ([MAPS, (6, 1, 1), MAPS], {}),
    "Min": ([MAPS], {}),
    **{name: ([MAPS, (14,)], {}) for name in ("Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual")},
    **{name: ([MASK, MASK[:, None]], {}) for name in ("And", "Or", "Xor")},
    "Not": ([MASK], {}),
    "Where": ([MASK, MAPS, (9, 1)], {}),
    "Cast": ([MAPS], {"to": 7}),
    "PRelu": ([MAPS, (6, 1, 1)], {}),
    "ReduceMean": ([MAPS, np.array([-1, 2])], {"keepdims": 0}),
    "ReduceSum": ([MAPS, np.array([1])], {}),
    "TopK": ([MAPS, np.array([3])], {}),
    "CumSum": ([MAPS, np.array(2)], {}),
    "MatMul": ([MAPS, (14, 5)], {}),
    "Concat": ([MAPS, (2, 3, 9, 14)], {"axis": 1}),
    "Split": ([MAPS, [2, 4]], {"axis": 1}),
    "Slice": ([MAPS, [1, -1], [9, -9], [2, 3], [2, -3]], {}),
    "Gather": ([MAPS, [3, -1, 3]], {"axis": 1}),
    "BatchNormalization": ([MAPS, (6,), (6,), (6,), [1, 2, 3, 4, 5, 6]], {}),
    "InstanceNormalization": ([MAPS, (6,), (6,)], {}),
    "GroupNormalization": ([MAPS, (6,), (6,)], {"num_groups": 3}),
    "LayerNormalization": ([MAPS, (14,), (14,)], {}),
    "LRN": ([MAPS], {"size": 3}),
    "GatherElements": ([(5,), [3, -1, 3]], {}),
    "GatherND": ([MAPS, [1, -1]], {}),
    "ScatterND": ([MAPS, [1, -1], (9, 14)], {}),
    "Reshape": ([MAPS, [0, 2, -1]], {}),
    "Resize": ([MAPS, None, None, [2, 6, 13, 30]], {"mode": "linear"}),
    "Unsqueeze": ([MAPS, [0, -1]], {}),
    "Expand": ([(6, 1, 1), list(MAPS)], {}),
    "Tile": ([MAPS, [1, 2, 1, 3]], {}),
    "Transpose": ([MAPS], {"perm": (0, 2, 3, 1)}),
    "DepthToSpace": ([(2, 8, 9, 14)], {"blocksize": 2}),
    "SpaceToDepth": ([(2, 3, 4, 14)], {"blocksize": 2}),
    "QuantizeLinear": ([MAPS, 0.5], {}),
    "DequantizeLinear": ([[1, 2, 3], 0.5], {}),
    "ConstantOfShape": ([[2, 3]], {}),
    "Range": ([0.5, 3.0, 0.25], {}),
    "OneHot": ([[1, 4, 0], [5], (2,)], {}),
}
"""Inputs and attributes, for operators that need more than one input (N, C, H, W).

An input is the shape of an array of random float32, a list of int64, one float32, an array, or left out.
"""

OUTPUTS = {"Split": 2, "LayerNormalization": 3, "DynamicQuantizeLinear": 3}
KINDS = {
    **dict.fromkeys(("Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "And", "Or", "Xor", "Not"), np.bool_),
    **dict.fromkeys(("ArgMax", "ArgMin", "Cast"), np.int64),
    "Shape": np.int64,
    "Size": np.int64,
    "NonZero": np.int64,
    "QuantizeLinear": np.uint8,
    "DynamicQuantizeLinear": np.uint8,
}
"""Types of the first output, where that is not float32."""


def array_of(given: Given) -> Array | None:
    if given is None or isinstance(given, np.ndarray):
        return given
    if isinstance(given, tuple):
        return frozen(np.random.default_rng(8).normal(size=given))
    return np.array(given, np.int64 if isinstance(given, list) else np.float32)


def sample(name: str) -> tuple[Node, list[Array | None]]:
    inputs, attributes = SAMPLES.get(name, ([MAPS], {}))
    outputs = tuple(f"y{i}" for i in range(OUTPUTS.get(name, 1)))
    node = Node("node", name, tuple(f"x{i}" for i in range(len(inputs))), outputs, attributes)
    return node, [array_of(given) for given in inputs]


@pytest.mark.parametrize("name", OPERATORS)
def test_the_shapes_that_an_operator_announces_are_those_it_makes(name: str) -> None:
    node, arrays = sample(name)
    made = OPERATORS[name].forward(node, arrays)
    shapes = [None if array is None else array.shape for array in arrays]
    assert OPERATORS[name].output_shapes(node, shapes, arrays) == tuple(y.shape for y in made)
    assert made[0].dtype == KINDS.get(name, np.float32)


@pytest.mark.parametrize("name", OPERATORS)
def test_an_operator_leaves_its_inputs_alone(name: str) -> None:
    node, arrays = sample(name)
    writable = [None if array is None else array.copy() for array in arrays]
    OPERATORS[name].forward(node, writable)
    for before, after in zip(arrays, writable, strict=True):
        assert before is None or np.array_equal(before, after)


@pytest.mark.parametrize("name", OPERATORS)
def test_an_operator_does_not_mind_how_its_input_lies_in_memory(name: str) -> None:
    node, arrays = sample(name)
    scattered = [None if array is None else array.copy(order="F") for array in arrays]
    for expected, actual in zip(
        OPERATORS[name].forward(node, arrays), OPERATORS[name].forward(node, scattered), strict=True
    ):
        assert np.allclose(expected, actual, rtol=1e-5, atol=1e-5, equal_nan=True)


@pytest.mark.parametrize("name", OPERATORS)
def test_an_operator_without_its_inputs_is_refused_with_a_sentence(name: str) -> None:
    node, arrays = sample(name)
    with pytest.raises(NetworkError, match=f"Input . of {name} is missing"):
        OPERATORS[name].output_shapes(node, [None for _ in arrays])
    with pytest.raises(NetworkError, match=f"Input . of {name} is missing"):
        OPERATORS[name].forward(node, [])


@pytest.mark.parametrize("name", OPERATORS)
def test_an_operator_that_keeps_channels_apart_gives_the_same_for_some_channels_alone(name: str) -> None:
    node, arrays = sample(name)
    axes = OPERATORS[name].channel_axes(node, arrays)
    if axes is None or (name == "Conv" and node.attributes.get("group") != MAPS[1]):
        return
    whole, chosen = OPERATORS[name].forward(node, arrays), [4, 1]
    cut = [
        array if array is None or axis is None else np.take(array, chosen, axis)
        for array, axis in zip(arrays, axes, strict=True)
    ]
    for expected, part in zip(whole, OPERATORS[name].forward(node, cut), strict=True):
        assert np.allclose(part, expected[:, chosen], rtol=1e-5, atol=1e-6, equal_nan=True)


@pytest.mark.parametrize("name", OPERATORS)
def test_costs_are_never_negative(name: str) -> None:
    node, arrays = sample(name)
    shapes = [None if array is None else array.shape for array in arrays]
    cost = OPERATORS[name].cost(node, shapes, OPERATORS[name].output_shapes(node, shapes, arrays))
    assert cost.parameters >= 0
    assert cost.macs >= 0


def test_every_file_of_operators_is_listed() -> None:
    files = {module.name for module in pkgutil.iter_modules(operators.__path__)} - {"operator"}
    listed = {name for file in files for name in getattr(operators, file).OPERATORS}
    assert listed == set(OPERATORS)


def test_an_unknown_operator_is_refused_with_a_sentence_that_names_it() -> None:
    with pytest.raises(NetworkError, match="operator Einsum is not supported"):
        find_operator("Einsum")
