"""The last half minute of probabilities: a ring that stands still while nothing happens."""

import numpy as np
import pytest

from cnnviewer.explain.class_history import LONGEST_PAUSE_S, SPAN_S, ClassHistory


def test_moments_come_back_in_order_with_their_seconds() -> None:
    history = ClassHistory(2)
    for second in range(4):
        history.add(np.array([second / 10, 1 - second / 10]), 100.0 + second)
    seconds, values = history.curve(0)
    np.testing.assert_allclose(seconds, [-3, -2, -1, 0])
    np.testing.assert_allclose(values, [0, 0.1, 0.2, 0.3], atol=1e-7)


def test_what_is_older_than_the_span_is_gone() -> None:
    history = ClassHistory(3)
    for number in range(100):
        history.add(np.full(3, number / 100), float(number))
    seconds, values = history.curve(2)
    assert seconds[0] == pytest.approx(-SPAN_S)
    assert values[-1] == pytest.approx(0.99)


def test_a_pause_counts_as_a_short_one() -> None:
    history = ClassHistory(1)
    history.add(np.array([0.2]), 0.0)
    history.add(np.array([0.4]), 3600.0)
    np.testing.assert_allclose(history.curve(0)[0], [-LONGEST_PAUSE_S, 0])


def test_quick_frames_do_not_push_out_the_past() -> None:
    history = ClassHistory(1)
    for number in range(6000):  # 30 seconds at 200 frames a second
        history.add(np.array([number / 6000]), number / 200)
    seconds, values = history.curve(0)
    assert seconds[0] < -SPAN_S + 1
    assert seconds[-1] == 0
    assert values[-1] == pytest.approx(5999 / 6000)
    assert np.all(np.diff(values) > 0)
    assert 300 < len(history) <= 900


def test_a_network_of_very_many_classes_keeps_fewer_moments_of_the_same_span() -> None:
    history = ClassHistory(20_000)
    for number in range(300):
        history.add(np.full(20_000, number / 300), number / 10)
    seconds, _ = history.curve(19_999)
    assert seconds[0] < -SPAN_S + 1.5
    assert len(history) < 200
