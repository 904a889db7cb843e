"""Waiting until the strip shows what it asked for."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication

from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.panels.strip import StripPanel

Settled = Callable[[Bridge], Any]


def settle(panel: StripPanel, settled: Settled) -> None:
    """Until every column shows the picture it asked for last: sizes follow shapes, pictures follow sizes."""
    for _ in range(5):
        settled(panel.bridge)
        QApplication.processEvents()
    settled(panel.bridge)
