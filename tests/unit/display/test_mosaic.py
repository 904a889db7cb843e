"""Tiles lie where the layout says, hold the levelled map, and fill the area."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cnnviewer.display.mosaic import best_layout, layout_of, make_mosaic


def counting_maps(channels: int, height: int, width: int) -> NDArray[np.float32]:
    """Every cell another value below 255 (as long as there are fewer cells)."""
    return (np.arange(channels * height * width, dtype=np.float32) % 255).reshape(channels, height, width)


def full_levels(count: int) -> NDArray[np.float32]:
    return np.tile(np.array([0, 255], np.float32), (count, 1))


def tile_of(mosaic: NDArray[np.uint8], layout: object, number: int) -> NDArray[np.uint8]:
    top, left = layout.origin(number)  # type: ignore[attr-defined] # a MosaicLayout
    height, width = layout.tile  # type: ignore[attr-defined] # a MosaicLayout
    return mosaic[top : top + height, left : left + width]


@pytest.mark.parametrize("gap", [0, 1, 3])
@pytest.mark.parametrize("columns", [1, 2, 3, 5])
@pytest.mark.parametrize("size", [(1, 1), (3, 4), (5, 7)])
def test_every_map_stands_unchanged_at_its_place(size: tuple[int, int], columns: int, gap: int) -> None:
    maps = counting_maps(5, *size)
    layout = layout_of(5, size, columns, gap=gap)
    mosaic = make_mosaic(maps, range(5), full_levels(5), layout)
    assert mosaic.shape == layout.size
    for number in range(5):
        np.testing.assert_array_equal(tile_of(mosaic, layout, number), maps[number])


@pytest.mark.parametrize("gap", [1, 3])
def test_a_gap_repeats_the_tile_before_it_and_a_place_without_a_map_holds_0(gap: int) -> None:
    maps = counting_maps(5, 3, 4) + 1
    mosaic = make_mosaic(maps, range(5), full_levels(5), layout_of(5, (3, 4), 3, gap=gap))
    for beyond in range(gap):
        np.testing.assert_array_equal(mosaic[:3, 4 + beyond], maps[0, :, -1])
        np.testing.assert_array_equal(mosaic[3 + beyond, :4], maps[0, -1])
    place = 2 * (4 + gap)
    assert not mosaic[3 + gap :, place:].any()


def test_channels_are_drawn_in_the_order_asked_for() -> None:
    maps = counting_maps(4, 3, 3)
    layout = layout_of(2, (3, 3), 2)
    mosaic = make_mosaic(maps, (3, 1), full_levels(2), layout)
    np.testing.assert_array_equal(tile_of(mosaic, layout, 0), maps[3])
    np.testing.assert_array_equal(tile_of(mosaic, layout, 1), maps[1])


@pytest.mark.parametrize("shrink", [2, 4, 8])
@pytest.mark.parametrize("size", [(16, 24), (15, 23), (17, 9), (1, 5), (5, 1), (7, 8)])
def test_a_shrunk_tile_holds_the_means_of_its_cells(size: tuple[int, int], shrink: int) -> None:
    maps = np.random.default_rng(1).uniform(0, 255, (3, *size)).astype(np.float32)
    layout = layout_of(3, size, 2, shrink)
    mosaic = make_mosaic(maps, range(3), full_levels(3), layout)
    assert layout.tile == (-(-size[0] // shrink), -(-size[1] // shrink))
    for number in range(3):
        np.testing.assert_allclose(tile_of(mosaic, layout, number), halved(maps[number], shrink), atol=3)


def halved(feature_map: NDArray[np.float32], shrink: int) -> NDArray[np.float32]:
    """Means of 2 x 2 cells, again and again; the last line of an odd side stands for two."""
    while shrink > 1:
        padded = np.pad(feature_map, [(0, side % 2) for side in feature_map.shape], mode="edge")
        feature_map = (padded[::2, ::2] + padded[1::2, ::2] + padded[::2, 1::2] + padded[1::2, 1::2]) / 4
        shrink //= 2
    return feature_map


def test_values_outside_of_the_levels_are_clipped() -> None:
    maps = np.array([[[-1e30, -1, 0, 1, 2, 1e30, np.inf, -np.inf, np.nan]]], np.float32)
    mosaic = make_mosaic(maps, [0], np.array([[-1, 1]], np.float32), layout_of(1, (1, 9), 1))
    assert mosaic[0].tolist() == [0, 0, 128, 255, 255, 255, 255, 0, 0]


@pytest.mark.parametrize("outlier", [1e3, 1e7, 1e9, 1e12, 3e38])
def test_a_value_far_above_the_levels_is_drawn_as_the_last_colour(outlier: float) -> None:
    maps = np.array([[[0.5, outlier, -outlier]]], np.float32)
    mosaic = make_mosaic(maps, [0], np.array([[0, 1]], np.float32), layout_of(1, (1, 3), 1))
    assert mosaic[0, 1:].tolist() == [255, 0]


def test_a_map_that_is_a_view_is_drawn_as_well() -> None:
    maps = counting_maps(2, 6, 10)[:, ::2, ::2]
    layout = layout_of(2, (3, 5), 1)
    np.testing.assert_array_equal(tile_of(make_mosaic(maps, (0, 1), full_levels(2), layout), layout, 1), maps[1])


@given(
    st.integers(1, 300),
    st.tuples(st.integers(1, 400), st.integers(1, 400)),
    st.tuples(st.integers(1, 2000), st.integers(1, 2000)),
    st.integers(0, 3),
)
@settings(deadline=None, max_examples=200)
def test_the_best_layout_fits_the_area_and_no_tile_is_smaller_than_on_the_screen(
    count: int, size: tuple[int, int], area: tuple[int, int], gap: int
) -> None:
    columns, shrink, scale = best_layout(count, size, area, gap)
    layout = layout_of(count, size, columns, shrink, gap)
    assert 1 <= columns <= count
    assert shrink & (shrink - 1) == 0
    assert layout.size[0] * scale <= area[0] * (1 + 1e-9)
    assert layout.size[1] * scale <= area[1] * (1 + 1e-9)
    assert shrink == 1 or scale <= 1


@pytest.mark.parametrize(
    ("count", "size", "area", "columns"),
    [
        (16, (240, 320), (760, 400), 2),
        (16, (100, 100), (400, 400), 4),
        (64, (30, 40), (800, 90), 2),
        (1, (9, 9), (5, 5), 1),
    ],
)
def test_the_best_layout_uses_the_height(
    count: int, size: tuple[int, int], area: tuple[int, int], columns: int
) -> None:
    chosen = best_layout(count, size, area, 1)[0]
    reachable = {
        c: min(area[0] / layout_of(count, size, c).size[0], area[1] / layout_of(count, size, c).size[1])
        for c in range(1, count + 1)
    }
    assert reachable[chosen] == max(reachable.values()) >= reachable[columns]


@given(st.integers(1, 20), st.integers(1, 20), st.sampled_from([1, 2, 4]), st.integers(1, 4), st.integers(0, 2))
def test_the_cell_under_a_mosaic_pixel_is_one_that_the_pixel_shows(
    height: int, width: int, shrink: int, columns: int, gap: int
) -> None:
    layout = layout_of(5, (height, width), columns, shrink, gap)
    for tile in range(5):
        top, left = layout.origin(tile)
        for row in range(layout.tile[0]):
            place = layout.at(top + row + 0.5, left + 0.5)
            assert place is not None
            assert place[0] == tile
            assert row * shrink <= place[1] < min((row + 1) * shrink, height)


def test_there_is_no_cell_in_a_gap_or_outside() -> None:
    layout = layout_of(3, (4, 4), 2, gap=1)
    assert layout.at(4.5, 0) is None
    assert layout.at(0, 4.5) is None
    assert layout.at(-0.1, 0) is None
    assert layout.at(6, 6) is None
