"""Convolution of functions of one variable."""

import numpy as np
import pytest

from cnnviewer.explain.line_convolution import FUNCTIONS, GRID, STEP, TIMES, convolve, function

SMOOTH = [name for name in FUNCTIONS if name != "samples"]  # an impulse has no area between two grid places


def test_the_box_with_itself_is_the_triangle() -> None:
    both = convolve(function("box"), function("box"))
    triangle = np.clip(1 - np.abs(TIMES), 0, None)
    assert np.abs(both.result - triangle).max() < 0.011


@pytest.mark.parametrize("name", SMOOTH)
def test_functions_have_area_one_and_so_has_what_they_make(name: str) -> None:
    assert function(name).sum() * STEP == pytest.approx(1, abs=0.02)
    assert convolve(function(name), function("box")).result.sum() * STEP == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("name", ["box", "triangle", "gaussian"])
def test_two_samples_copy_g_at_both_places(name: str) -> None:
    both = convolve(function("samples"), function(name))
    for time in (-0.3, 0.0, 0.2, 0.7, 1.1):
        wanted = float(np.interp(time, GRID, function(name)) + np.interp(time - 0.5, GRID, function(name)))
        assert both.at(time) == pytest.approx(wanted, abs=0.02)


@pytest.mark.parametrize("f", SMOOTH)
@pytest.mark.parametrize("g", SMOOTH)
def test_the_area_below_the_product_is_the_convolution(f: str, g: str) -> None:
    both = convolve(function(f), function(g))
    for time in (-0.4, 0.0, 0.61, 1.3):
        assert both.product(time).sum() * STEP == pytest.approx(both.at(time), abs=0.02)


def test_f_and_g_may_change_places() -> None:
    one, other = function("box"), function("exponential")
    assert np.allclose(convolve(one, other).result, convolve(other, one).result)


def test_the_peak_is_where_it_is_largest() -> None:
    assert convolve(function("box"), function("box")).peak == pytest.approx(0, abs=STEP)
    assert 0.1 < convolve(function("exponential"), function("box")).peak < 0.6
