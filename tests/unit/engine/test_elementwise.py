"""Activations and arithmetic against ONNX Runtime."""

import numpy as np
import pytest

from cnnviewer.errors import NetworkError
from tests.helpers.one_node import assert_close, by_engine, by_onnxruntime, frozen

OPERATORS = [
    ("Relu", {}),
    ("LeakyRelu", {}),
    ("LeakyRelu", {"alpha": 0.3}),
    ("LeakyRelu", {"alpha": -0.5}),
    ("LeakyRelu", {"alpha": 1.75}),
    ("Sigmoid", {}),
    ("Tanh", {}),
    ("Abs", {}),
    ("Neg", {}),
    ("Identity", {}),
    ("Softmax", {}),
    ("Softmax", {"axis": 1}),
    ("Flatten", {}),
    ("Flatten", {"axis": 2}),
    ("Flatten", {"axis": -1}),
]


@pytest.mark.parametrize("shape", [(1, 3, 7, 5), (2, 20, 81, 131), (1, 4, 1, 1)])
@pytest.mark.parametrize(("operator", "attributes"), OPERATORS, ids=str)
def test_every_activation_agrees_with_onnxruntime(
    operator: str, attributes: dict[str, float], shape: tuple[int, ...]
) -> None:
    x = frozen(np.random.default_rng(2).normal(size=shape) * 6)
    assert_close(by_engine(operator, [x], attributes), by_onnxruntime(operator, [x], attributes))


@pytest.mark.parametrize("bounds", [(0.0, 6.0), (-1.0, None), (None, 2.0), (None, None)])
def test_clip_agrees_with_onnxruntime(bounds: tuple[float | None, float | None]) -> None:
    x = frozen(np.random.default_rng(2).normal(size=(1, 3, 7, 5)) * 6)
    arrays = [x, *(None if bound is None else np.array(bound, np.float32) for bound in bounds)]
    assert np.array_equal(by_engine("Clip", arrays, {}), by_onnxruntime("Clip", arrays, {}))


@pytest.mark.parametrize("operator", ["Add", "Sub", "Mul"])
@pytest.mark.parametrize("shape", [(2, 3, 7, 5), (3, 1, 1), (1,), (5,)])
def test_arithmetic_agrees_with_onnxruntime(operator: str, shape: tuple[int, ...]) -> None:
    rng = np.random.default_rng(3)
    arrays = [frozen(rng.normal(size=(2, 3, 7, 5))), frozen(rng.normal(size=shape))]
    assert np.array_equal(by_engine(operator, arrays, {}), by_onnxruntime(operator, arrays, {}))


@pytest.mark.parametrize(
    ("a", "b", "c", "attributes"),
    [
        ((4, 7), (7, 5), (5,), {}),
        ((4, 7), (5, 7), (4, 5), {"transB": 1}),
        ((7, 4), (7, 5), None, {"transA": 1}),
        ((4, 7), (7, 5), (1, 5), {"alpha": 0.5, "beta": 2.0}),
    ],
)
def test_a_fully_connected_layer_agrees_with_onnxruntime(
    a: tuple[int, ...], b: tuple[int, ...], c: tuple[int, ...] | None, attributes: dict[str, float]
) -> None:
    rng = np.random.default_rng(4)
    arrays = [None if shape is None else frozen(rng.normal(size=shape)) for shape in (a, b, c)]
    assert_close(by_engine("Gemm", arrays, attributes), by_onnxruntime("Gemm", arrays, attributes))


def test_the_negative_of_zero_is_negative_zero_and_twice_is_zero_again() -> None:
    zeros = np.zeros((1, 1, 2, 2), np.float32)
    once = by_engine("Neg", [zeros], {})
    assert np.signbit(once).all()
    assert not np.signbit(by_engine("Neg", [once], {})).any()


def test_identity_hands_on_the_same_array() -> None:
    x = frozen(np.ones((1, 1, 2, 2)))
    assert by_engine("Identity", [x], {}) is x


@pytest.mark.parametrize("operator", ["Relu", "LeakyRelu", "Sigmoid", "Tanh", "Abs", "Neg", "Clip", "Softmax"])
def test_broken_and_huge_numbers_pass_through_activations_without_a_crash_or_warning(operator: str) -> None:
    x = frozen([[np.nan, np.inf, -np.inf, 3e38, -3e38, 1e-45, -0.0, 1.0]])
    y = by_engine(operator, [x], {})
    assert y.shape == x.shape
    if operator in ("Relu", "Sigmoid", "Tanh", "Clip"):
        assert y[0, 7] == pytest.approx(by_onnxruntime(operator, [x], {})[0, 7])


@pytest.mark.parametrize(
    ("operator", "shapes", "attributes", "sentence"),
    [
        ("Gemm", ((2, 3), (4, 5)), {}, "expects 4 inputs, not 3"),
        ("Gemm", ((2, 3, 1, 1), (3, 5)), {}, "flatten the input"),
        ("Gemm", ((2, 3), (3, 5), (4,)), {}, "bias of shape"),
        ("Add", ((2, 3), (2, 4)), {}, "cannot combine shapes"),
        ("Softmax", ((2, 3),), {"axis": 2}, "axis 2 of Softmax"),
        ("Flatten", ((2, 3),), {"axis": 3}, "axis 3 of Flatten"),
        ("LeakyRelu", ((2, 3),), {"alpha": "much"}, "alpha of LeakyRelu must be a number"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    operator: str, shapes: tuple[tuple[int, ...], ...], attributes: dict[str, int], sentence: str
) -> None:
    with pytest.raises(NetworkError, match=sentence):
        by_engine(operator, [np.ones(shape, np.float32) for shape in shapes], attributes)
