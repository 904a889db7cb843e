"""From whatever a decoder gives to (H, W, 3) uint8 RGB: grey, 16 bits, floats, palettes, CMYK and alpha end here.

How wide ranges become 0...255 (documented because a network sees the result):

- 8 bits: as they are. Colour profiles are ignored, as they are when networks are trained.
- 16-bit colour: the upper 8 bits.
- 16-bit grey: round(255 value / white), where white is the largest value of the smallest usual sensor (8, 10, 12, 14 or
  16 bits) that holds the brightest pixel: a 12-bit picture in a 16-bit file would otherwise look black.
- Floats and 32-bit integers: 0...1 is multiplied by 255, 0...255 is kept, any other range is stretched linearly,
  each picture on its own. What is not a finite number becomes 0.
- Radiance (HDR): Reinhard's global operator (Reinhard et al. 2002, "Photographic tone reproduction for digital images",
  eq. 1-3): L = 0.18 Y / exp(mean(log(d + Y))), shown = L / (1 + L), then the gamma of sRGB displays, 1/2.2.
- Alpha: out = a colour + (1 - a) background, on the stored values.
"""

from __future__ import annotations

import contextlib
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from cnnviewer.sources.frame import Pixels
from cnnviewer.sources.opencv import cv2

_WHITES = (255, 1023, 4095, 16383, 65535)
_LUMINANCE = (0.2126, 0.7152, 0.0722)  # ITU-R BT.709, red green blue


def white_of(grey: NDArray[Any]) -> int:
    """The largest value of the smallest usual sensor that holds all of `grey`, (H, W) integers."""
    brightest = int(grey.max(initial=0))
    return next((white for white in _WHITES if brightest <= white), _WHITES[-1])


def from_pillow(image: Image.Image, background: tuple[int, int, int], white: int | None = None) -> Pixels:
    """A Pillow image of any mode as (H, W, 3) uint8 RGB, turned and mirrored as its EXIF orientation (1...8) says.

    `white` fixes the white of 16-bit grey. Raises whatever Pillow raises about damaged bytes.
    """
    image.load()
    with contextlib.suppress(SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, struct.error):
        image = ImageOps.exif_transpose(image)  # EXIF data that makes no sense is no reason to refuse the picture
    if image.mode.startswith("I;16"):
        return stacked(_scaled(np.asarray(image), white))
    if image.mode in ("I", "F"):
        return stacked(_from_wide(np.asarray(image), white))
    if image.has_transparency_data:
        colours = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", colours.size, (*background, 255)), colours)
    return np.array(image if image.mode == "RGB" else image.convert("RGB"), np.uint8)


def from_opencv(array: NDArray[Any], background: tuple[int, int, int] = (255, 255, 255)) -> Pixels:
    """What OpenCV decodes, (H, W), (H, W, 1), BGR or BGRA in any number type, as (H, W, 3) uint8 RGB."""
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if array.dtype == np.uint16:
        array = _scaled(array, None if array.ndim == 2 else 65535)
    elif array.dtype != np.uint8:
        array = _from_wide(array, None)
    if array.ndim == 2:
        return stacked(array)
    if array.shape[2] == 4:
        return over(cv2.cvtColor(array, cv2.COLOR_BGRA2RGBA), background)
    return np.asarray(cv2.cvtColor(array, cv2.COLOR_BGR2RGB), np.uint8)


def stacked(grey: NDArray[Any]) -> Pixels:
    """(H, W) uint8 as three equal channels."""
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(grey), cv2.COLOR_GRAY2RGB), np.uint8)


def over(rgba: NDArray[Any], background: tuple[int, int, int]) -> Pixels:
    """(H, W, 4) uint8 RGBA laid over a colour."""
    colours = Image.fromarray(np.ascontiguousarray(rgba))
    return np.array(Image.alpha_composite(Image.new("RGBA", colours.size, (*background, 255)), colours).convert("RGB"))


def tone_mapped(radiance: NDArray[np.float32]) -> Pixels:
    """(H, W, 3) float BGR radiance, >= 0, as RGB for a screen; the formula is in the text above."""
    light = np.nan_to_num(radiance[:, :, ::-1], nan=0.0, posinf=1e6, neginf=0.0).clip(0.0, 1e6)
    luminance = light @ np.array(_LUMINANCE, np.float32)
    key = 0.18 / float(np.exp(np.mean(np.log(1e-6 + luminance))))
    exposed = key * luminance
    ratio = key / (1.0 + exposed)
    shown = np.clip(light * ratio[:, :, None], 0.0, 1.0) ** (1 / 2.2)
    return np.rint(255 * shown).astype(np.uint8)


def _scaled(values: NDArray[Any], white: int | None) -> Pixels:
    """16-bit values as uint8."""
    white = white or white_of(values)
    if white == 255:
        return values.clip(0, 255).astype(np.uint8)
    return cv2.convertScaleAbs(np.ascontiguousarray(values, np.uint16), alpha=255 / white).astype(np.uint8, copy=False)


def _from_wide(values: NDArray[Any], white: int | None) -> Pixels:
    """Floats and 32-bit integers as uint8."""
    floating = np.issubdtype(values.dtype, np.floating)
    finite = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0).astype(np.float64) if floating else values
    low, high = float(finite.min(initial=0)), float(finite.max(initial=0))
    if low >= 0 and not floating and high <= 65535:
        return _scaled(values, white)
    if low >= 0 and high <= 1:
        low, high = 0.0, 1.0
    elif low >= 0 and high <= 255:
        low, high = 0.0, 255.0
    stretched = np.rint((np.asarray(finite, np.float64) - low) * (255 / (high - low)))
    return stretched.astype(np.uint8)
