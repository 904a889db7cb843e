"""Pooling against the slow loops and ONNX Runtime."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnviewer.engine import reference
from cnnviewer.engine.geometry import Window
from cnnviewer.engine.network import Array, Network, Node, Value
from cnnviewer.errors import GeometryError, NetworkError
from tests.helpers.one_node import assert_close, by_engine, by_onnxruntime, frozen

Case = tuple[tuple[int, ...], Window]


def random_cases(count: int, seed: int, *, ceil_mode: bool = False, dilated: bool = True) -> list[Case]:
    choose = random.Random(seed)
    cases: list[Case] = []
    while len(cases) < count:
        kernel = (choose.randint(1, 6), choose.randint(1, 6)) if choose.random() < 0.7 else (2, 2)
        stride = kernel if choose.random() < 0.4 else (choose.randint(1, 4), choose.randint(1, 4))
        dilation = (choose.randint(1, 2), choose.randint(1, 3)) if dilated and choose.random() < 0.3 else (1, 1)
        sides = tuple(choose.randint(0, min(2, kernel[i % 2] - 1)) for i in range(4))
        window = Window(kernel, stride, dilation, sides, ceil_mode)  # type: ignore[arg-type]  # four sides
        shape = choose.randint(1, 2), choose.randint(1, 3), choose.randint(4, 17), choose.randint(4, 17)
        try:
            window.output_size(shape[2:])
        except GeometryError:
            continue
        cases.append((shape, window))
    return cases


def attributes_of(window: Window) -> dict[str, int | tuple[int, ...]]:
    return {
        "kernel_shape": window.kernel,
        "strides": window.stride,
        "dilations": window.dilation,
        "pads": window.pads,
        "ceil_mode": int(window.ceil_mode),
    }


def maps(shape: tuple[int, ...], seed: int = 0) -> Array:
    return frozen(np.random.default_rng(seed).normal(size=shape) - 1)


@pytest.mark.parametrize("case", random_cases(50, 1) + random_cases(20, 2, ceil_mode=True), ids=str)
def test_max_pooling_agrees_with_the_loops_and_with_onnxruntime(case: Case) -> None:
    shape, window = case
    x = maps(shape)
    actual = by_engine("MaxPool", [x], attributes_of(window))
    assert np.array_equal(actual, reference.max_pool(x, window).astype(np.float32))
    assert np.array_equal(actual, by_onnxruntime("MaxPool", [x], attributes_of(window)))


@pytest.mark.parametrize("counted", [0, 1])
@pytest.mark.parametrize("case", random_cases(30, 3) + random_cases(15, 4, ceil_mode=True), ids=str)
def test_average_pooling_agrees_with_the_loops(case: Case, counted: int) -> None:
    shape, window = case
    x = maps(shape)
    actual = by_engine("AveragePool", [x], {**attributes_of(window), "count_include_pad": counted})
    assert_close(actual, reference.average_pool(x, window, bool(counted)))


@pytest.mark.parametrize("counted", [0, 1])
@pytest.mark.parametrize("case", random_cases(30, 5, dilated=False), ids=str)
def test_average_pooling_agrees_with_onnxruntime(case: Case, counted: int) -> None:
    shape, window = case
    x = maps(shape)
    attributes = {**attributes_of(window), "count_include_pad": counted}
    assert_close(by_engine("AveragePool", [x], attributes), by_onnxruntime("AveragePool", [x], attributes))


@pytest.mark.parametrize("operator", ["MaxPool", "AveragePool"])
@pytest.mark.parametrize("shape", [(1, 16, 241, 321), (2, 30, 120, 161), (1, 64, 60, 80)])
@pytest.mark.parametrize("window", [Window((2, 2), (2, 2)), Window((3, 3), (2, 2), pads=(1, 1, 1, 1)), Window((15, 4))])
def test_large_maps_on_several_threads_agree_with_onnxruntime(
    operator: str, shape: tuple[int, ...], window: Window
) -> None:
    x = maps(shape)
    attributes = attributes_of(window)
    assert_close(by_engine(operator, [x], attributes), by_onnxruntime(operator, [x], attributes))


@given(seed=st.integers(0, 1000), size=st.integers(2, 9), stride=st.integers(1, 3))
@settings(deadline=None, max_examples=40)
def test_every_maximum_is_a_cell_of_the_input_even_when_all_are_far_below_the_padding(
    seed: int, size: int, stride: int
) -> None:
    x = maps((1, 2, size, size), seed) - np.float32(1e30)
    pooled = by_engine("MaxPool", [x], {"kernel_shape": (2, 2), "strides": (stride, stride), "pads": (1, 1, 1, 1)})
    assert set(pooled.ravel().tolist()) <= set(x.ravel().tolist())


def minimum(x: Array, attributes: dict[str, tuple[int, ...]]) -> Array:
    nodes = (
        Node("turn", "Neg", ("x",), ("turned",)),
        Node("pool", "MaxPool", ("turned",), ("pooled",), attributes),
        Node("back", "Neg", ("pooled",), ("y",)),
    )
    return Network("minimum", nodes, (Value("x", x.shape),), ("y",), {}).run(x)["y"]


def test_a_minimum_made_of_two_sign_flips_is_the_minimum_and_keeps_the_sign_of_zero() -> None:
    x = maps((1, 2, 9, 8))
    smallest = minimum(x, {"kernel_shape": (2, 2), "strides": (2, 2)})
    blocks = x[:, :, :8].reshape(1, 2, 4, 2, 4, 2)
    assert np.array_equal(smallest, blocks.min(axis=(3, 5)))
    nothing = minimum(np.zeros((1, 1, 4, 4), np.float32), {"kernel_shape": (2, 2)})
    assert not np.signbit(nothing).any()


@pytest.mark.parametrize("operator", ["MaxPool", "AveragePool"])
def test_broken_numbers_pass_through_pooling_without_a_crash(operator: str) -> None:
    x = maps((1, 2, 12, 12)).copy()
    x[0, 0, 3, 3], x[0, 0, 7, 7], x[0, 1, 0, 0] = np.nan, np.inf, -np.inf
    pooled = by_engine(operator, [x], {"kernel_shape": (3, 3), "pads": (1, 1, 1, 1)})
    assert pooled.shape == (1, 2, 12, 12)
    assert np.isfinite(pooled[0, 1, 2:, 2:]).all()


def test_a_signal_of_one_dimension_is_pooled_along_its_only_axis() -> None:
    x = maps((2, 3, 19))
    attributes = {"kernel_shape": (3,), "strides": (2,), "pads": (1, 0)}
    assert np.array_equal(by_engine("MaxPool", [x], attributes), by_onnxruntime("MaxPool", [x], attributes))


def test_the_mean_of_whole_maps_agrees_with_onnxruntime() -> None:
    x = maps((2, 3, 17, 5))
    assert_close(by_engine("GlobalAveragePool", [x], {}), by_onnxruntime("GlobalAveragePool", [x], {}))


@pytest.mark.parametrize(
    ("attributes", "sentence"),
    [
        ({"kernel_shape": (2, 2), "pads": (2, 0, 0, 0)}, "pooling window of 2 rows would lie in the padding alone"),
        ({"kernel_shape": (9, 2)}, "kernel of 9 rows does not fit into 8 rows"),
        ({}, "kernel_shape"),
    ],
)
def test_a_pool_that_does_not_fit_is_refused_with_a_sentence(
    attributes: dict[str, tuple[int, ...]], sentence: str
) -> None:
    with pytest.raises(NetworkError, match=sentence):
        by_engine("MaxPool", [maps((1, 1, 8, 8))], attributes)
