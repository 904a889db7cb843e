"""Gradients of activations, arithmetic, reductions and products: central differences and the adjoint identity."""

from collections.abc import Mapping

import numpy as np
import pytest

from cnnviewer.engine.network import Array, Attribute, Node
from cnnviewer.engine.operators import OPERATORS, find_operator
from cnnviewer.engine.operators.operator import Stepwise, summed_to
from tests.helpers.gradient_check import check_gradient

Shape = tuple[int, ...]
Given = list[Shape | Array | None]
MAPS = (2, 3, 4, 5)
SPREAD = np.random.default_rng(11).permutation(120).reshape(MAPS) / 20 - 3.02
"""Different numbers from -3 to 3, none near another, near 0 or at a kink."""
MASK = np.arange(5) % 2 == 0
AXES = np.array([1, -1])


def number(value: float) -> Array:
    return np.array(value)


CASES: list[tuple[str, Given, Mapping[str, Attribute]]] = [
    *((name, [SPREAD], {}) for name in ("Abs", "Neg", "Exp", "Erf", "Reciprocal", "Identity", "Dropout")),
    *((name, [np.abs(SPREAD) + 0.1], {}) for name in ("Log", "Sqrt")),
    *((name, [SPREAD], {}) for name in ("Sigmoid", "Tanh", "Softplus", "Softsign", "Selu", "Gelu", "Mish", "Swish")),
    *((name, [SPREAD], {}) for name in ("Relu", "LeakyRelu", "ThresholdedRelu", "HardSigmoid")),
    ("HardSwish", [SPREAD * 2], {}),
    ("Elu", [SPREAD], {"alpha": 1.7}),
    ("Celu", [SPREAD], {"alpha": 0.6}),
    ("Selu", [SPREAD], {"alpha": 0.5, "gamma": 2.0}),
    ("Gelu", [SPREAD], {"approximate": "tanh"}),
    ("Swish", [SPREAD], {"alpha": 1.7}),
    ("LeakyRelu", [SPREAD], {"alpha": 1.75}),
    ("LeakyRelu", [SPREAD], {"alpha": -0.5}),
    ("HardSigmoid", [SPREAD], {"alpha": 0.4, "beta": 0.3}),
    ("PRelu", [SPREAD, (3, 1, 1)], {}),
    ("PRelu", [SPREAD, MAPS], {}),
    ("Clip", [SPREAD, number(-1.0), number(2.0)], {}),
    ("Clip", [SPREAD, None, number(0.5)], {}),
    ("Clip", [SPREAD, number(0.5)], {}),
    ("Clip", [SPREAD, number(1.0), number(-1.0)], {}),
    ("Cast", [SPREAD], {"to": 1}),
    *((name, [SPREAD, (3, 1, 1)], {}) for name in ("Add", "Sub", "Mul")),
    *((name, [(4, 1), MAPS], {}) for name in ("Add", "Sub", "Mul")),
    *((name, [MAPS, MAPS], {}) for name in ("Add", "Sub", "Mul")),
    ("Mul", [(), (2, 1)], {}),
    ("Div", [MAPS, np.abs(SPREAD) + 0.1], {}),
    ("Div", [(4, 1), np.array([0.5, -2.0, 3.0])], {}),
    ("Pow", [np.abs(SPREAD) + 0.1, (3, 1, 1)], {}),
    ("Pow", [SPREAD, np.array([2, 3, 0, 1, 4])], {}),
    ("Pow", [SPREAD, np.array(2)], {}),
    ("Pow", [SPREAD, np.array(-1)], {}),
    ("Mod", [SPREAD * 3, np.array([0.77, -1.3, 2.1, 1.9, 0.9])], {"fmod": 0}),
    ("Mod", [SPREAD * 3, np.array([0.77, -1.3, 2.1, 1.9, 0.9])], {"fmod": 1}),
    *((name, [(4, 1), MAPS, (5,)], {}) for name in ("Sum", "Mean", "Max", "Min")),
    *((name, [MAPS], {}) for name in ("Sum", "Mean", "Max", "Min")),
    ("Where", [MASK, MAPS, (3, 1, 1)], {}),
    ("Where", [MASK[:, None, None], (4, 1), ()], {}),
    *(
        (f"Reduce{name}", [SPREAD, *axes], attributes)
        for name in ("Sum", "Mean", "Max", "Min", "Prod", "L1", "L2", "SumSquare", "LogSumExp")
        for axes, attributes in (
            ([AXES], {}),
            ([AXES], {"keepdims": 0}),
            ([], {"noop_with_empty_axes": 1}),
            ([np.array([0])], {}),
        )
    ),
    ("ReduceSum", [SPREAD], {"keepdims": 0}),
    ("ReduceLogSum", [np.abs(SPREAD) + 0.1, AXES], {}),
    ("ReduceProd", [np.array([[2.0, 0.0, 3.0], [0.0, 0.0, 4.0], [1.0, 5.0, 6.0]]), np.array([1])], {}),
    ("TopK", [SPREAD, np.array([3])], {}),
    ("TopK", [SPREAD, np.array([2])], {"axis": 1, "largest": 0}),
    *(
        ("CumSum", [SPREAD, np.array(axis)], {"exclusive": exclusive, "reverse": reverse})
        for axis, exclusive, reverse in ((1, 0, 0), (-1, 1, 0), (0, 0, 1), (2, 1, 1))
    ),
    ("MatMul", [(4, 3), (3, 5)], {}),
    ("MatMul", [(3,), (3, 5)], {}),
    ("MatMul", [(4, 3), (3,)], {}),
    ("MatMul", [(3,), (3,)], {}),
    ("MatMul", [(2, 1, 4, 3), (3, 5)], {}),
    ("MatMul", [(2, 1, 4, 3), (6, 3, 5)], {}),
    ("MatMul", [(4, 3), (2, 3, 5)], {}),
    ("MatMul", [(3,), (2, 3, 5)], {}),
    ("Gemm", [(4, 3), (3, 5), (5,)], {}),
    ("Gemm", [(3, 4), (5, 3), (4, 1)], {"transA": 1, "transB": 1, "alpha": 0.5, "beta": 1.5}),
    ("Gemm", [(3, 4), (3, 5), ()], {"transA": 1, "alpha": 0.5}),
    ("Gemm", [(4, 3), (5, 3)], {"transB": 1}),
    *((name, [SPREAD], {"axis": axis}) for name in ("Softmax", "LogSoftmax") for axis in (-1, 1, 0)),
]


