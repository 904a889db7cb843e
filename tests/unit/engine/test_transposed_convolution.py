"""Transposed convolution against the slow loops and ONNX Runtime, and both ways of computing it."""

import random
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnviewer.engine import reference
from cnnviewer.engine.cost import costs
from cnnviewer.engine.geometry import Window, transposed_window_of
from cnnviewer.engine.kernels import scattered, transposed
from cnnviewer.engine.network import Attribute
from cnnviewer.errors import NetworkError
from tests.helpers.one_node import assert_close, by_engine, by_onnxruntime, frozen, one_node

Attributes = Mapping[str, Attribute]
Case = tuple[tuple[int, ...], tuple[int, ...], Attributes]


def random_cases(count: int, seed: int) -> list[Case]:
    """(shape of x, shape of the weight, attributes)."""
    choose = random.Random(seed)
    cases: list[Case] = []
    while len(cases) < count:
        groups = choose.choice([1, 1, 2, 3])
        kernel = choose.randint(1, 5), choose.randint(1, 5)
        stride = choose.randint(1, 4), choose.randint(1, 3)
        dilation = choose.choice([(1, 1), (1, 1), (2, 1), (2, 3)])
        size = choose.randint(1, 8), choose.randint(1, 8)
        attributes: dict[str, Attribute] = {
            "group": groups,
            "strides": stride,
            "dilations": dilation,
            "pads": tuple(choose.randint(0, 2) for _ in range(4)),
            "output_padding": tuple(choose.randrange(max(stride[i], dilation[i])) for i in (0, 1)),
        }
        try:
            transposed_window_of(attributes, kernel, size)
        except NetworkError:
            continue
        channels, filters = groups * choose.randint(1, 4), choose.randint(1, 4)
        cases.append(((choose.randint(1, 2), channels, *size), (channels, filters, *kernel), attributes))
    return cases


def arrays_of(x: tuple[int, ...], weight: tuple[int, ...], groups: int = 1) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(0)
    bias = frozen(rng.normal(size=weight[1] * groups))
    return frozen(rng.normal(size=x)), frozen(rng.normal(size=weight)), bias


@pytest.mark.parametrize("case", random_cases(50, seed=1), ids=str)
def test_transposed_convolution_agrees_with_the_loops_and_with_onnxruntime(case: Case) -> None:
    x_shape, weight_shape, attributes = case
    groups = int(str(attributes["group"]))
    x, weight, bias = arrays_of(x_shape, weight_shape, groups)
    window, size = transposed_window_of(attributes, weight_shape[2:], x_shape[2:])  # type: ignore[arg-type]  # pairs
    actual = by_engine("ConvTranspose", (x, weight, bias), attributes)
    assert_close(actual, reference.convolve_transposed(x, weight, bias, window, size, groups))
    # ONNX Runtime refuses an output padding of a stride or more, which PyTorch takes where the dilation is larger.
    if all(more < step for more, step in zip(attributes["output_padding"], window.stride, strict=True)):  # type: ignore[arg-type]  # pairs
        assert_close(actual, by_onnxruntime("ConvTranspose", (x, weight, bias), attributes))


