"""Quantised numbers against ONNX Runtime."""

import warnings
from collections.abc import Mapping

import numpy as np
import pytest

from cnnviewer.engine.network import Array, Attribute
from cnnviewer.engine.operators import find_operator
from cnnviewer.errors import NetworkError
from tests.helpers.one_operator import engine, node_of, runtime

X = (np.random.default_rng(2).normal(size=(2, 3, 4, 5)) * 60).astype(np.float32)
HALVES = (np.arange(-600, 600) / 2).astype(np.float32)


def scale(*numbers: float) -> Array:
    return np.array(numbers if len(numbers) > 1 else numbers[0], np.float32)


@pytest.mark.parametrize("kind", [np.uint8, np.int8, np.uint16, np.int16])
@pytest.mark.parametrize(
    ("x", "factor", "zero", "attributes"),
    [
        (HALVES, scale(1), 3, {}),
        (X, scale(0.37), 0, {}),
        (X, scale(0.3, 1.7, 0.01), (1, 0, 5), {}),
        (X, scale(0.3, 1.7, 0.01, 0.2, 9), (1, 0, 5, 2, 7), {"axis": -1}),
        (X[0, 0], np.full((2, 5), 0.7, np.float32), np.full((2, 5), 4), {"axis": 0, "block_size": 2}),
        (X[0, 0], np.full((4, 2), 0.7, np.float32), np.full((4, 2), 4), {"axis": 1, "block_size": 3}),
    ],
    ids=["halves", "one", "channels", "columns", "blocks", "blocks with a rest"],
)
def test_numbers_are_quantised_and_back_as_by_onnxruntime(
    kind: type, x: Array, factor: Array, zero: int | tuple[int, ...] | Array, attributes: Mapping[str, Attribute]
) -> None:
    arrays = [x, factor, np.array(zero, kind)]
    (steps,) = engine("QuantizeLinear", arrays, attributes)
    assert steps.dtype == kind
    assert np.array_equal(steps, runtime("QuantizeLinear", arrays, attributes)[0])
    back = [steps, *arrays[1:]]
    assert np.array_equal(
        engine("DequantizeLinear", back, attributes)[0], runtime("DequantizeLinear", back, attributes)[0]
    )


def test_without_a_zero_point_numbers_are_quantised_to_uint8_or_to_the_type_that_is_asked_for() -> None:
    for attributes, kind in (({}, np.uint8), ({"output_dtype": 3}, np.int8), ({"output_dtype": 5}, np.int16)):
        (steps,) = engine("QuantizeLinear", [X, scale(0.5)], attributes)
        assert steps.dtype == kind
        assert np.array_equal(steps, runtime("QuantizeLinear", [X, scale(0.5)], attributes)[0])


def test_numbers_of_32_bits_are_multiplied_by_their_scale() -> None:
    x = np.array([-(2**31), 5, 2**31 - 1], np.int32)
    arrays = [x, scale(0.25)]
    assert np.array_equal(engine("DequantizeLinear", arrays, {})[0], runtime("DequantizeLinear", arrays, {})[0])


@pytest.mark.parametrize("x", [X, np.abs(X), -np.abs(X), np.zeros((2, 2), np.float32), HALVES], ids=range(5))
def test_a_range_is_found_and_quantised_as_by_onnxruntime(x: Array) -> None:
    made = engine("DynamicQuantizeLinear", [x], {}, 3)
    for actual, expected in zip(made, runtime("DynamicQuantizeLinear", [x], {}, 3), strict=True):
        assert actual.dtype == expected.dtype
        assert np.array_equal(actual, expected)


def test_broken_and_huge_numbers_are_quantised_without_a_warning() -> None:
    x = np.array([np.inf, -np.inf, 3e38, -3e38, np.nan], np.float32)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (steps,) = engine("QuantizeLinear", [x, scale(1e-3), np.array(0, np.int8)], {})
        engine("DynamicQuantizeLinear", [x], {}, 3)
    assert steps[:4].tolist() == [127, -128, 127, -128]


def test_no_gradient_runs_through_a_quantised_number() -> None:
    arrays = [X, scale(0.5)]
    for operator in ("QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear"):
        node = node_of(operator, arrays, {})
        assert find_operator(operator).backward(node, arrays, [X], [X], [True, True]) == (None, None)


@pytest.mark.parametrize(
    ("operator", "arrays", "attributes", "sentence"),
    [
        ("QuantizeLinear", [X, scale(1, 2)], {}, "does not fit an input"),
        ("QuantizeLinear", [X, scale(1, 2, 3)], {"axis": 4}, "axis 4 of QuantizeLinear"),
        ("QuantizeLinear", [X, scale(1, 2, 3)], {"block_size": 2}, "does not fit an input"),
        ("QuantizeLinear", [X, scale(1, 2, 3), np.zeros(2, np.uint8)], {}, "give both the same shape"),
        ("QuantizeLinear", [X, scale(1), np.array(0, np.int32)], {}, "cannot make numbers of type int32"),
        ("QuantizeLinear", [X, scale(1), np.array(0, np.int8)], {"output_dtype": 2}, "the same in the zero point"),
        ("QuantizeLinear", [X, scale(1)], {"output_dtype": 17}, "whole numbers of 8 or 16 bits"),
        ("DequantizeLinear", [X, scale(1)], {}, "out of float32"),
        ("DequantizeLinear", [np.zeros(3, np.int8), scale(1), np.array(0, np.uint8)], {}, "give both the same type"),
        ("DequantizeLinear", [np.zeros(3, np.int8), scale(1)], {"output_dtype": 16}, "cannot make numbers of type 16"),
    ],
)
def test_what_cannot_be_quantised_is_refused_with_a_sentence(
    operator: str, arrays: list[Array | None], attributes: Mapping[str, Attribute], sentence: str
) -> None:
    with pytest.raises(NetworkError, match=sentence):
        find_operator(operator).forward(node_of(operator, arrays, attributes), arrays)
