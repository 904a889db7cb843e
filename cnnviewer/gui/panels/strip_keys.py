"""What keys do in the strip: walk over feature maps and layers, enlarge, zoom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cnnviewer.gui.panels.strip_column import StripColumn
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection

Shapes = Mapping[str, tuple[int, int, int]]
_ZOOM_STEP = 1.25
_LEAP = 10  # layers


class StripKeys:
    """Acts on the keys that the selected column gets; `open_map(value, channel)` enlarges a map or brings all back."""

    def __init__(self, session: Session, open_map: Callable[[str, int], None]) -> None:
        self._session = session
        self._open_map = open_map

    def act(self, event: QKeyEvent, column: StripColumn, shapes: Shapes, values: list[str]) -> bool:
        """Arrows walk maps, Ctrl+arrows and Page keys layers, Return enlarges, Esc goes up, + − 0 zoom.

        shapes  (C, H, W) by value name;  values  the columns in order. Returns False for a key that means nothing here.
        """
        state, maps, key = self._session.state, column.maps, event.key()
        enlarged = column.value in state.view.enlarged
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_map(column.value, state.selection.channel)
        elif key == Qt.Key.Key_Escape and (maps.zoom > 1 or enlarged):
            if maps.zoom > 1:
                maps.zoom_to_fit()
            else:
                self._open_map(column.value, state.selection.channel)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            maps.zoom_by(_ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            maps.zoom_by(1 / _ZOOM_STEP)
        elif key == Qt.Key.Key_0:
            maps.zoom_to_fit()
        else:
            tiles = maps.picture.layout.columns if maps.picture is not None else 1
            after = next_selection(event, state.selection, shapes, values, tiles)
            if after is None:
                return False
            if after.value == column.value and enlarged:
                shown = {**state.view.enlarged, column.value: after.channel}
                self._session.change(view=replace(state.view, enlarged=shown))
            self._session.change(selection=after)
        return True


def next_selection(
    event: QKeyEvent,
    selection: Selection,
    shapes: Shapes,
    values: list[str],
    tiles_in_row: int,
) -> Selection | None:
    """Where `event` moves the selection; None when it is no walking key.

    Left and right walk maps, up and down a row of the mosaic; Ctrl with left and right, Page up and down walk layers,
    with Ctrl ten of them; Ctrl with Home and End goes to the first and the last.
    """
    key = event.key()
    to_layer = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(key))
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        far = len(values)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -far, Qt.Key.Key_End: far}
        steps.update({Qt.Key.Key_PageUp: -_LEAP, Qt.Key.Key_PageDown: _LEAP})
        to_layer = steps.get(Qt.Key(key))
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