def arrays_of(given: Given) -> list[Array | None]:
    rng = np.random.default_rng(6)
    return [np.asarray(rng.normal(size=one)) if isinstance(one, tuple) else one for one in given]


@pytest.mark.parametrize(("operator", "given", "attributes"), CASES)
def test_every_gradient_agrees_with_central_differences(
    operator: str, given: Given, attributes: Mapping[str, Attribute]
) -> None:
    check_gradient(operator, arrays_of(given), attributes, tolerance=1e-5 if operator == "ReduceProd" else 1e-6)


@pytest.mark.parametrize(("operator", "given", "attributes"), CASES)
def test_no_gradient_is_computed_that_is_not_wanted(
    operator: str, given: Given, attributes: Mapping[str, Attribute]
) -> None:
    arrays = arrays_of(given)
    node = Node("node", operator, tuple(f"x{i}" for i in range(len(arrays))), ("y",), attributes)
    made = find_operator(operator).forward(node, arrays)
    grads = [np.ones(y.shape) for y in made]
    nothing = (None,) * len(arrays)
    assert find_operator(operator).backward(node, arrays, made, grads, [False] * len(arrays)) == nothing
    assert find_operator(operator).backward(node, arrays, made, [None], [True] * len(arrays)) == nothing


LINEAR = [
    case
    for case in CASES
    if case[0] in ("Neg", "Identity", "Add", "Sub", "Sum", "Mean", "Where", "ReduceSum", "ReduceMean", "CumSum", "TopK")
    or case[0] in ("MatMul", "Gemm", "Mul")
]


