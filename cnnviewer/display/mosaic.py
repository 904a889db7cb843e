"""Mosaics: all feature maps of a layer as tiles of one uint8 picture, and the arrangement that makes them largest.

Measured on one core: `cv2.addWeighted` levels a 240 x 320 map in 23 us and `cv2.resize` with INTER_AREA halves it in
15 us; any factor other than exactly 2 costs ten to twenty times that, and a NumPy expression makes temporaries. So a
map is levelled in one call; then all maps of the layer together are halved as often as needed and laid out, since a
layer of many small maps costs more Python than arithmetic.
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
    tiles = _levelled(activation, channels, levels, layout, reach)
    size, shrink = layout.map, layout.shrink
    while shrink > 1:
        tiles = _halved(tiles, size)
        size, shrink = (-(-size[0] // 2), -(-size[1] // 2)), shrink // 2
    return _laid_out(tiles[:, : size[0], : size[1]], layout)


def level(feature_map: NDArray[np.float32], low: float, high: float, reach: float, target: Bytes) -> None:
    """Write round((value - low) * 255 / (high - low)), clipped to 0...255, of each value into `target`, (H, W) uint8.

    reach  no absolute value in the map is larger. NaN is written as 0.
    """
    scale = 255.0 / (high - low)
    if not reach * scale + abs(low * scale) < _INT_RANGE:
        feature_map = np.clip(feature_map, low, high)
    cv2.addWeighted(feature_map, scale, feature_map, 0.0, -low * scale, target, cv2.CV_8U)


def _levelled(
    activation: NDArray[np.float32],
    channels: Sequence[int],
    levels: NDArray[np.float32],
    layout: MosaicLayout,
    reach: float,
) -> Bytes:
    """All maps levelled, (tiles, H, W); a map that will be halved has sides of even length, the last line doubled."""
    height, width = layout.map
    even = layout.shrink > 1
    tiles = np.empty((len(channels), height + (even and height % 2), width + (even and width % 2)), np.uint8)
    for tile, channel, (low, high) in zip(tiles, channels, levels.tolist(), strict=True):
        level(activation[channel], low, high, reach, tile[:height, :width])
    return tiles


def _halved(tiles: Bytes, size: Size) -> Bytes:
    """All tiles halved in one call: sides are even, so they can be one tall picture. `size` is what of them is used.

    The last line of an odd side is doubled: the last mosaic pixel then is the mean of the cells that exist.
    """
    height, width = size
    if height % 2:
        tiles[:, height] = tiles[:, height - 1]
    if width % 2:
        tiles[:, :, width] = tiles[:, :, width - 1]
    count, rows, columns = tiles.shape
    flat = tiles.reshape(count * rows, columns)
    half = cv2.resize(flat, (columns // 2, count * rows // 2), interpolation=cv2.INTER_AREA)
    halved = np.asarray(half, np.uint8).reshape(count, rows // 2, columns // 2)
    odd = ((0, 0), (0, rows // 2 % 2), (0, columns // 2 % 2))
    return np.pad(halved, odd) if any(after for _, after in odd) else halved


def _laid_out(tiles: Bytes, layout: MosaicLayout) -> Bytes:
    """The tiles in rows and columns, one picture; gaps and places without a tile hold 0."""
    (height, width), gap = layout.tile, layout.gap
    mosaic = np.zeros((layout.rows, height + gap, layout.columns, width + gap), np.uint8)
    whole = len(tiles) // layout.columns
    places = mosaic[:, :height, :, :width].transpose(0, 2, 1, 3)  # (rows, columns, height, width) of tiles
    places[:whole] = tiles[: whole * layout.columns].reshape(whole, layout.columns, height, width)
    if rest := len(tiles) - whole * layout.columns:
        places[whole, :rest] = tiles[whole * layout.columns :]
    rows, columns = layout.size
    return np.ascontiguousarray(mosaic.reshape(layout.rows * (height + gap), -1)[:rows, :columns])
