"""From a frame to the tensor that enters a network, as the preprocessing card says."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from cnnviewer.networks.preprocessing import Colour, Fit, Prepared, PreprocessingCard


def prepare(frame_pixels: NDArray[np.uint8], card: PreprocessingCard) -> Prepared:
    """Bring (H, W, 3) uint8 RGB pixels to the size, colours and range of `card`."""
    seen, frame_box = fit(frame_pixels, card)
    channels = planes(seen, card.colour)
    tensor = np.empty((1, len(channels), *seen.shape[:2]), np.float32)
    for index, plane in enumerate(channels):
        mean = card.mean[index % len(card.mean)]
        std = card.std[index % len(card.std)]
        cv2.addWeighted(plane, card.scale / std, plane, 0.0, -mean / std, tensor[0, index], cv2.CV_32F)
    tensor.flags.writeable = False
    seen.flags.writeable = False
    return Prepared(tensor, seen, frame_box)


def fit(
    pixels: NDArray[np.uint8], card: PreprocessingCard
) -> tuple[NDArray[np.uint8], tuple[float, float, float, float]]:
    """The pixels in the size of the card and the (top, left, height, width) of their area in the frame."""
    height, width = pixels.shape[:2]
    whole = (0.0, 0.0, float(height), float(width))
    if card.fit is Fit.NONE:
        return np.array(pixels), whole
    if card.fit is Fit.STRETCH:
        return resized(pixels, card.height, card.width), whole
    scale_inside = min(card.height / height, card.width / width)
    rows, columns = max(1, round(height * scale_inside)), max(1, round(width * scale_inside))
    if card.fit is Fit.INSIDE:
        return resized(pixels, rows, columns), whole
    if card.fit is Fit.LETTERBOX:
        canvas = np.zeros((card.height, card.width, 3), np.uint8)
        top, left = (card.height - rows) // 2, (card.width - columns) // 2
        canvas[top : top + rows, left : left + columns] = resized(pixels, rows, columns)
        down, across = height / rows, width / columns
        return canvas, (-top * down, -left * across, card.height * down, card.width * across)
    scale = max(card.height / height, card.width / width)
    rows, columns = max(1, round(card.height / scale)), max(1, round(card.width / scale))
    top, left = (height - rows) // 2, (width - columns) // 2
    cut = pixels[top : top + rows, left : left + columns]
    return resized(cut, card.height, card.width), (float(top), float(left), float(rows), float(columns))


def resized(pixels: NDArray[np.uint8], height: int, width: int) -> NDArray[np.uint8]:
    if pixels.shape[:2] == (height, width):
        return np.array(pixels)
    smaller = height < pixels.shape[0] or width < pixels.shape[1]
    interpolation = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=interpolation), np.uint8)


def planes(pixels: NDArray[np.uint8], colour: Colour) -> list[NDArray[np.uint8]]:
    """The channels of the tensor as (H, W) uint8 pictures. Grey is 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601)."""
    if colour is Colour.GREY:
        return [np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)]
    split = [np.asarray(plane, np.uint8) for plane in cv2.split(pixels)]
    return split[::-1] if colour is Colour.BGR else split
