"""What the faces of a box show: a slice, the upper edges of all slices, their nearer edges, cut from one picture."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from cnnviewer.display.picture import Picture
from cnnviewer.gui.widgets.images import image_of, packed

_LARGEST_FACE = 512  # pixels along the axis: a box is never drawn longer


class Faces:
    """The images of one box, from a picture and its (256, 3) uint8 colours; each is made when it is asked for.

    column  True for a vector: all its numbers are one slice, a column
    """

    def __init__(self, picture: Picture, table: NDArray[np.uint8], column: bool) -> None:
        self.picture = picture
        self._column = column
        self._colours = packed(table)
        layout = picture.layout
        self._rows, self._columns = np.transpose([layout.origin(tile) for tile in range(layout.count)])
        self._slices: dict[int, QImage] = {}
        self._edges: dict[str, QImage] = {}

    def slice_image(self, number: int) -> QImage | None:
        """Slice `number` as it is drawn; None when the picture does not hold it."""
        if self._column:
            number = 0
        if number not in self._slices:
            if not 0 <= number < self.picture.layout.count:
                return None
            self._slices[number] = self._image(self._whole_column() if self._column else self._tile(number))
        return self._slices[number]

    def top_image(self) -> QImage:
        """The upper edges of all slices, the first at the left: across a map is downwards."""
        if "top" not in self._edges:
            columns = np.arange(self.picture.layout.tile[1])
            edge = self.picture.pixels[self._rows[:, None], self._columns[:, None] + columns]
            self._edges["top"] = self._image(_along(edge))
        return self._edges["top"]

    def side_image(self) -> QImage:
        """The edges of all slices that are nearer to the eye, the first at the left: down a map is downwards."""
        if "side" not in self._edges:
            height, width = self.picture.layout.tile
            rows = np.arange(height)
            edge = self.picture.pixels[self._rows[:, None] + rows, self._columns[:, None] + width - 1]
            self._edges["side"] = self._image(_along(edge))
        return self._edges["side"]

    def _tile(self, number: int) -> NDArray[np.uint8]:
        height, width = self.picture.layout.tile
        row, column = int(self._rows[number]), int(self._columns[number])
        tile: NDArray[np.uint8] = self.picture.pixels[row : row + height, column : column + width]
        return tile

    def _whole_column(self) -> NDArray[np.uint8]:
        numbers: NDArray[np.uint8] = self.picture.pixels[self._rows, self._columns][:, None]
        return numbers

    def _image(self, pixels: NDArray[np.uint8]) -> QImage:
        return image_of(pixels, self._colours)


def _along(edge: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(slices, cells, ...) turned to (cells, slices, ...), no longer than a box is ever drawn."""
    turned = np.ascontiguousarray(np.swapaxes(edge, 0, 1))
    if turned.shape[1] > _LARGEST_FACE:
        turned = np.asarray(
            cv2.resize(turned, (_LARGEST_FACE, turned.shape[0]), interpolation=cv2.INTER_AREA), np.uint8
        )
    return turned
