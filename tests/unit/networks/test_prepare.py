"""From a frame to the tensor: sizes, colours, numbers, and where in the frame every cell lies."""

from dataclasses import replace

import numpy as np
import pytest

from cnnviewer.errors import NetworkError
from cnnviewer.networks.prepare import LARGEST_SIDE, prepare
from cnnviewer.networks.preprocessing import Colour, Fit, PreprocessingCard

CARD = PreprocessingCard(24, 32)


def frame(rows: int, columns: int) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (rows, columns, 3), dtype=np.uint8)


@pytest.mark.parametrize("fit", Fit)
@pytest.mark.parametrize("size", [(1, 1), (24, 32), (48, 64), (30_000, 1), (1, 30_000), (7, 300), (25, 33), (240, 100)])
def test_every_frame_fits_in_every_way(fit: Fit, size: tuple[int, int]) -> None:
    pixels = frame(*size)
    pixels.flags.writeable = False
    prepared = prepare(pixels, replace(CARD, fit=fit))
    height, width = prepared.tensor.shape[2:]
    assert prepared.tensor.dtype == np.float32
    assert prepared.tensor.shape[:2] == (1, 3)
    assert prepared.seen.shape == (height, width, 3)
    assert not prepared.tensor.flags.writeable
    assert not prepared.seen.flags.writeable
    if fit is Fit.NONE:
        assert (height, width) == size
    elif fit is Fit.INSIDE:
        assert height <= 24
        assert width <= 32
        assert height == 24 or width == 32
    else:
        assert (height, width) == (24, 32)
    top, left, box_height, box_width = prepared.frame_box
    assert box_height > 0
    assert box_width > 0
    if fit is not Fit.LETTERBOX:
        assert top >= 0
        assert left >= 0
        assert top + box_height <= size[0]
        assert left + box_width <= size[1]


@pytest.mark.parametrize("fit", [fit for fit in Fit if fit is not Fit.NONE])
@pytest.mark.parametrize("size", [(96, 128), (96, 256), (200, 128), (12, 40)])
def test_a_cell_of_the_tensor_shows_the_place_of_the_frame_that_the_box_says(fit: Fit, size: tuple[int, int]) -> None:
    """A ramp along each axis: the brightness of a cell tells where it was in the frame."""
    rows, columns = np.mgrid[0 : size[0], 0 : size[1]]
    ramps = np.stack([rows * 200 / size[0], columns * 200 / size[1], np.full(size, 255.0)], axis=2).astype(np.uint8)
    prepared = prepare(ramps, replace(CARD, fit=fit))
    top, left, height, width = prepared.frame_box
    _, _, cells_down, cells_across = prepared.tensor.shape
    inside = prepared.tensor[0, 2] > 0.99
    assert inside.mean() > 0.3
    down, across = np.nonzero(inside)
    frame_rows = top + (down + 0.5) * height / cells_down
    frame_columns = left + (across + 0.5) * width / cells_across
    seen = prepared.tensor[0, :, down, across] * 255
    np.testing.assert_allclose(seen[:, 0], frame_rows * 200 / size[0], atol=200 / 12)
    np.testing.assert_allclose(seen[:, 1], frame_columns * 200 / size[1], atol=200 / 12)


def test_a_letterbox_adds_black_around_the_whole_frame() -> None:
    prepared = prepare(np.full((48, 32, 3), 255, np.uint8), replace(CARD, fit=Fit.LETTERBOX))
    assert prepared.frame_box == (0.0, -16.0, 48.0, 64.0)
    assert prepared.seen[:, 8:24].min() == 255
    assert prepared.seen[:, :8].max() == 0
    assert prepared.seen[:, 24:].max() == 0


def test_an_inverted_frame_is_light_where_it_was_dark_and_a_letterbox_around_it_stays_black() -> None:
    prepared = prepare(np.full((48, 32, 3), (0, 100, 255), np.uint8), replace(CARD, fit=Fit.LETTERBOX, invert=True))
    assert set(map(tuple, prepared.seen[:, 8:24].reshape(-1, 3).tolist())) == {(255, 155, 0)}
    assert prepared.seen[:, :8].max() == prepared.seen[:, 24:].max() == 0
    np.testing.assert_allclose(prepared.tensor[0, 1, :, 8:24], 155 / 255, atol=1e-6)


def test_a_crop_takes_the_middle() -> None:
    assert prepare(frame(48, 100), replace(CARD, fit=Fit.CROP)).frame_box == (0.0, 18.0, 48.0, 64.0)


@pytest.mark.parametrize("colour", Colour)
def test_the_channels_are_those_of_the_card(colour: Colour) -> None:
    pixels = frame(24, 32)
    tensor = prepare(pixels, replace(CARD, colour=colour, fit=Fit.NONE)).tensor[0]
    planes = pixels.astype(np.float64).transpose(2, 0, 1) / 255
    if colour is Colour.GREY:
        grey = np.round(pixels @ np.array([0.299, 0.587, 0.114])) / 255
        np.testing.assert_allclose(tensor, grey[None], atol=1.01 / 255)
    else:
        np.testing.assert_allclose(tensor, planes if colour is Colour.RGB else planes[::-1], atol=1e-6)


def test_range_mean_and_deviation_are_applied_per_channel() -> None:
    pixels = frame(24, 32)
    mean, std = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
    tensor = prepare(pixels, replace(CARD, fit=Fit.NONE, mean=mean, std=std)).tensor[0]
    expected = (pixels.transpose(2, 0, 1) / 255 - np.reshape(mean, (3, 1, 1))) / np.reshape(std, (3, 1, 1))
    np.testing.assert_allclose(tensor, expected, rtol=1e-5, atol=1e-5)
    one = prepare(pixels, replace(CARD, fit=Fit.NONE, scale=1.0, mean=(127.0,), std=(128.0,))).tensor[0]
    np.testing.assert_allclose(one, (pixels.transpose(2, 0, 1) - 127.0) / 128, atol=1e-6)


def test_what_the_network_sees_is_kept_as_a_picture_of_its_own() -> None:
    pixels = frame(24, 32)
    prepared = prepare(pixels, CARD)
    np.testing.assert_array_equal(prepared.seen, pixels)
    assert not np.shares_memory(prepared.seen, pixels)


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (PreprocessingCard(0, 32), "height"),
        (PreprocessingCard(24, -1), "width"),
        (PreprocessingCard(24, LARGEST_SIDE + 1), "width"),
        (PreprocessingCard(LARGEST_SIDE, LARGEST_SIDE), "too large"),
        (replace(CARD, std=(1.0, 0.0, 1.0)), "divide by zero"),
        (replace(CARD, std=()), "at least"),
        (replace(CARD, mean=(float("nan"),)), "finite"),
        (replace(CARD, scale=float("inf")), "finite"),
    ],
)
def test_a_card_that_cannot_be_is_refused_with_one_sentence(card: PreprocessingCard, words: str) -> None:
    with pytest.raises(NetworkError, match=words) as caught:
        prepare(frame(4, 4), card)
    assert ". " not in str(caught.value)


def test_a_frame_too_large_for_the_network_is_refused_when_nothing_shrinks_it() -> None:
    vast = np.broadcast_to(np.zeros((1, 1, 3), np.uint8), (30_000, 30_000, 3))
    with pytest.raises(NetworkError, match="30000 × 30000 is too large"):
        prepare(vast, replace(CARD, fit=Fit.NONE))
