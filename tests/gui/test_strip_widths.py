"""The widths of the strip's columns: they fit, the selected one is wide, maps fill the height."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnviewer.gui.panels.strip_widths import NARROWEST, Tiles, column_widths, map_widths

DEMO = tuple(
    Tiles(count, size)
    for count, size in (
        (4, (240, 320)),
        (16, (240, 320)),
        (16, (120, 160)),
        (32, (120, 160)),
        (32, (60, 80)),
        (64, (60, 80)),
        (64, (30, 40)),
    )
)

tiles = st.builds(Tiles, st.integers(1, 128), st.tuples(st.integers(1, 300), st.integers(1, 300)))


@given(
    st.lists(tiles, min_size=1, max_size=9).map(tuple), st.integers(-1, 8), st.integers(80, 2000), st.integers(20, 1200)
)
def test_the_columns_take_exactly_the_room_or_are_scrolled(
    columns: tuple[Tiles, ...], selected: int, room: int, height: int
) -> None:
    widths = column_widths(columns, selected, room, height)
    assert len(widths) == len(columns) and min(widths) >= NARROWEST[-1]
    if sum(widths) <= room:
        assert sum(widths) > room - len(columns)
    else:
        assert all(width == NARROWEST[0] for index, width in enumerate(widths) if index != selected)


@pytest.mark.parametrize("selected", range(7))
def test_the_selected_column_is_the_widest_of_the_demo_network(selected: int) -> None:
    widths = column_widths(DEMO, selected, 676, 540)
    assert sum(widths) == 676
    assert widths[selected] == max(widths) and widths[selected] >= 1.5 * sorted(widths)[-2]


@pytest.mark.parametrize("selected", range(7))
def test_maps_fill_most_of_the_height_at_the_first_window_size(selected: int) -> None:
    for column, width in zip(DEMO[1:], column_widths(DEMO, selected, 676, 540)[1:], strict=True):
        across = float(map_widths(column, np.array([float(width)]), 540)[0])
        rows = -(-column.count // max(1, int(width / across + 1e-6)))
        assert rows * across * column.size[0] / column.size[1] > 0.7 * 540


def test_an_enlarged_map_gets_what_the_other_columns_can_spare() -> None:
    alone = (*DEMO[:1], Tiles(1, (240, 320)), *DEMO[2:])
    assert column_widths(alone, 1, 676, 540)[1] > 1.5 * column_widths(DEMO, 1, 676, 540)[1]


def test_many_columns_keep_a_readable_width_and_are_scrolled() -> None:
    widths = column_widths(tuple(Tiles(8, (20, 20)) for _ in range(30)), 3, 700, 500)
    assert sum(widths) > 700 and min(widths) == NARROWEST[0] and widths[3] == 280
    assert column_widths(tuple(Tiles(8, (20, 20)) for _ in range(7)), 3, 200, 300)[3] > 2 * NARROWEST[0]
