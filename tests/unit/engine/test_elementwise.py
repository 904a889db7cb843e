"""Activations and other functions of one value against ONNX Runtime, and at the limits of float32."""

import math
from collections.abc import Mapping

import numpy as np
import pytest

from cnnviewer.engine.kernels import elementwise, functions
from cnnviewer.engine.network import Array, Attribute
from cnnviewer.errors import NetworkError
from tests.helpers.one_node import all_by_onnxruntime, assert_close, by_engine, by_onnxruntime, forward, frozen

SINGLE = ["Abs", "Neg", "Exp", "Log", "Sqrt", "Erf", "Reciprocal", "Floor", "Ceil", "Round", "Sign", "Identity"]
ACTIVATIONS = ["Relu", "LeakyRelu", "ThresholdedRelu", "HardSigmoid", "HardSwish", "Sigmoid", "Tanh", "Softplus"]
ACTIVATIONS += ["Softsign", "Elu", "Selu", "Celu", "Gelu", "Mish", "Swish", "Clip"]
OPERATORS: list[tuple[str, Mapping[str, Attribute]]] = [
    *((name, {}) for name in SINGLE + ACTIVATIONS),
    ("LeakyRelu", {"alpha": 0.3}),
    ("LeakyRelu", {"alpha": -0.5}),
    ("LeakyRelu", {"alpha": 1.75}),
    ("ThresholdedRelu", {"alpha": 2.5}),
    ("HardSigmoid", {"alpha": 0.4, "beta": 0.1}),
    ("Elu", {"alpha": 1.7}),
    ("Selu", {"alpha": 0.5, "gamma": 2.0}),
    ("Celu", {"alpha": 0.6}),
    ("Gelu", {"approximate": "tanh"}),
    ("Swish", {"alpha": 1.7}),
    ("Dropout", {}),
    ("Flatten", {}),
    ("Flatten", {"axis": 2}),
    ("Flatten", {"axis": -1}),
]
LIMITS = [0.0, -0.0, np.inf, -np.inf, np.nan, 1e30, -1e30, 3e38, 1e-45, -1e-45, 1e-39, -1e-39, 1.0, -1.0, 100.0, -100.0]
HALVES = [0.5, -0.5, 1.5, 2.5, -2.5, 3.0, -3.0]


def opset(operator: str) -> int:
    return 24 if operator == "Swish" else 20


@pytest.mark.parametrize("shape", [(), (1, 3, 7, 5), (2, 4, 81, 131)])
@pytest.mark.parametrize(("operator", "attributes"), OPERATORS, ids=str)
def test_every_function_agrees_with_onnxruntime(
    operator: str, attributes: Mapping[str, Attribute], shape: tuple[int, ...]
) -> None:
    if operator == "Flatten" and not shape:
        pytest.skip("a single number has no axes")
    x = frozen(np.random.default_rng(2).normal(size=shape) * 6)
    x = np.abs(x, out=np.empty(shape, np.float32)) if operator in ("Log", "Sqrt") else x
    made = forward(operator, [x], attributes)[0]
    assert_close(made, by_onnxruntime(operator, [x], attributes, opset(operator)))
    assert made.dtype == np.float32
    assert forward(operator, [x.astype(np.float64)], attributes)[0].dtype == np.float64


@pytest.mark.parametrize(
    ("operator", "attributes"),
    [case for case in OPERATORS if case[0] not in ("Flatten", "Dropout", "ThresholdedRelu", "Clip")],
)
def test_zeros_infinities_nan_and_tiny_numbers_come_out_as_in_onnxruntime(
    operator: str, attributes: Mapping[str, Attribute]
) -> None:
    x = np.array(LIMITS + HALVES, np.float32)
    made, expected = forward(operator, [x], attributes)[0], by_onnxruntime(operator, [x], attributes, opset(operator))
    assert np.array_equal(np.isnan(made), np.isnan(expected))
    # ONNX Runtime gives 0 for some numbers below the normal range; both lose the tail of Gelu beside 1.
    assert np.allclose(made, expected, rtol=2e-5, atol=5e-7 if operator == "Gelu" else 1e-37, equal_nan=True)


