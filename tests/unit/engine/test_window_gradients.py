"""The way back through convolution and pooling: central differences, the adjoint identity, ties and broken numbers."""

import random
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnviewer.engine.kernels import weight_gradient as weights
from cnnviewer.engine.network import Array, Attribute, Node
from cnnviewer.engine.operators import OPERATORS
from cnnviewer.errors import NetworkError
from tests.helpers.gradient_check import check_gradient
from tests.helpers.one_node import frozen

Attributes = Mapping[str, Attribute]

CONVOLUTIONS: list[tuple[tuple[int, ...], tuple[int, ...], Attributes]] = [
    ((2, 3, 7, 9), (4, 3, 3, 3), {"pads": (1, 1, 1, 1)}),
    ((1, 4, 9, 8), (6, 2, 3, 2), {"group": 2, "strides": (2, 1), "dilations": (1, 2), "pads": (1, 2, 0, 3)}),
    ((1, 6, 8, 9), (6, 1, 3, 3), {"group": 6, "strides": (1, 2), "pads": (1, 1, 1, 1)}),
    ((1, 3, 8, 9), (6, 1, 2, 3), {"group": 3}),
    ((2, 5, 6, 7), (3, 5, 1, 1), {}),
    ((2, 5, 6, 7), (3, 5, 1, 1), {"strides": (2, 3)}),
    ((1, 2, 11, 14), (3, 2, 4, 3), {"auto_pad": "SAME_LOWER", "strides": (2, 3)}),
    ((1, 2, 11, 14), (3, 2, 4, 3), {"auto_pad": "SAME_UPPER", "strides": (3, 2)}),
    ((1, 12, 6, 6), (12, 12, 3, 3), {"pads": (2, 2, 2, 2), "dilations": (2, 2)}),
    ((2, 4, 13), (6, 2, 5), {"group": 2, "strides": (2,), "pads": (1, 3)}),
    # Windows that lie in the padding alone see nothing and send nothing.
    ((1, 2, 3, 4), (2, 2, 2, 2), {"pads": (4, 3, 5, 2)}),
    ((1, 2, 3, 4), (2, 2, 2, 2), {"pads": (4, 3, 5, 2), "strides": (3, 2)}),
]

TRANSPOSED: list[tuple[tuple[int, ...], tuple[int, ...], Attributes]] = [
    ((2, 3, 5, 4), (3, 4, 3, 3), {"pads": (1, 1, 1, 1)}),
    ((1, 4, 5, 4), (4, 3, 3, 2), {"group": 2, "strides": (2, 3), "output_padding": (1, 2), "pads": (1, 0, 0, 1)}),
    ((1, 2, 4, 4), (2, 3, 2, 2), {"strides": (1, 2), "dilations": (3, 1), "output_padding": (2, 0)}),
    ((1, 2, 4, 4), (2, 3, 4, 4), {"strides": (2, 2), "auto_pad": "SAME_UPPER"}),
    ((1, 2, 4, 4), (2, 3, 3, 3), {"strides": (2, 2), "output_shape": (8, 12)}),
    ((2, 4, 7), (4, 2, 5), {"group": 2, "strides": (3,), "pads": (2, 1)}),
]

POOL: Attributes = {"kernel_shape": (3, 2), "strides": (2, 3), "pads": (1, 0, 0, 1), "ceil_mode": 1}
POOLS: list[tuple[tuple[int, ...], Attributes]] = [
    ((2, 3, 8, 10), {"kernel_shape": (2, 2), "strides": (2, 2)}),
    ((1, 2, 9, 11), {"kernel_shape": (2, 2), "strides": (2, 2)}),
    ((1, 2, 9, 11), {"kernel_shape": (3, 3), "strides": (2, 2), "pads": (1, 1, 1, 1)}),
    ((1, 2, 9, 14), POOL),
    ((1, 2, 9, 14), {"kernel_shape": (3, 2), "dilations": (2, 3)}),
    ((1, 2, 9, 8), {"kernel_shape": (2, 2), "strides": (3, 4)}),
    ((2, 3, 13), {"kernel_shape": (3,), "strides": (2,), "pads": (1, 1)}),
]


def drawn(*shapes: tuple[int, ...], seed: int = 0) -> list[Array]:
    rng = np.random.default_rng(seed)
    return [frozen(rng.normal(size=shape)) for shape in shapes]


def back(
    operator: str,
    arrays: Sequence[Array],
    attributes: Attributes,
    grad: Array | None = None,
    wanted: Sequence[int] = (),
) -> tuple[Array | None, ...]:
    """The gradients of the inputs at `wanted` (all when empty), for `grad` (ones) at the output."""
    node = Node("node", operator, tuple(f"x{i}" for i in range(len(arrays))), ("y",), dict(attributes))
    made = OPERATORS[operator].forward(node, arrays)
    asked = [not wanted or i in wanted for i in range(len(arrays))]
    sent = np.ones_like(made[0]) if grad is None else grad
    return OPERATORS[operator].backward(node, arrays, made, [sent], asked)


