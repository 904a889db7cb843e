"""Every colour map is a table of 256 colours, steady in lightness, and paints a picture with its gaps."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from numpy.typing import NDArray

from cnnviewer.display.colours import COLOUR_MAPS, colourise, paint, table
from cnnviewer.display.draw import draw_picture
from cnnviewer.display.picture import PictureSpec
from cnnviewer.errors import UsageError

every_map = pytest.mark.parametrize("name", COLOUR_MAPS)


def lightness(colours: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Relative luminance (ITU-R BT.709) of linear light, to the power of 1/3 as in CIE lightness."""
    return np.cbrt((colours / 255.0) ** 2.2 @ [0.2126, 0.7152, 0.0722])


@every_map
def test_a_table_has_256_colours_and_is_read_only(name: str) -> None:
    colours = table(name)
    assert colours.shape == (256, 3)
    assert colours.dtype == np.uint8
    assert not colours.flags.writeable
    assert COLOUR_MAPS[name].name == name
    assert COLOUR_MAPS[name].title


@every_map
def test_lightness_is_steady(name: str) -> None:
    """From end to end in a sequential map; from the middle outwards in a diverging one."""
    light = lightness(table(name))
    halves = [light] if COLOUR_MAPS[name].kind == "sequential" else [light[:120], light[136:]]
    for half in halves:
        steps = np.diff(half[::8])
        assert (steps > -0.02).all() or (steps < 0.02).all()


@pytest.mark.parametrize("name", [name for name, entry in COLOUR_MAPS.items() if entry.kind == "diverging"])
def test_the_middle_of_a_diverging_map_is_neutral_and_its_ends_differ(name: str) -> None:
    colours = table(name).astype(int)
    assert np.ptp(colours[127:129].mean(axis=0)) < 30
    assert np.abs(colours[0] - colours[255]).max() > 100


def test_inferno_goes_from_black_to_light_yellow_in_rgb() -> None:
    colours = table("inferno")
    assert colours[0].max() < 10
    assert colours[255][0] > 240 > colours[255][2]


def test_an_unknown_colour_map_is_refused_with_the_known_names() -> None:
    with pytest.raises(UsageError, match="no colour map jet; choose one of blue-white-red"):
        table("jet")


def test_pixels_get_the_colours_of_their_indices() -> None:
    indices = np.arange(256, dtype=np.uint8).reshape(8, 32)
    np.testing.assert_array_equal(paint(indices, table("viridis")), table("viridis")[indices])
    np.testing.assert_array_equal(paint(indices[:, ::2], table("viridis")), table("viridis")[indices[:, ::2]])


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_gaps_and_empty_places_get_a_colour_of_their_own(gap: int) -> None:
    picture = draw_picture(np.ones((3, 4, 5), np.float32), PictureSpec("conv1", columns=2, gap=gap))
    painted = colourise(picture, table("viridis"), gap=(9, 8, 7))
    is_gap = (painted == (9, 8, 7)).all(axis=2)
    assert is_gap.sum() == picture.pixels.size - 3 * 20
    for tile in range(3):
        top, left = picture.layout.origin(tile)
        assert not is_gap[top : top + 4, left : left + 5].any()


def test_a_composite_keeps_its_colours() -> None:
    activation = np.random.default_rng(3).normal(size=(3, 4, 5)).astype(np.float32)
    picture = draw_picture(activation, PictureSpec("conv1", composite=(0, 1, 2)))
    painted = colourise(picture, table("viridis"))
    np.testing.assert_array_equal(painted, picture.pixels)
    assert painted.flags.writeable


def test_colorcet_is_not_loaded_before_one_of_its_maps_is_asked_for() -> None:
    program = (
        "import sys; from cnnviewer.display.colours import table\n"
        "table('inferno'); assert 'colorcet' not in sys.modules\n"
        "table('fire'); assert 'colorcet' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
