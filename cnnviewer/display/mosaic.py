"""Mosaics: all feature maps of a layer as tiles of one uint8 picture, and the arrangement that makes them largest.

Measured on one core: `cv2.addWeighted` levels a 240 x 320 map in 23 us and `cv2.resize` with INTER_AREA halves it in
15 us; any factor other than exactly 2 costs ten to twenty times that, and a NumPy expression makes temporaries. So a
map is levelled in one call, halved as often as needed and written straight into its tile.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.picture import MosaicLayout

Bytes = NDArray[np.uint8]
Size = tuple[int, int]

GAP = 1
# cv2 converts through int32: what lies beyond is drawn as 0 instead of 255.
_INT_RANGE = float(2**31 - 256)


@lru_cache(maxsize=512)
def best_layout(count: int, map_size: Size, area: Size, gap: int = GAP) -> tuple[int, int, float]:
    """The arrangement that shows `count` maps as large as possible.

    map_size  (height, width) of a map in cells; area  (height, width) of the view in device pixels
    gap       between tiles, in mosaic pixels (it grows and shrinks with the mosaic)
    Returns (columns, shrink, scale): shrink is the largest power of two that leaves a tile no smaller than on the
    screen; scale is device pixels per mosaic pixel, chosen so that the whole mosaic fits the area.
    """
    count = max(1, count)
    height, width = max(1, map_size[0]), max(1, map_size[1])
    columns = np.arange(1, count + 1)
    rows = -(-count // columns)
    down = area[0] / (rows * (height + gap) - gap)
    across = area[1] / (columns * (width + gap) - gap)
    cell = np.minimum(down, across)
    # Among equally large maps the arrangement with the fewest empty places, then the one nearest to the area's shape.
    largest = np.flatnonzero(cell >= cell.max() * (1 - 1e-9))
    chosen = int(columns[min(largest, key=lambda i: (int(rows[i] * columns[i]), float(abs(down[i] - across[i]))))])
    shrink, scale = 1, _scale(count, (height, width), chosen, 1, area, gap)
    while shrink < max(height, width):
        smaller = _scale(count, (height, width), chosen, shrink * 2, area, gap)
        if smaller > 1:
            break
        shrink, scale = shrink * 2, smaller
    return chosen, shrink, scale


def _scale(count: int, map_size: Size, columns: int, shrink: int, area: Size, gap: int) -> float:
    mosaic = layout_of(count, map_size, columns, shrink, gap).size
    return max(min(area[0] / mosaic[0], area[1] / mosaic[1]), 1e-6)


def layout_of(count: int, map_size: Size, columns: int, shrink: int = 1, gap: int = GAP) -> MosaicLayout:
    """Where `count` tiles of maps of `map_size` lie; `shrink` is rounded down to a power of two, `columns` clipped."""
    shrink = 1 << (max(1, shrink).bit_length() - 1)
    tile = (-(-map_size[0] // shrink), -(-map_size[1] // shrink))
    return MosaicLayout(count, max(1, min(columns, count)), tile, map_size, shrink, max(0, gap))


def make_mosaic(
    activation: NDArray[np.float32],
    channels: Sequence[int],
    levels: NDArray[np.float32],
    layout: MosaicLayout,
    reach: float | None = None,
) -> Bytes:
    """The maps of `channels` as tiles of a fresh (rows, columns) uint8 picture; gaps and places without a map hold 0.

    activation  (C, H, W) float32;  levels  (len(channels), 2), low < high
    reach       the largest absolute value in the activation, infinity when one is not finite; None to have it looked up
    """
    if reach is None:
        reach = max(abs(float(activation.min(initial=0))), abs(float(activation.max(initial=0))))
    mosaic = np.empty(layout.size, np.uint8)
    _clear_gaps(mosaic, layout)
    height, width = layout.tile
    steps = _Steps(layout)
    for tile, (channel, (low, high)) in enumerate(zip(channels, levels.tolist(), strict=True)):
        top, left = layout.origin(tile)
        steps.draw(activation[channel], low, high, reach, mosaic[top : top + height, left : left + width])
    return mosaic


def level(feature_map: NDArray[np.float32], low: float, high: float, reach: float, target: Bytes) -> None:
    """Write round((value - low) * 255 / (high - low)), clipped to 0...255, of each value into `target`, (H, W) uint8.

    reach  no absolute value in the map is larger. NaN is written as 0.
    """
    scale = 255.0 / (high - low)
    if not reach * scale + abs(low * scale) < _INT_RANGE:
        feature_map = np.clip(feature_map, low, high)
    cv2.addWeighted(feature_map, scale, feature_map, 0.0, -low * scale, target, cv2.CV_8U)


def _clear_gaps(mosaic: Bytes, layout: MosaicLayout) -> None:
    """Write 0 where no tile will be written."""
    if layout.gap:
        for row in range(1, layout.rows):
            top = row * (layout.tile[0] + layout.gap)
            mosaic[top - layout.gap : top] = 0
        for column in range(1, layout.columns):
            left = column * (layout.tile[1] + layout.gap)
            mosaic[:, left - layout.gap : left] = 0
    if layout.count < layout.rows * layout.columns:
        top, left = layout.origin(layout.count)
        mosaic[top:, left:] = 0


class _Steps:
    """The buffers between a map and its tile, one a halving; used again for every tile, so they stay in the cache.

    A side of odd length gets a buffer one line longer, whose last line is doubled: the last mosaic pixel then is the
    mean of the cells that exist.
    """

    def __init__(self, layout: MosaicLayout) -> None:
        self._halvings: list[tuple[Bytes, bool, bool]] = []
        self._inner: list[Bytes] = []
        size, shrink = layout.map, layout.shrink
        while shrink > 1:
            half = (-(-size[0] // 2), -(-size[1] // 2))
            buffer = np.empty((2 * half[0], 2 * half[1]), np.uint8)
            self._halvings.append((buffer, size[0] % 2 == 1, size[1] % 2 == 1))
            self._inner.append(buffer[: size[0], : size[1]])
            size, shrink = half, shrink // 2

    def draw(self, feature_map: NDArray[np.float32], low: float, high: float, reach: float, tile: Bytes) -> None:
        """Level `feature_map` (H, W) and shrink it into `tile`, a view into the mosaic."""
        targets = [*self._inner, tile]
        level(feature_map, low, high, reach, targets[0])
        for (buffer, odd_rows, odd_columns), target in zip(self._halvings, targets[1:], strict=True):
            if odd_rows:
                buffer[-1] = buffer[-2]
            if odd_columns:
                buffer[:, -1] = buffer[:, -2]
            cv2.resize(buffer, (target.shape[1], target.shape[0]), target, interpolation=cv2.INTER_AREA)