@pytest.mark.parametrize(("operator", "given", "attributes"), LINEAR)
def test_the_gradient_of_a_linear_operator_is_its_adjoint(
    operator: str, given: Given, attributes: Mapping[str, Attribute]
) -> None:
    # <A x, g> = <x, A* g> for each input alone; what does not depend on it is taken off.
    arrays = arrays_of(given)
    node = Node("node", operator, tuple(f"x{i}" for i in range(len(arrays))), ("y",), attributes)
    run = find_operator(operator)
    y = run.forward(node, arrays)[0]
    grad = np.asarray(np.random.default_rng(7).normal(size=y.shape))
    for i, x in enumerate(arrays):
        if x is None or x.dtype.kind != "f":
            continue
        without = [np.zeros_like(x) if j == i else array for j, array in enumerate(arrays)]
        change = y if operator == "TopK" else y - run.forward(node, without)[0]
        gradient = run.backward(node, arrays, (y,), [grad], [j == i for j in range(len(arrays))])[i]
        assert gradient is not None
        assert (change * grad).sum() == pytest.approx((x * gradient).sum(), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("name", [name for name, operator in OPERATORS.items() if isinstance(operator, Stepwise)])
def test_a_step_function_has_no_gradient(name: str) -> None:
    node = Node("node", name, ("x",), ("y",))
    x = np.ones((2, 3))
    assert OPERATORS[name].backward(node, [x], [x], [x], [True]) == (None,)


@pytest.mark.parametrize(
    ("operator", "x", "slope"),
    [
        ("Relu", 0.0, 0.0),
        ("Abs", 0.0, 0.0),
        ("LeakyRelu", 0.0, 0.01),
        ("ThresholdedRelu", 1.0, 0.0),
        ("HardSigmoid", -2.5, 0.0),
        ("HardSigmoid", 2.5, 0.0),
    ],
)
def test_at_a_kink_the_slope_is_that_of_pytorch(operator: str, x: float, slope: float) -> None:
    node = Node("node", operator, ("x",), ("y",))
    array = np.array([x], np.float32)
    made = OPERATORS[operator].forward(node, [array])
    gradient = OPERATORS[operator].backward(node, [array], made, [np.ones(1, np.float32)], [True])[0]
    assert gradient == np.float32(slope)


def test_a_value_at_a_bound_of_clip_keeps_its_gradient() -> None:
    node = Node("node", "Clip", ("x", "low", "high"), ("y",))
    x, low, high = np.array([-1.0, 0.0, 3.0, 6.0, 7.0]), np.array(0.0), np.array(6.0)
    gradients = OPERATORS["Clip"].backward(node, [x, low, high], [np.clip(x, 0, 6)], [np.ones(5)], [True] * 3)
    assert [gradient.tolist() for gradient in gradients if gradient is not None] == [[0, 1, 1, 1, 0], 1, 1]


@pytest.mark.parametrize("operator", ["Max", "Min"])
def test_inputs_that_share_an_extreme_share_its_gradient(operator: str) -> None:
    node = Node("node", operator, ("a", "b", "c"), ("y",))
    arrays = [np.array([1.0, 2.0]), np.array([1.0, 2.0]), np.array([1.0, 3.0 if operator == "Min" else 1.0])]
    made = OPERATORS[operator].forward(node, arrays)
    gradients = OPERATORS[operator].backward(node, arrays, made, [np.array([6.0, 6.0])], [True] * 3)
    assert [list(gradient) for gradient in gradients if gradient is not None] == [[2, 3], [2, 3], [2, 0]]


@pytest.mark.parametrize("shape", [(), (1,), (5,), (4, 1), (3, 1, 1), (1, 1, 1, 1), MAPS])
def test_a_gradient_is_summed_over_the_axes_that_were_repeated(shape: Shape) -> None:
    rng = np.random.default_rng(8)
    grad, x = rng.normal(size=MAPS), rng.normal(size=shape)
    summed = summed_to(grad, shape)
    assert summed.shape == shape
    assert (summed * x).sum() == pytest.approx((grad * x).sum())
    assert summed_to(grad.astype(np.float32), shape).dtype == np.float32


@pytest.mark.parametrize("operator", ["TopK", "Dropout"])
def test_a_second_output_without_gradient_does_not_matter(operator: str) -> None:
    arrays = [SPREAD, np.array([2])] if operator == "TopK" else [SPREAD]
    check_gradient(operator, arrays, {}, outputs=2)
