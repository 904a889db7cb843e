"""Ink brought to the middle of the tensor, as the pictures were made that networks for digits and clothes learn from.

MNIST (Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits"): each digit, with its aspect, was
made to fit a box of 20 x 20 and was put into 28 x 28 so that the centre of mass of its pixels lies in the middle.
Fashion-MNIST (H. Xiao, K. Rasul, R. Vollgraf, 2017): the longer side became 28 and the box was put into the middle.

Ink is what is lighter than black. The centre of mass lies in cell (height / 2, width / 2), counted from 0, after
shifting by whole cells: there it lies in MNIST, whose pictures therefore stay as they
are, but for a rim that is fainter than FAINT.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from cnnviewer.networks.preprocessing import Centring, PreprocessingCard

Pixels = NDArray[np.uint8]
Box = tuple[float, float, float, float]
FAINT = 16  # up to here it is the black of the ground


def usual_ink(centring: Centring, side: int) -> int:
    """The longer side of the ink in a tensor of `side` cells: 20 of 28 cells in MNIST, all 28 in Fashion-MNIST.

    LeNet-5 takes 32 cells: the picture of 28 with a border of two.
    """
    picture = 28 if side == 32 else side
    return max(1, round(picture * 20 / 28)) if centring is Centring.MASS else picture


def centred(pixels: Pixels, card: PreprocessingCard) -> tuple[Pixels, Box] | None:
    """The ink of (H, W, 3) `pixels` in the size of `card`, and the area of the frame (top, left, height, width) that
    the tensor covers; it may reach outside. None where there is no ink.
    """
    found = _ink_box(pixels)
    if found is None:
        return None
    top, left, height, width = found
    longest = min(card.ink, card.height, card.width)
    scale = longest / max(height, width)
    rows, columns = max(1, round(height * scale)), max(1, round(width * scale))
    small = _resized(pixels[top : top + height, left : left + width], rows, columns)
    down, across = _offsets(small, card)
    seen = np.zeros((card.height, card.width, 3), np.uint8)
    seen[down : down + rows, across : across + columns] = small
    cell_height, cell_width = height / rows, width / columns
    area = (
        top - down * cell_height,
        left - across * cell_width,
        card.height * cell_height,
        card.width * cell_width,
    )
    return seen, area


def _ink_box(pixels: Pixels) -> tuple[int, int, int, int] | None:
    """(top, left, height, width) of what is lighter than FAINT."""
    inked = _grey(pixels) > FAINT
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if not len(rows):
        return None
    top, left = int(rows[0]), int(columns[0])
    return top, left, int(rows[-1]) + 1 - top, int(columns[-1]) + 1 - left


def _offsets(small: Pixels, card: PreprocessingCard) -> tuple[int, int]:
    """Where the first row and column of `small` go."""
    ink = _grey(small).astype(np.float64)
    offsets = []
    for axis, room in enumerate((card.height - ink.shape[0], card.width - ink.shape[1])):
        offset = room // 2
        if card.centring is Centring.MASS:
            along = ink.sum(axis=1 - axis)
            middle = float(along @ np.arange(len(along))) / float(along.sum())
            offset = int(np.floor((ink.shape[axis] + room) / 2 - middle + 0.5))
        offsets.append(min(max(offset, 0), room))
    return offsets[0], offsets[1]


def _grey(pixels: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _resized(pixels: Pixels, rows: int, columns: int) -> Pixels:
    if pixels.shape[:2] == (rows, columns):
        return pixels
    smaller = rows < pixels.shape[0] or columns < pixels.shape[1]
    interpolation = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(pixels, (columns, rows), interpolation=interpolation), np.uint8)
