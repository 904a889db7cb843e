"""Draws a layer: an activation and a PictureSpec become a Picture. A pure function; runs on the compute thread."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.levels import Limits, as_maps, levels_from
from cnnviewer.display.mosaic import layout_of, make_mosaic
from cnnviewer.display.picture import Picture, PictureSpec
from cnnviewer.display.sampling import sample


def draw_picture(
    activation: NDArray[np.float32],
    spec: PictureSpec,
    previous: Picture | None = None,
    limits: Limits | None = None,
) -> Picture:
    """The layer as `spec` wants it.

    activation  (C, H, W) float32; a vector (C,) is drawn as C maps of one cell
    previous    the picture before of the same panel: scope HOLD and `smooth` look at its levels
    limits      (low, high) over the whole network, for scope NETWORK (see display.levels.network_limits)
    The pixels are a fresh read-only buffer: a Picture may be kept as long as one likes.
    """
    maps = np.ascontiguousarray(as_maps(activation))
    channels = drawn_channels(spec, len(maps))
    seen = sample(maps, spec.levels.ignore_border)
    levels, legend = levels_from(seen, spec, channels, previous=previous, limits=limits)
    size = (int(maps.shape[1]), int(maps.shape[2]))
    if spec.composite is not None:
        layout = layout_of(1, size, 1, spec.shrink, spec.gap)
        planes = [
            make_mosaic(maps, channels[i : i + 1], levels[i : i + 1], layout, seen.reach) for i in range(len(channels))
        ]
        pixels = np.asarray(cv2.merge(planes), np.uint8)
    else:
        layout = layout_of(len(channels), size, spec.columns, spec.shrink, spec.gap)
        pixels = make_mosaic(maps, channels, levels, layout, seen.reach)
    pixels.flags.writeable = False
    levels.flags.writeable = False
    return Picture(spec, pixels, layout, channels, levels, legend, seen)


def drawn_channels(spec: PictureSpec, count: int) -> tuple[int, ...]:
    """The channels that `spec` names and a layer of `count` maps has; never empty.

    Those of a composite are clipped, others left out; when none is left the last map is drawn.
    """
    if spec.composite is not None:
        return tuple(min(max(channel, 0), count - 1) for channel in spec.composite)
    if spec.channels is None:
        return tuple(range(count))
    return tuple(channel for channel in spec.channels if 0 <= channel < count) or (count - 1,)
