"""Draws one layer of two runs so that they can be compared: on the same levels, and what lies between them.

A map that is bright in one and dark in the other was so in the numbers too: for every tile the levels span those that
each run would have alone. The difference is drawn with 0 in the middle, on one scale for all maps, up to its largest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.draw import draw_picture, drawn_channels
from cnnviewer.display.levels import as_maps, levels_from
from cnnviewer.display.mosaic import layout_of, make_mosaic
from cnnviewer.display.picture import LevelSpec, Picture, PictureSpec, Scope
from cnnviewer.display.sampling import sample

Maps = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Pair:
    """One layer of two runs.

    here, there       their pictures; `there` is None when the other network has no such layer
    difference        here minus there, drawn; None when the shapes differ
    difference_maps   the same as numbers, (C, H, W)
    """

    here: Picture
    there: Picture | None
    difference: Picture | None
    difference_maps: Maps | None


def draw_pair(here: Maps, there: Maps | None, spec: PictureSpec, previous: Pair | None = None) -> Pair:
    """The activations `here` and `there`, each (C, H, W) or (C,), as `spec` wants them.

    previous  the pair before, whose levels scope HOLD keeps and `smooth` leaves slowly
    """
    before = None if previous is None else previous.here
    maps = np.ascontiguousarray(as_maps(here))
    if there is None:
        return Pair(draw_picture(maps, spec, before), None, None, None)
    others = maps if there is here else np.ascontiguousarray(as_maps(there))
    if maps.shape != others.shape:
        before_there = None if previous is None else previous.there
        return Pair(draw_picture(maps, spec, before), draw_picture(others, spec, before_there), None, None)
    both = _draw_both(maps, others, spec, before)
    with np.errstate(invalid="ignore"):  # infinity minus infinity is drawn as the NaN that it is
        apart = maps - others
    apart.flags.writeable = False
    levels = LevelSpec(Scope.LAYER, robust=False, smooth=spec.levels.smooth)
    wanted = replace(spec, signed=True, levels=levels)
    before_difference = None if previous is None else previous.difference
    return Pair(*both, draw_picture(apart, wanted, before_difference), apart)


def _draw_both(here: Maps, there: Maps, spec: PictureSpec, before: Picture | None) -> tuple[Picture, Picture]:
    """Pictures of two layers of one shape, on the levels that span those of both."""
    channels = drawn_channels(spec, len(here))
    seen = [sample(maps, spec.levels.ignore_border) for maps in (here, there)]
    found = [levels_from(one, spec, channels, previous=before) for one in seen]
    low = np.minimum(found[0][0][:, 0], found[1][0][:, 0])
    high = np.maximum(found[0][0][:, 1], found[1][0][:, 1])
    levels = np.stack((low, high), axis=1)
    levels.flags.writeable = False
    legend = (min(found[0][1][0], found[1][1][0]), max(found[0][1][1], found[1][1][1]))
    layout = layout_of(len(channels), (int(here.shape[1]), int(here.shape[2])), spec.columns, spec.shrink, spec.gap)
    drawn = []
    for maps, one in zip((here, there), seen, strict=True):
        pixels = make_mosaic(maps, channels, levels, layout, one.reach)
        pixels.flags.writeable = False
        drawn.append(Picture(spec, pixels, layout, channels, levels, legend, one))
    return drawn[0], drawn[1]
