"""What an x-ray calls things: values, places in them, the parts of a formula. Counted from 1, as people read them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cnnviewer.engine.network import Network, Shape
from cnnviewer.gui.layer_names import layer_name
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.session.state import State

WORDS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("XRay", "bias"),
    QT_TRANSLATE_NOOP("XRay", "shift"),
    QT_TRANSLATE_NOOP("XRay", "scale"),
    QT_TRANSLATE_NOOP("XRay", "mean"),
    QT_TRANSLATE_NOOP("XRay", "variance"),
    QT_TRANSLATE_NOOP("XRay", "deviation"),
    QT_TRANSLATE_NOOP("XRay", "epsilon"),
    QT_TRANSLATE_NOOP("XRay", "alpha"),
    QT_TRANSLATE_NOOP("XRay", "beta"),
    QT_TRANSLATE_NOOP("XRay", "gamma"),
    QT_TRANSLATE_NOOP("XRay", "size"),
    QT_TRANSLATE_NOOP("XRay", "slope"),
    QT_TRANSLATE_NOOP("XRay", "lower bound"),
    QT_TRANSLATE_NOOP("XRay", "upper bound"),
    QT_TRANSLATE_NOOP("XRay", "cells"),
    QT_TRANSLATE_NOOP("XRay", "highest"),
    QT_TRANSLATE_NOOP("XRay", "lowest"),
    QT_TRANSLATE_NOOP("XRay", "sum"),
    QT_TRANSLATE_NOOP("XRay", "zero point"),
    QT_TRANSLATE_NOOP("XRay", "base"),
    QT_TRANSLATE_NOOP("XRay", "exponent"),
    QT_TRANSLATE_NOOP("XRay", "condition"),
    QT_TRANSLATE_NOOP("XRay", "if true"),
    QT_TRANSLATE_NOOP("XRay", "if false"),
    QT_TRANSLATE_NOOP("XRay", "index"),
    QT_TRANSLATE_NOOP("XRay", "not 0"),
    QT_TRANSLATE_NOOP("XRay", "on"),
    QT_TRANSLATE_NOOP("XRay", "off"),
    QT_TRANSLATE_NOOP("XRay", "start"),
    QT_TRANSLATE_NOOP("XRay", "step"),
    QT_TRANSLATE_NOOP("XRay", "filled in"),
    QT_TRANSLATE_NOOP("XRay", "constant"),
    QT_TRANSLATE_NOOP("XRay", "weight"),
    QT_TRANSLATE_NOOP("XRay", "input"),
    QT_TRANSLATE_NOOP("XRay", "size of the input"),
)
"""The words of explain.xray; a test compares them with what the x-rays say."""

_MAP = QT_TRANSLATE_NOOP("XRay", "map {number} · {row}, {column}")
_MAP_ALONE = QT_TRANSLATE_NOOP("XRay", "map {number}")
_UNIT = QT_TRANSLATE_NOOP("XRay", "number {number}")
_PADDING = QT_TRANSLATE_NOOP("XRay", "padding")
_INPUT = QT_TRANSLATE_NOOP("XRay", "Input")


def word(text: str) -> str:
    """A word of an x-ray in the language of the interface; what is no such word ("x") stays."""
    return QCoreApplication.translate("XRay", text)


def title_of(state: State, network: Network, value: str) -> str:
    """The name of a value: its layer, its node, "Input"."""
    if network.inputs and value == network.inputs[0].name:
        return word(_INPUT)
    name = layer_name(state, value) or value
    if state.network is not None or "." not in value:
        return name
    node = network.producer(value)
    return name if node is None else f"{name} {node.operator}"


def place_text(index: tuple[int, ...], shape: Shape, labels: tuple[str, ...] = ()) -> str:
    """ "map 3 · 12, 40" of feature maps, "number 7" of a vector, or the label of that number."""
    if len(shape) == 4 and shape[2:] != (1, 1):
        return word(_MAP).format(number=index[1] + 1, row=index[2] + 1, column=index[3] + 1)
    if len(shape) in (2, 4) or len(shape) == 1:
        number = index[min(1, len(index) - 1)]
        return labels[number] if number < len(labels) else word(_UNIT).format(number=number + 1)
    return ", ".join(str(one + 1) for one in index)


def map_text(channel: int) -> str:
    """ "map 3"."""
    return word(_MAP_ALONE).format(number=channel + 1)


def nowhere_text() -> str:
    """What a term is that was read in no array."""
    return word(_PADDING)
