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

SAMPLES: dict[str, tuple[list[tuple[int, ...] | Array], Mapping[str, Attribute]]] = {
    "Conv": ([MAPS, (4, 3, 3, 2), (4,)], {"group": 2, "strides": (2, 1), "dilations": (1, 2), "pads": (1, 2, 0, 3)}),
    "ConvTranspose": ([MAPS, (6, 4, 3, 2), (8,)], {"group": 2, "strides": (2, 1), "pads": (1, 0, 0, 1)}),
    "MaxPool": ([MAPS], POOL),
    "AveragePool": ([MAPS], POOL),
    "LpPool": ([MAPS], POOL),
    "MaxUnpool": (
        [(1, 2, 2, 3), np.arange(12).reshape(1, 2, 2, 3) * 4],
        {"kernel_shape": (2, 2), "strides": (2, 2)},
    ),
    "Pad": ([MAPS], {"pads": (0, 0, 1, 2, 0, 0, 3, 0), "mode": "reflect"}),
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
}
"""Shapes of the inputs, or the inputs themselves, and attributes, for operators that need more than (N, C, H, W)."""


def sample(name: str) -> tuple[Node, list[Array]]:
    shapes, attributes = SAMPLES.get(name, ([MAPS], {}))
    rng = np.random.default_rng(8)
    arrays = [given if isinstance(given, np.ndarray) else frozen(rng.normal(size=given)) for given in shapes]
    return Node("node", name, tuple(f"x{i}" for i in range(len(arrays))), ("y",), attributes), arrays


def constants(arrays: list[Array]) -> list[Array | None]:
    """What is known without running: sizes and axes, but no activations."""
    return [array if array.dtype.kind in "iu" else None for array in arrays]


@pytest.mark.parametrize("name", OPERATORS)
def test_the_shapes_that_an_operator_announces_are_those_it_makes(name: str) -> None:
    node, arrays = sample(name)
    made = OPERATORS[name].forward(node, arrays)
    shapes = [array.shape for array in arrays]
    assert OPERATORS[name].output_shapes(node, shapes, constants(arrays)) == tuple(y.shape for y in made)
    assert all(y.dtype != np.float64 for y in made)


@pytest.mark.parametrize("name", OPERATORS)
def test_an_operator_leaves_its_inputs_alone(name: str) -> None:
    node, arrays = sample(name)
    writable = [array.copy() for array in arrays]
    OPERATORS[name].forward(node, writable)
    assert all(np.array_equal(before, after) for before, after in zip(arrays, writable, strict=True))


@pytest.mark.parametrize("name", OPERATORS)
def test_an_operator_does_not_mind_how_its_input_lies_in_memory(name: str) -> None:
    node, arrays = sample(name)
    scattered = [np.asfortranarray(array) for array in arrays]
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
def test_costs_are_never_negative(name: str) -> None:
    node, arrays = sample(name)
    shapes = [array.shape for array in arrays]
    cost = OPERATORS[name].cost(node, shapes, OPERATORS[name].output_shapes(node, shapes, constants(arrays)))
    assert cost.parameters >= 0
    assert cost.macs >= 0


def test_every_file_of_operators_is_listed() -> None:
    files = {module.name for module in pkgutil.iter_modules(operators.__path__)} - {"operator"}
    listed = {name for file in files for name in getattr(operators, file).OPERATORS}
    assert listed == set(OPERATORS)


def test_an_unknown_operator_is_refused_with_a_sentence_that_names_it() -> None:
    with pytest.raises(NetworkError, match="operator Einsum is not supported"):
        find_operator("Einsum")
