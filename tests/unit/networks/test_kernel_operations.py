"""Operations on kernels, their frequency response, and kernels cut out of a picture."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnnviewer.errors import KernelError
from cnnviewer.networks import kernels
from cnnviewer.networks.kernels import KERNELS, frequency_response, kernel_from_patch
from cnnviewer.networks.kernels.kernel import Kernel

numbers = st.floats(-100, 100, width=32)
any_kernel = arrays(np.float32, st.tuples(st.integers(1, 15), st.integers(1, 15)), elements=numbers)


@given(any_kernel)
def test_normalised_kernels_are_what_they_say_or_are_refused(kernel: Kernel) -> None:
    for operation, measure, wanted in (
        (kernels.zero_sum, lambda k: k.sum(dtype=np.float64), 0),
        (kernels.unit_sum, lambda k: k.sum(dtype=np.float64), 1),
        (kernels.unit_l2, lambda k: np.sqrt((k.astype(np.float64) ** 2).sum()), 1),
    ):
        try:
            result = operation(kernel)
        except KernelError as error:
            assert str(error).endswith(".")
            assert str(error).count(". ") == 0
            continue
        assert measure(result) == pytest.approx(wanted, abs=1e-5 * max(1.0, float(np.abs(result).sum())))
        assert result.dtype == np.float32


@given(any_kernel)
def test_turning_and_flipping_lead_back(kernel: Kernel) -> None:
    flip = kernels.flip_horizontal
    np.testing.assert_array_equal(flip(flip(kernel)), kernel)
    np.testing.assert_array_equal(kernels.flip_vertical(kernels.flip_vertical(kernel)), kernel)
    np.testing.assert_array_equal(kernels.transpose(kernels.transpose(kernel)), kernel)
    np.testing.assert_array_equal(kernels.rotate(kernels.rotate(kernel), 3), kernel)
    np.testing.assert_array_equal(kernels.rotate(kernel, 2), flip(kernels.flip_vertical(kernel)))
    np.testing.assert_array_equal(kernels.negate(kernels.negate(kernel)), kernel)


def test_a_quarter_turn_is_clockwise() -> None:
    kernel = np.array([[1, 2], [3, 4]], np.float32)
    np.testing.assert_array_equal(kernels.rotate(kernel), [[3, 1], [4, 2]])


@pytest.mark.parametrize(
    ("operation", "kernel", "words"),
    [
        (kernels.unit_sum, KERNELS["sobel"].make(), "sum to 0"),
        (kernels.unit_sum, np.zeros((3, 3), np.float32), "sum to 0"),
        (kernels.unit_l2, np.zeros((3, 3), np.float32), "zeros"),
        (kernels.zero_sum, np.ones((1, 1), np.float32), "one cell"),
        (kernels.zero_sum, np.ones((3, 3), np.float32), "equal"),
        (lambda kernel: kernels.scale(kernel, float("nan")), np.ones((1, 1), np.float32), "finite"),
        (lambda kernel: kernels.scale(kernel, 1e30), np.full((2, 2), 1e10, np.float32), "finite"),
    ],
)
def test_the_impossible_is_refused_with_a_sentence(
    operation: Callable[[Kernel], Kernel], kernel: Kernel, words: str
) -> None:
    with pytest.raises(KernelError, match=words):
        operation(kernel)


def test_the_response_to_even_brightness_is_the_sum_of_the_kernel() -> None:
    for entry in KERNELS.values():
        kernel = entry.make()
        response = frequency_response(kernel)
        assert response.magnitude.shape == (64, 64)
        assert response.magnitude.max() == pytest.approx(1)
        assert response.magnitude[32, 32] * response.gain == pytest.approx(abs(float(kernel.sum())), abs=1e-5)


def test_the_response_of_a_sideways_difference_is_strongest_along_the_columns() -> None:
    response = frequency_response(KERNELS["sobel"].make())
    row, column = np.unravel_index(response.magnitude.argmax(), response.magnitude.shape)
    assert row == 32
    assert column in (16, 48)


def test_a_kernel_of_zeros_has_no_response() -> None:
    response = frequency_response(np.zeros((3, 3), np.float32), 16)
    assert response.gain == 0
    assert not response.magnitude.any()


@pytest.mark.parametrize("channel", [None, 0, 1, 2])
def test_a_patch_becomes_a_kernel_that_finds_it_again(channel: int | None) -> None:
    picture = np.random.default_rng(1).integers(0, 256, (40, 40, 3), dtype=np.uint8)
    kernel = kernel_from_patch(picture[10:17, 20:27], (7, 7), channel)
    assert kernel.sum() == pytest.approx(0, abs=1e-5)
    assert (kernel**2).sum() == pytest.approx(1, rel=1e-5)
    plane = picture @ np.array([0.299, 0.587, 0.114]) if channel is None else picture[:, :, channel].astype(float)
    windows = np.lib.stride_tricks.sliding_window_view(plane, (7, 7))
    scores = np.einsum("ijab,ab->ij", windows, kernel) / windows.std(axis=(2, 3))
    assert np.unravel_index(scores.argmax(), scores.shape) == (10, 20)


@pytest.mark.parametrize("size", [(1, 1), (60, 2), (3, 400)])
def test_a_patch_of_any_size_is_brought_to_the_kernel(size: tuple[int, int]) -> None:
    patch = np.random.default_rng(2).integers(0, 256, (*size, 3), dtype=np.uint8)
    if size == (1, 1):
        with pytest.raises(KernelError, match="one even colour"):
            kernel_from_patch(patch, (5, 5))
    else:
        assert kernel_from_patch(patch, (5, 3)).shape == (5, 3)


def test_an_empty_patch_is_refused() -> None:
    with pytest.raises(KernelError, match="empty"):
        kernel_from_patch(np.zeros((0, 4, 3), np.uint8), (3, 3))
