"""Whether black or white is read better on a colour: one rule for the cells on the screen and in exported files."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

WEIGHTS = (0.299, 0.587, 0.114)
"""Of red, green and blue in the luminance (ITU-R BT.601)."""

_LIGHT = 140.0  # luminance from which black is read better than white


def is_light(red: float, green: float, blue: float) -> bool:
    """Whether black is read better than white on this colour, 0...255."""
    return WEIGHTS[0] * red + WEIGHTS[1] * green + WEIGHTS[2] * blue > _LIGHT


def are_light(colours: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """The same of many colours (..., 3) at once, (...)."""
    light: NDArray[np.bool_] = colours.astype(np.float64) @ WEIGHTS > _LIGHT
    return light
