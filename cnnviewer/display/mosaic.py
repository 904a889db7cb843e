"""Mosaics: all feature maps of a layer as tiles of one uint8 picture, and the arrangement that makes them largest.

All maps of a layer are halved together as often as needed, then levelled together, then laid out: few calls on much
memory. A call for each map costs more Python than arithmetic, and every call gives up the interpreter lock that the
painting of the window holds as often. `cv2.resize` with INTER_AREA is fast for a factor of exactly 2 only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.picture import MosaicLayout

Bytes = NDArray[np.uint8]
Maps = NDArray[np.float32]
Size = tuple[int, int]

GAP = 1
LARGE_MAP = 1 << 14
"""Cells from which a map is levelled by a call of its own (23 us for 240 x 320), which makes no temporary."""

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
    """The maps of `channels` as tiles of a fresh (rows, columns) uint8 picture.

    activation  (C, H, W) float32;  levels  (len(channels), 2), low < high
    reach       the largest absolute value in the activation, infinity when one is not finite; None to have it looked up
    Gaps repeat the edges of the tiles beside them, so that a picture that is reduced or smoothed mixes no foreign value
    into a tile; a view paints over them. Places without a map hold 0.
    """
    if reach is None:
        reach = max(abs(float(activation.min(initial=0))), abs(float(activation.max(initial=0))))
    whole = len(channels) == len(activation) and all(i == channel for i, channel in enumerate(channels))
    maps = activation if whole else activation[list(channels)]
    for _ in range(layout.shrink.bit_length() - 1):
        maps = _halved(maps)
    return laid_out(_levelled(maps, levels, reach), layout)


def level(feature_map: NDArray[np.float32], low: float, high: float, reach: float, target: Bytes) -> None:
    """Write round((value - low) * 255 / (high - low)), clipped to 0...255, of each value into `target`, (H, W) uint8.

    reach  no absolute value in the map is larger. NaN is written as 0.
    """
    scale = 255.0 / (high - low)
    if not reach * scale + abs(low * scale) < _INT_RANGE:
        feature_map = np.clip(feature_map, low, high)
    cv2.addWeighted(feature_map, scale, feature_map, 0.0, -low * scale, target, cv2.CV_8U)


def _halved(maps: Maps) -> Maps:
    """The mean of every 2 x 2 cells; the last line of an odd side counts twice."""
    count, height, width = maps.shape
    rows, columns = -(-height // 2), -(-width // 2)
    if height % 2 or width % 2:
        even = np.empty((count, 2 * rows, 2 * columns), np.float32)
        even[:, :height, :width] = maps
        even[:, height:, :width] = maps[:, height - 1 :][:, : height % 2]
        even[:, :, width:] = even[:, :, width - 1 :][:, :, : width % 2]
        maps = even
    flat = np.ascontiguousarray(maps).reshape(count * 2 * rows, 2 * columns)
    half = cv2.resize(flat, (columns, count * rows), interpolation=cv2.INTER_AREA)
    return np.asarray(half, np.float32).reshape(count, rows, columns)


def _levelled(maps: Maps, levels: NDArray[np.float32], reach: float) -> Bytes:
    """All maps levelled, (tiles, H, W)."""
    tiles = np.empty(maps.shape, np.uint8)
    if maps[:1].size >= LARGE_MAP:
        for feature_map, tile, (low, high) in zip(maps, tiles, levels.tolist(), strict=True):
            level(feature_map, low, high, reach, tile)
        return tiles
    wide = levels.astype(np.float64)
    scale = 255.0 / (wide[:, 1] - wide[:, 0])
    with np.errstate(all="ignore"):
        values = np.multiply(maps, scale.astype(np.float32)[:, None, None])
        np.add(values, (-wide[:, 0] * scale).astype(np.float32)[:, None, None], out=values)
        np.clip(values, 0.0, 255.0, out=values)
    if math.isinf(reach):
        np.nan_to_num(values, copy=False, nan=0.0)
    lines = (-1, maps.shape[2])
    cv2.convertScaleAbs(values.reshape(lines), tiles.reshape(lines))
    return tiles


def laid_out(tiles: Bytes, layout: MosaicLayout) -> Bytes:
    """`tiles` (tiles, H, W) or (tiles, H, W, 3) in rows and columns, one picture.

    Gaps continue the tiles, places without a tile hold 0.
    """
    (height, width), gap, colours = layout.tile, layout.gap, tiles.shape[3:]
    mosaic = np.empty((layout.rows, height + gap, layout.columns, width + gap, *colours), np.uint8)
    whole = len(tiles) // layout.columns
    places = mosaic[:, :height, :, :width].swapaxes(1, 2)  # (rows, columns, height, width, ...) of tiles
    places[:whole] = tiles[: whole * layout.columns].reshape(whole, layout.columns, height, width, *colours)
    if rest := len(tiles) - whole * layout.columns:
        places[whole, :rest] = tiles[whole * layout.columns :]
        places[whole, rest:] = 0
    mosaic[:, height:, :, :width] = mosaic[:, height - 1 : height, :, :width]
    mosaic[:, :, :, width:] = mosaic[:, :, :, width - 1 : width]
    rows, columns = layout.size
    flat = mosaic.reshape(layout.rows * (height + gap), layout.columns * (width + gap), *colours)
    return np.ascontiguousarray(flat[:rows, :columns])
