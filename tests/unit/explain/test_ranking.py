"""Numbers of classes: softmax, smoothing, and an order whose rows do not jump."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cnnviewer.explain.ranking import LEAST, SMOOTHING_S, STEADY, likeliest, smoothed, softmax, steady_order

_shares = st.lists(st.floats(0, 1), min_size=1, max_size=12).map(np.array)


def test_softmax_takes_any_numbers() -> None:
    np.testing.assert_allclose(softmax(np.array([1e9, 1e9, -1e9])), [0.5, 0.5, 0])
    np.testing.assert_allclose(softmax(np.full(4, np.nan)), 0.25)
    np.testing.assert_allclose(softmax(np.log([1.0, 2.0, 5.0])), [0.125, 0.25, 0.625])


def test_smoothing_covers_the_same_way_whatever_the_frame_rate() -> None:
    once = smoothed(np.zeros(1), np.ones(1), 0.4)
    often = np.zeros(1)
    for _ in range(8):
        often = smoothed(often, np.ones(1), 0.05)
    np.testing.assert_allclose(once, often)
    np.testing.assert_allclose(smoothed(np.zeros(1), np.ones(1), SMOOTHING_S), 1 - np.exp(-1))
    np.testing.assert_allclose(smoothed(np.zeros(1), np.ones(1), 1e9), 1)


def test_the_likeliest_come_first_and_nan_last() -> None:
    assert likeliest(np.array([np.nan, 0.2, 0.8, 0.2]), 3) == (2, 1, 3)


def test_noise_does_not_move_rows_but_a_clear_lead_does() -> None:
    shares = np.array([0.300, 0.305, 0.2])
    assert steady_order((0, 1, 2), shares, 3) == (0, 1, 2)
    assert steady_order((0, 1, 2), np.array([0.3, 0.35, 0.2]), 3) == (1, 0, 2)


def test_without_a_margin_the_order_is_exact_and_equal_classes_stay_where_they_were() -> None:
    shares = np.array([0.3, 0.301, 0.3])
    assert steady_order((2, 0, 1), shares, 3, margin=0, least=0) == (1, 2, 0)


def test_a_class_from_outside_comes_in_only_when_it_is_clearly_likelier() -> None:
    assert steady_order((0, 1), np.array([0.4, 0.300, 0.301]), 2) == (0, 1)
    assert steady_order((0, 1), np.array([0.4, 0.20, 0.30]), 2) == (0, 2)


@given(_shares, st.permutations(range(12)), st.integers(1, 12))
def test_no_class_stands_below_one_that_it_clearly_exceeds(shares, before, count) -> None:
    order = steady_order([number for number in before if number < len(shares)], shares, count)
    assert len(order) == min(count, len(shares)) == len(set(order))
    for place, upper in enumerate(order):
        for lower in set(range(len(shares))) - set(order[: place + 1]):
            assert shares[lower] <= shares[upper] * (1 + STEADY) + LEAST + 1e-12


@given(_shares, st.integers(1, 12))
def test_an_order_that_nothing_contradicts_stays(shares, count) -> None:
    order = steady_order((), shares, count)
    assert order == likeliest(shares, count)
    assert steady_order(order, shares, count) == order
