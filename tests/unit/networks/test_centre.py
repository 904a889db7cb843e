"""Ink in the middle of the tensor, as MNIST and Fashion-MNIST were made."""

from dataclasses import replace

import numpy as np
import pytest

from cnnviewer.errors import NetworkError
from cnnviewer.networks.centre import usual_ink
from cnnviewer.networks.guess import card_for_drawing, card_for_pictures
from cnnviewer.networks.load import load_network
from cnnviewer.networks.prepare import check_card, prepare
from cnnviewer.networks.preprocessing import Centring, Colour, PreprocessingCard
from cnnviewer.networks.zoo import ZOO
from cnnviewer.sources.canvas import Brush
from cnnviewer.sources.drawing import Drawing, Stroke
from tests.unit.networks.test_zoo import frame, golden, share_right, tensor

MASS = PreprocessingCard(28, 28, colour=Colour.GREY, centring=Centring.MASS)
BOX = PreprocessingCard(28, 28, colour=Colour.GREY, centring=Centring.BOX, ink=28)


def drawn(*points: tuple[float, float], thickness: int = 20) -> np.ndarray:
    return Brush().picture(Drawing((Stroke(points, thickness),)))


def extent(picture: np.ndarray) -> tuple[int, int]:
    rows, columns = np.nonzero(picture[:, :, 0] > 16)
    return int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1


@pytest.mark.parametrize("at", [(40.0, 30.0), (90.0, 190.0)])
@pytest.mark.parametrize("size", [40.0, 80.0])
def test_wherever_and_however_large_it_is_drawn_the_ink_is_20_cells_long_and_its_mass_in_the_middle(at, size) -> None:
    row, column = at
    pixels = drawn((row, column), (row + size, column + size / 3), (row + size, column))
    seen = prepare(pixels, MASS).seen
    assert max(extent(seen)) == pytest.approx(20, abs=1)
    grey = seen[:, :, 0].astype(float)
    middle = [(grey.sum(axis=1 - axis) @ np.arange(28)) / grey.sum() for axis in (0, 1)]
    assert middle == pytest.approx([14, 14], abs=0.51)


def test_the_aspect_is_kept() -> None:
    height, width = extent(drawn((60.0, 100.0), (200.0, 140.0)))
    rows, columns = extent(prepare(drawn((60.0, 100.0), (200.0, 140.0)), MASS).seen)
    assert rows / columns == pytest.approx(height / width, rel=0.15)


def test_clothes_fill_the_tensor_with_their_box_in_the_middle() -> None:
    seen = prepare(drawn((60.0, 20.0), (120.0, 20.0), (120.0, 100.0)), BOX).seen
    rows, columns = np.nonzero(seen[:, :, 0])
    assert (columns.min(), columns.max()) == (0, 27)
    assert abs(rows.min() - (27 - rows.max())) <= 1


def test_the_box_of_the_frame_leads_back_to_where_the_ink_was() -> None:
    pixels = drawn((50.0, 60.0), (50.0, 100.0), (130.0, 100.0))
    for card in (MASS, BOX, replace(MASS, height=32, width=40)):
        prepared = prepare(pixels, card)
        top, left, height, width = prepared.frame_box
        inked = np.nonzero(pixels[:, :, 0] > 16)
        rows, columns = np.nonzero(prepared.seen[:, :, 0])
        for cells, pixel, start, length, side in (
            (rows, inked[0], top, height, card.height),
            (columns, inked[1], left, width, card.width),
        ):
            first, last = start + cells.min() * length / side, start + (cells.max() + 1) * length / side
            assert (first, last) == pytest.approx((pixel.min(), pixel.max() + 1), abs=0.01)


def test_without_ink_the_network_sees_black() -> None:
    prepared = prepare(np.zeros((280, 280, 3), np.uint8), MASS)
    assert prepared.tensor.shape == (1, 1, 28, 28)
    assert not prepared.seen.any()


def test_dark_ink_is_found_where_the_card_inverts() -> None:
    pixels = drawn((50.0, 60.0), (50.0, 100.0), (130.0, 100.0))
    assert np.array_equal(
        prepare(255 - pixels, replace(MASS, invert=True)).seen,
        prepare(pixels, MASS).seen,
    )


@pytest.mark.parametrize("name", ["mnist", "fashion"])
def test_the_pictures_a_network_learned_from_are_read_as_well_when_they_are_centred_again(name: str) -> None:
    kept, network, bundled = golden(name), load_network(name), ZOO[name]
    frames = [frame(one) for one in kept["pictures"]]
    before, after = tensor(frames, bundled.card), tensor(frames, bundled.drawn)
    right = [share_right(network, x, kept["labels"]) for x in (before, after)]
    assert right[1] >= right[0] - 0.005
    if name == "mnist":  # they stay where they are; at most a faint rim is lost
        assert np.abs(before - after).max() <= 16 / 255


def test_a_card_for_drawings_is_known_of_the_networks_that_learned_from_ink() -> None:
    for name, centring in (("mnist", Centring.MASS), ("LeNet5", Centring.MASS), ("fashion", Centring.BOX)):
        card = ZOO["fashion" if name == "fashion" else "mnist"].card
        suited = card_for_drawing(card, name)
        assert suited.centring is centring
        assert card_for_pictures(suited).centring is Centring.NONE
    for name in ("cifar10", "other.onnx"):
        assert card_for_drawing(PreprocessingCard(), name) == PreprocessingCard()
    own = PreprocessingCard(28, 28, colour=Colour.GREY)
    assert card_for_drawing(own, "mine.onnx") == replace(own, centring=Centring.MASS, ink=20)


def test_the_ink_is_as_long_as_in_the_data_sets() -> None:
    assert [usual_ink(Centring.MASS, side) for side in (28, 32, 56, 1)] == [20, 20, 40, 1]
    assert [usual_ink(Centring.BOX, side) for side in (28, 32, 56)] == [28, 28, 56]
    with pytest.raises(NetworkError, match="1 cell"):
        check_card(replace(MASS, ink=0))
