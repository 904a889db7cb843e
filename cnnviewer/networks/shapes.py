"""A network made by hand: Conv1 finds edges and colours, Conv2 corners and bars, Conv3 curves, shapes and borders.

Directions are numbered 0 to 7, counter-clockwise from the right in steps of 45 degrees. An edge of direction d is a
place where brightness grows towards d. The filters of a layer say which maps of the layer before must be strong in
which of the 3 x 3 cells (positive numbers) and which must not (negative); `calibrated` then scales them.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cnnviewer.networks.banks import BLUE, GREEN, GREY, RED, YELLOW, coloured
from cnnviewer.networks.calibration import calibrated
from cnnviewer.networks.kernels.smooth import difference_of_gaussians, gabor, gaussian
from cnnviewer.networks.stack import ConvLayer, Layer, Padding, PaddingMode, PoolLayer, Weight, read_only

SIZE_1 = (5, 5)

# (row, column) of the 3 x 3 cell that lies in each direction from the centre.
TOWARDS = ((1, 2), (0, 2), (0, 1), (0, 0), (1, 0), (2, 0), (2, 1), (2, 2))
CENTRE = (1, 1)

# Which maps Conv1 makes.
EDGE = tuple(range(8))
BRIGHT_SPOT, DARK_SPOT, LIGHT, DARK, RED_MAP, GREEN_MAP, BLUE_MAP, YELLOW_MAP = range(8, 16)
# Which maps Conv2 makes.
LONG_EDGE, CORNER, BAR = tuple(range(8)), tuple(range(8, 16)), tuple(range(16, 24))
TEXTURE, SMOOTH, RED_AREA, GREEN_AREA, BLUE_AREA, YELLOW_AREA, LIGHT_AREA, DARK_AREA = range(24, 32)

Cells = Mapping[tuple[int, tuple[int, int]], float]


def shape_layers() -> tuple[Layer, ...]:
    """Conv1, Pool1, Conv2, Pool2, Conv3, Pool3."""
    padding = Padding(mode=PaddingMode.REPLICATE)
    first = ConvLayer("Conv1", edges_and_colours(), _no_bias(16), padding=padding)
    first = calibrated((), first, np.array([0.5] * 10 + [0.8] * 2 + [0.85] * 4))
    before: tuple[Layer, ...] = (first, PoolLayer("Pool1"))
    second = ConvLayer("Conv2", corners_and_bars(), _no_bias(32), padding=padding)
    rivals = np.zeros((32, 16), np.bool_)
    rivals[:24, EDGE] = True
    second = calibrated(before, second, np.array([0.4] * 24 + [0.65] * 8), rivals)
    before = (*before, second, PoolLayer("Pool2"))
    third = ConvLayer("Conv3", curves_and_borders(), _no_bias(64), padding=padding)
    rivals = np.zeros((64, 32), np.bool_)
    rivals[[*range(30), 62], :24] = True
    third = calibrated(before, third, np.where(rivals.any(axis=1), 0.45, 0.65), rivals)
    return (*before, third, PoolLayer("Pool3"))


def edges_and_colours() -> Weight:
    """(16, 3, 5, 5): edges of 8 directions, bright and dark spots, light and dark, red, green, blue, yellow."""
    # Half a turn of phase after a bright line is an edge; 270 degrees: it grows towards the direction.
    filters = [coloured(gabor(SIZE_1, 6.0, 45.0 * d, 270.0, 1.5, 0.7), GREY) for d in range(8)]
    spot = coloured(difference_of_gaussians(SIZE_1, 0.7, 2.0), GREY)
    soft = gaussian(SIZE_1, 1.0)
    filters += [spot, -spot, coloured(soft, GREY), coloured(soft, -GREY)]
    opponents = (RED - (GREEN + BLUE) / 2, GREEN - (RED + BLUE) / 2, BLUE - YELLOW, YELLOW - BLUE)
    filters += [coloured(soft, colour) for colour in opponents]
    return read_only(np.stack(filters))


def corners_and_bars() -> Weight:
    """(32, 16, 3, 3): long edges, corners of bright things, bright and dark bars, texture, areas of one colour."""
    filters: list[Cells] = []
    for d in range(8):
        one, other = TOWARDS[(d + 2) % 8], TOWARDS[(d + 6) % 8]
        filters.append(
            {(EDGE[d], one): 1, (EDGE[d], CENTRE): 1, (EDGE[d], other): 1}
            | {(EDGE[(d + turn) % 8], CENTRE): -0.6 for turn in (2, 6)}
        )
    for d in range(8):
        # The corner opens between d and d + 2: its two edges run from the centre along each other's direction.
        e = (d + 2) % 8
        filters.append(
            {(EDGE[d], CENTRE): 1, (EDGE[d], TOWARDS[e]): 1, (EDGE[e], CENTRE): 1, (EDGE[e], TOWARDS[d]): 1}
            | {(EDGE[d], TOWARDS[(e + 4) % 8]): -1, (EDGE[e], TOWARDS[(d + 4) % 8]): -1}
        )
    for d in range(8):
        # For d < 4 a bright bar: brightness grows towards it from both sides; otherwise a dark one.
        side = 1 if d < 4 else -1
        near, far = TOWARDS[(d + 4) % 8], TOWARDS[d % 8]
        rises, falls = (near, far) if side > 0 else (far, near)
        filters.append({(EDGE[d % 4], rises): 1, (EDGE[d % 4 + 4], falls): 1, (EDGE[(d + 2) % 8], CENTRE): -0.5})
    everywhere: Cells = dict.fromkeys(((edge, cell) for edge in EDGE for cell in (CENTRE, *TOWARDS)), 1.0)
    filters += [everywhere, dict.fromkeys(everywhere, -1.0)]
    for plus, minus, shade in (
        (RED_MAP, GREEN_MAP, LIGHT),
        (GREEN_MAP, RED_MAP, DARK),
        (BLUE_MAP, YELLOW_MAP, LIGHT),
        (YELLOW_MAP, BLUE_MAP, DARK),
    ):
        filters.append({**_area(plus, minus), (shade, CENTRE): 4.0})
    filters += [_area(LIGHT, DARK), _area(DARK, LIGHT)]
    return _weight(filters, maps=16)


def curves_and_borders() -> Weight:
    """(64, 32, 3, 3): arcs, closed and open shapes, textures, borders between areas, coloured things."""
    filters: list[Cells] = []
    for bend in (1, -1):
        for d in range(8):
            one, other = TOWARDS[(d + 2) % 8], TOWARDS[(d + 6) % 8]
            filters.append(
                {(LONG_EDGE[d], CENTRE): 1, (LONG_EDGE[(d + bend) % 8], one): 1, (LONG_EDGE[(d - bend) % 8], other): 1}
            )
    for inward in (4, 0):
        filters.append({(LONG_EDGE[(k + inward) % 8], TOWARDS[k]): 1.0 for k in range(8)})
        for opening in (0, 2, 4, 6):
            gap = {(opening + turn) % 8 for turn in (-1, 0, 1)}
            filters.append({(LONG_EDGE[(k + inward) % 8], TOWARDS[k]): -0.7 if k in gap else 1.0 for k in range(8)})
    for k in range(4):
        filters.append(
            {(BAR[k], cell): 1.0 for cell in (CENTRE, TOWARDS[k], TOWARDS[k + 4])}
            | {(BAR[k + 4], cell): 1.0 for cell in (CENTRE, TOWARDS[(k + 2) % 8], TOWARDS[(k + 6) % 8])}
        )
    filters += [_border(TEXTURE, SMOOTH, k) for k in range(8)]
    filters += [_border(RED_AREA, GREEN_AREA, k) for k in (0, 2, 4, 6)]
    filters += [_border(BLUE_AREA, YELLOW_AREA, k) for k in (0, 2, 4, 6)]
    filters += [_border(LIGHT_AREA, DARK_AREA, k) for k in range(8)]
    for area in (RED_AREA, GREEN_AREA, BLUE_AREA, YELLOW_AREA):
        filters.append({(area, CENTRE): 2.0} | {(TEXTURE, cell): 0.25 for cell in TOWARDS})
    for areas in ((RED_AREA, YELLOW_AREA), (BLUE_AREA, GREEN_AREA), (LIGHT_AREA, SMOOTH), (DARK_AREA, SMOOTH)):
        filters.append({(area, cell): 1.0 for area in areas for cell in (CENTRE, *TOWARDS)})
    filters.append({(corner, CENTRE): 1.0 for corner in CORNER})
    filters.append({(LIGHT_AREA, CENTRE): 2.0} | {(DARK_AREA, cell): 0.3 for cell in TOWARDS})
    return _weight(filters, maps=32)


def _area(plus: int, minus: int) -> Cells:
    """`plus` within, `minus` nowhere near."""
    return {(plus, cell): 1.0 for cell in (CENTRE, *TOWARDS)} | {(minus, cell): -1.0 for cell in TOWARDS}


def _border(one: int, other: int, direction: int) -> Cells:
    """`one` on the side of `direction`, `other` on the opposite side."""
    near = [TOWARDS[(direction + turn) % 8] for turn in (-1, 0, 1)]
    far = [TOWARDS[(direction + 4 + turn) % 8] for turn in (-1, 0, 1)]
    return (
        {(one, cell): 1.0 for cell in near}
        | {(other, cell): 1.0 for cell in far}
        | {(one, cell): -1.0 for cell in far}
        | {(other, cell): -1.0 for cell in near}
    )


def _weight(filters: list[Cells], maps: int) -> Weight:
    weight = np.zeros((len(filters), maps, 3, 3), np.float32)
    for number, cells in enumerate(filters):
        for (channel, (row, column)), value in cells.items():
            weight[number, channel, row, column] += value
    return read_only(weight)


def _no_bias(filters: int) -> Weight:
    return read_only(np.zeros(filters))
