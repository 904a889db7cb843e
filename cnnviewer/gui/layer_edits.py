"""Edits of layers, tried on the picture on show before they are taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from cnnviewer.errors import CnnviewerError, NetworkError
from cnnviewer.networks import edits
from cnnviewer.networks.presets import PRESETS
from cnnviewer.networks.stack import ConvLayer, Layer, Stack

Edit = Callable[[Stack], Stack]


def tried(stack: Stack, edit: Edit, size: tuple[int, int]) -> Stack:
    """`edit(stack)`. Raises CnnviewerError when it is wrong, or when an input of (height, width) no longer fits.

    A stack that does not fit already may be edited freely: the edit may be one of several that mend it.
    """
    edited = edit(stack)
    try:
        edits.check(edited, size)
    except CnnviewerError:
        if fits(stack, size):
            raise
    return edited


def fits(stack: Stack, size: tuple[int, int]) -> bool:
    """Whether an input of (height, width) gets through all layers."""
    try:
        edits.check(stack, size)
    except CnnviewerError:
        return False
    return True


def has_preset(stack: Stack, name: str) -> bool:
    """Whether `stack` came from a preset, so that its layer `name` can be reset."""
    return stack.layer(name) is not None and any(preset.title == stack.name for preset in PRESETS.values())


def reset_layer(stack: Stack, name: str) -> Stack:
    """`stack` with the layer `name` as its preset has it. Raises NetworkError when its neighbours do not fit."""
    preset = next((preset for preset in PRESETS.values() if preset.title == stack.name), None)
    wanted = None if preset is None else preset.make().layer(name)
    present = stack.layer(name)
    if preset is None or wanted is None or present is None:
        raise NetworkError(
            QCoreApplication.translate("LayerEdits", "The preset {network} has no {layer}.").format(
                network=stack.name, layer=name
            )
        )
    if isinstance(wanted, ConvLayer):
        if not isinstance(present, ConvLayer) or present.channels != wanted.channels:
            sentence = QCoreApplication.translate(
                "LayerEdits",
                "{layer} of the preset takes {maps} maps, but others arrive here; choose the preset again.",
            )
            raise NetworkError(sentence.format(layer=name, maps=wanted.channels))
        stack = edits.set_filters(stack, name, wanted.filters)
    return replace(stack, layers=tuple(_exchanged(layer, wanted) for layer in stack.layers))


def _exchanged(layer: Layer, wanted: Layer) -> Layer:
    return wanted if layer.name == wanted.name else layer