@pytest.mark.parametrize("case", CONVOLUTIONS, ids=str)
def test_the_gradient_of_a_convolution_is_that_of_central_differences(
    case: tuple[tuple[int, ...], tuple[int, ...], Attributes],
) -> None:
    x, weight, attributes = case
    check_gradient("Conv", drawn(x, weight, (weight[0],)), attributes)


@pytest.mark.parametrize("case", TRANSPOSED, ids=str)
def test_the_gradient_of_a_transposed_convolution_is_that_of_central_differences(
    case: tuple[tuple[int, ...], tuple[int, ...], Attributes],
) -> None:
    x, weight, attributes = case
    groups = int(str(attributes.get("group", 1)))
    check_gradient("ConvTranspose", drawn(x, weight, (groups * weight[1],)), attributes)


@pytest.mark.parametrize(
    ("operator", "more"),
    [
        ("MaxPool", {}),
        ("AveragePool", {}),
        ("AveragePool", {"count_include_pad": 1}),
        ("LpPool", {"p": 1}),
        ("LpPool", {}),
        ("LpPool", {"p": 3}),
    ],
)
@pytest.mark.parametrize("case", POOLS, ids=str)
def test_the_gradient_of_a_pool_is_that_of_central_differences(
    operator: str, more: Attributes, case: tuple[tuple[int, ...], Attributes]
) -> None:
    check_gradient(operator, drawn(case[0]), {**case[1], **more})


@pytest.mark.parametrize("case", POOLS, ids=str)
def test_the_gradient_of_a_pool_with_places_goes_through_the_maxima_alone(
    case: tuple[tuple[int, ...], Attributes],
) -> None:
    check_gradient("MaxPool", drawn(case[0]), case[1], outputs=2)


@pytest.mark.parametrize("p", [1, 2, 3])
@pytest.mark.parametrize("shape", [(2, 3, 5, 4), (2, 3, 7)])
def test_the_gradient_of_a_pool_of_whole_maps_is_that_of_central_differences(shape: tuple[int, ...], p: int) -> None:
    check_gradient("GlobalAveragePool", drawn(shape), {})
    check_gradient("GlobalMaxPool", drawn(shape), {})
    check_gradient("GlobalLpPool", drawn(shape), {"p": p})


def test_the_gradient_of_unpooling_is_that_of_central_differences() -> None:
    places = np.random.default_rng(1).permutation(48)[:12].reshape(1, 2, 2, 3)
    check_gradient("MaxUnpool", [*drawn((1, 2, 2, 3)), places], {"kernel_shape": (2, 2), "strides": (2, 2)})


lengths = st.tuples(st.integers(1, 9), st.integers(1, 9))


@given(
    seed=st.integers(0, 10000),
    size=lengths,
    channels=st.tuples(st.integers(1, 2), st.integers(1, 3), st.integers(1, 9), st.integers(1, 9)),
    kernel=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    stride=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    dilation=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    pads=st.tuples(*[st.integers(0, 3)] * 4),
)
@settings(deadline=None, max_examples=100)
def test_convolution_and_its_gradients_are_adjoint(
    seed: int,
    size: tuple[int, int],
    channels: tuple[int, int, int, int],
    kernel: tuple[int, int],
    stride: tuple[int, int],
    dilation: tuple[int, int],
    pads: tuple[int, int, int, int],
) -> None:
    rng = np.random.default_rng(seed)
    samples, groups, depth, filters = channels
    for operator, weight_shape in (
        ("Conv", (groups * filters, depth, *kernel)),
        ("ConvTranspose", (groups * depth, filters, *kernel)),
    ):
        x, weight = rng.normal(size=(samples, groups * depth, *size)), rng.normal(size=weight_shape)
        attributes = {"strides": stride, "dilations": dilation, "pads": pads, "group": groups}
        node = Node("node", operator, ("x", "w"), ("y",), attributes)
        try:
            (y,) = OPERATORS[operator].forward(node, [x, weight])
        except NetworkError:
            continue
        grad = rng.normal(size=y.shape)
        to_x, to_weight = back(operator, [x, weight], attributes, grad)
        assert to_x is not None
        assert to_weight is not None
        # Bilinear: <g, y> is both <J_x' g, x> and <J_w' g, w>.
        expected, scale = float((grad * y).sum()), float(np.abs(grad * y).sum()) + 1
        assert abs(float((to_x * x).sum()) - expected) <= 1e-12 * scale
        assert abs(float((to_weight * weight).sum()) - expected) <= 1e-12 * scale


