"""How keys walk over feature maps and layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cnnviewer.session.state import Selection


def next_selection(
    event: QKeyEvent,
    selection: Selection,
    shapes: Mapping[str, tuple[int, int, int]],
    values: list[str],
    tiles_in_row: int,
) -> Selection | None:
    """Where `event` moves the selection; None when it is no walking key.

    Left and right walk maps, up and down a row of the mosaic; Ctrl with left and right, Page up and down walk layers.
    """
    key = event.key()
    to_layer = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(key))
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        to_layer = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if to_layer is None:
            return None
    if to_layer is not None:
        place = min(max(values.index(selection.value) + to_layer, 0), len(values) - 1)
        value = values[place]
        channels = shapes[value][0] if value in shapes else selection.channel + 1
        return replace(selection, value=value, channel=min(selection.channel, channels - 1), pixel=None)
    count = shapes[selection.value][0] if selection.value in shapes else 1
    targets = {
        Qt.Key.Key_Left: selection.channel - 1,
        Qt.Key.Key_Right: selection.channel + 1,
        Qt.Key.Key_Up: selection.channel - tiles_in_row,
        Qt.Key.Key_Down: selection.channel + tiles_in_row,
        Qt.Key.Key_Home: 0,
        Qt.Key.Key_End: count - 1,
    }
    target = targets.get(Qt.Key(key))
    if target is None:
        return None
    return replace(selection, channel=target) if 0 <= target < count else selection
