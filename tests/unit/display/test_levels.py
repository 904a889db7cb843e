"""Levels of every map are usable, enclose what they should and move as a video needs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from cnnviewer.display.draw import draw_picture
from cnnviewer.display.levels import levels_of, network_limits, oriented, smoothed, usable
from cnnviewer.display.picture import LevelSpec, PictureSpec, Scope
from cnnviewer.display.sampling import sample

any_maps = arrays.arrays(
    np.float32,
    arrays.array_shapes(min_dims=3, max_dims=3, max_side=9),
    elements=st.floats(width=32, allow_nan=True, allow_infinity=True),
)


def spec_with(scope: Scope = Scope.MAP, *, signed: bool = True, **fields: object) -> PictureSpec:
    return PictureSpec("conv1", signed=signed, levels=LevelSpec(scope=scope, **fields))  # type: ignore[arg-type] # by name


def random_maps(channels: int = 3, height: int = 40, width: int = 50) -> NDArray[np.float32]:
    return np.random.default_rng(5).normal(size=(channels, height, width)).astype(np.float32)


@settings(deadline=None, max_examples=150)
@given(
    any_maps,
    st.sampled_from(Scope),
    st.booleans(),
    st.booleans(),
    st.integers(0, 5),
    st.none() | st.tuples(st.floats(), st.floats()),
)
def test_levels_of_anything_are_finite_and_apart(
    maps: NDArray[np.float32],
    scope: Scope,
    signed: bool,
    robust: bool,
    border: int,
    limits: tuple[float, float] | None,
) -> None:
    spec = spec_with(scope, signed=signed, robust=robust, ignore_border=border, limits=limits)
    levels, legend = levels_of(maps, spec, range(len(maps)), limits=limits)
    assert levels.shape == (len(maps), 2)
    assert np.isfinite(levels).all()
    assert (levels[:, 0] < levels[:, 1]).all()
    assert legend[0] < legend[1]


@settings(deadline=None, max_examples=60)
@given(any_maps, st.sampled_from([Scope.MAP, Scope.LAYER]), st.booleans())
def test_signed_levels_are_symmetrical_about_zero(maps: NDArray[np.float32], scope: Scope, robust: bool) -> None:
    levels, legend = levels_of(maps, spec_with(scope, robust=robust), range(len(maps)))
    np.testing.assert_array_equal(levels[:, 0], -levels[:, 1])
    assert legend[0] == -legend[1]


def test_unsigned_levels_start_at_zero_unless_values_are_negative() -> None:
    maps = np.array([[[2.0, 5.0]], [[-3.0, 5.0]], [[-3.0, -2.0]]], np.float32)
    levels, _ = levels_of(maps, spec_with(signed=False, robust=False), range(3))
    assert levels.tolist() == [[0, 5], [-3, 5], [-3, 0]]


@pytest.mark.parametrize(
    ("value", "signed", "expected"),
    [(0.0, True, (-1, 1)), (0.0, False, (0, 1)), (3.0, True, (-3, 3)), (3.0, False, (0, 3)), (-3.0, False, (-3, 0))],
)
def test_a_constant_map_gets_a_scale(value: float, signed: bool, expected: tuple[float, float]) -> None:
    maps = np.full((1, 4, 4), value, np.float32)
    levels, _ = levels_of(maps, spec_with(signed=signed), [0])
    assert tuple(levels[0]) == expected


def test_a_robust_scale_leaves_out_the_extremes() -> None:
    maps = random_maps(1, 100, 100)
    maps[0, 0, 0] = 1000
    robust, _ = levels_of(maps, spec_with(), [0])
    full, _ = levels_of(maps, spec_with(robust=False), [0])
    assert 2 < robust[0, 1] < 4
    assert full[0, 1] == 1000


def test_a_robust_scale_of_a_sparse_map_reaches_to_its_maximum() -> None:
    maps = np.zeros((1, 100, 100), np.float32)
    maps[0, 50, 51] = 7
    levels, _ = levels_of(maps, spec_with(signed=False), [0])
    assert levels.tolist() == [[0, 7]]


@pytest.mark.parametrize("period", range(2, 12))
def test_percentiles_see_a_pattern_of_any_period(period: int) -> None:
    rows, columns = np.mgrid[:300, :400]
    grating = ((rows + columns) % period == 0).astype(np.float32)[None]
    assert sample(grating).percentiles.tolist() == [[0, 1]]


def test_the_border_can_be_left_out() -> None:
    maps = np.ones((1, 10, 10), np.float32)
    maps[0, 0, :] = 90
    levels, _ = levels_of(maps, spec_with(ignore_border=2, robust=False), [0])
    assert levels[0, 1] == 1


def test_a_border_larger_than_the_map_is_ignored() -> None:
    maps = np.arange(9, dtype=np.float32).reshape(1, 3, 3)
    levels, _ = levels_of(maps, spec_with(ignore_border=2, robust=False), [0])
    assert levels[0, 1] == 8


def test_the_scope_layer_is_the_same_for_every_map_and_does_not_depend_on_which_are_shown() -> None:
    maps = random_maps() * np.array([1, 2, 8], np.float32)[:, None, None]
    spec = spec_with(Scope.LAYER, robust=False)
    everything, _ = levels_of(maps, spec, range(3))
    one, _ = levels_of(maps, spec, [0])
    assert (everything == everything[0]).all()
    assert one[0, 1] == everything[0, 1] == np.abs(maps).max()


def test_typed_limits_count_more_than_the_scope() -> None:
    levels, legend = levels_of(random_maps(), spec_with(Scope.LAYER, limits=(2.0, -1.0)), range(3))
    assert levels.tolist() == [[-1, 2]] * 3
    assert legend == (-1, 2)


def test_the_scope_network_ends_at_the_same_number_for_signed_and_unsigned_layers() -> None:
    limits = (-9.0, 4.0)
    signed, _ = levels_of(random_maps(), spec_with(Scope.NETWORK), range(3), limits=limits)
    unsigned, _ = levels_of(np.abs(random_maps()), spec_with(Scope.NETWORK, signed=False), range(3), limits=limits)
    assert signed.tolist() == [[-9, 9]] * 3
    assert unsigned.tolist() == [[0, 9]] * 3


def test_network_limits_enclose_every_layer() -> None:
    layers = [np.array([[[-2.0, 1.0]]], np.float32), np.array([[[[0.0, 5.0]]]], np.float32)]
    assert network_limits(layers, LevelSpec(robust=False)) == (-2, 5)
    assert network_limits([]) is None


def test_the_scope_hold_keeps_the_levels_of_the_picture_before() -> None:
    maps = random_maps()
    before = draw_picture(maps, spec_with(Scope.MAP))
    after = draw_picture(maps * 10, spec_with(Scope.HOLD), previous=before)
    again = draw_picture(maps * 100, replace(spec_with(Scope.HOLD), channels=(2, 0)), previous=after)
    np.testing.assert_array_equal(after.levels, before.levels)
    np.testing.assert_array_equal(again.levels, before.levels[[2, 0]])


def test_held_levels_of_another_layer_are_not_taken_over() -> None:
    maps = random_maps()
    before = draw_picture(maps * 50, replace(spec_with(), value="conv2"))
    held = draw_picture(maps, spec_with(Scope.HOLD), previous=before)
    np.testing.assert_array_equal(held.levels, draw_picture(maps, spec_with()).levels)


@pytest.mark.parametrize("scope", [Scope.MAP, Scope.LAYER])
def test_levels_of_a_video_expand_at_once_and_shrink_slowly(scope: Scope) -> None:
    spec = spec_with(scope, smooth=True, robust=False)
    small, large = random_maps(), random_maps() * 4
    first = draw_picture(small, spec)
    grown = draw_picture(large, spec, previous=first)
    shrunk = draw_picture(small, spec, previous=grown)
    np.testing.assert_allclose(grown.levels, first.levels * 4)
    np.testing.assert_allclose(shrunk.levels, first.levels * 3.7, rtol=1e-5)


def test_smoothing_ends_at_the_levels_of_a_picture_that_stays() -> None:
    levels = (-50.0, 50.0)
    for _ in range(200):
        levels = smoothed((-2.0, 2.0), levels)
    assert levels == pytest.approx((-2, 2))


def test_a_map_that_comes_to_life_is_not_drawn_on_the_scale_of_a_dead_one() -> None:
    spec = spec_with(smooth=True)
    dead = np.zeros((1, 8, 8), np.float32)
    faint = random_maps(1, 8, 8) * 0.001
    alive = draw_picture(faint, spec, previous=draw_picture(dead, spec))
    np.testing.assert_array_equal(alive.levels, draw_picture(faint, spec).levels)
    np.testing.assert_array_equal(draw_picture(dead, spec, previous=alive).levels, alive.levels)


def test_other_rules_start_without_smoothing() -> None:
    maps = random_maps()
    before = draw_picture(maps * 9, spec_with(smooth=True))
    after = draw_picture(maps, spec_with(smooth=True, robust=False), previous=before)
    np.testing.assert_array_equal(after.levels, draw_picture(maps, spec_with(robust=False)).levels)


@pytest.mark.parametrize("limits", [(1e30, 1e30 + 1), (5e-40, 6e-40), (float("inf"), 0.0), (-3e38, 3e38)])
def test_limits_of_any_size_become_usable(limits: tuple[float, float]) -> None:
    low, high = usable(limits, True)
    assert np.float32(low) < np.float32(high)
    assert np.isfinite(255 / (high - low))


def test_values_below_zero_extend_an_unsigned_scale() -> None:
    assert oriented(-1, 4, signed=False) == (-1, 4)
    assert oriented(1, 4, signed=False) == (0, 4)
    assert oriented(-6, 4, signed=True) == (-6, 6)


def test_maps_of_one_cell_share_a_scale() -> None:
    vector = np.array([0.1, -0.4, 2.0], np.float32).reshape(3, 1, 1)
    levels, legend = levels_of(vector, spec_with(Scope.MAP, robust=False), range(3))
    assert levels.tolist() == [[-2, 2]] * 3
    assert legend == (-2, 2)
