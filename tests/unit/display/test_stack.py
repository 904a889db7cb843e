"""The network as boxes: where cells lie and which cell is under a point."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnviewer.display.stack import PITCH_RANGE, YAW_RANGE, Look, bounds_of, lay_out

SHAPES = {"image": (1, 240, 320), "conv1": (16, 240, 320), "pool1": (16, 120, 160), "fc": (10, 1, 1)}

looks = st.builds(
    Look,
    yaw=st.floats(*YAW_RANGE),
    pitch=st.floats(*PITCH_RANGE),
    explode=st.floats(0, 1),
    to_scale=st.booleans(),
)


@given(looks)
def test_boxes_stand_from_left_to_right_and_never_cover_each_other(look: Look) -> None:
    boxes = lay_out(SHAPES, look, ["fc"])
    for left, right in pairwise(boxes):
        assert left.bounds[2] < right.bounds[0]
    assert bounds_of(boxes)[0] == pytest.approx(0.0, abs=1e-9)


@given(looks, st.integers(0, 239), st.integers(0, 319))
def test_the_middle_of_a_cell_of_the_first_map_is_found_again(look: Look, row: int, column: int) -> None:
    box = lay_out(SHAPES, look, ["fc"])[1]
    assert box.slice_at(*box.corner(0, row + 0.5, column + 0.5)) == (0, row, column)


@given(looks, st.integers(0, 15), st.floats(0.02, 0.98), st.floats(0.02, 0.98))
def test_the_map_in_front_is_the_one_under_a_point(look: Look, slice_: int, down: float, across: float) -> None:
    box = lay_out(SHAPES, look, ["fc"])[1]
    point = box.corner(slice_, down * 240, across * 320)
    in_front = next(number for number in range(16) if box.cell_in(number, *point) is not None)
    found = box.slice_at(*point)
    assert found is not None
    assert abs(found[0] - in_front) <= (1 if min(abs(down * 240 % 1), abs(across * 320 % 1)) < 1e-6 else 0)
    assert found == (in_front, *box.cell_in(in_front, *point))


def test_a_map_that_is_pulled_out_counts_where_it_is_drawn() -> None:
    box = lay_out(SHAPES, Look(), ["fc"])[1]
    u, v = box.corner(7, 10.5, 20.5)
    assert box.slice_at(u, v - 0.5, lifted=7, lift=0.5) == (7, 10, 20)


def test_a_point_beside_a_box_is_in_no_map() -> None:
    box = lay_out(SHAPES, Look(), ["fc"])[1]
    left, top, right, bottom = box.bounds
    for point in ((left - 0.01, 0.0), (right + 0.01, 0.0), (left, top - 0.01), (left, bottom + 0.01)):
        assert box.slice_at(*point) is None


def test_a_vector_is_a_column_of_its_numbers() -> None:
    column = lay_out(SHAPES, Look(), ["fc"])[-1]
    assert column.cells == (10, 1)
    assert column.slice_at(*column.corner(0, 3.5, 0.5)) == (0, 3, 0)


def test_to_scale_sides_are_in_proportion() -> None:
    conv, pool = lay_out(SHAPES, Look(to_scale=True), ["fc"])[1:3]
    assert conv.height / pool.height == pytest.approx(2.0)
    assert conv.width / conv.height == pytest.approx(320 / 240)
    narrow = lay_out(SHAPES, Look(), ["fc"])[2]
    assert narrow.height > pool.height


def test_turning_stops_where_the_maps_would_be_seen_edge_on() -> None:
    assert Look().turned(-500, 500) == Look(yaw=YAW_RANGE[0], pitch=PITCH_RANGE[1])
