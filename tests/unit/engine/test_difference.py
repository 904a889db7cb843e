"""How far arrays are apart: by which measure, and how it is written."""

import math

import numpy as np
import pytest

from cnnviewer.engine.difference import BLOCK, difference, error_text


def test_a_difference_is_relative_to_the_largest_value_wanted() -> None:
    wanted = np.array([[1.0, -4.0], [2.0, 0.0]])
    found = difference((wanted + np.array([[0, 0], [0.02, 0]])).astype(np.float32), wanted)
    assert found.error == pytest.approx(0.005, rel=1e-4)
    assert (found.place, found.cells, found.reason) == ((1, 0), 4, "")
    assert difference(np.float32([1e-3]), np.zeros(1)).error == pytest.approx(1e-3)
    assert difference(np.float32([1e-3]), np.zeros(1), scale=10.0).error == pytest.approx(1e-4)


def test_the_worst_cell_is_found_in_any_block() -> None:
    wanted = np.zeros(3 * BLOCK, np.float32)
    wanted[0] = 8
    for place in (1, BLOCK - 1, BLOCK, 3 * BLOCK - 1):
        actual = wanted.copy()
        actual[place] += 1
        found = difference(actual, wanted)
        assert (found.error, found.place) == (0.125, (place,))


def test_whole_numbers_and_truth_values_differ_by_what_they_differ() -> None:
    assert difference(np.array([1000, 7]), np.array([1000, 5])).error == 2
    assert difference(np.array([True, False]), np.array([True, True])).error == 1


def test_arrays_without_cells_are_equal_when_their_shapes_are() -> None:
    assert difference(np.zeros((0, 3)), np.zeros((0, 3))).error == 0
    assert difference(np.zeros((0, 3)), np.zeros((3, 0))).error == math.inf


@pytest.mark.parametrize(
    ("error", "text"),
    [(0.0, "0"), (1e-7, "1e-7"), (2.5e-7, "3e-7"), (9.5e-6, "1e-5"), (0.0123, "0.02"), (123.0, "200")],
)
def test_an_error_is_written_with_one_digit_and_never_made_smaller(error: float, text: str) -> None:
    assert error_text(error) == text
    assert float(text) >= error


def test_a_nan_that_should_not_be_is_infinitely_wrong() -> None:
    assert error_text(difference(np.float32([np.nan]), np.ones(1)).error) == "infinite"