@pytest.mark.parametrize(("operator", "attributes"), OPERATORS[: len(SINGLE + ACTIVATIONS)], ids=str)
def test_pieces_of_an_array_come_out_as_the_whole_and_without_a_warning(
    operator: str, attributes: Mapping[str, Attribute], monkeypatch: pytest.MonkeyPatch
) -> None:
    x = np.tile(np.array(LIMITS, np.float32), 20)[:315].reshape(3, 105)
    whole = forward(operator, [x], attributes)[0]
    monkeypatch.setattr(elementwise, "BLOCK", 16)
    monkeypatch.setattr(elementwise, "spread", lambda work, count, least: [work(150, count), work(0, 150)])
    assert np.allclose(forward(operator, [x], attributes)[0], whole, rtol=1e-6, atol=0, equal_nan=True)


REAL = {
    functions.exp: math.exp,
    functions.sigmoid: lambda x: 1 / (1 + math.exp(-x)),
    functions.log_1_plus_exp: lambda x: math.log1p(math.exp(x)),
    functions.erf: math.erf,
}


@pytest.mark.parametrize("function", REAL)
def test_a_function_is_right_to_4_ten_millionths_also_where_it_is_tiny(function: functions.Function) -> None:
    x = np.concatenate([np.linspace(-80, 80, 4001), 10.0 ** np.linspace(-30, 0, 100)]).astype(np.float32)
    out = np.empty_like(x)
    function(x, out)
    expected = np.array([REAL[function](value) for value in x.tolist()])
    assert np.abs(out / np.where(expected == 0, 1, expected) - (expected != 0)).max() < 4e-7


def test_small_steps_below_zero_are_not_lost_beside_1() -> None:
    x = -(10.0 ** np.linspace(-38, 2, 200)).astype(np.float32)
    out = np.empty_like(x)
    functions.exp_minus_1(x, out)
    assert np.allclose(out, np.expm1(x.astype(np.float64)), rtol=4e-7, atol=0)
    functions.exp_minus_1(x, x)
    assert np.array_equal(x, out)


def test_the_logarithm_is_right_near_1_and_at_its_ends() -> None:
    x = np.concatenate([np.linspace(0.5, 2, 1001), 10.0 ** np.linspace(-44, 38, 200)]).astype(np.float32)
    out = np.empty_like(x)
    functions.log(x, out)
    assert np.allclose(out, np.log(x.astype(np.float64)), rtol=4e-7, atol=0)


@pytest.mark.parametrize("kind", [np.int8, np.int32, np.int64])
@pytest.mark.parametrize("operator", ["Abs", "Neg", "Sign", "Relu", "Clip"])
def test_whole_numbers_stay_whole(operator: str, kind: type) -> None:
    x = np.array([[-3, 0, 5], [127, -128, 7]], kind)
    bounds = [np.array(-2, kind), np.array(6, kind)] if operator == "Clip" else []
    made = forward(operator, [x, *bounds], {})[0]
    assert made.dtype == kind
    if (operator, kind) not in (("Relu", np.int64), ("Abs", np.int8), ("Neg", np.int8)):
        assert np.array_equal(made, by_onnxruntime(operator, [x, *bounds], {}))


@pytest.mark.parametrize("bounds", [(0.0, 6.0), (-1.0, None), (None, 2.0), (None, None), (2.0, -1.0)])
def test_clip_agrees_with_onnxruntime(bounds: tuple[float | None, float | None]) -> None:
    x = frozen(np.random.default_rng(2).normal(size=(1, 3, 7, 5)) * 6)
    arrays = [x, *(None if bound is None else np.array(bound, np.float32) for bound in bounds)]
    assert np.array_equal(by_engine("Clip", arrays, {}), by_onnxruntime("Clip", arrays, {}))