@pytest.mark.parametrize("stride", [(1, 1), (2, 3)])
@pytest.mark.parametrize(
    ("x", "weight", "groups"),
    [
        ((1, 64, 40, 41), (64, 3, 7, 7), 1),
        ((2, 32, 30, 31), (32, 24, 3, 3), 1),
        ((1, 160, 14, 15), (160, 96, 3, 3), 1),
        ((9, 16, 12, 11), (16, 8, 3, 2), 1),
        ((1, 48, 40, 41), (48, 1, 3, 3), 48),
        ((2, 24, 20, 21), (24, 6, 5, 4), 4),
        ((1, 32, 60, 61), (32, 48, 1, 1), 1),
    ],
)
def test_large_transposed_convolutions_on_several_threads_agree_with_onnxruntime(
    x: tuple[int, ...], weight: tuple[int, ...], groups: int, stride: tuple[int, int]
) -> None:
    arrays = arrays_of(x, weight, groups)
    pads = ((weight[2] - 1) // 2, weight[3] // 2, weight[2] // 2, (weight[3] - 1) // 2)
    attributes = {"pads": pads, "strides": stride, "group": groups}
    assert_close(by_engine("ConvTranspose", arrays, attributes), by_onnxruntime("ConvTranspose", arrays, attributes))


@pytest.mark.parametrize("auto_pad", ["SAME_UPPER", "SAME_LOWER", "VALID"])
@pytest.mark.parametrize("stride", [(1, 1), (2, 3)])
def test_automatic_padding_agrees_with_onnxruntime(auto_pad: str, stride: tuple[int, int]) -> None:
    arrays = arrays_of((1, 3, 5, 6), (3, 2, 4, 3))
    attributes = {"auto_pad": auto_pad, "strides": stride, "kernel_shape": (4, 3)}
    assert_close(by_engine("ConvTranspose", arrays, attributes), by_onnxruntime("ConvTranspose", arrays, attributes))


@pytest.mark.parametrize("output_shape", [(10, 16), (11, 17), (11, 18), (9, 16)])
@pytest.mark.parametrize("auto_pad", ["NOTSET", "SAME_UPPER", "SAME_LOWER"])
def test_an_output_shape_that_is_asked_for_agrees_with_onnxruntime(
    output_shape: tuple[int, int], auto_pad: str
) -> None:
    arrays = arrays_of((1, 3, 5, 6), (3, 2, 3, 3))
    attributes = {"output_shape": output_shape, "strides": (2, 3), "auto_pad": auto_pad}
    assert_close(by_engine("ConvTranspose", arrays, attributes), by_onnxruntime("ConvTranspose", arrays, attributes))


def test_cells_beyond_all_windows_are_the_bias() -> None:
    x, weight, bias = arrays_of((1, 3, 5, 6), (3, 2, 3, 3))
    painted = by_engine("ConvTranspose", (x, weight, bias), {"output_shape": (14, 20), "strides": (2, 3)})
    assert_close(painted[:, :, :11, :18], by_engine("ConvTranspose", (x, weight, bias), {"strides": (2, 3)}))
    assert np.array_equal(painted[0, :, 11:].reshape(2, -1), np.repeat(bias[:, None], 60, axis=1))


def test_a_signal_of_one_dimension_is_painted_along_its_only_axis() -> None:
    arrays = arrays_of((2, 4, 9), (4, 3, 5), 2)
    attributes = {"pads": (1, 2), "strides": (3,), "group": 2, "output_padding": (1,)}
    assert_close(by_engine("ConvTranspose", arrays, attributes), by_onnxruntime("ConvTranspose", arrays, attributes))


def test_double_numbers_stay_double() -> None:
    x, weight, bias = (array.astype(np.float64) for array in arrays_of((1, 4, 9, 9), (4, 2, 3, 3)))
    window = Window((3, 3), (2, 2))
    actual = transposed.convolve_transposed(x, weight, bias, window, 1, (19, 19))
    assert actual.dtype == np.float64
    assert_close(actual, reference.convolve_transposed(x, weight, bias, window, (19, 19)), 1e-13)


@given(
    seed=st.integers(0, 1000),
    shape=st.tuples(st.integers(1, 2), st.integers(1, 9), st.integers(1, 9)),
    channels=st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 3)),
    kernel=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    dilation=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    pads=st.tuples(*[st.integers(0, 4)] * 4),
    more=st.tuples(st.integers(0, 5), st.integers(0, 5)),
)
@settings(deadline=None, max_examples=60)
def test_both_ways_of_computing_it_agree(
    seed: int,
    shape: tuple[int, int, int],
    channels: tuple[int, int, int],
    kernel: tuple[int, int],
    dilation: tuple[int, int],
    pads: tuple[int, int, int, int],
    more: tuple[int, int],
) -> None:
    rng = np.random.default_rng(seed)
    groups, filters, depth = channels
    grad = rng.normal(size=(shape[0], groups * filters, *shape[1:]))
    weight, bias = rng.normal(size=(groups * filters, depth, *kernel)), rng.normal(size=groups * depth)
    window = Window(kernel, (1, 1), dilation, pads)
    size = shape[1] + more[0], shape[2] + more[1]
    one = transposed._flipped(grad, weight, bias, window, groups, size)
    other = scattered.convolve_transposed(grad, weight, bias, window, groups, size)
    assert np.allclose(one, other, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("number", [np.nan, np.inf])
@pytest.mark.parametrize("stride", [1, 2])
def test_a_broken_number_breaks_only_the_cells_that_it_paints(number: float, stride: int) -> None:
    x, weight, bias = arrays_of((1, 8, 160, 160), (8, 8, 3, 3))
    x = x.copy()
    x[0, 1, 10, 11] = number
    painted = by_engine("ConvTranspose", (x, weight, bias), {"strides": (stride, stride)})
    broken = ~np.isfinite(painted[0]).all(axis=0)
    expected = np.zeros_like(broken)
    expected[10 * stride : 10 * stride + 3, 11 * stride : 11 * stride + 3] = True
    assert np.array_equal(broken, expected)


@pytest.mark.parametrize(
    ("x", "weight", "attributes", "sentence"),
    [
        ((1, 3, 5, 5), (2, 3, 3, 3), {}, "expects 2 input channels, not 3"),
        ((1, 3, 5, 5), (3, 3, 3, 3), {"group": 2}, "3 channels cannot be shared out among 2 groups"),
        ((1, 3, 5, 5), (3, 3, 3), {}, "use equal ranks"),
        ((1, 3, 5, 5), (3, 4, 3, 3), {"strides": (0, 1)}, "stride along the rows must be 1 or more"),
        ((1, 3, 5, 5), (3, 4, 3, 3), {"output_padding": (0, -1)}, "output padding along the columns must be 0 or more"),
        ((1, 3, 2, 5), (3, 4, 3, 3), {"pads": (2, 0, 2, 0)}, r"padding of 2 \+ 2 rows takes away all 4"),
        ((1, 3, 5, 5), (3, 4, 3, 3), {"output_shape": (0, 4)}, "output length along the rows must be 1 or more"),
        ((1, 3, 5, 5), (3, 4, 3, 3), {"output_padding": (1, 1, 1)}, "output_padding must be"),
        ((1, 3, 4, 5, 5), (3, 4, 3, 3, 3), {}, "must have shape"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    x: tuple[int, ...], weight: tuple[int, ...], attributes: Attributes, sentence: str
) -> None:
    with pytest.raises(NetworkError, match=sentence):
        by_engine("ConvTranspose", arrays_of(x, weight), attributes)


def test_the_cost_of_a_transposed_convolution_is_a_kernel_for_every_cell_of_its_input() -> None:
    network = one_node("ConvTranspose", arrays_of((1, 6, 5, 7), (6, 2, 3, 4), 2), {"group": 2, "strides": (2, 2)})
    (cost,) = costs(network, {"x": (1, 6, 5, 7)})
    assert cost.parameters == 6 * 2 * 3 * 4 + 4
    assert cost.macs == 5 * 7 * 6 * 2 * 3 * 4
