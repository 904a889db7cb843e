"""Convolution against the slow loops and ONNX Runtime, for every kernel that may compute it."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnviewer.engine import reference
from cnnviewer.engine.geometry import Window
from cnnviewer.engine.kernels import choice, depthwise, few_filters, lowered, nets, pointwise
from cnnviewer.errors import GeometryError, NetworkError
from tests.helpers.one_node import assert_close, by_engine, by_onnxruntime, frozen

Case = tuple[tuple[int, ...], tuple[int, ...], Window, int]


def random_cases(count: int, seed: int) -> list[Case]:
    """(shape of x, shape of the weight, window, groups), small enough for the loops."""
    choose = random.Random(seed)
    cases: list[Case] = []
    while len(cases) < count:
        groups = choose.choice([1, 1, 1, 2, 3])
        depth, filters = choose.randint(1, 5), choose.randint(1, 4)
        kernel = (choose.randint(1, 6), choose.randint(1, 6)) if choose.random() < 0.6 else (3, 3)
        window = Window(
            kernel,
            choose.choice([(1, 1), (1, 1), (2, 2), (1, 3), (4, 1)]),
            choose.choice([(1, 1), (1, 1), (2, 2), (1, 3)]),
            tuple(choose.randint(0, 3) for _ in range(4)),  # type: ignore[arg-type]  # four of them
        )
        size = choose.randint(1, 12), choose.randint(1, 12)
        try:
            window.output_size(size)
        except GeometryError:
            continue
        x_shape = (choose.choice([1, 2]), groups * depth, *size)
        cases.append((x_shape, (groups * filters, depth, *kernel), window, groups))
    return cases


def attributes_of(window: Window, groups: int) -> dict[str, int | tuple[int, ...]]:
    return {"strides": window.stride, "dilations": window.dilation, "pads": window.pads, "group": groups}


def arrays_of(x: tuple[int, ...], weight: tuple[int, ...], seed: int = 0) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(seed)
    return frozen(rng.normal(size=x)), frozen(rng.normal(size=weight)), frozen(rng.normal(size=weight[0]))


@pytest.mark.parametrize("case", random_cases(60, seed=5), ids=str)
def test_convolution_agrees_with_the_loops(case: Case) -> None:
    x_shape, weight_shape, window, groups = case
    x, weight, bias = arrays_of(x_shape, weight_shape)
    assert_close(
        by_engine("Conv", (x, weight, bias), attributes_of(window, groups)),
        reference.convolve(x, weight, bias, window, groups),
    )


@pytest.mark.parametrize("case", random_cases(60, seed=6), ids=str)
def test_convolution_agrees_with_onnxruntime(case: Case) -> None:
    x_shape, weight_shape, window, groups = case
    x, weight, bias = arrays_of((x_shape[0], x_shape[1], x_shape[2] * 5 + 1, x_shape[3] * 7 + 2), weight_shape)
    attributes = attributes_of(window, groups)
    assert_close(
        by_engine("Conv", (x, weight, bias), attributes), by_onnxruntime("Conv", (x, weight, bias), attributes)
    )


@pytest.mark.parametrize("rows", range(1, 16))
def test_every_kernel_size_agrees_with_onnxruntime(rows: int) -> None:
    for columns in (rows, 16 - rows):
        x, weight, bias = arrays_of((1, 3, 41, 90), (4, 3, rows, columns), rows)
        attributes = {"pads": (rows // 2, columns // 2, rows // 2, (columns - 1) // 2)}
        assert_close(
            by_engine("Conv", (x, weight, bias), attributes), by_onnxruntime("Conv", (x, weight, bias), attributes)
        )


@pytest.mark.parametrize("filters", [1, 2])
@pytest.mark.parametrize(
    ("channels", "kernel", "dilation", "pads"),
    [
        (3, (3, 3), (1, 1), (1, 1, 1, 1)),
        (3, (5, 4), (1, 1), (2, 0, 1, 3)),
        (12, (3, 3), (1, 1), (0, 2, 1, 0)),
        (12, (7, 5), (1, 1), (3, 2, 3, 2)),
        (20, (3, 2), (2, 3), (2, 1, 0, 4)),
        (40, (3, 3), (1, 1), (1, 1, 1, 1)),
    ],
)
def test_one_or_two_filters_agree_with_the_loops(
    channels: int, kernel: tuple[int, int], dilation: tuple[int, int], pads: tuple[int, int, int, int], filters: int
) -> None:
    x, weight, bias = arrays_of((2, channels, 9, 11), (filters, channels, *kernel))
    window = Window(kernel, (1, 1), dilation, pads)
    assert few_filters.suits(weight, window, 1)
    assert_close(few_filters.convolve(x, weight, bias, window), reference.convolve(x, weight, bias, window))
    assert_close(few_filters.convolve(x, weight, None, window), reference.convolve(x, weight, None, window))


@pytest.mark.parametrize("case", random_cases(25, seed=7), ids=str)
@pytest.mark.parametrize("biased", [True, False])
def test_all_kernels_agree_where_they_may_run(case: Case, biased: bool) -> None:
    x_shape, weight_shape, window, groups = case
    x, weight, given_bias = arrays_of(x_shape, weight_shape)
    bias = given_bias if biased else None
    expected = reference.convolve(x, weight, bias, window, groups)
    assert_close(lowered.convolve(x, weight, bias, window, groups), expected)
    assert_close(nets.convolve(x, weight, bias, window, groups), expected)
    if weight.shape[1] == 1 and window.dilation == (1, 1):
        assert_close(depthwise.convolve(x, weight, bias, window), expected)


@pytest.mark.parametrize(
    ("x", "weight", "groups"),
    [
        ((1, 3, 60, 200), (16, 3, 3, 3), 1),
        ((1, 3, 60, 200), (16, 3, 7, 5), 1),
        ((2, 8, 33, 47), (12, 8, 3, 3), 1),
        ((1, 64, 30, 31), (80, 64, 3, 3), 1),
        ((1, 130, 14, 15), (8, 130, 3, 3), 1),
        ((3, 24, 40, 41), (32, 24, 1, 1), 1),
        ((1, 12, 50, 51), (12, 1, 3, 3), 12),
        ((1, 6, 50, 51), (12, 1, 5, 5), 6),
        ((1, 6, 80, 81), (6, 1, 13, 13), 6),
        ((1, 12, 9, 9), (8, 3, 3, 3), 4),
    ],
)
def test_large_convolutions_on_several_threads_agree_with_onnxruntime(
    x: tuple[int, ...], weight: tuple[int, ...], groups: int
) -> None:
    arrays = arrays_of(x, weight)
    pads = (weight[2] // 2, weight[3] // 2) * 2
    for stride in ((1, 1), (2, 2)):
        attributes = {"pads": pads, "strides": stride, "group": groups}
        # Winograd's method rounds more with many channels.
        tolerance = 1e-4 if weight[1] > 128 else 1e-5
        assert_close(by_engine("Conv", arrays, attributes), by_onnxruntime("Conv", arrays, attributes), tolerance)


@given(
    size=st.tuples(st.integers(1, 9), st.integers(1, 9)),
    kernel=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    shift=st.integers(0, 3),
    seed=st.integers(0, 1000),
)
@settings(deadline=None, max_examples=60)
def test_convolution_is_linear_and_follows_a_shift_of_its_input(
    size: tuple[int, int], kernel: tuple[int, int], shift: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    weight = frozen(rng.integers(-4, 5, (2, 2, *kernel)))
    x = rng.integers(-8, 9, (1, 2, size[0] + kernel[0] + shift, size[1] + kernel[1])).astype(np.float32)
    whole = by_engine("Conv", (x, weight), {})
    assert np.array_equal(by_engine("Conv", (2 * x, weight), {}), 2 * whole)
    assert np.array_equal(by_engine("Conv", (x[:, :, shift:], weight), {}), whole[:, :, shift:])


def test_a_signal_of_one_dimension_is_convolved_along_its_only_axis() -> None:
    x, weight, bias = arrays_of((2, 4, 33), (6, 2, 5))
    attributes = {"pads": (1, 3), "strides": (2,), "group": 2}
    assert_close(
        by_engine("Conv", (x, weight, bias), attributes), by_onnxruntime("Conv", (x, weight, bias), attributes)
    )


@pytest.mark.parametrize("auto_pad", ["SAME_UPPER", "SAME_LOWER", "VALID"])
def test_automatic_padding_agrees_with_onnxruntime(auto_pad: str) -> None:
    arrays = arrays_of((1, 3, 11, 14), (2, 3, 4, 3))
    attributes = {"auto_pad": auto_pad, "strides": (2, 3), "kernel_shape": (4, 3)}
    assert_close(by_engine("Conv", arrays, attributes), by_onnxruntime("Conv", arrays, attributes))


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize(
    ("x", "weight", "groups"),
    [
        ((1, 3, 30, 30), (4, 3, 3, 3), 1),
        ((1, 8, 30, 30), (8, 8, 3, 3), 1),
        ((1, 8, 30, 30), (8, 1, 5, 5), 8),
        ((1, 8, 30, 30), (8, 8, 1, 1), 1),
    ],
)
def test_a_broken_pixel_breaks_only_the_windows_that_see_it(
    number: float, x: tuple[int, ...], weight: tuple[int, ...], groups: int
) -> None:
    pixels, kernels, bias = arrays_of(x, weight)
    pixels = pixels.copy()
    pixels[0, 1, 10, 10] = number
    reach = weight[2] // 2
    feature_maps = by_engine("Conv", (pixels, kernels, bias), {"pads": (reach,) * 4, "group": groups})
    broken = ~np.isfinite(feature_maps[0]).all(axis=0)
    expected = np.zeros_like(broken)
    expected[10 - reach : 11 + reach, 10 - reach : 11 + reach] = True
    assert np.array_equal(broken, expected)


def test_a_changed_light_weight_needs_no_new_net() -> None:
    x, weight, bias = arrays_of((1, 8, 20, 21), (8, 8, 3, 3))
    choice.convolve(x, weight, bias, Window((3, 3)), 1)
    kept = len(nets.CACHE)
    for factor in (2.0, 3.0):
        changed = frozen(weight * factor)
        actual = choice.convolve(x, changed, bias, Window((3, 3)), 1)
        assert_close(actual, lowered.convolve(x, changed, bias, Window((3, 3)), 1))
    assert len(nets.CACHE) == kept


def test_a_heavy_weight_is_never_mistaken_for_another() -> None:
    x, weight, bias = arrays_of((1, 64, 6, 7), (64, 64, 3, 3))
    for factor in (1.0, -2.0, 0.5):
        changed = frozen(weight * factor)
        for _ in range(2):
            assert_close(
                nets.convolve(x, changed, bias, Window((3, 3)), 1),
                lowered.convolve(x, changed, bias, Window((3, 3)), 1),
            )


def test_a_heavy_weight_that_is_written_to_is_seen_anew() -> None:
    x, weight, bias = arrays_of((1, 64, 6, 7), (64, 64, 3, 3))
    writable = weight.copy()
    for factor in (1.0, -2.0):
        writable[:] = weight * factor
        expected = lowered.convolve(x, writable, bias, Window((3, 3)), 1)
        assert_close(nets.convolve(x, writable, bias, Window((3, 3)), 1), expected)


def filled_cache(now_s: list[float]) -> tuple[nets.NetCache, list[nets._Kept]]:
    """A cache for 100 bytes with two nets of 40, put at 0 s and at 8 s; nets are fresh for 10 s."""
    cache = nets.NetCache(limit=100, fresh_s=10.0, clock=lambda: now_s[0])
    kept = [nets._Kept(object(), 40, ()) for _ in range(2)]
    for key, put_s in enumerate((0.0, 8.0)):
        now_s[0] = put_s
        cache.put(key, kept[key])
    return cache, kept


def test_the_cache_of_nets_lets_go_of_those_that_nobody_used_for_a_while() -> None:
    now_s = [0.0]
    cache, kept = filled_cache(now_s)
    now_s[0] = 12.0
    assert cache.make_room(50)
    assert cache.nbytes == 40
    assert [cache.take(key) for key in range(2)] == [None, kept[1]]


def test_a_net_in_use_makes_no_room_for_another() -> None:
    now_s = [0.0]
    cache, kept = filled_cache(now_s)
    now_s[0] = 9.0
    assert cache.make_room(20)
    assert not cache.make_room(50)
    assert [cache.take(key) for key in range(2)] == kept
    assert cache.nbytes == 0


def test_without_room_for_a_net_a_heavy_weight_is_convolved_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nets, "CACHE", nets.NetCache(limit=0))
    x, weight, bias = arrays_of((1, 64, 14, 15), (64, 64, 3, 3))
    window = Window((3, 3))
    assert nets.convolve(x, weight, bias, window, 1) is not None  # nothing waits: one net at least is kept
    again = frozen(weight * 2)
    assert nets.convolve(x, again, bias, window, 1) is None
    assert_close(choice.convolve(x, again, bias, window, 1), lowered.convolve(x, again, bias, window, 1))


@pytest.mark.parametrize(
    ("x", "weight", "attributes", "sentence"),
    [
        ((1, 3, 5, 5), (4, 2, 3, 3), {}, "expects 2 input channels, not 3"),
        (
            (1, 3, 5, 5),
            (4, 3, 7, 3),
            {},
            r"kernel of 7 rows does not fit into 5 rows: floor\(\(5 \+ 2·0 − 1·\(7 − 1\) − 1\)/1\) \+ 1 = −1",
        ),
        ((1, 3, 5, 5), (4, 3, 3, 3), {"strides": (0, 1)}, "stride along the rows must be 1 or more"),
        ((1, 4, 5, 5), (3, 2, 3, 3), {"group": 2}, "3 filters cannot be shared out among 2 groups"),
        ((1, 3, 5, 5), (4, 3, 3), {}, "use equal ranks"),
        ((1, 3, 5, 5), (4, 3, 3, 3), {"pads": (1, 1, 1)}, "pads must be"),
        ((1, 3, 4, 5, 5), (4, 3, 3, 3, 3), {}, "must have shape"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    x: tuple[int, ...], weight: tuple[int, ...], attributes: dict[str, int], sentence: str
) -> None:
    pixels, kernels, bias = arrays_of(x, weight)
    with pytest.raises(NetworkError, match=sentence):
        by_engine("Conv", (pixels, kernels, bias), attributes)


def test_pointwise_convolution_reads_the_maps_where_they_lie() -> None:
    x, weight, bias = arrays_of((2, 5, 7, 9), (3, 5, 1, 1))
    assert_close(pointwise.convolve(x, weight, bias), reference.convolve(x, weight, bias, Window((1, 1))))


def test_a_net_goes_with_the_weight_that_was_built_into_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nets, "CACHE", nets.NetCache())
    x = np.ones((1, 64, 8, 8), np.float32)
    window = Window((3, 3), pads=(1, 1, 1, 1))
    for number in range(3):
        weight = np.full((64, 64, 3, 3), number, np.float32)
        weight.flags.writeable = False
        for _ in range(2):
            out = nets.convolve(x, weight, None, window, 1)
            assert out is not None and float(out[0, 0, 4, 4]) == pytest.approx(number * 9 * 64)
        assert nets.CACHE.nbytes > 0 and len(nets.CACHE) == 1
        del weight
        assert nets.CACHE.nbytes == 0 and len(nets.CACHE) == 0
