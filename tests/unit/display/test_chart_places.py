"""Names of marks never cover each other; ticks are round."""

import itertools

import numpy as np
import pytest

from cnnviewer.display.axis import Axis
from cnnviewer.display.label_places import Box, Mark, place_names

BOUNDS = Box(0, 0, 640, 420)


@pytest.mark.parametrize("seed", range(5))
def test_no_name_covers_another_or_leaves_the_chart(seed: int) -> None:
    generator = np.random.default_rng(seed)
    marks = [
        Mark(float(x), float(y), float(radius), 84, 15)
        for x, y, radius in zip(
            generator.uniform(60, 580, 14), generator.uniform(40, 380, 14), generator.uniform(3, 30, 14), strict=True
        )
    ]
    boxes = place_names(marks, BOUNDS)
    for one, other in itertools.combinations(boxes, 2):
        assert one.shared(other) == 0
    for box in boxes:
        assert box.shared(BOUNDS) == pytest.approx(box.width * box.height)


def test_a_lonely_mark_has_its_name_at_its_right() -> None:
    (box,) = place_names([Mark(100, 100, 10, 50, 14)], BOUNDS)
    assert box.left > 110
    assert box.top + box.height / 2 == 100


def test_a_name_keeps_off_what_is_taken() -> None:
    taken = Box(108, 80, 200, 40)
    (box,) = place_names([Mark(100, 100, 10, 50, 14)], BOUNDS, (taken,))
    assert box.shared(taken) == 0


def test_places_on_an_axis() -> None:
    assert Axis(10, 20).place(15) == 0.5
    assert Axis(1e6, 1e10, logarithmic=True).place(1e8) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("axis", "ticks"),
    [
        (Axis(0, 30), (0, 5, 10, 15, 20, 25, 30)),
        (Axis(52, 81), (55, 60, 65, 70, 75, 80)),
        (Axis(2e5, 3e10, logarithmic=True), (1e6, 1e7, 1e8, 1e9, 1e10)),
        (Axis(2e8, 3e9, logarithmic=True), (2e8, 5e8, 1e9, 2e9)),
    ],
)
def test_ticks_are_round_and_between_the_ends(axis: Axis, ticks: tuple[float, ...]) -> None:
    assert axis.ticks() == pytest.approx(ticks)
