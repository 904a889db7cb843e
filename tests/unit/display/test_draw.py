"""A picture answers its spec whatever the activation looks like."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from cnnviewer.display.draw import draw_picture
from cnnviewer.display.picture import LevelSpec, PictureSpec, Scope


def maps(channels: int = 4, height: int = 10, width: int = 12) -> NDArray[np.float32]:
    return np.random.default_rng(2).normal(size=(channels, height, width)).astype(np.float32)


def test_zero_is_the_middle_colour_of_a_signed_layer() -> None:
    activation = maps()
    activation[:, 0, 0] = 0
    picture = draw_picture(activation, PictureSpec("conv1"))
    for tile in range(4):
        assert picture.pixels[picture.layout.origin(tile)] in (127, 128)


def test_a_dead_layer_is_drawn_in_the_colour_of_zero() -> None:
    dead = np.zeros((2, 3, 3), np.float32)
    assert draw_picture(dead, PictureSpec("conv1", columns=1, gap=0)).pixels.tolist() == [[128] * 3] * 6
    assert not draw_picture(dead, PictureSpec("conv1", signed=False)).pixels.any()


@pytest.mark.parametrize(
    ("asked", "drawn"), [(None, (0, 1, 2, 3)), ((2, 0), (2, 0)), ((1, 9, -3), (1,)), ((77,), (3,)), ((), (3,))]
)
def test_channels_that_do_not_exist_any_more_are_left_out(
    asked: tuple[int, ...] | None, drawn: tuple[int, ...]
) -> None:
    picture = draw_picture(maps(), PictureSpec("conv1", channels=asked))
    assert picture.channels == drawn
    assert picture.layout.count == len(drawn)
    assert len(picture.levels) == len(drawn)


def test_a_composite_is_one_tile_of_three_colours() -> None:
    activation = maps()
    picture = draw_picture(activation, PictureSpec("conv1", composite=(2, 0, 9), gap=0))
    assert picture.pixels.shape == (10, 12, 3)
    assert picture.channels == (2, 0, 3)
    assert picture.layout.count == 1
    for plane, channel in enumerate(picture.channels):
        alone = draw_picture(activation, PictureSpec("conv1", channels=(channel,)))
        np.testing.assert_array_equal(picture.pixels[:, :, plane], alone.pixels)


def test_a_vector_is_drawn_as_maps_of_one_cell() -> None:
    picture = draw_picture(np.arange(10, dtype=np.float32), PictureSpec("classes", columns=5, signed=False))
    assert picture.layout.map == (1, 1)
    assert picture.layout.count == 10


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("scope", [Scope.MAP, Scope.LAYER])
def test_a_map_without_a_finite_value_does_not_disturb_its_neighbours(value: float, scope: Scope) -> None:
    activation = maps()
    healthy = draw_picture(activation, PictureSpec("conv1", channels=(0,), levels=LevelSpec(Scope.MAP)))
    activation[2] = value
    picture = draw_picture(activation, PictureSpec("conv1", levels=LevelSpec(scope)))
    assert np.isfinite(picture.levels).all()
    assert np.isfinite(picture.span).all()
    if scope is Scope.MAP:
        np.testing.assert_array_equal(picture.pixels[:10, :12], healthy.pixels)


def test_the_histogram_counts_over_the_span() -> None:
    activation = np.linspace(-1, 3, 200, dtype=np.float32).reshape(2, 10, 10)
    picture = draw_picture(activation, PictureSpec("conv1"))
    assert picture.span == (-1, 3)
    assert picture.histogram.shape == (64,)
    assert picture.histogram.sum() == 200
    assert picture.histogram.min() >= 3


def test_a_constant_layer_has_its_histogram_in_one_bin() -> None:
    picture = draw_picture(np.full((1, 4, 4), 2.5, np.float32), PictureSpec("conv1"))
    assert picture.span == (2.5, 2.5)
    assert picture.histogram.sum() == picture.histogram.max() == 16


def test_a_picture_is_never_overwritten_by_the_next() -> None:
    spec = PictureSpec("conv1", shrink=2)
    first = draw_picture(maps(), spec)
    kept = first.pixels.copy()
    for factor in range(5):
        draw_picture(maps() * -factor, spec, previous=first)
    np.testing.assert_array_equal(first.pixels, kept)
    with pytest.raises(ValueError, match="read-only"):
        first.pixels[0, 0] = 1


def test_a_read_only_activation_can_be_drawn() -> None:
    activation = maps()
    activation.flags.writeable = False
    assert draw_picture(activation, PictureSpec("conv1", shrink=4)).layout.shrink == 4


def test_a_view_of_an_activation_is_drawn_like_its_copy() -> None:
    view = maps(8, 20, 24)[::2, ::2, ::2]
    spec = PictureSpec("conv1")
    np.testing.assert_array_equal(draw_picture(view, spec).pixels, draw_picture(view.copy(), spec).pixels)


@pytest.mark.parametrize("columns", [-2, 0, 3, 99])
@pytest.mark.parametrize("shrink", [-1, 0, 3, 1024])
def test_columns_and_shrink_out_of_range_are_brought_into_it(columns: int, shrink: int) -> None:
    picture = draw_picture(maps(), PictureSpec("conv1", columns=columns, shrink=shrink))
    assert picture.pixels.shape == picture.layout.size
    assert 1 <= picture.layout.columns <= 4
