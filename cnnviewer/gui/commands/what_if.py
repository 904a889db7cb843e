"""Commands that change the maps of the network, and that take changes back; and weights from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from cnnviewer.gui.commands.command import Command, translated
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.gui.what_if import WhatIf, changeable, is_changed

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk

_ON = QT_TRANSLATE_NOOP("Commands", "Switch this map on")
_OFF = QT_TRANSLATE_NOOP("Commands", "Switch this map off")
_WEIGHTS = QT_TRANSLATE_NOOP("Commands", "Weights ({suffixes})")


def can_change_map(desk: Desk) -> bool:
    """Whether the selected map is made by a node, not given to the network."""
    return changeable(desk.bridge, desk.session.state.selection.value)


def is_off(desk: Desk) -> bool:
    """Whether the selected map is switched off."""
    selection = desk.session.state.selection
    return WhatIf(desk.session).present(selection.value, selection.channel).off


def toggle_map(desk: Desk) -> None:
    """Switch the selected map off, or on again."""
    selection = desk.session.state.selection
    WhatIf(desk.session).toggle(selection.value, selection.channel)


def toggle_painting(desk: Desk) -> None:
    """Let the mouse paint, on the selected map alone; or select again."""
    from cnnviewer.gui.panels.strip_actions import StripActions

    selection, active = desk.session.state.selection, not desk.brush.active
    if active:
        StripActions(desk.session).show_alone(selection.value, selection.channel)
    desk.brush.choose(active=active)


def load_weights(desk: Desk) -> None:
    """Ask for a file of weights and load it into the opened network."""
    from cnnviewer.networks.weights.read import SUFFIXES

    title = translated(QT_TRANSLATE_NOOP("Commands", "Load weights"))
    kinds = translated(_WEIGHTS).format(suffixes=" ".join(f"*{suffix}" for suffix in SUFFIXES))
    path, _ = QFileDialog.getOpenFileName(desk.window, title, desk.folder("network"), kinds)
    if path:
        desk.remember_folder("network", Path(path).parent)
        desk.weights.load(path)


COMMANDS: tuple[Command, ...] = (
    Command(
        "edit.map_off",
        lambda desk: translated(_ON if is_off(desk) else _OFF),
        toggle_map,
        ("O",),
        enabled=can_change_map,
        tip=QT_TRANSLATE_NOOP("Commands", "What would the network say without this feature?"),
    ),
    Command(
        "edit.paint",
        QT_TRANSLATE_NOOP("Commands", "Paint on this map"),
        toggle_painting,
        ("Shift+O",),
        enabled=can_change_map,
        checked=lambda desk: desk.brush.active,
        tip=QT_TRANSLATE_NOOP("Commands", "The map fills its column and the mouse draws numbers into its cells"),
    ),
    Command(
        "edit.revert_layer",
        QT_TRANSLATE_NOOP("Commands", "Revert this layer"),
        lambda desk: WhatIf(desk.session).revert_layer(desk.session.state.selection.value),
        enabled=lambda desk: is_changed(desk.session.state, desk.session.state.selection.value),
        tip=QT_TRANSLATE_NOOP("Commands", "The maps and weights of the selected layer as they were loaded"),
    ),
    Command(
        "edit.revert_all",
        QT_TRANSLATE_NOOP("Commands", "Revert all"),
        lambda desk: WhatIf(desk.session).revert_all(),
        enabled=lambda desk: is_changed(desk.session.state),
        tip=QT_TRANSLATE_NOOP("Commands", "All maps and learned weights as they were loaded"),
    ),
    Command(
        "network.load_weights",
        QT_TRANSLATE_NOOP("Commands", "Load weights…"),
        load_weights,
        icon="open",
        enabled=lambda desk: desk.weights.possible,
        tip=QT_TRANSLATE_NOOP(
            "Commands", "Numbers for the opened network out of a file of PyTorch, safetensors, NumPy or ONNX"
        ),
    ),
)
