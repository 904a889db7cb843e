"""The preprocessing card: how a frame becomes the tensor that enters a network. Always visible, always editable."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Fit(StrEnum):
    """How a frame of another shape is brought to the size of the card."""

    INSIDE = "inside"  # keep the aspect; the size of the card is a box it fits in, the tensor takes what it needs
    CROP = "crop"  # keep the aspect; fill the size, cut what sticks out
    LETTERBOX = "letterbox"  # keep the aspect; fit in the size, fill the rest with black
    STRETCH = "stretch"  # exactly the size; the aspect changes
    NONE = "none"  # the frame's own size


class Colour(StrEnum):
    """The channels of the tensor."""

    RGB = "rgb"
    BGR = "bgr"
    GREY = "grey"


class Centring(StrEnum):
    """Whether ink is brought to the middle, as the pictures were made that a network has learned from."""

    NONE = "none"  # the whole frame, as `fit` says
    MASS = "mass"  # the centre of mass of the ink in the middle: MNIST
    BOX = "box"  # the box around the ink in the middle: Fashion-MNIST


@dataclass(frozen=True)
class PreprocessingCard:
    """tensor = (pixel * scale - mean) / std per channel, after fitting to (height, width).

    scale   1/255 for 0...1, 1 for 0...255; mean and std have one number per channel, or one for all
    invert  True: 255 - pixel stands for every pixel of the frame, so that dark ink on paper becomes light on dark; what
            a letterbox adds stays black
    centring  anything but NONE stands in the place of `fit`, where there is ink: what is lighter than black, its longer
            side `ink` cells long, in the middle of exactly height x width; see networks/centre.py
    """

    height: int = 240
    width: int = 320
    fit: Fit = Fit.INSIDE
    colour: Colour = Colour.RGB
    scale: float = 1 / 255
    mean: tuple[float, ...] = (0.0,)
    std: tuple[float, ...] = (1.0,)
    invert: bool = False
    centring: Centring = Centring.NONE
    ink: int = 20

    @property
    def channels(self) -> int:
        return 1 if self.colour is Colour.GREY else 3


@dataclass(frozen=True, eq=False)
class Prepared:
    """A frame made ready.

    tensor     (1, C, H, W) float32, read-only
    seen       (H, W, 3) uint8 RGB: exactly what the network sees, as a picture
    frame_box  (top, left, height, width) of the tensor's area in frame pixels; maps tensor cells to frame pixels:
               frame_row = top + row * height / H. With a letterbox or centred ink it reaches outside the frame.
    """

    tensor: NDArray[np.float32]
    seen: NDArray[np.uint8]
    frame_box: tuple[float, float, float, float]