def test_infinity_and_nan_pass_where_clip_has_no_bound() -> None:
    x = np.array([np.inf, -np.inf, np.nan], np.float32)
    assert np.array_equal(forward("Clip", [x, np.array(0, np.float32)], {})[0], [np.inf, 0, np.nan], equal_nan=True)


@pytest.mark.parametrize("slope", [(), (1,), (3, 1, 1), (5,), (2, 3, 7, 5)])
def test_prelu_agrees_with_onnxruntime(slope: tuple[int, ...]) -> None:
    rng = np.random.default_rng(2)
    arrays = [frozen(rng.normal(size=(2, 3, 7, 5))), frozen(rng.normal(size=slope))]
    assert_close(forward("PRelu", arrays, {})[0], by_onnxruntime("PRelu", arrays, {}))


def test_dropout_drops_nothing_and_says_so_in_its_mask() -> None:
    x = frozen(np.random.default_rng(2).normal(size=(2, 3)))
    arrays = [x, np.array(0.5, np.float32), np.array(False)]
    made = forward("Dropout", arrays, {}, outputs=2)
    expected = all_by_onnxruntime("Dropout", arrays, {}, outputs=2)
    assert all(np.array_equal(*pair) and pair[0].dtype == pair[1].dtype for pair in zip(made, expected, strict=True))


def test_the_negative_of_zero_is_negative_zero_and_twice_is_zero_again() -> None:
    zeros = np.zeros((1, 1, 2, 2), np.float32)
    once = by_engine("Neg", [zeros], {})
    assert np.signbit(once).all()
    assert not np.signbit(by_engine("Neg", [once], {})).any()


@pytest.mark.parametrize("operator", ["Identity", "Dropout", "Clip"])
def test_what_changes_nothing_hands_on_the_same_array(operator: str) -> None:
    x = frozen(np.ones((1, 1, 2, 2)))
    assert by_engine(operator, [x], {}) is x


@pytest.mark.parametrize("operator", SINGLE + ACTIVATIONS)
def test_nothing_in_gives_nothing_out(operator: str) -> None:
    assert forward(operator, [np.zeros((2, 0, 3), np.float32)], {})[0].shape == (2, 0, 3)


X = np.ones((2, 3), np.float32)


@pytest.mark.parametrize(
    ("operator", "arrays", "attributes", "sentence"),
    [
        ("Flatten", [X], {"axis": 3}, "axis 3 of Flatten"),
        ("LeakyRelu", [X], {"alpha": "much"}, "alpha of LeakyRelu must be a number"),
        ("Sigmoid", [X.astype(np.int64)], {}, "Sigmoid cannot compute with int64 in input 1; convert it to float32"),
        ("Abs", [X.astype(bool)], {}, "Abs cannot compute with bool in input 1"),
        ("Gelu", [X], {"approximate": "sigmoid"}, "approximation 'sigmoid' of Gelu is unknown"),
        ("Clip", [X, X], {}, "lower bound of Clip must be one number"),
        ("Clip", [X, None, np.array(3)], {}, "Clip cannot combine float32 with int64"),
        ("PRelu", [X, np.ones(2, np.float32)], {}, r"slope of shape \(2,\) does not fit"),
        ("PRelu", [X, np.ones((4, 2, 3), np.float32)], {}, r"slope of shape \(4, 2, 3\) does not fit"),
        ("Dropout", [X, None, np.array(True)], {}, "drops values by chance"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], sentence: str
) -> None:
    with pytest.raises(NetworkError, match=sentence):
        forward(operator, arrays, attributes)


@pytest.mark.parametrize("size", [1, 3, 4, 5, 1 << 19])
def test_arrays_of_any_size_are_added_in_place(size: int) -> None:
    out, x = np.arange(size, dtype=np.float32), np.ones(size, np.float32)
    elementwise.add_to(out, x)
    assert np.array_equal(out, np.arange(size, dtype=np.float32) + 1)
