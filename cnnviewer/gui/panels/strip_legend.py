"""What the legend under a column says: the levels of the layer, or of the one map that is pointed at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.picture import Picture, Scope
from cnnviewer.gui.widgets.level_axis import Reading, histogram_of

_UNCOUNTED = np.zeros(0, np.int64)


def reading_of(
    picture: Picture | None, activation: NDArray[np.float32] | None, channel: int | None, *, counted: bool
) -> Reading | None:
    """The reading of `picture`, drawn from `activation` (C, H, W).

    channel  the map that is selected or under the mouse; None for none
    counted  whether a histogram is wanted too, not only the levels
    """
    if picture is None:
        return None
    spec = picture.spec
    own = spec.levels.limits is None and spec.levels.scope in (Scope.MAP, Scope.HOLD)
    counts, span = picture.histogram if counted else _UNCOUNTED, picture.span
    if not own or channel is None or channel not in picture.channels:
        return Reading(picture.limits, span, counts, spec.signed, own)
    low, high = picture.levels[picture.channels.index(channel)]
    if counted and activation is not None and 0 <= channel < len(activation):
        counts, span = histogram_of(activation[channel])
    return Reading((float(low), float(high)), span, counts, spec.signed)