@given(
    seed=st.integers(0, 10000),
    size=lengths,
    kernel=st.tuples(st.integers(1, 5), st.integers(1, 5)),
    stride=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    dilation=st.tuples(st.integers(1, 2), st.integers(1, 3)),
    ceil_mode=st.integers(0, 1),
    counted=st.integers(0, 1),
)
@settings(deadline=None, max_examples=80)
def test_pools_and_their_gradients_are_adjoint(
    seed: int,
    size: tuple[int, int],
    kernel: tuple[int, int],
    stride: tuple[int, int],
    dilation: tuple[int, int],
    ceil_mode: int,
    counted: int,
) -> None:
    choose = random.Random(seed)
    pads = tuple(choose.randrange(min(3, kernel[i % 2])) for i in range(4))
    attributes: dict[str, Attribute] = {"kernel_shape": kernel, "strides": stride, "dilations": dilation, "pads": pads}
    attributes |= {"ceil_mode": ceil_mode, "count_include_pad": counted}
    x = np.random.default_rng(seed).normal(size=(2, 2, *size))
    for operator in ("AveragePool", "MaxPool"):
        try:
            (y,) = OPERATORS[operator].forward(Node("node", operator, ("x",), ("y",), attributes), [x])
        except NetworkError:
            continue
        grad = np.random.default_rng(seed + 1).normal(size=y.shape)
        (to_x,) = back(operator, [x], attributes, grad)
        assert to_x is not None
        # Both are homogeneous of degree 1, so J x = y (Euler). A dilated window may see nothing but padding.
        products = np.where(np.isfinite(y), grad * y, 0)
        assert np.isfinite(y).all() or (operator == "MaxPool" and dilation != (1, 1))
        assert abs(float((to_x * x).sum()) - float(products.sum())) <= 1e-12 * (float(np.abs(products).sum()) + 1)


@pytest.mark.parametrize(
    ("x", "weight", "attributes"),
    [
        ((1, 3, 60, 70), (16, 3, 7, 7), {"strides": (2, 2), "pads": (3, 3, 3, 3)}),
        ((1, 24, 40, 41), (32, 24, 3, 3), {"pads": (1, 1, 1, 1)}),
        ((1, 96, 20, 21), (160, 96, 3, 3), {"pads": (1, 1, 1, 1)}),
        ((2, 256, 8, 9), (256, 256, 3, 3), {"pads": (1, 1, 1, 1)}),
        ((20, 8, 16, 17), (16, 8, 3, 3), {"strides": (2, 1)}),
        ((1, 48, 50, 51), (48, 1, 3, 3), {"group": 48, "strides": (2, 2), "pads": (1, 1, 1, 1)}),
        ((1, 48, 50, 51), (48, 1, 5, 5), {"group": 48, "pads": (2, 2, 2, 2)}),
        ((1, 48, 50, 51), (96, 12, 3, 3), {"group": 4, "strides": (2, 2), "pads": (1, 1, 1, 1)}),
        ((1, 64, 50, 51), (48, 64, 1, 1), {}),
    ],
    ids=str,
)
def test_large_gradients_on_several_threads_agree_with_float64(
    x: tuple[int, ...], weight: tuple[int, ...], attributes: Attributes
) -> None:
    arrays = drawn(x, weight, (weight[0],))
    doubles = [array.astype(np.float64) for array in arrays]
    (y,) = OPERATORS["Conv"].forward(Node("node", "Conv", ("x", "w", "b"), ("y",), attributes), arrays)
    grad = frozen(np.random.default_rng(7).normal(size=y.shape))
    singles = back("Conv", arrays, attributes, grad)
    for single, double in zip(singles, back("Conv", doubles, attributes, grad.astype(np.float64)), strict=True):
        assert single is not None
        assert double is not None
        assert single.dtype == np.float32
        assert np.abs(single - double).max() <= 2e-5 * np.abs(double).max()


def test_the_gradient_of_a_weight_does_not_depend_on_the_timing_of_the_threads() -> None:
    x, weight = drawn((8, 16, 40, 41), (24, 16, 3, 3))
    first = back("Conv", [x, weight], {}, wanted=[1])[1]
    assert all(np.array_equal(first, back("Conv", [x, weight], {}, wanted=[1])[1]) for _ in range(5))


