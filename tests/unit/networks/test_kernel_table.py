"""The named kernels: the numbers of the textbooks, and a contract that every entry keeps."""

import numpy as np
import pytest

from cnnviewer.errors import KernelError
from cnnviewer.networks.kernels import KERNELS, NamedKernel
from cnnviewer.networks.kernels.kernel import LARGEST_SIDE

EVERY = pytest.mark.parametrize("entry", KERNELS.values(), ids=KERNELS.keys())
SIZES = ((1, 1), (2, 2), (3, 3), (4, 6), (5, 5), (7, 3), (15, 15), (1, 15))


@EVERY
def test_a_kernel_has_the_size_that_was_asked_for_or_says_why_not(entry: NamedKernel) -> None:
    for size in SIZES:
        try:
            kernel = entry.make(size)
        except KernelError as error:
            assert entry.fixed
            assert str(error).count(". ") == 0
            continue
        assert kernel.shape == size
        assert kernel.dtype == np.float32
        assert np.isfinite(kernel).all()
        assert kernel.any() or not entry.fixed


@EVERY
def test_a_kernel_is_its_own_array_and_the_same_every_time(entry: NamedKernel) -> None:
    first, second = entry.make(), entry.make()
    np.testing.assert_array_equal(first, second)
    assert first.shape == entry.size
    assert not np.shares_memory(first, second)


@EVERY
def test_every_parameter_can_take_its_ends_and_refuses_what_lies_beyond(entry: NamedKernel) -> None:
    assert entry.formula
    for parameter in entry.parameters:
        assert parameter.lowest <= parameter.default <= parameter.highest
        assert not parameter.choices or len(parameter.choices) == parameter.highest - parameter.lowest + 1
        for value in (parameter.lowest, parameter.highest):
            assert np.isfinite(entry.make((7, 7), **{parameter.name: value})).all()
        for value in (parameter.lowest - 1, parameter.highest + 1, float("nan"), float("inf")):
            with pytest.raises(KernelError, match=parameter.title):
                entry.make((7, 7), **{parameter.name: value})


@EVERY
def test_an_unknown_parameter_or_size_is_refused(entry: NamedKernel) -> None:
    with pytest.raises(KernelError, match="no parameter colour"):
        entry.make(colour=1.0)
    for size in ((0, 3), (3, LARGEST_SIDE + 1), (-1, 3)):
        with pytest.raises(KernelError, match="rows and columns"):
            entry.make(size)


@pytest.mark.parametrize(
    ("name", "parameters", "numbers"),
    [
        ("identity", {}, [[0, 0, 0], [0, 1, 0], [0, 0, 0]]),
        ("ridge", {}, [[0, -1, 0], [-1, 4, -1], [0, -1, 0]]),
        ("edges", {}, [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]),
        ("sharpen", {}, [[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
        ("box", {}, np.full((3, 3), 1 / 9)),
        ("gaussian-3", {}, np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16),
        ("sobel", {}, [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]),
        ("sobel", {"direction": 2}, [[1, 2, 1], [0, 0, 0], [-1, -2, -1]]),
        ("sobel", {"direction": 1}, [[0, 1, 2], [-1, 0, 1], [-2, -1, 0]]),
        ("scharr", {"direction": 4}, [[3, 0, -3], [10, 0, -10], [3, 0, -3]]),
        ("prewitt", {"direction": 6}, [[-1, -1, -1], [0, 0, 0], [1, 1, 1]]),
        ("emboss", {}, [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]]),
        ("laplacian", {"diagonals": 1}, [[1, 1, 1], [1, -8, 1], [1, 1, 1]]),
        ("motion", {"length": 3}, [[0, 0, 0], [1 / 3, 1 / 3, 1 / 3], [0, 0, 0]]),
    ],
)
def test_textbook_numbers(name: str, parameters: dict[str, float], numbers: object) -> None:
    np.testing.assert_allclose(KERNELS[name].make((3, 3), **parameters), np.array(numbers, np.float32), atol=1e-7)


def test_the_five_by_five_kernels_are_those_of_the_textbooks() -> None:
    row = np.array([1, 4, 6, 4, 1])
    pattern = np.outer(row, row)
    np.testing.assert_allclose(KERNELS["gaussian-5"].make() * 256, pattern)
    pattern[2, 2] = -476
    np.testing.assert_allclose(KERNELS["unsharp"].make() * -256, pattern)


@pytest.mark.parametrize(
    "name", ["box", "gaussian", "gaussian-3", "gaussian-5", "motion", "sharpen", "unsharp", "emboss"]
)
def test_what_keeps_brightness_sums_to_one(name: str) -> None:
    for size in ((5, 5), (6, 6), (9, 7)):
        assert KERNELS[name].make(size).sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("name", ["sobel", "scharr", "prewitt", "ridge", "edges", "laplacian", "log", "dog"])
def test_what_looks_for_differences_sums_to_zero(name: str) -> None:
    for size in ((5, 5), (6, 6), (9, 7)):
        assert KERNELS[name].make(size).sum() == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize("direction", range(8))
def test_an_edge_kernel_responds_most_to_the_direction_it_is_called_by(direction: int) -> None:
    rows, columns = np.mgrid[0:3, 0:3]
    ramps = [columns * np.cos(k * np.pi / 4) - rows * np.sin(k * np.pi / 4) for k in range(8)]
    for name in ("sobel", "scharr", "prewitt"):
        responses = [(KERNELS[name].make(direction=direction) * ramp).sum() for ramp in ramps]
        assert int(np.argmax(responses)) == direction


def test_a_gabor_kernel_answers_waves_of_its_own_orientation() -> None:
    rows, columns = np.mgrid[-7:8, -7:8]
    for orientation in (0.0, 30.0, 90.0, 135.0):
        angles = np.radians(np.arange(0, 180, 15))
        waves = [np.cos(2 * np.pi * (columns * np.cos(a) - rows * np.sin(a)) / 5) for a in angles]
        kernel = KERNELS["gabor"].make((15, 15), wavelength=5, orientation=orientation, sigma=3)
        assert np.argmax([(kernel * wave).sum() for wave in waves]) * 15 == orientation


def test_a_larger_kernel_has_zeros_around_a_fixed_one_at_the_centre_of_same_padding() -> None:
    kernel = KERNELS["sobel"].make((6, 5))
    np.testing.assert_array_equal(kernel[1:4, 1:4], KERNELS["sobel"].make())
    assert np.count_nonzero(kernel) == 6
    with pytest.raises(KernelError, match="Sobel needs at least 3 × 3"):
        KERNELS["sobel"].make((2, 9))


def test_random_kernels_have_the_variance_of_their_rule() -> None:
    seeds = range(400)
    he = np.stack([KERNELS["he"].make((5, 5), seed=seed, maps=8) for seed in seeds])
    xavier = np.stack([KERNELS["xavier"].make((5, 5), seed=seed, maps=8, filters=24) for seed in seeds])
    assert he.var() == pytest.approx(2 / (8 * 25), rel=0.05)
    assert xavier.var() == pytest.approx(2 / (32 * 25), rel=0.05)
