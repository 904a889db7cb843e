"""The part of a map's menu that changes the map itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from cnnviewer.gui.what_if import WhatIf

if TYPE_CHECKING:
    from cnnviewer.gui.panels.strip_actions import StripActions


def add_changes(menu: QMenu, actions: StripActions, value: str, channel: int) -> None:
    """Add what can be done to map `channel` of `value`: off and on, mean, negated, paint, as it is."""
    what_if = WhatIf(actions.session)
    present = what_if.present(value, channel)
    text = (
        QCoreApplication.translate("StripPanel", "Switch this map on")
        if present.off
        else QCoreApplication.translate("StripPanel", "Switch this map off")
    )
    menu.addAction(text).triggered.connect(lambda: what_if.toggle(value, channel))
    if not present.mean:
        text = QCoreApplication.translate("StripPanel", "Set to its mean")
        menu.addAction(text).triggered.connect(
            lambda checked=False, text=text: what_if.change(value, channel, text, factor=1.0, mean=True)
        )
    if present.factor != -1.0:
        text = QCoreApplication.translate("StripPanel", "Negate")
        menu.addAction(text).triggered.connect(
            lambda checked=False, text=text: what_if.change(value, channel, text, factor=-1.0)
        )
    text = QCoreApplication.translate("StripPanel", "Paint on this map")
    menu.addAction(text).triggered.connect(lambda: actions.paint(value, channel))
    if not present.idle:
        text = QCoreApplication.translate("StripPanel", "Leave this map as it is")
        menu.addAction(text).triggered.connect(lambda: what_if.remove(value, channel))
    menu.addSeparator()
