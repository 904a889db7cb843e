"""The formulas of the test patterns, at pixels where their value is known."""

from __future__ import annotations

import numpy as np
import pytest

from cnnviewer.sources.pattern import PATTERNS, draw_pattern
from cnnviewer.sources.registry import open_source

MOVING = [name for name in PATTERNS if not open_source(f"pattern:{name}").still]


@pytest.mark.parametrize(
    ("name", "row", "column", "value"),
    [
        ("checkerboard", 0, 0, 0),
        ("checkerboard", 0, 20, 255),
        ("checkerboard", 20, 20, 0),
        ("horizontal-gradient", 100, 0, 0),
        ("horizontal-gradient", 3, 319, 255),
        ("vertical-gradient", 0, 100, 0),
        ("vertical-gradient", 239, 3, 255),
        ("impulse", 120, 160, 255),
        ("impulse", 120, 161, 0),
        ("step-edge", 9, 159, 0),
        ("step-edge", 9, 160, 255),
        ("coarse-grating", 50, 8, 255),
        ("coarse-grating", 50, 24, 0),
        ("fine-grating", 50, 1, 255),
        ("fine-grating", 50, 3, 0),
        ("zone-plate", 120, 160, 255),
        ("grating-chart", 3, 4, 255),
    ],
)
def test_a_pattern_has_the_value_of_its_formula(name: str, row: int, column: int, value: int) -> None:
    assert draw_pattern(name)[row, column].tolist() == [value] * 3


def test_the_impulse_is_one_pixel() -> None:
    assert np.count_nonzero(draw_pattern("impulse")) == 3


def test_the_zone_plate_reaches_half_a_cycle_per_pixel_at_its_upper_edge() -> None:
    column = draw_pattern("zone-plate")[:8, 160, 0].astype(int)
    assert np.abs(np.diff(column)).min() > 200


def test_the_colour_bars_are_in_the_usual_order() -> None:
    bars = draw_pattern("colour-bars")[120, 20::40] // 255
    assert ["".join(map(str, bar)) for bar in bars.tolist()] == ["111", "110", "011", "010", "101", "100", "001", "000"]


@pytest.mark.parametrize("name", MOVING)
def test_a_moving_pattern_ends_where_it_begins(name: str) -> None:
    source = open_source(f"pattern:{name}")
    count = source.frame_count or 0
    first, second, last = (draw_pattern(name, index).astype(int) for index in (0, 1, count - 1))
    jump, step = np.abs(first - last).mean(), np.abs(second - first).mean()
    assert 0 < jump < 1.5 * step
    assert source.duration_s == pytest.approx(count / 30)


def test_there_are_still_and_moving_patterns() -> None:
    assert len(MOVING) >= 3
    assert {"checkerboard", "impulse", "step-edge", "zone-plate", "colour-bars"} <= set(PATTERNS) - set(MOVING)


def test_the_noise_is_always_the_same() -> None:
    assert np.array_equal(draw_pattern("noise"), draw_pattern("noise"))
