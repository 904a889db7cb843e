"""The value under the mouse in words: a sentence for the status bar, a few characters beside the mouse.

People count maps, rows and columns from 1, the program from 0.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from cnnviewer.display.picture import Picture
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.gui.widgets.map_numbers import printed
from cnnviewer.gui.widgets.map_view import WHOLE, Cell

_ONE = QT_TRANSLATE_NOOP("StripPanel", "{layer} · map {map} · row {row}, column {column} · {value}")
_MANY = QT_TRANSLATE_NOOP("StripPanel", "{layer} · maps {map} · row {row}, column {column} · {value}")


def cell_text(layer: str, cell: Cell | None, picture: Picture | None, activation: NDArray[np.float32] | None) -> str:
    """ "Conv1 · map 3 · row 84, column 143 · +0.731"; "" where there is no value."""
    read = _read(cell, picture, activation)
    if cell is None or not read:
        return ""
    text = QCoreApplication.translate("StripPanel", _ONE if len(read) == 1 else _MANY)
    maps = ", ".join(str(channel + 1) for channel in read)
    value = ", ".join(printed(value, 4) for value in read.values())
    return text.format(layer=layer, map=maps, row=cell[1] + 1, column=cell[2] + 1, value=value)


def value_text(cell: Cell | None, picture: Picture | None, activation: NDArray[np.float32] | None) -> str:
    """ "+0.731", or the three values of a cell in colour."""
    return "  ".join(printed(value, 3) for value in _read(cell, picture, activation).values())


def _read(cell: Cell | None, picture: Picture | None, activation: NDArray[np.float32] | None) -> dict[int, float]:
    """The channels under the mouse and their values there."""
    if cell is None or picture is None or activation is None:
        return {}
    channel, row, column = cell
    channels = [one for one in picture.channels if one != WHOLE] if channel == WHOLE else [channel]
    if row >= activation.shape[1] or column >= activation.shape[2]:
        return {}
    return {one: float(activation[one, row, column]) for one in channels if one < activation.shape[0]}