@pytest.mark.parametrize("limit", [1, 1 << 30])
def test_a_weight_cut_by_channels_or_by_places_has_the_same_gradient(
    limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    x, weight = (array.astype(np.float64) for array in drawn((3, 8, 12, 13), (6, 4, 3, 2)))
    expected = back("Conv", [x, weight], {"group": 2})[1]
    monkeypatch.setattr(weights, "HEAVY", limit)
    monkeypatch.setattr(weights, "PIECE_BYTES", 1 << 11)
    assert expected is not None
    assert np.allclose(back("Conv", [x, weight], {"group": 2})[1], expected, rtol=1e-12)


@pytest.mark.parametrize("size", [(8, 8), (60, 200)])
@pytest.mark.parametrize(
    "attributes", [{"kernel_shape": (2, 2), "strides": (2, 2)}, {"kernel_shape": (3, 3), "pads": (1, 1, 1, 1)}]
)
def test_of_equal_maxima_the_first_in_reading_order_gets_the_gradient(
    attributes: Attributes, size: tuple[int, int]
) -> None:
    x = np.zeros((1, 2, *size), np.float32)
    (gradient,) = back("MaxPool", [x], attributes)
    assert gradient is not None
    expected = np.zeros(size)
    if attributes["kernel_shape"] == (2, 2):
        expected[::2, ::2] = 1
    else:
        for row in range(size[0]):
            for column in range(size[1]):
                expected[max(0, row - 1), max(0, column - 1)] += 1
    assert np.array_equal(gradient[0], [expected, expected])
    (whole,) = back("GlobalMaxPool", [x], {})
    assert whole is not None
    assert np.argwhere(whole).tolist() == [[0, 0, 0, 0], [0, 1, 0, 0]]


def test_the_norm_of_a_window_of_zeros_sends_nothing_back() -> None:
    x = np.zeros((1, 1, 4, 4), np.float32)
    for operator in ("LpPool", "GlobalLpPool"):
        (gradient,) = back(operator, [x], {"kernel_shape": (2, 2), "strides": (2, 2)})
        assert gradient is not None
        assert not gradient.any()


@pytest.mark.parametrize("number", [np.nan, np.inf])
@pytest.mark.parametrize("attributes", [{}, {"strides": (2, 2)}, {"pads": (1, 1, 1, 1)}])
def test_broken_numbers_pass_back_without_a_warning(number: float, attributes: Attributes) -> None:
    x, weight, bias = drawn((1, 16, 120, 121), (16, 16, 3, 3), (16,))
    (y,) = OPERATORS["Conv"].forward(Node("node", "Conv", ("x", "w", "b"), ("y",), attributes), [x, weight, bias])
    grad = np.ones_like(y)
    grad[0, :, 20, 20] = number, *[-number] * 15
    gradients = back("Conv", [x, weight, bias], attributes, grad)
    broken = ~np.isfinite(gradients[0]).all(axis=(0, 1))  # type: ignore[call-overload]  # an array
    assert broken.sum() == 9
    for operator in ("MaxPool", "AveragePool", "LpPool"):
        holed = x.copy()
        holed[0, 0, 3, 3:5] = number, -number
        (gradient,) = back(operator, [holed], {"kernel_shape": (2, 2), "strides": (2, 2)})
        assert gradient is not None
        assert np.isfinite(gradient[0, 1:]).all()


@pytest.mark.parametrize("number", [np.nan, np.inf])
@pytest.mark.parametrize("overlapping", [0, 1])
def test_a_broken_gradient_of_a_maximum_reaches_one_cell(number: float, overlapping: int) -> None:
    (x,) = drawn((1, 2, 8, 8))
    attributes = {"kernel_shape": (2 + overlapping, 2), "strides": (2, 2)}
    grad = np.ones((1, 2, 4 - overlapping, 4), np.float32)
    grad[0, 1, 1, 1] = number
    (gradient,) = back("MaxPool", [x], attributes, grad)
    assert gradient is not None
    assert np.isfinite(gradient).sum() == gradient.size - 1


@pytest.mark.parametrize("operator", ["Conv", "ConvTranspose"])
def test_only_what_is_wanted_is_computed(operator: str) -> None:
    arrays = drawn((1, 4, 6, 7), (4, 4, 3, 3), (4,))
    for wanted in ((0,), (1,), (2,), (0, 2)):
        found = back(operator, arrays, {}, wanted=wanted)
        assert [gradient is not None for gradient in found] == [i in wanted for i in range(3)]


def test_gradients_do_not_mind_how_arrays_lie_in_memory() -> None:
    arrays = drawn((1, 4, 6, 7), (6, 2, 3, 2), (6,))
    scattered = [np.asfortranarray(array) for array in arrays]
    grad = np.broadcast_to(np.float32(1.5), (1, 6, 4, 6))
    for one, other in zip(
        back("Conv", arrays, {"group": 2}, grad.copy()), back("Conv", scattered, {"group": 2}, grad), strict=True
    ):
        assert np.allclose(one, other, rtol=1e-5)  # type: ignore[arg-type]  # all are wanted
    (one,), (other,) = (back("MaxPool", [array], {"kernel_shape": (2, 2)}) for array in (arrays[0], scattered[0]))
    assert np.array_equal(one, other)  # type: ignore[arg-type]  # all are wanted
