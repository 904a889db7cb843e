"""Moments in one pass against NumPy on everything at once."""

import numpy as np
import pytest

from cnnviewer.explain.moments import Moments, restored


@pytest.fixture
def maps() -> list[np.ndarray]:
    """Three frames of five channels: of two sizes, far from 0; the last channel repeats the first, the fourth is 0."""
    generator = np.random.default_rng(5)
    made = []
    for rows, columns in ((4, 6), (5, 3), (4, 6)):
        one = generator.normal(1000, 0.5, (5, rows, columns)).astype(np.float32)
        one[1] = np.maximum(one[1] - 1000, 0)
        one[3] = 0
        one[4] = 2 * one[0] + 1
        made.append(one)
    return made


def measured(maps: list[np.ndarray]) -> Moments:
    moments = Moments(5, correlated=True)
    for one in maps:
        moments.add(one)
    return moments


def cells_of(maps: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([one.reshape(5, -1) for one in maps], axis=1).astype(np.float64)


def test_every_number_is_that_of_numpy_on_all_cells_at_once(maps) -> None:
    moments, cells = measured(maps), cells_of(maps)
    assert moments.count == cells.shape[1]
    np.testing.assert_allclose(moments.mean, cells.mean(axis=1), rtol=1e-12)
    np.testing.assert_allclose(moments.variance, cells.var(axis=1), rtol=1e-9, atol=1e-18)
    np.testing.assert_array_equal(moments.low, cells.min(axis=1))
    np.testing.assert_array_equal(moments.high, cells.max(axis=1))
    np.testing.assert_allclose(moments.zero_share, (cells == 0).mean(axis=1))
    alive = [0, 1, 2, 4]
    np.testing.assert_allclose(moments.correlation[np.ix_(alive, alive)], np.corrcoef(cells[alive]), atol=1e-9)


def test_a_channel_that_never_changes_is_dead_and_correlates_with_nothing(maps) -> None:
    moments = measured(maps)
    assert moments.dead.tolist() == [False, False, False, True, False]
    assert np.isnan(moments.correlation[3]).all()


def test_squares_keep_their_digits_far_from_zero() -> None:
    moments = Moments(1)
    cells = (1e6 + np.arange(64, dtype=np.float32)).reshape(1, 8, 8)
    for _ in range(50):
        moments.add(cells)
    assert moments.variance[0] == pytest.approx(np.arange(64).var(), rel=1e-12)


def test_moments_that_were_written_go_on_with_the_same_bits(maps) -> None:
    half = Moments(5, correlated=True)
    half.add(maps[0])
    again = restored({name: array.copy() for name, array in half.arrays().items()})
    for one in maps[1:]:
        again.add(one)
    whole = measured(maps).arrays()
    for name, array in again.arrays().items():
        np.testing.assert_array_equal(array, whole[name])


def test_arrays_of_another_shape_are_refused(maps) -> None:
    arrays = measured(maps).arrays()
    with pytest.raises(ValueError, match="low"):
        restored({**arrays, "low": np.zeros(3)})


def test_a_copy_is_not_touched_by_what_is_added_to_the_original(maps) -> None:
    moments = measured(maps)
    before = moments.copy()
    moments.add(maps[0])
    assert before.count < moments.count
    assert not np.array_equal(before.products, moments.products)
