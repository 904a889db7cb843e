"""Numbers in cells are read on every colour, on the screen as in files."""

from __future__ import annotations

import numpy as np

from cnnviewer.display.readable import are_light, is_light


def test_black_is_for_light_colours_and_white_for_dark_ones() -> None:
    assert is_light(255, 255, 255) and is_light(255, 220, 0)
    assert not is_light(0, 0, 0) and not is_light(0, 0, 255)


def test_many_colours_are_told_as_each_of_them_is() -> None:
    colours = np.random.default_rng(0).integers(0, 256, (9, 7, 3)).astype(np.uint8)
    each = [[is_light(*(float(part) for part in colour)) for colour in line] for line in colours]
    assert are_light(colours).tolist() == each
