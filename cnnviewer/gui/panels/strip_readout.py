"""The value under the mouse in words: a sentence for the status bar, a few characters beside the mouse.

People count maps, rows and columns from 1, the program from 0.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from cnnviewer.display.picture import Picture
from cnnviewer.engine.network import Network
from cnnviewer.gui.classification import logits_before
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.gui.widgets.map_numbers import printed
from cnnviewer.gui.widgets.map_view import WHOLE, Cell
from cnnviewer.networks.shown import class_value, input_shape
from cnnviewer.session.state import State

_ONE = QT_TRANSLATE_NOOP("StripPanel", "{layer} · map {map} · row {row}, column {column} · {value}")
_OF_VECTOR = QT_TRANSLATE_NOOP("StripPanel", "{layer} · value {number} · {value}")
_MANY = QT_TRANSLATE_NOOP("StripPanel", "{layer} · maps {map} · row {row}, column {column} · {value}")


def cell_text(
    layer: str,
    cell: Cell | None,
    picture: Picture | None,
    activation: NDArray[np.float32] | None,
    labels: Sequence[str] = (),
) -> str:
    """ "Conv1 · map 3 · row 84, column 143 · +0.731"; "" where there is no value.

    Of a vector "fc1 · value 3 · +0.731", and the label of that value if there is one.
    """
    read = _read(cell, picture, activation)
    if cell is None or activation is None or not read:
        return ""
    if activation.shape[1:] == (1, 1) and len(read) == 1:
        ((channel, number),) = read.items()
        name = f"{channel + 1} ({labels[channel]})" if channel < len(labels) else str(channel + 1)
        text = QCoreApplication.translate("StripPanel", _OF_VECTOR)
        return text.format(layer=layer, number=name, value=printed(number, 4))
    text = QCoreApplication.translate("StripPanel", _ONE if len(read) == 1 else _MANY)
    maps = ", ".join(str(channel + 1) for channel in read)
    value = ", ".join(printed(value, 4) for value in read.values())
    return text.format(layer=layer, map=maps, row=cell[1] + 1, column=cell[2] + 1, value=value)


def class_labels(network: Network, state: State, value: str) -> tuple[str, ...]:
    """The names of the classes where `value` is the numbers of classes, before or after the softmax."""
    if state.network is None or not state.network.labels:
        return ()
    found = class_value(network, input_shape(network, state.card))
    if found is None or value not in (found[0], logits_before(network, found[0])):
        return ()
    return state.network.labels


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
